import { hasForbidden } from './characters.ts';

/** A text free of forbidden characters. */
export interface PlainText {
  readonly text: string;
  /** Where its lines start, in UTF-16 offsets. */
  readonly lineStarts: readonly number[];
}

/** With more stretches beyond ASCII than this it is quicker to decode the whole. */
const MOST_STRETCHES = 50;
/** What bytes that are no UTF-8 are read as; where it was meant, another reader can tell. */
const REPLACEMENT = '\uFFFD';

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const DELETE = 0x7f;

/**
 * Decodes what most decks are, ASCII with a few other characters, four bytes at a glance: in a third of the time it takes to decode a
 * text, to look for forbidden characters, and to look for its lines. Undefined of any other bytes, and wherever something is wrong with them.
 */
export function plainText(bytes: Uint8Array): PlainText | undefined {
  if (bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT !== 0) return undefined;
  const { buffer, byteOffset, length } = bytes;
  const words = new Int32Array(buffer, byteOffset, length >> 2);
  const lineStarts = [0];
  const source = Buffer.isBuffer(bytes) ? bytes : Buffer.from(buffer, byteOffset, length);
  let text = '';
  /** Up to here it is in `text`. */
  let done = 0;
  /** How many bytes more than UTF-16 units there were. */
  let surplus = 0;
  let stretches = 0;
  for (let i = 0; i <= words.length; i++) {
    if (i < words.length && isOrdinary(words[i] ?? 0)) continue;
    const next = Math.min(4 * i + 4, length);
    for (let at = Math.max(4 * i, done); at < next; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === NEWLINE) lineStarts.push(at + 1 - surplus);
      else if (byte > DELETE) {
        const end = stretchEnd(bytes, at);
        const stretch = source.toString('utf8', at, end);
        if (++stretches > MOST_STRETCHES || stretch.includes(REPLACEMENT) || hasForbidden(stretch)) return undefined;
        text += source.toString('latin1', done, at) + stretch;
        surplus += end - at - stretch.length;
        done = end;
        at = end - 1;
      } else if (byte === DELETE || (byte < SPACE && byte !== TAB && byte !== RETURN)) return undefined;
    }
  }
  return { text: text + source.toString('latin1', done, length), lineStarts };
}

/** Whether all four bytes of a word are printable ASCII; in other words the high bit of one is set, or becomes so. */
const isOrdinary = (word: number): boolean => {
  const low = word & 0x7f7f7f7f;
  return ((word | (low - 0x20202020) | (low + 0x01010101)) & 0x80808080) === 0;
};

function stretchEnd(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  while ((bytes[end] ?? 0) > DELETE) end++;
  return end;
}
