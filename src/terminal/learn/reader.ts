import { EMPTY_FIELD, type Field, fieldText, typeInto } from '../field.ts';
import type { Key } from '../keys.ts';
import { sanitize } from '../sanitize.ts';
import { parseStyled } from '../styled.ts';
import type { LaidLesson } from './lesson.ts';

/** Where a reader of a long text is. */
export interface ReaderState {
  /** First row in sight. */
  readonly top: number;
  /** What is searched for; `typing` while it is being typed. */
  readonly search: Field;
  readonly typing: boolean;
  /** The row of the match that was gone to last. */
  readonly match: number | undefined;
  /** The row in focus of the contents, while they are shown. */
  readonly contents: number | undefined;
  readonly help: boolean;
  readonly notice: string | undefined;
}

export const AT_TOP: ReaderState = {
  top: 0,
  search: EMPTY_FIELD,
  typing: false,
  match: undefined,
  contents: undefined,
  help: false,
  notice: undefined,
};

export type ReaderStep = ReaderState | 'back' | 'interrupt';

const folded = (text: string): string =>
  sanitize(parseStyled(text).plain)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** What frames a row of code or of a quotation, and is no part of its text. */
const FRAME = /^[│|▎>\s]+/;

/**
 * The rows in which the searched text begins, also where it goes on in the rows below; case, accents and the width of blanks do not
 * count. None for an empty text.
 */
export function matchesIn(lines: readonly string[], text: string): number[] {
  const wanted = folded(text).trim().replace(/\s+/g, ' ');
  if (wanted === '') return [];
  const texts = lines.map((line) => folded(line).replace(FRAME, '').trimEnd().replace(/\s+/g, ' '));
  return texts.flatMap((own, row) => {
    let reach = own;
    // A phrase may take several narrow rows, but never goes over a blank one.
    for (let next = row + 1; reach.length < own.length + wanted.length && texts[next]; next++)
      reach += ` ${texts[next]}`;
    const at = reach.indexOf(wanted);
    return at !== -1 && at < own.length ? [row] : [];
  });
}

/** What a key means to the reader. @param height rows of the text in sight, 1 or more */
export function stepReader(state: ReaderState, key: Key, lesson: LaidLesson, height: number): ReaderStep {
  if (key.type === 'named' && key.name === 'ctrl-c') return 'interrupt';
  if (state.typing) return typeSearch(state, key, lesson, height);
  const fresh = { ...state, notice: undefined };
  if (state.help) return { ...fresh, help: false };
  if (state.contents !== undefined) return stepContents(fresh, state.contents, key, lesson);
  const last = Math.max(0, lesson.lines.length - height);
  const to = (top: number): ReaderState => ({ ...fresh, top: Math.max(0, Math.min(last, top)) });
  switch (key.type === 'named' ? key.name : key.text) {
    case 'down':
    case 'j':
    case 'return':
      return to(state.top + 1);
    case 'up':
    case 'k':
      return to(state.top - 1);
    case ' ':
    case 'pagedown':
    case 'ctrl-f':
      return to(state.top + Math.max(1, height - 1));
    case 'pageup':
    case 'b':
    case 'ctrl-b':
      return to(state.top - Math.max(1, height - 1));
    case 'home':
    case 'g':
      return to(0);
    case 'end':
    case 'G':
      return to(last);
    case ']':
    case 'right':
      return toHeading(fresh, lesson, last, 1);
    case '[':
    case 'left':
      return toHeading(fresh, lesson, last, -1);
    case 't':
    case 'tab':
      return lesson.headings.length === 0
        ? { ...fresh, notice: 'It has no headings.' }
        : { ...fresh, contents: headingAt(lesson, state.top) };
    case '/':
      return { ...fresh, search: EMPTY_FIELD, typing: true, match: undefined };
    case 'n':
      return toMatch(fresh, lesson, last, 1);
    case 'N':
      return toMatch(fresh, lesson, last, -1);
    case '?':
      return { ...fresh, help: true };
    case 'q':
    case 'escape':
      return 'back';
    default:
      return fresh;
  }
}

function typeSearch(state: ReaderState, key: Key, lesson: LaidLesson, height: number): ReaderState {
  if (key.type === 'named' && key.name === 'escape') return { ...state, typing: false, search: EMPTY_FIELD };
  if (key.type === 'named' && key.name === 'return') {
    const from = { ...state, typing: false, match: state.top - 1 };
    return toMatch(from, lesson, Math.max(0, lesson.lines.length - height), 1);
  }
  const search = typeInto(state.search, key, false);
  return search === undefined ? state : { ...state, search };
}

function stepContents(state: ReaderState, cursor: number, key: Key, { headings }: LaidLesson): ReaderState {
  const count = headings.length;
  switch (key.type === 'named' ? key.name : key.text) {
    case 'down':
    case 'j':
      return { ...state, contents: (cursor + 1) % count };
    case 'up':
    case 'k':
      return { ...state, contents: (cursor + count - 1) % count };
    case 'home':
      return { ...state, contents: 0 };
    case 'end':
      return { ...state, contents: count - 1 };
    case 'return':
    case ' ':
      return { ...state, contents: undefined, top: headings[cursor]?.row ?? state.top };
    default:
      return { ...state, contents: undefined };
  }
}

/** The heading under which the row stands, by its place; the first where none is above. */
const headingAt = ({ headings }: LaidLesson, row: number): number =>
  Math.max(
    0,
    headings.findLastIndex((heading) => heading.row <= row),
  );

function toHeading(state: ReaderState, { headings }: LaidLesson, last: number, by: 1 | -1): ReaderState {
  const next = by === 1 ? headings.find(({ row }) => row > state.top) : headings.findLast(({ row }) => row < state.top);
  const notice = by === 1 ? 'No heading below.' : 'No heading above.';
  if (next === undefined || (by === 1 && state.top >= last)) return { ...state, notice };
  return { ...state, top: Math.min(last, next.row) };
}

/** To the next match after the last one, around the ends. */
function toMatch(state: ReaderState, { lines }: LaidLesson, last: number, by: 1 | -1): ReaderState {
  const text = fieldText(state.search);
  if (text.trim() === '') return { ...state, notice: 'Nothing is searched for yet: / searches.' };
  const rows = matchesIn(lines, text);
  const from = state.match ?? state.top - 1;
  const match =
    by === 1 ? (rows.find((row) => row > from) ?? rows[0]) : (rows.findLast((row) => row < from) ?? rows.at(-1));
  if (match === undefined) return { ...state, notice: `"${text}" is not in it.` };
  // A row of context above what was found.
  return { ...state, match, top: Math.max(0, Math.min(last, match - 1)), notice: undefined };
}
