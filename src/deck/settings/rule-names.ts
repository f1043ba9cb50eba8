import { ALL_CODES, CODES, type Code, isCode } from '../codes.ts';
import { nearest } from '../nearest.ts';

const byName: ReadonlyMap<string, Code> = new Map(ALL_CODES.map((code) => [CODES[code].name, code]));

/** The code that a word names: `PD405` or `longest-is-correct`. */
export const codeOf = (word: string): Code | undefined => (isCode(word) ? word : byName.get(word));

/** The code or name that a mistyped one most likely meant. */
export const meantRule = (word: string): string | undefined => nearest(word, [...ALL_CODES, ...byName.keys()]);

/**
 * What makes a deck unreadable, or its answer a guess: with one of these nobody knows what else is in the file, so none can be
 * switched off, ignored or put in a baseline.
 */
const FIXED: ReadonlySet<Code> = new Set<Code>([
  'PD101',
  'PD102',
  'PD103',
  'PD107',
  'PD108',
  'PD109',
  'PD110',
  'PD111',
  'PD112',
  'PD113',
  'PD207',
  'PD901',
  'PD902',
  'PD903',
  'PD905',
  'PD906',
  'PD907',
  'PD908',
  'PD999',
]);

export const isFixed = (code: Code): boolean => FIXED.has(code);

export const FIXED_REASON = 'it cannot be switched off: with it nobody knows what else is in the file';
