import { distance } from 'fastest-levenshtein';
import type { CheckForm, Gap } from '../deck/model.ts';
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

/** Letters and digits only, without case, accents and Unicode form: what typed answers are compared by. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\s\u00ad\-‐-―_]+/gu, ' ')
    .trim();
}

const squeeze = (text: string): string => fold(text).replace(/ /g, '');
const digits = (text: string): string => text.replace(/\D+/g, ' ').trim();

/** Slips forgiven by length: none in short words, where one letter makes another word. */
function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 10 ? 1 : 2;
}

/**
 * Compares a typed answer with what is accepted. Case, accents, spacing, hyphens and Unicode form do not count; a
 * slip or two in a long word is forgiven and told, but never one in a number.
 */
export function matchTyped(text: string, accept: readonly string[]): { correct: boolean; takenFor?: string } {
  const typed = squeeze(text);
  if (typed === '') return { correct: false };
  if (accept.some((a) => squeeze(a) === typed)) return { correct: true };
  for (const accepted of accept) {
    const wanted = squeeze(accepted);
    const close = distance(typed, wanted) <= slipsAllowed(wanted.length);
    if (close && digits(typed) === digits(wanted)) return { correct: true, takenFor: accepted };
  }
  return { correct: false };
}

/**
 * Reads a number as people type it: `1000`, `1,000`, `1 000`, `0,5`, `1e3`, with or without its unit.
 * A problem says that it is no number; that is not a wrong answer.
 */
export function readNumber(text: string, unit?: string): Result<number> {
  let body = text.normalize('NFKC').trim();
  if (unit && body.toLowerCase().endsWith(unit.toLowerCase())) body = body.slice(0, -unit.length);
  body = body
    .trim()
    .replace(/^\+/, '')
    .replace(/\u2212/g, '-')
    .replace(/%$/, '');
  body = body.replace(/(?<=\d)[\s_'](?=\d{3}(\D|$))/g, '');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(body)) body = body.replace(/,/g, '');
  else if (/^-?\d*,\d+$/.test(body)) body = body.replace(',', '.');
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
      // A hair of slack: 0.1 + 0.2 should pass for 0.3.
      const slack = form.tolerance + 1e-9 * Math.max(1, Math.abs(form.answer));
      return { correct: Math.abs(given.value - form.answer) <= slack };
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
