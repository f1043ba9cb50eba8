import { ALL_CODES, CODES, type Code } from '../../deck/codes.ts';
import { type CodeDescription, describeCode } from '../../deck/explanations/describe.ts';
import { exampleYaml } from '../../deck/explanations/example-yaml.ts';
import { codeOf, meantRule } from '../../deck/settings/rule-names.ts';
import { EXIT, type ExitCode, Failure } from '../../problem.ts';
import { textColumns } from '../../terminal/capability.ts';
import { codesText, explainText } from '../../terminal/check/explain-text.ts';
import { prepareHighlighting } from '../../terminal/highlight.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printPaged } from '../pager.ts';
import { printJson } from '../print.ts';

/** `prepdeck explain CODE`: what a code of `prepdeck check` means; without one, all codes there are. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const [word] = words;
  const code = word === undefined ? undefined : codeFor(word);
  const described = (code === undefined ? ALL_CODES : [code]).map(describeCode);
  if (options.json === true) {
    const documents = described.map(documentOf);
    printJson(context.out, code === undefined ? { codes: documents } : { ...documents[0] });
    return EXIT.ok;
  }
  const theme = await context.theme();
  const kit = {
    theme,
    columns: textColumns(context.capability),
    highlight: await prepareHighlighting(['```yaml'], theme),
  };
  const [one] = described;
  await printPaged(code !== undefined && one ? explainText(one, kit) : codesText(described, kit), context);
  return EXIT.ok;
}

/** `PD405`, `pd405`, `405` and `longest-is-correct` are the same. */
function codeFor(word: string): Code {
  const [upper, lower] = [word.toUpperCase(), word.toLowerCase()];
  const code = codeOf(upper) ?? codeOf(`PD${word}`) ?? codeOf(lower);
  if (code !== undefined) return code;
  const part = lower === '' ? undefined : ALL_CODES.find((one) => CODES[one].name.includes(lower));
  const meant = meantRule(word) ?? (part && CODES[part].name);
  throw new Failure({
    message: `no code ${JSON.stringify(oneLine(word))}`,
    hint: meant ? `did you mean ${meant}?` : '`prepdeck explain` lists them all',
    exit: EXIT.usage,
  });
}

const documentOf = ({ code, name, title, group, why, fix, source, bad, good, ...rest }: CodeDescription) => ({
  code,
  name,
  title,
  why,
  ...rest,
  group: group.id,
  fix: fix ?? null,
  source: source ?? null,
  bad: exampleYaml(bad),
  good: exampleYaml(good),
});
