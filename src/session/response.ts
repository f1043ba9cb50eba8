import type { CheckForm, Gap } from '../deck/model.ts';
import { slips } from '../deck/nearest.ts';
import { fail, ok, type Result } from '../problem.ts';

/** A learner's answer to a check. Choices and items are named by their place in the deck file, not on the screen. */
export type Response =
  | { readonly kind: 'choices'; readonly picked: readonly number[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gaps'; readonly texts: readonly string[] }
  | { readonly kind: 'order'; readonly order: readonly number[] }
  /** For each left side, the place of the right side given to it. */
  | { readonly kind: 'match'; readonly rights: readonly number[] }
  /** "I don't know." */
  | { readonly kind: 'pass' };

/** What became of an answer. `parts` counts the parts that were right where there are several. */
export interface Verdict {
  readonly correct: boolean;
  /** Accepted in spite of a slip: what it was taken for. */
  readonly takenFor?: string;
  readonly parts?: { readonly right: number; readonly of: number };
}

/**
 * Without case, accents, Unicode form, and the difference between blanks and hyphens: what typed answers are compared
 * by. A hyphen before a digit stays unless a letter is before it: `-1` is not `1`, but `UTF-8` is `utf8`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[‐-―\u2212]/g, '-')
    .replace(/(?:[\s\u00ad_]|(?<=\p{L})-|-(?!\.?\p{Nd}))+/gu, ' ')
    .trim();
}

/** Falls back on the text itself, for answers that are nothing but a hyphen or an underscore. */
const squeeze = (text: string): string => fold(text).replace(/ /g, '') || text.trim();

const numbers = (text: string): string => text.match(/-?\p{Nd}+/gu)?.join(' ') ?? '';

/** Slips forgiven by length: none in short words, where one letter makes another word. */
function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 10 ? 1 : 2;
}

/** Whether what was typed is a slip of what was wanted. Both folded. */
function isSlip(typed: string, wanted: string): boolean {
  const allowed = slipsAllowed(wanted.length);
  // Before any distance: what was typed may be a page long.
  if (Math.abs(typed.length - wanted.length) > allowed) return false;
  // A beginning more or less turns the meaning round: asynchronous, unordered.
  if (typed.endsWith(wanted) || wanted.endsWith(typed)) return false;
  return numbers(typed) === numbers(wanted) && slips(typed, wanted) <= allowed;
}

/**
 * Compares a typed answer with what is accepted. Case, accents, spacing, hyphens and Unicode form do not count; a
 * slip or two in a long word is forgiven and told, but never one in a number.
 */
export function matchTyped(text: string, accept: readonly string[]): { correct: boolean; takenFor?: string } {
  const typed = squeeze(text);
  if (typed === '') return { correct: false };
  if (accept.some((a) => squeeze(a) === typed)) return { correct: true };
  const takenFor = accept.find((a) => isSlip(typed, squeeze(a)));
  return takenFor === undefined ? { correct: false } : { correct: true, takenFor };
}

/**
 * Reads a number as people type it: `1000`, `1,000`, `1 000`, `0,5`, `1e3`, with or without its unit.
 * A problem says that it is no number; that is not a wrong answer.
 */
export function readNumber(text: string, unit?: string): Result<number> {
  let body = text.normalize('NFKC').trim();
  // In the same form as the text: the micro sign of a keyboard is another character than the Greek letter.
  const suffix = unit?.normalize('NFKC').trim();
  if (suffix && body.toLowerCase().endsWith(suffix.toLowerCase())) body = body.slice(0, -suffix.length);
  body = body
    .trim()
    .replace(/^\+/, '')
    .replace(/\u2212/g, '-')
    .replace(/%$/, '');
  body = body.replace(/(?<=\d)[\s_'’](?=\d{3}(\D|$))/g, '');
  // Thousands never begin with a zero: `0,125` is an eighth.
  if (/^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(body)) body = body.replace(/,/g, '');
  else if (/^-?\d*,\d+(e[+-]?\d+)?$/i.test(body)) body = body.replace(',', '.');
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(body.trim())) {
    return fail({ message: `${JSON.stringify(text.trim())} is not a number`, hint: 'type digits, for example 42' });
  }
  return ok(Number(body));
}

const gradeGaps = (texts: readonly string[], gaps: readonly Gap[]): Verdict => {
  const graded = gaps.map((gap, i) => matchTyped(texts[i] ?? '', gap.accept));
  const right = graded.filter((g) => g.correct).length;
  const slips = graded.flatMap((g) => (g.takenFor === undefined ? [] : [g.takenFor]));
  return {
    correct: right === gaps.length,
    parts: { right, of: gaps.length },
    ...(slips.length > 0 ? { takenFor: slips.join(', ') } : {}),
  };
};

const countRight = (given: readonly number[], of: number): Verdict => {
  const right = Array.from({ length: of }, (_, i) => i).filter((i) => given[i] === i).length;
  return { correct: right === of && given.length === of, parts: { right, of } };
};

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x) => b.includes(x));

/** Judges an answer to a check. An answer of the wrong kind for the form is wrong, never an error. */
export function gradeResponse(form: CheckForm, response: Response): Verdict {
  switch (form.kind) {
    case 'single':
    case 'multiple': {
      const keys = form.choices.flatMap((c, i) => (c.correct ? [i] : []));
      const picked = response.kind === 'choices' ? [...new Set(response.picked)] : [];
      const correct = sameSet(picked, keys);
      if (form.kind === 'single') return { correct };
      // Every choice is a decision: to tick it or to leave it.
      const right = form.choices.filter((c, i) => c.correct === picked.includes(i)).length;
      return { correct, ...(response.kind === 'pass' ? {} : { parts: { right, of: form.choices.length } }) };
    }
    case 'true-false':
      return { correct: response.kind === 'boolean' && response.value === form.answer };
    case 'typed':
      return response.kind === 'text' ? matchTyped(response.text, form.accept) : { correct: false };
    case 'number': {
      const given = response.kind === 'text' ? readNumber(response.text, form.unit) : undefined;
      if (!given?.ok) return { correct: false };
      // A hair of slack for the subtraction: 1.1 is within 0.1 of 1.
      const hair = 4 * Number.EPSILON * Math.max(Math.abs(form.answer), form.tolerance);
      return { correct: Math.abs(given.value - form.answer) <= form.tolerance + hair };
    }
    case 'cloze':
      return response.kind === 'gaps' ? gradeGaps(response.texts, form.gaps) : { correct: false };
    case 'order':
      return response.kind === 'order' ? countRight(response.order, form.items.length) : { correct: false };
    case 'match':
      return response.kind === 'match' ? countRight(response.rights, form.pairs.length) : { correct: false };
  }
}

/** What was picked or typed, for the log: choices as indexes, text as text. */
export function recordOfResponse(r: Response): { choices?: readonly number[]; text?: string } {
  switch (r.kind) {
    case 'choices':
      return { choices: r.picked };
    case 'boolean':
      return { choices: [r.value ? 1 : 0] };
    case 'text':
      return { text: r.text };
    case 'gaps':
      return { text: r.texts.join('\n') };
    case 'order':
      return { choices: r.order };
    case 'match':
      return { choices: r.rights };
    case 'pass':
      return {};
  }
}
