import { NOT_ASCII } from '../characters.ts';

const WORDS = /\p{L}[\p{L}\p{M}]*/gu;
/** None of the scripts that part words by other means than blanks is before. */
const MAY_BE_UNPARTED = /[\u0e00-\uffff]/;
/** What a stem is cut to: words of one family seldom differ before. */
const CUT = 5;

const stems = new Map<string, string>();
const MOST_STEMS = 20_000;
const LONGEST_KEPT = 12;
/** Words of less letters carry no subject. */
export const SHORTEST = 3;

/** Words that say nothing of the subject, as stems. */
const STOP = new Set(
  `about above after again against all almost along already also although always among and another any anything are around because been
  before behind being below beside besides between both but can cannot could did does done doing don down during each either else enough
  even ever every everything few first for from get gets give given gives goes going got had has have having her here his how however
  into isn its itself just keep keeps kept least less let lets like long made make makes making many may means might more most much must
  need needs neither never next nor not nothing now off often one once only onto other others otherwise our out over own per put puts
  rather really same say says several shall she should since some someone something still such take takes than that the their them
  themselves then there these they thing things this those though three through thus together too toward towards two under unless until
  upon use used uses using very via want wants was way ways well were what when where whether which while who whole whom whose why will
  with within without would yes yet you your`
    .split(/\s+/)
    .map(stem),
);

/** Whether the words of a text can be told by its blanks; where not, no word can be told without a dictionary. */
export const hasWords = (text: string): boolean =>
  !MAY_BE_UNPARTED.test(text) ||
  !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(text);

function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || (code < 0x80 && !isSmall(code));
}

/** Whether a text of ASCII in small letters has a word with this stem. A stem is what its words begin with, so few are looked at. */
export function hasStem(small: string, wanted: string): boolean {
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + 1)) {
    if (!isGap(small, at - 1)) continue;
    let end = at + wanted.length;
    while (isSmall(small.charCodeAt(end))) end++;
    if (end - at >= SHORTEST && stem(small.slice(at, end)) === wanted) return true;
  }
  return false;
}

/**
 * A text in small letters, without accents, and with blanks for signs such as dashes, where that makes it ASCII, as it does most; undefined of
 * others. Its runs of letters are what `wordsOf` gives.
 */
export function plainText(text: string): string | undefined {
  const plain = withoutAccents(text);
  return NOT_ASCII.test(plain) ? undefined : plain.toLowerCase();
}

const withoutAccents = (text: string): string =>
  NOT_ASCII.test(text) ? text.normalize('NFKD').replace(COMMON_MARKS, '').replace(COMMON_SIGNS, ' ') : text;
const COMMON_MARKS = /[\u0300-\u036f]/g;
const COMMON_SIGNS =
  /[\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u00a1-\u00a9\u00ab-\u00b1\u00b6\u00b7\u00bb\u00bf\u00d7\u00f7]/g;

/** All words of a text in order, in small letters and without accents. */
export function wordsOf(text: string): readonly string[] {
  const plain = withoutAccents(text);
  if (!NOT_ASCII.test(plain)) return plain.toLowerCase().match(ASCII_WORDS) ?? [];
  return plain.replace(/\p{M}/gu, '').toLowerCase().match(WORDS) ?? [];
}
const ASCII_WORDS = /[a-z]+/g;

/** Whether a test holds of a word of a text of ASCII in small letters, as far as words have so many letters; no word is made in vain. */
export function someWord(small: string, shortest: number, test: (word: string) => boolean): boolean {
  let start = 0;
  for (let at = 0; at < small.length; at++) {
    if (isSmall(small.charCodeAt(at))) continue;
    if (at - start >= shortest && test(small.slice(start, at))) return true;
    start = at + 1;
  }
  return small.length - start >= shortest && test(small.slice(start));
}

/** Whether the code is that of a small letter of ASCII. */
export const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/**
 * What words of one family share, roughly and for English: without the endings of plural, tense and agent, and not more than five
 * letters. "Cached", "caches" and "cache" are one, and so are "idempotent" and "idempotency". It rather takes two words for one than one for two.
 */
export function stem(word: string): string {
  // A longer one can be a view of the text that it was cut from, and what is kept would keep whole decks.
  if (word.length > LONGEST_KEPT) return cut(word);
  const known = stems.get(word);
  if (known !== undefined) return known;
  // Decks speak of the same things again and again; a hostile one need not.
  if (stems.size === MOST_STEMS) stems.clear();
  const made = cut(word);
  stems.set(word, made);
  return made;
}
function cut(word: string): string {
  const bare = word
    .replace(/(?<=\p{L}{3})(?:ings?|ed|ers?|ors?|ies|es|s|ly)$/u, '')
    .replace(/(?<=\p{L}{3})[eiy]$/u, '');
  return bare.replace(/(?<=\p{L}{2})([bdglmnprt])\1$/u, '$1').slice(0, CUT);
}

/** The stem of a word that carries the subject; undefined of others. */
export function contentStem(word: string): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const one = stem(word);
  return STOP.has(one) ? undefined : one;
}

/** The different stems of the words that carry the subject, each with the first word that has it. */
export function contentStems(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const word of wordsOf(text)) {
    const one = contentStem(word);
    if (one !== undefined && !found.has(one)) found.set(one, word);
  }
  return found;
}
