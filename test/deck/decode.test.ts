import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forbiddenIn } from '../../src/deck/characters.ts';
import { theScanner } from '../../src/deck/scan/scanner.ts';

function decoded(bytes: Uint8Array): { text: string; lineStarts: readonly number[] } | undefined {
  const plain = theScanner()?.decode(bytes);
  return plain && { text: plain.text, lineStarts: Array.from(plain.lineStarts) };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same in the plainest way. */
function expected(bytes: Uint8Array): { text: string; lineStarts: readonly number[] } | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  if (![...forbiddenIn(text)].every(() => false)) return undefined;
  return { text, lineStarts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)] };
}

const ODD = [
  '\n',
  '\r\n',
  '\t',
  'é',
  'ß',
  '–',
  '…',
  '日本',
  '😀',
  '\u200d',
  '\u0000',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u202e',
  '\ufeff',
  '\ufffd',
];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 9 }) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.constantFrom('\n', 'é') },
);

describe('a text of bytes', () => {
  test.each([
    ['nothing', '', [0]],
    ['a line', 'format: 1\n', [0, 10]],
    ['lines that end in both ways', 'a\r\nb\nc', [0, 3, 5]],
    ['two bytes', 'né\né\n', [0, 3, 5]],
    ['three and four bytes', '日本\n😀x\n', [0, 3, 7]],
  ])('of %s is read with its lines', (_, text, lineStarts) => {
    expect(decoded(bytesOf(text))).toEqual({ text, lineStarts });
  });

  test.each([
    ['an escape', bytesOf('a\u001b[2J')],
    ['a delete', bytesOf('abc\u007f')],
    ['a byte order mark', bytesOf('\ufeffformat: 1\n')],
    ['a direction override', bytesOf('abc \u202e def')],
    ['Latin-1', Uint8Array.of(0x61, 0xe9, 0x62)],
    ['half a character at the end', bytesOf('abcdef 日').subarray(0, 9)],
    ['a lone surrogate', Uint8Array.of(0x61, 0xed, 0xa0, 0x80)],
    ['what begins no character', Uint8Array.of(0x61, 0xf8, 0x90, 0x80, 0x80)],
    ['five bytes', Uint8Array.of(0xfc, 0x80, 0x80, 0x80, 0x80)],
    ['UTF-16', new Uint8Array(Buffer.from('format: 1\n', 'utf16le'))],
  ])('is left to others: %s', (_, bytes) => {
    expect(decoded(bytes)).toBeUndefined();
  });

  test('is what a decoder makes of it, or nothing', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.integer({ min: 0xc0, max: 0xff }))), { maxLength: 2 }),
        (pieces, changes) => {
          const bytes = bytesOf(pieces.join(''));
          for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
          expect(decoded(bytes)).toEqual(expected(bytes));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
