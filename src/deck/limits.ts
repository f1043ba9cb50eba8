/** A deck file is read up to this size, in bytes: 10,000 questions and some more. */
export const MAX_BYTES = 10 * 1024 * 1024;
/** Deeper than this the yaml package's recursion can abort the process, uncatchably (3.3 KB are enough); decks need about 12. */
export const MAX_DEPTH = 128;
/** Lexer tokens: what bounds time and memory; 5 MB of `1,` would need 2 GB. An interview question takes about 300. */
export const MAX_TOKENS = 300_000;
/** Backslashes in double quotes: each bad one is an error object, and a megabyte of them takes seconds. */
export const MAX_ESCAPES = 100_000;
/** A scalar of a million short lines costs the yaml package seconds; one of 10,000 questions has about 250,000. */
export const MAX_LINES = 300_000;
/** Diagnostics shown a file; one more says how many there are beyond. */
export const SHOWN_PER_FILE = 50;
