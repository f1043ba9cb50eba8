/** A text that is a number, with its unit in small letters; "" where there is none. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

/** Numbers between two ends; infinite where there is no end. `lowIn` and `highIn` say whether the end itself belongs to it. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly lowIn: boolean;
  readonly highIn: boolean;
  readonly unit: string;
}

const NUMBER = '[-+−]?(?:\\d{1,3}(?:[,_ \\u00a0\\u202f]\\d{3})+|\\d+)(?:\\.\\d+)?';
const UNIT = '[ \\u00a0]?((?!(?:and|of|or|to)\\b)(?:[%°µ$€]|\\p{L})[^\\d,;:.!?()]{0,30})?';
const QUANTITY = new RegExp(`^[$€£]?(${NUMBER})${UNIT}$`, 'u');
const CLOSED = new RegExp(
  `^(?:from |between )?(${NUMBER})${UNIT}(?: ?[–—-] ?| to | and | through )(${NUMBER})${UNIT}$`,
  'iu',
);
const BOUND: readonly (readonly [end: 'low' | 'high', inclusive: boolean, pattern: RegExp])[] = [
  ['high', false, bound('(?:less|fewer|lower) than |under |below |< ?', '')],
  ['low', false, bound('(?:more|greater|higher) than |over |above |> ?', '')],
  ['high', true, bound('at most |up to |no more than |(?:≤|<=) ?', '')],
  ['low', true, bound('at least |no (?:less|fewer) than |(?:≥|>=) ?', '')],
  ['high', true, bound('', ' or (?:less|fewer)')],
  ['low', true, bound('', '(?:\\+| or more)')],
];

function bound(before: string, after: string): RegExp {
  return new RegExp(`^(?:${before})(${NUMBER})${after}${UNIT}$`, 'iu');
}

const DIGIT = /\d/;
/** Longer texts are no numbers. */
const LONGEST = 80;

/** The text as a number, such as "1,000", "10 ms" or "`5`"; undefined where it is anything else. */
export function quantity(text: string): Quantity | undefined {
  if (text.length > LONGEST || !DIGIT.test(text)) return undefined;
  const [, digits, unit] = QUANTITY.exec(bare(text)) ?? [];
  return digits === undefined ? undefined : { value: numberOf(digits), unit: unitOf(unit) };
}

/** The text as a range, such as "5 to 10 ms", "under 5 %" or "3 or more"; a number is a range of its own. */
export function numberRange(text: string): NumberRange | undefined {
  if (text.length > LONGEST || !DIGIT.test(text)) return undefined;
  const plain = bare(text);
  const one = quantity(plain);
  if (one) return { low: one.value, high: one.value, lowIn: true, highIn: true, unit: one.unit };
  const [, from, first, to, second] = CLOSED.exec(plain) ?? [];
  if (from !== undefined && to !== undefined) {
    const unit = unitOf(second ?? first);
    const [low, high] = [numberOf(from), numberOf(to)];
    return first !== undefined && unitOf(first) !== unit ? undefined : { low, high, lowIn: true, highIn: true, unit };
  }
  for (const [end, inclusive, pattern] of BOUND) {
    const [, digits, unit] = pattern.exec(plain) ?? [];
    if (digits === undefined) continue;
    const range = { low: -Infinity, high: Infinity, lowIn: false, highIn: false, unit: unitOf(unit) };
    return end === 'low'
      ? { ...range, low: numberOf(digits), lowIn: inclusive }
      : { ...range, high: numberOf(digits), highIn: inclusive };
  }
  return undefined;
}

const bare = (text: string): string => text.replace(/^[`*]+|[`*.]+$/g, '').trim();
const numberOf = (digits: string): number => Number(digits.replace('−', '-').replace(/[,_ \u00a0\u202f]/g, ''));
/** "second" and "seconds" are one unit. */
const unitOf = (unit = ''): string =>
  unit
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L}{2})s$/u, '');
