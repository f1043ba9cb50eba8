import type { Severity } from './diagnostic.ts';

interface CodeEntry {
  readonly title: string;
  readonly severity: Severity;
}

/**
 * Every diagnostic code with its one-line title and severity. Codes are stable: one that is no longer used is not given out again.
 * PD1xx YAML · PD2xx the deck's shape · PD3xx ids and references · PD4xx questions and choices · PD9xx files and hostile input.
 */
export const CODES = {
  PD101: { title: 'YAML syntax error', severity: 'error' },
  PD102: { title: 'Key used twice in one map', severity: 'error' },
  PD103: { title: 'Tab used for indentation', severity: 'error' },
  PD104: { title: 'Yes or no written where true or false is meant', severity: 'error' },
  PD105: { title: 'Number that reads differently from how it is written', severity: 'error' },
  PD106: { title: 'Text cut off by a comment', severity: 'warning' },
  PD107: { title: 'Text with ": " that reads as a map', severity: 'error' },
  PD108: { title: 'Several YAML documents in one file', severity: 'error' },
  PD109: { title: 'YAML tag', severity: 'error' },
  PD110: { title: 'YAML anchor, alias or merge key', severity: 'error' },
  PD111: { title: 'File is not UTF-8', severity: 'error' },
  PD112: { title: 'YAML directive', severity: 'error' },
  PD113: { title: 'Empty file', severity: 'error' },
  PD201: { title: 'Unknown field', severity: 'error' },
  PD202: { title: 'Missing field', severity: 'error' },
  PD203: { title: 'Value of the wrong type', severity: 'error' },
  PD204: { title: 'Value that is not one of those allowed', severity: 'error' },
  PD205: { title: 'Malformed id', severity: 'error' },
  PD206: { title: 'Empty value', severity: 'error' },
  PD207: { title: 'Deck format newer than this prepdeck', severity: 'error' },
  PD208: { title: 'Malformed or unsupported URL', severity: 'error' },
  PD209: { title: 'Knowledge check without an answer', severity: 'error' },
  PD210: { title: 'Knowledge check of several kinds at once', severity: 'error' },
  PD211: { title: 'Too few entries', severity: 'error' },
  PD212: { title: 'Number out of range', severity: 'error' },
  PD301: { title: 'Id used twice', severity: 'error' },
  PD304: { title: 'Unknown objective', severity: 'warning' },
  PD305: { title: 'Alias that clashes with another id', severity: 'error' },
  PD306: { title: 'Reserved id', severity: 'error' },
  PD401: { title: 'No correct choice', severity: 'error' },
  PD402: { title: 'Choice given twice', severity: 'error' },
  PD421: { title: 'Cloze without gaps', severity: 'error' },
  PD422: { title: 'Malformed gap', severity: 'error' },
  PD423: { title: 'Item given twice in an order', severity: 'error' },
  PD424: { title: 'Right side given twice in a match', severity: 'error' },
  PD901: { title: 'File too large', severity: 'error' },
  PD902: { title: 'Nesting too deep', severity: 'error' },
  PD903: { title: 'Too many YAML parts', severity: 'error' },
  PD904: { title: 'Invisible or control character', severity: 'error' },
  PD905: { title: 'Not a regular file', severity: 'error' },
  PD906: { title: 'File cannot be read', severity: 'error' },
  PD907: { title: 'Link to nowhere', severity: 'error' },
  PD908: { title: 'Link in a loop', severity: 'error' },
  PD999: { title: 'More diagnostics than are shown', severity: 'error' },
} as const satisfies Record<`PD${number}`, CodeEntry>;

export type Code = keyof typeof CODES;
