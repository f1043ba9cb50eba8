import { NOT_ASCII } from '../characters.ts';
import type { DeckSource } from '../parse.ts';

const LETTERS = /\p{L}{5,}/gu;
const ASCII_LETTERS = /[A-Za-z]{5,}/g;
/** Words that carry no subject matter, and those that every question has. */
const STOP = new Set(
  `about above across after again against almost along already although always among another answer because become before behind being
  below besides beside between beyond bring cannot cause change choice could decide different doing during either enough every
  everything except false first follow following given happen having itself known later least likely longer might matter never nothing
  often option other otherwise ought question quite rather reason really right second select shall should since single someone something
  statement still their theirs them themselves there these thing third those though three through together towards twice under unless
  until using wants where whether which while whose within without would wrong yours`.split(/\s+/),
);

/** The words of a text that have five letters or more, as they are. */
export const longWords = (text: string): readonly string[] =>
  text.match(NOT_ASCII.test(text) ? LETTERS : ASCII_LETTERS) ?? [];

/** The words of a text that have five letters or more and are no function words, in small letters and without the plural's s. */
export function contentWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const found of longWords(text)) {
    const word = singular(found.toLowerCase());
    if (word.length >= 5 && !STOP.has(word)) words.push(word);
  }
  return words;
}

/** Crude on purpose: "classes", "branches" and "indexes" lose es, "caches" and "keys" lose s, "process" and "status" stay. */
function singular(word: string): string {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.slice(0, /(?:ss|x|zz|sh|[^a]ch|[eo]ach)es$/.test(word) ? -2 : -1);
}

/** What words of one family begin with: "compaction" and "compacts" share "compact". */
export const root = (word: string): string => word.slice(0, Math.max(5, word.length - 3));

/** Questions looked at, and how many of them must have a word for it to be common. */
const LOOKED_AT = 100;
const COMMON = 3;

/** Whether a word belongs to the deck's subject: in its title or tags, or in several of its questions. */
export function commonInDeck(word: string, { deck: { title, tags, checks, interview } }: DeckSource): boolean {
  const has = (text: string): boolean => text.toLowerCase().includes(word);
  if (has(title) || tags.some(has)) return true;
  let uses = 0;
  for (const { question } of [...checks.slice(0, LOOKED_AT), ...interview.slice(0, LOOKED_AT)]) {
    // One use is the question itself.
    if (has(question) && ++uses > COMMON) return true;
  }
  return false;
}
