import { forbiddenInValue } from '../characters.ts';
import type { Code } from '../codes.ts';
import type { Fix } from '../diagnostic.ts';
import type { Span } from '../lines.ts';
import { inQuotes, inQuotesAgain } from '../quoting.ts';
import { SLUG, WEB } from '../schema.ts';
import type { MapTree } from '../tree.ts';

const put = (safe: boolean, title: string, { start, end }: Span, text: string): Fix => ({
  safe,
  title,
  edits: [{ start, end, text }],
});

/** What progress hangs on, or where the near word is a guess, is not mended unasked. */
const GUESSES: ReadonlySet<Code> = new Set(['PD105', 'PD204', 'PD205', 'PD304']);

/** Another value for what is marked. */
export function replaced(code: Code, text: string, span: Span, value: string): Fix | undefined {
  const written = text.slice(span.start, span.end);
  // Of a number of more digits than a number holds, nobody knows which were meant.
  if (code === 'PD105' && !Number.isSafeInteger(Number(value))) return undefined;
  const sameButCase = code === 'PD204' && written.toLowerCase() === value;
  const title = value === ': ' ? 'add a blank after the colon' : `write ${value}`;
  return put(sameButCase || !GUESSES.has(code), title, span, value);
}

/**
 * The same in quotes, exactly as it is written; none for a text over several lines, which folding would change. A map runs on to where
 * the next entry starts: what is between is left alone. A comment becomes part of the text, which only its author can want.
 */
export function quotedText(text: string, { start, end }: Span): Fix | undefined {
  const written = text.slice(start, end).trimEnd();
  if (/[\r\n]/.test(written)) return undefined;
  return put(
    !/\s#/.test(written),
    'put the text in quotes',
    { start, end: start + written.length },
    inQuotesAgain(written),
  );
}

/** Each backslash twice, but those before a quote or another one. Some may be meant as escapes: for the author to tell. */
export function doubled(text: string, { start, end }: Span): Fix {
  const places = [...text.slice(start, end).matchAll(/\\["\\]|\\/g)].filter(([found]) => found.length === 1);
  return {
    safe: false,
    title: 'write each backslash twice',
    edits: places.map(({ index }) => ({ start: start + index, end: start + index, text: '\\' })),
  };
}

/** A list of the one entry; of several where commas part what can only be ids or tags. */
export function asList(text: string, span: Span): Fix | undefined {
  const written = text.slice(span.start, span.end);
  if (/[\r\n]/.test(written)) return undefined;
  const words = written.split(/, */);
  if (words.length > 1) {
    return words.every((word) => SLUG.test(word))
      ? put(false, 'make it a list', span, `[${words.join(', ')}]`)
      : undefined;
  }
  const entry = /^(?:"|'|[\w.][\w ./-]*$)/.test(written) ? written : inQuotes(written);
  return put(true, 'make it a list', span, `[${entry}]`);
}

/** The field under its right name; none where the map has that one, too. */
export function renamedKey(text: string, span: Span, name: string, map: MapTree): Fix | undefined {
  if (map.entries.has(name)) return undefined;
  const letters = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');
  const sameLetters = letters(text.slice(span.start, span.end)) === letters(name);
  return put(sameLetters, `write ${name}`, span, name);
}

/** `kafka.apache.org/documentation` with https:// before it. */
export function withScheme(text: string, { start, end }: Span): Fix | undefined {
  const [, quote = '', address = ''] = /^(["']?)(.*?)\1$/s.exec(text.slice(start, Math.min(end, start + 2050))) ?? [];
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#]|$)/i.test(address) || !WEB.test(`https://${address}`))
    return undefined;
  const place = start + quote.length;
  return put(false, 'write https:// before it', { start: place, end: place }, 'https://');
}

/** Zero-width space, word joiner, byte order mark: without them a text reads the same. */
const NOTHING = /^[\u200B\u2060\uFEFF]$/;

/** The source without the invisible character that is marked. */
export function withoutInvisible(text: string, span: Span): Fix | undefined {
  const marked = text.slice(span.start, span.end);
  if (marked.length !== 1 || forbiddenInValue(marked) === undefined || marked === '\r') return undefined;
  return put(NOTHING.test(marked), 'remove the character', span, '');
}
