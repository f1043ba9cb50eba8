import uFuzzy from '@leeoniya/ufuzzy';
import { matcher, type Present, type Subject } from './match.ts';
import { type Filters, parseQuery, type QueryFault } from './parse.ts';
import { searchable } from './pattern.ts';
import { combine, type Query } from './query.ts';

/** One letter may be missing, wrong or too much in a word. */
const LATIN = new uFuzzy({ intraMode: 1 });
/** The same for other scripts, which takes longer. */
const ANY_SCRIPT = new uFuzzy({
  intraMode: 1,
  unicode: true,
  interSplit: "[^\\p{L}\\p{N}']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\p{N}|\\p{N}\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{N}']",
  intraContr: "'\\p{L}{1,2}\\b",
});

/** Beyond so many hits they stay in their own order: to rank them takes longer than a key may. */
const RANKED = 1000;

/** The plain words of a query, and what remains of it. */
function splitWords(query: Query): { readonly words: readonly string[]; readonly rest: Query } {
  const parts = query.kind === 'and' ? query.parts : [query];
  const isWord = (part: Query): boolean =>
    part.kind === 'term' && part.term.on === 'text' && !/[\s*_\\]/.test(part.term.pattern);
  const words = parts.flatMap((part) =>
    isWord(part) && part.kind === 'term' && part.term.on === 'text' ? [part.term.pattern] : [],
  );
  return {
    words,
    rest: combine(
      'and',
      parts.filter((part) => !isWord(part) && part.kind !== 'all'),
    ),
  };
}

/**
 * Search while typing, over the same cards again and again: plain words are found with a slip, in ids and questions, best first; all
 * else of the query (terms, quotes, alternatives) filters as it does everywhere.
 * @param lines what words are looked for in, one a subject
 */
export function createFinder(subjects: readonly Subject[], lines: readonly string[], filters: Filters) {
  const haystack = lines.map(searchable);
  return (text: string, present: Present): { readonly rows: readonly number[] } | { readonly fault: QueryFault } => {
    const query = parseQuery(text, filters);
    if (!query.ok) return { fault: query.problem };
    const { words, rest } = splitWords(query.value);
    const holds = matcher(rest, present);
    const rows = subjects.flatMap((subject, row) => (rest.kind === 'all' || holds(subject) ? [row] : []));
    if (words.length === 0) return { rows };
    const needle = searchable(words.join(' '));
    const engine = /^[\x20-\x7e]*$/.test(needle) ? LATIN : ANY_SCRIPT;
    const among = rows.length === haystack.length ? haystack : rows.map((row) => haystack[row] ?? '');
    const [hits, info, order] = engine.search(among, needle, 1, RANKED);
    const places = info && order ? order.map((i) => info.idx[i] ?? -1) : (hits ?? []);
    return { rows: places.flatMap((place) => rows[place] ?? []) };
  };
}

/** What a query that is typed may look at. */
export type Finder = ReturnType<typeof createFinder>;
