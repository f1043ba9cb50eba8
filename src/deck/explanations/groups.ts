import { ALL_CODES, type Code } from '../codes.ts';

/** What codes of one hundred are about. */
export interface CodeGroup {
  /** One word, for tags. */
  readonly id: string;
  readonly title: string;
}

const GROUPS: Readonly<Record<string, CodeGroup>> = {
  '0': { id: 'ignore', title: 'Ignore comments' },
  '1': { id: 'yaml', title: 'YAML' },
  '2': { id: 'format', title: 'The shape of a deck' },
  '3': { id: 'identity', title: 'Ids and references' },
  '4': { id: 'knowledge-check', title: 'Knowledge checks' },
  '5': { id: 'interview', title: 'Interview questions and sources' },
  '6': { id: 'text', title: 'Text, and the deck as a whole' },
  '9': { id: 'safety', title: 'Files and hostile input' },
};
const OTHER: CodeGroup = { id: 'other', title: 'Other' };

export const groupOf = (code: Code): CodeGroup => GROUPS[code.charAt(2)] ?? OTHER;

/** All codes by what they are about, in order. */
export function codesByGroup(): ReadonlyMap<CodeGroup, readonly Code[]> {
  const groups = new Map<CodeGroup, Code[]>();
  for (const code of ALL_CODES) {
    const group = groupOf(code);
    groups.set(group, [...(groups.get(group) ?? []), code]);
  }
  return groups;
}
