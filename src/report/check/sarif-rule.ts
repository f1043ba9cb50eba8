import { CODES, type Code, type Severity } from '../../deck/codes.ts';
import { exampleYaml } from '../../deck/explanations/example-yaml.ts';
import { groupOf } from '../../deck/explanations/groups.ts';
import { explanationOf } from '../../deck/explanations/index.ts';

export const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;
/** GitHub's own word for how bad it is; it sorts by it. */
const PROBLEM = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** What SARIF tells of a rule; the help is what `prepdeck explain` says. */
export function reportingDescriptor(code: Code) {
  const { name, title, severity }: { name: string; title: string; severity: Severity } = CODES[code];
  const { why, source, bad, good } = explanationOf(code);
  const fenced = (yaml: string): string => `\`\`\`yaml\n${yaml}\n\`\`\``;
  const origin = source === undefined ? [] : [`Source: ${source}`];
  return {
    id: code,
    name,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: [why, ...origin].join('\n\n'),
      markdown: [why, 'Bad:', fenced(exampleYaml(bad)), 'Good:', fenced(exampleYaml(good)), ...origin].join('\n\n'),
    },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [groupOf(code).id], precision: 'high', 'problem.severity': PROBLEM[severity] },
  };
}
