import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseDeck } from '../../src/deck/parse.ts';
import { deck, fileOf, withoutLines } from './arbitrary.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What must hold whatever comes in. */
function holds(input: Uint8Array): void {
  const parsed = parseDeck(input, 'x.yaml');
  expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
  const lines = new TextDecoder().decode(input).split('\n').length;
  let last = { line: 1, column: 0 };
  expect(parsed.diagnostics.length).toBeLessThanOrEqual(51);
  for (const { message, help = '', start, end } of parsed.diagnostics) {
    expect(message + help).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
    expect(start.line).toBeLessThanOrEqual(lines);
    expect(start.line * 1e6 + start.column).toBeGreaterThanOrEqual(last.line * 1e6 + last.column);
    expect(end.line * 1e6 + end.column).toBeGreaterThanOrEqual(start.line * 1e6 + start.column);
    last = start;
  }
  if (parsed.deck === undefined) expect(parsed.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
}

test('a deck written as YAML reads as itself', () => {
  fc.assert(
    fc.property(deck, fc.constantFrom(0, 40, 80), (value, lineWidth) => {
      const parsed = parseDeck(bytes(stringify(fileOf(value), { lineWidth, aliasDuplicateObjects: false })), 'x.yaml');
      expect(parsed.diagnostics).toEqual([]);
      expect(parsed.deck && withoutLines(parsed.deck)).toEqual(value);
    }),
    { numRuns: 150 },
  );
});

test('no bytes make parsing throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), holds), { numRuns: 300 });
});

test('no text makes parsing throw', () => {
  const words = fc.constantFrom(
    ...[
      'format',
      ': ',
      '1',
      '\n',
      '  ',
      '- ',
      'id',
      'title',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '&a',
      '*a',
      '!t',
      '|',
      '>',
      '\n---\n',
      '? ',
    ],
    ...[
      '#',
      '\t',
      '\x1b',
      '\u202e',
      '😀',
      '\r\n',
      '%YAML',
      '<<',
      '__proto__',
      'knowledge_check',
      'interview',
      'choices',
      'cloze',
      '{{',
      '\\e',
    ],
  );
  fc.assert(
    fc.property(fc.string({ unit: words, maxLength: 60 }), (text) => holds(bytes(text))),
    { numRuns: 1000 },
  );
});

test('no damage to a good deck makes parsing throw', () => {
  const scraps = fc.constantFrom(
    '',
    '\n',
    ' ',
    ':',
    ': ',
    '- ',
    '"',
    '{',
    '[',
    '&a ',
    '*a',
    '!!set ',
    '\t',
    '\x1b',
    '\u2066',
    '1',
    'null',
    'yes',
  );
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(20), scraps), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(deck, edits, (value, list) => {
      let text = stringify(fileOf(value));
      for (const [at, length, scrap] of list) {
        const start = at % text.length;
        text = text.slice(0, start) + scrap + text.slice(start + length);
      }
      holds(bytes(text));
    }),
    { numRuns: 200 },
  );
});
