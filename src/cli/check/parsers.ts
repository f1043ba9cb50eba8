import { nearest } from '../../deck/nearest.ts';
import { EXIT, Failure } from '../../problem.ts';

/** Every output format by name. Spelt out so that the command table does not load the formats; a test compares. */
export const OUTPUT_FORMATS = [
  'text',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Where a report goes, and how. */
export interface Output {
  readonly format: OutputFormat;
  /** Stdout where absent. */
  readonly file?: string;
}

const usage = (message: string, hint: string): never => {
  throw new Failure({ message, hint, exit: EXIT.usage });
};

const outputsOf = (before: unknown): readonly Output[] => (Array.isArray(before) ? before : []);

/** `--format NAME`: one more output, on stdout for now. */
export function withFormat(text: string, before: unknown): readonly Output[] {
  const format = OUTPUT_FORMATS.find((name) => name === text);
  if (format !== undefined) return [...outputsOf(before), { format }];
  const meant = nearest(text, OUTPUT_FORMATS);
  const hint = meant ? `did you mean ${meant}?` : `the formats are ${OUTPUT_FORMATS.join(', ')}`;
  return usage(`no output format ${JSON.stringify(text)}`, hint);
}

/** `--output-file FILE`: the output before it goes there; without a format before it, text does. */
export function withOutputFile(file: string, before: unknown): readonly Output[] {
  const outputs = outputsOf(before);
  const last = outputs.at(-1) ?? { format: 'text' };
  if (last.file !== undefined) {
    return usage('two times --output-file for one --format', 'say --format before each --output-file');
  }
  return [...outputs.slice(0, -1), { ...last, file }];
}

/** `--rule RULE=LEVEL`: both as they were said; what they mean is for those who know the codes. */
export function withRule(text: string, before: unknown): readonly (readonly [rule: string, level: string])[] {
  const [, rule, level] = /^([^=]+)=([^=]+)$/.exec(text) ?? [];
  if (rule === undefined || level === undefined) {
    return usage(`--rule takes RULE=LEVEL, not ${JSON.stringify(text)}`, 'for example --rule PD405=off');
  }
  return [...(Array.isArray(before) ? before : []), [rule.trim(), level.trim()]];
}
