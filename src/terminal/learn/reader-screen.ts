import { TEXT_COLUMNS } from '../capability.ts';
import { fieldText, fieldWindow } from '../field.ts';
import type { Highlighter } from '../highlight.ts';
import { hintLine, keyLines } from '../key-hints.ts';
import { fitPage, type Page } from '../page.ts';
import { oneLine } from '../sanitize.ts';
import { openScreen } from '../screen.ts';
import type { Kit } from '../study/blocks.ts';
import { parseStyled } from '../styled.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type LaidLesson, layLesson } from './lesson.ts';
import { AT_TOP, matchesIn, type ReaderState, stepReader } from './reader.ts';

const KEYS = [
  ['up down, k j', 'one line'],
  ['space, b', 'one page down or up; page keys do too'],
  ['g, G', 'to the beginning or the end; home and end do too'],
  ['[ ], left right', 'to the heading before or after'],
  ['t, tab', 'all headings, to choose one'],
  ['/', 'search; enter finds, esc forgets it'],
  ['n, N', 'the next or the last match'],
  ['q, esc', 'back'],
] as const;

const HINTS = [
  ['space', 'page'],
  ['[ ]', 'headings'],
  ['t', 'contents'],
  ['/', 'search'],
  ['?', 'keys'],
  ['q', 'back'],
] as const;

/** The page of the reader in its present state. */
export function readerPage(title: string, lesson: LaidLesson, state: ReaderState, kit: Kit): Page {
  const { theme, columns } = kit;
  const header = [theme.title(oneLine(title))];
  if (state.help) {
    const body = keyLines(KEYS, kit);
    return { header: [theme.title('Keys')], body, footer: [theme.muted('any key closes this')] };
  }
  if (state.contents !== undefined) {
    const { contents } = state;
    const body: string[] = [];
    let focus: [number, number] = [0, 1];
    for (const [i, { title: words, level }] of lesson.headings.entries()) {
      const here = i === contents;
      const lead = `${here ? theme.active(theme.signs.pointer) : ' '} ${'  '.repeat(Math.max(0, level - 2))}`;
      const lines = wrap(here ? theme.active(words) : words, columns, { indent: lead });
      if (here) focus = [body.length, body.length + lines.length];
      body.push(...lines);
    }
    return {
      header,
      body,
      focus,
      footer: hintLine(
        [
          ['enter', 'go there'],
          ['esc', 'back'],
        ],
        kit,
      ),
    };
  }
  const { match } = state;
  const body = lesson.lines.map((line, row) => (row === match ? theme.active(parseStyled(line).plain) : line));
  const message = state.typing
    ? [`/${fieldWindow(state.search, Math.max(4, columns - 2)).text}${theme.signs.pointer}`]
    : [
        ...(state.notice === undefined ? [] : wrap(theme.warn(oneLine(state.notice)), columns)),
        ...foundLine(lesson, state, kit),
      ];
  return { header, body, footer: [...message, ...hintLine(HINTS, kit)] };
}

function foundLine({ lines }: LaidLesson, { match, search }: ReaderState, { theme }: Kit): string[] {
  if (match === undefined) return [];
  const rows = matchesIn(lines, fieldText(search));
  return [
    theme.muted(`line ${rows.indexOf(match) + 1} of ${rows.length} with "${oneLine(fieldText(search))}"; n the next`),
  ];
}

export interface ReaderOptions {
  readonly title: string;
  /** Markdown. */
  readonly lesson: string;
  readonly theme: Theme;
  readonly highlight: Highlighter | undefined;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly onOpen: (close: () => void) => () => void;
}

/** Shows a lesson on the whole window until the learner goes back. */
export async function readLesson(options: ReaderOptions): Promise<'back' | 'interrupt'> {
  const { title, lesson: source, theme, highlight, stdin, stdout, onOpen } = options;
  const screen = openScreen(stdin, stdout);
  const forget = onOpen(screen.close);
  let state = AT_TOP;
  let laid: { readonly columns: number; readonly lesson: LaidLesson } | undefined;
  try {
    for (let first = true; ; first = false) {
      const size = screen.size();
      const kit: Kit = { theme, highlight, columns: Math.min(size.columns, TEXT_COLUMNS) };
      if (laid?.columns !== kit.columns) {
        const lesson = layLesson(source, kit);
        // After a resize the same part of the text is in sight, as near as another wrapping lets it be.
        const share = laid === undefined ? 0 : state.top / Math.max(1, laid.lesson.lines.length);
        state = { ...state, top: Math.round(share * lesson.lines.length), match: undefined };
        laid = { columns: kit.columns, lesson };
      }
      const fitted = fitPage(readerPage(title, laid.lesson, state, kit), size, state.top, theme);
      if (first) await screen.discard();
      screen.draw(fitted.frame);
      const key = await screen.next();
      if (key === 'resize') continue;
      const next = stepReader(state, key, laid.lesson, fitted.height);
      if (typeof next === 'string') return next;
      state = next;
    }
  } finally {
    screen.close();
    forget();
  }
}
