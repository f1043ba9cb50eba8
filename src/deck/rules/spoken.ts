/** Longer than this nothing is looked at in detail: it is too long in any case. */
const LONGEST = 20_000;
const FENCES = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n)*(?:[^\n]*\n)?/gm;
const TABLE_ROWS = /^ *\|[^\n]*$/gm;
const TARGETS = /\]\([^()\s]{1,2000}\)/g;
const WORDS = /[\p{L}\p{N}](?:['’._/=-]?[\p{L}\p{M}\p{N}])*/gu;
/** Characters that are written without blanks; about two make a word. */
const CHARACTERS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** How many words of a Markdown text are said aloud: those of fenced code, of tables and of addresses are not. */
export function spokenWords(markdown: string): number {
  const text = `${markdown.slice(0, LONGEST)}\n`.replace(FENCES, '').replace(TABLE_ROWS, '').replace(TARGETS, ']');
  const characters = text.match(CHARACTERS)?.length ?? 0;
  return (text.replace(CHARACTERS, ' ').match(WORDS)?.length ?? 0) + Math.ceil(characters / 2);
}
