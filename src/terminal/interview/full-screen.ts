import { currentQuestion, isAnswering, isPaused } from '../../session/interview/interview.ts';
import { SCORING } from '../../session/interview/score.ts';
import type { InterviewIntent, InterviewTalk, InterviewView } from '../../session/interview/talk.ts';
import { TEXT_COLUMNS } from '../capability.ts';
import { fieldText, layField } from '../field.ts';
import type { Highlighter } from '../highlight.ts';
import { type Hint, hintLine, keyLines } from '../key-hints.ts';
import { fitPage, type Page } from '../page.ts';
import { openScreen } from '../screen.ts';
import { inline, item, type Kit } from '../study/blocks.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { freshLocal, type InterviewLocal, reactToKey } from './interview-keys.ts';
import {
  askedLines,
  comparedLines,
  gradeLines,
  headLine,
  isReveal,
  LISTS,
  overWords,
  pausedLines,
  rateLines,
} from './interview-view.ts';

/** The clock is drawn anew this often, ms; while an answer is given what was typed is kept in the log this often, and the clock alone less so. */
const TICK = 1000;
const KEEP_TEXT = 3000;
const KEEP_CLOCK = 30_000;

const KEYS = [
  ['enter', 'give your answer, typed or said aloud; go on'],
  ['t', 'type the answer; esc stops typing, Ctrl-D gives it'],
  ['v', 'write the answer in your editor'],
  ['p', 'pause: the clock stops and the question is hidden'],
  ['1-9, space', 'tick what you covered, own up to what you said'],
  ['b', 'back to the model answer'],
  ['y, n', 'you had the follow-up, or not'],
  ['1-4', 'rate: Again, Hard, Good, Easy'],
  ['w', 'how is this scored?'],
  ['x x', 'end the interview here'],
  ['q', 'leave; `prepdeck interview --resume` goes on'],
] as const;

function hintsFor({ state }: InterviewView, local: InterviewLocal): readonly Hint[] {
  if (isPaused(state))
    return [
      ['p', 'go on'],
      ['q', 'leave'],
    ];
  if (local.typing)
    return [
      ['Ctrl-D', 'give this answer'],
      ['esc', 'stop typing'],
    ];
  if (isAnswering(state.stage))
    return [
      ['enter', 'answered'],
      ['t', 'type'],
      ['p', 'pause'],
      ['?', 'keys'],
      ['q', 'leave'],
    ];
  if (local.revealing)
    return [
      ['enter', 'go on'],
      ['up down', 'scroll'],
      ['?', 'keys'],
    ];
  switch (state.stage?.at) {
    case 'points':
    case 'flags':
      return [
        ['1-9', 'tick'],
        ['enter', 'go on'],
        ['b', 'answer'],
        ['?', 'keys'],
      ];
    case 'grade':
      return [
        ['y', 'had it'],
        ['n', 'did not'],
        ['?', 'keys'],
      ];
    default:
      return [
        ['enter', 'as suggested'],
        ['1-4', 'rate'],
        ['?', 'keys'],
      ];
  }
}

function tickLines(
  title: string,
  texts: readonly string[],
  local: InterviewLocal,
  kit: Kit,
): Pick<Page, 'body' | 'focus'> {
  const { theme } = kit;
  const body: string[] = [...wrap(theme.heading(title), kit.columns), ''];
  let focus: [number, number] = [0, 1];
  for (const [i, text] of texts.entries()) {
    const here = i === local.cursor;
    const box = local.picked.includes(i) ? theme.signs.checked : theme.signs.unchecked;
    const lines = item(
      `${here ? theme.active(theme.signs.pointer) : ' '} ${theme.key(String(i + 1))} ${box} `,
      inline(text, kit),
      kit,
    );
    if (here) focus = [body.length, body.length + lines.length];
    body.push(...lines);
  }
  return { body, focus };
}

function bodyOf(view: InterviewView, local: InterviewLocal, kit: Kit): Pick<Page, 'body' | 'focus' | 'cursor'> {
  const { state } = view;
  const { stage } = state;
  const question = currentQuestion(state);
  const record = state.records.at(-1);
  if (!question || !record || !stage) return { body: [] };
  if (isPaused(state)) return { body: pausedLines(kit) };
  if (isAnswering(stage)) {
    const body = [...askedLines(state, kit), ''];
    if (!local.typing && fieldText(local.field) === '') return { body };
    const { lines, cursor } = layField(local.field, kit.columns);
    const row = body.length + cursor.row;
    body.push(...lines);
    return local.typing ? { body, cursor: { row, column: cursor.column } } : { body };
  }
  if (local.revealing) return { body: comparedLines(question, record, kit) };
  switch (stage.at) {
    case 'points':
      return tickLines(LISTS.points, question.keyPoints, local, kit);
    case 'flags':
      return tickLines(LISTS.flags, question.redFlags, local, kit);
    case 'grade':
      return { body: gradeLines(state, stage.index, kit) };
    default:
      return { body: rateLines(view, kit) };
  }
}

/** The page for the present state of an interview. */
export function interviewPage(view: InterviewView, local: InterviewLocal, kit: Kit): Page {
  const { theme, columns } = kit;
  const now = view.now();
  const close = [theme.muted('any other key closes this')];
  if (local.page === 'keys') {
    const body = keyLines(KEYS, kit);
    return { header: [theme.title('Keys')], body, footer: close };
  }
  if (local.page === 'scoring') {
    const body = SCORING.flatMap((text) => [...wrap(text, columns), '']);
    return { header: [theme.title('How this is scored')], body, footer: close };
  }
  const over = isAnswering(view.state.stage) ? overWords(view.state, now) : undefined;
  const message = view.trouble ?? local.hint ?? over;
  return {
    header: [headLine(view.state, now, kit)],
    ...bodyOf(view, local, kit),
    footer: [
      ...(message === undefined ? [] : wrap(theme.warn(message), columns)),
      ...hintLine(hintsFor(view, local), kit),
    ],
  };
}

export interface FullScreenInterviewOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly theme: Theme;
  readonly highlight: Highlighter | undefined;
}

/** An interview on the whole window of a terminal. */
export function fullScreenInterview({ stdin, stdout, theme, highlight }: FullScreenInterviewOptions): InterviewTalk {
  const screen = openScreen(stdin, stdout);
  let shown = '';
  let local = freshLocal('', false);

  return {
    async next(view): Promise<InterviewIntent> {
      const { state, now } = view;
      const question = currentQuestion(state);
      const identity = `${state.records.length} ${JSON.stringify(state.stage)}`;
      const isNew = identity !== shown;
      if (isNew) local = freshLocal(state.draft, question !== undefined && isReveal(state, question));
      shown = identity;
      const begun = now();
      for (let first = true; ; first = false) {
        const size = screen.size();
        const kit: Kit = { theme, highlight, columns: Math.min(size.columns, TEXT_COLUMNS) };
        const fitted = fitPage(interviewPage(view, local, kit), size, local.scroll, theme);
        if (first && isNew) await screen.discard();
        screen.draw(fitted.frame);
        local = { ...local, scroll: fitted.top };
        const ticking = isAnswering(state.stage) && !isPaused(state);
        const key = (await screen.nextWithin(ticking ? TICK : undefined))?.item;
        if (key !== undefined && key !== 'resize') {
          const reaction = reactToKey(state, local, key, Math.max(1, fitted.height - 1));
          if ('intent' in reaction) return reaction.intent;
          local = reaction.local;
        }
        // Also while somebody types without a pause: what is typed is kept with the clock.
        const text = fieldText(local.field);
        const isKept = text === state.draft;
        if (ticking && now() - begun >= (isKept ? KEEP_CLOCK : KEEP_TEXT))
          return { type: 'step', step: isKept ? { do: 'clock' } : { do: 'draft', text } };
      }
    },
    draft: () => fieldText(local.field),
    write: (text) => {
      local = { ...local, field: { before: text, after: '' }, typing: false };
    },
    lend: (use) => screen.lend(use),
    close: () => screen.close(),
  };
}
