import { bail } from '../bail.ts';
import type { ScalarTree } from '../tree.ts';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  type Cursor,
  HASH,
  isBreak,
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  PLUS,
  RETURN,
  SPACE,
  TAB,
} from './cursor.ts';

/** By code: 1 for indicators, 2 for those that are such only where a blank follows. */
const INDICATORS = new Uint8Array(128);
for (const one of ',[]{}#&*!|>\'"%@`') INDICATORS[one.charCodeAt(0)] = 1;
for (const one of '-?:') INDICATORS[one.charCodeAt(0)] = 2;

/** By code up to the colon: what can end a plain text, or must not be in it. */
const STOPS = new Uint8Array(COLON + 1);
for (const one of [TAB, NEWLINE, RETURN, HASH, COLON]) STOPS[one] = 1;

const isFlowIndicator = (code: number): boolean =>
  code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;

/** Whether plain text can start here. */
export function startsPlain(units: Uint16Array, pos: number, flow: boolean): boolean {
  const indicator = INDICATORS[units[pos] ?? 0];
  if (indicator !== 2) return indicator !== 1;
  const next = units[pos + 1] ?? 0;
  return next > SPACE && !(flow && isFlowIndicator(next));
}

/** Reads plain text up to the end of the line: the cursor moves to what ends it, a colon, the `#` of a comment, or the line break. */
export function plainText(cursor: Cursor): void {
  const { units } = cursor;
  let { pos } = cursor;
  for (; ; pos++) {
    const code = units[pos] ?? 0;
    if (code > COLON || STOPS[code] === 0) continue;
    if (code === COLON) {
      if ((units[pos + 1] ?? 0) <= SPACE) break;
    } else if (code === HASH) {
      if (units[pos - 1] === SPACE) break;
    } else if (code === TAB) bail();
    else break;
  }
  endAt(cursor, pos);
}

/** The same inside brackets, where commas and brackets end a text too, and lines do not. */
export function flowPlainText(cursor: Cursor): void {
  const { units } = cursor;
  let { pos } = cursor;
  for (; ; pos++) {
    const code = units[pos] ?? 0;
    if (code === COLON) {
      const next = units[pos + 1] ?? 0;
      if (next <= SPACE || isFlowIndicator(next)) break;
    } else if (code === HASH) {
      if (units[pos - 1] === SPACE) break;
    } else if (isFlowIndicator(code)) break;
    else if (isBreak(code) || code === TAB) bail();
  }
  endAt(cursor, pos);
}

function endAt(cursor: Cursor, pos: number): void {
  const { units } = cursor;
  let end = pos;
  while (units[end - 1] === SPACE) end--;
  cursor.pos = pos;
  cursor.end = end;
}

const DECIMAL = /^[-+]?\d+$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+\.\d*|(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+)$/;
const OCTAL = /^0o[0-7]+$/;
const HEX = /^0x[\da-fA-F]+$/;
const WORDS: ReadonlyMap<string, ScalarTree['value']> = new Map<string, ScalarTree['value']>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
]);
const LONGEST_WORD = 5;
/** By code: 1 for what such words begin with. */
const WORD_STARTS = new Uint8Array(128);
for (const word of WORDS.keys()) WORD_STARTS[word.charCodeAt(0)] = 1;

/** What a plain text is in the core schema of YAML 1.2. */
export function plainValue(source: string): ScalarTree['value'] {
  const code = source.charCodeAt(0);
  if (source.length <= LONGEST_WORD && WORD_STARTS[code] === 1) {
    const word = WORDS.get(source);
    if (word !== undefined) return word;
  }
  // Numbers start with a digit or one of + - .
  if (code >= COLON || code < PLUS) return source;
  if (DECIMAL.test(source)) return Number.parseInt(source, 10);
  if (FLOAT.test(source)) return Number.parseFloat(source);
  if (OCTAL.test(source)) return Number.parseInt(source.slice(2), 8);
  if (HEX.test(source)) return Number.parseInt(source.slice(2), 16);
  return source;
}

/** Whether a comment looks like the end of the text before it. */
export function looksCut(units: Uint16Array, hash: number, source: string): boolean {
  const code = units[hash + 1] ?? 0;
  return code > SPACE && code !== HASH && source.includes(' ');
}
