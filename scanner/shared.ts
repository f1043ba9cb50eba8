// What the scanner and its host (`src/deck/scan/`) must agree on: the one file that is both AssemblyScript and TypeScript.

/** Where the host finds what the scanner tells it, as numbers of four bytes, in this order. */
export const ANSWERS = 256;
/** Where the bytes of a file are to be put. */
export const BYTES = 0;
/** Where the UTF-16 units of a text are, or are to be put, where it is wide. */
export const UNITS = 1;
/** Whether some units are beyond 255. */
export const IS_WIDE = 2;
/** Where the starts of the lines are, four bytes each, and how many there are. */
export const LINES = 3;
export const LINE_COUNT = 4;
/** Where the rows are. */
export const ROWS = 5;
/** Where the texts are that do not stand in the source as they are meant, and how long they are; a byte a unit, or two where the text is wide. */
export const COMPOSED = 6;
export const COMPOSED_LENGTH = 7;
/** How far the scanner has got. */
export const PLACE = 8;
/** Whether it left the text alone: where it trapped and this is 0 it has a fault. */
export const HAS_BAILED = 9;
/** Whether a text of one line, addresses aside, may hold two blanks in a row, or one at an end. */
export const STRAY_BLANKS = 10;
/** Whether a text, addresses aside, may hold so many characters without a blank, or more. */
export const LONG_RUNS = 11;
export const LONG_RUN = 31;
/** Whether a text, addresses aside, may hold two dots or question marks in a row, or `psum`. */
export const FILLERS = 12;
/** Whether a text may hold a word that ends as `option`, `choice` or `answers` do, and a letter from A to H or a digit behind it. */
export const NAMED_PLACES = 13;

/**
 * The names of the fields: for each pair of first letters (five bits each) the number of a name or 0, a byte each; then for each name, counted
 * from 1, its length, the number of the next name with such letters or 0, and its letters.
 */
export const FIELDS = 1024;
export const FIELD_SLOTS = 1024;
export const FIELD_SIZE = 32;

/** The text, a byte for each UTF-16 unit: the unit up to 255, beyond that 255, which is all the same to YAML. */
export const TEXT = 8192;

// What a row begins with: a kind in the lowest four bits, flags above. All rows go on with the start in UTF-16 units.
export const KIND = 15;
/** end, number of entries; behind it a key and a value for each. */
export const MAP = 0;
/** end, number of items; behind it a value for each. */
export const LIST = 1;
export const NOTHING = 2;
/** end */
export const PLAIN = 3;
/** end */
export const SINGLE_QUOTED = 4;
/** end */
export const DOUBLE_QUOTED = 5;
/** end, where its text starts and ends among those composed, how many line breaks follow it that belong to it. */
export const BLOCK = 6;
/** Plain, single- or double-quoted instead: end, number of the field counted from 0, or -1. */
export const KEY = 7;

/** Text over several lines. */
export const IS_BROKEN = 16;
/** Has quotes or escapes in it. */
export const IS_ESCAPED = 32;
/** Plain, and may be a number or a word with a meaning. */
export const MAY_MEAN = 64;
