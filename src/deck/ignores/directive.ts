import { quoted } from '../characters.ts';
import type { Code } from '../codes.ts';
import type { Span } from '../lines.ts';
import { nearest } from '../nearest.ts';
import { codeOf, isFixed, meantRule } from '../settings/rule-names.ts';

/** The word that every directive has, for finding comments that could be one. */
export const DIRECTIVE = 'prepdeck';

const LINE = 'prepdeck-ignore';
const FILE = 'prepdeck-ignore-file';

/** One of the codes that a directive names. */
export interface Named {
  readonly code: Code;
  /** Where it stands. */
  readonly span: Span;
}

/** Something in a directive that cannot be understood. */
export interface Malformed {
  readonly span: Span;
  readonly message: string;
  readonly help: string;
  /** What to write there instead, where that is known. */
  readonly meant?: string;
}

/** What an ignore comment says. */
export interface Directive {
  readonly whole: boolean;
  readonly named: readonly Named[];
  readonly reason: string;
  readonly malformed: readonly Malformed[];
}

/**
 * The directive in a comment `# prepdeck-ignore PD204, PD405: reason`; undefined where it is none and none can have been meant.
 * `start` is where the comment stands in the source.
 */
export function readDirective(comment: string, start: number): Directive | undefined {
  const [, lead = '', word = '', rest = ''] = /^(#+[ \t]*)(prepdeck-[\w-]*)(.*)$/s.exec(comment) ?? [];
  if (word === '') return misspelt(comment, start);
  const at = start + lead.length;
  if (word !== LINE && word !== FILE) return unknownWord(word, { start: at, end: at + word.length });
  const [list = '', ...reason] = rest.split(':');
  const named: Named[] = [];
  const malformed: Malformed[] = [];
  for (const { 0: name, index } of list.matchAll(/[^\s,]+/g)) {
    const from = at + word.length + index;
    const span = { start: from, end: from + name.length };
    const code = codeOf(name);
    if (code === undefined) malformed.push(unknownCode(name, span));
    else if (isFixed(code) || code === 'PD001' || code === 'PD003') malformed.push(notIgnorable(code, span));
    else named.push({ code, span });
  }
  if (named.length === 0 && malformed.length === 0) {
    const message = 'this ignore comment names no rule';
    malformed.push({
      span: { start: at, end: start + comment.length },
      message,
      help: `write # ${word} PD405: reason`,
    });
  }
  return { whole: word === FILE, named, reason: reason.join(':').trim(), malformed };
}

/** `# prepdeck ignore PD405`, `# Prepdeck-Ignore: PD405`: meant as an ignore comment, since it names a rule. */
function misspelt(comment: string, start: number): Directive | undefined {
  const [, lead = '', word = '', file, rest = ''] = MISSPELT.exec(comment) ?? [];
  const names = rest.match(/[\w-]+/g) ?? [];
  if (!names.some((name) => codeOf(name) !== undefined)) return undefined;
  const at = start + lead.length;
  return unknownWord(word, { start: at, end: at + word.length }, file === undefined ? LINE : FILE);
}
const MISSPELT = /^(#+[ \t]*)(prepdeck[-_: \t]*(?:ignore|disable)([-_ ]file)?:?)(?=[\s,]|$)(.*)$/is;

function unknownWord(
  word: string,
  span: Span,
  meant = /^prepdeck-(ignore|disable)/.test(word) ? LINE : nearest(word, [LINE, FILE]),
): Directive | undefined {
  if (meant === undefined) return undefined;
  const message = `${quoted(word)} is no ignore comment`;
  const help = `write # ${LINE} for a line or the one below, # ${FILE} for the file`;
  return { whole: false, named: [], reason: '', malformed: [{ span, message, help, meant }] };
}

function unknownCode(name: string, span: Span): Malformed {
  const meant = meantRule(name);
  const help = meant ? `did you mean ${meant}?` : 'write codes or names of rules, a colon, and the reason';
  return { span, message: `there is no rule ${quoted(name)}`, help, ...(meant ? { meant } : {}) };
}

const notIgnorable = (code: Code, span: Span): Malformed => ({
  span,
  message: `${code} cannot be ignored`,
  help: isFixed(code) ? 'with it nobody knows what else is in the file' : 'mend the comment instead',
});
