/** Longer than this nothing is looked at in detail: it is too long in any case. */
const LONGEST = 20_000;
const FENCES = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n)*(?:[^\n]*\n)?/gm;
const TABLE_ROWS = /^ *\|[^\n]*$/gm;
const TARGETS = /\]\([^()\s]{1,2000}\)/g;
const WORDS = /[\p{L}\p{N}](?:['’._/=-]?[\p{L}\p{M}\p{N}])*/gu;
/** Characters that are written without blanks; about two make a word. */
const CHARACTERS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
/** None of these is before. */
const MAY_BE_CHARACTER = /[\u2e80-\uffff]/;

/** How many words of a Markdown text are said aloud: those of fenced code, of tables and of addresses are not. */
export function spokenWords(markdown: string): number {
  let text = `${markdown.slice(0, LONGEST)}\n`;
  if (text.includes('```') || text.includes('~~~')) text = text.replace(FENCES, '');
  if (text.includes('|')) text = text.replace(TABLE_ROWS, '');
  if (text.includes('](')) text = text.replace(TARGETS, ']');
  if (!MAY_BE_CHARACTER.test(text)) return text.match(WORDS)?.length ?? 0;
  const characters = text.match(CHARACTERS)?.length ?? 0;
  return (text.replace(CHARACTERS, ' ').match(WORDS)?.length ?? 0) + Math.ceil(characters / 2);
}

/** Whether more words than these are said: a text of few characters need not be counted, since words have something between them. */
export const saysMore = (markdown: string, words: number): boolean =>
  (markdown.length >= 2 * words || MAY_BE_CHARACTER.test(markdown)) && spokenWords(markdown) > words;
