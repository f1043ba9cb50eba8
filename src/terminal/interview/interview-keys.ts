import {
  currentQuestion,
  type InterviewState,
  isAnswering,
  isPaused,
  suggestionFor,
} from '../../session/interview/interview.ts';
import type { InterviewIntent } from '../../session/interview/talk.ts';
import { EMPTY_FIELD, type Field, fieldText, typeInto } from '../field.ts';
import type { Key } from '../keys.ts';

/** What the screen knows besides the interview: what is typed, ticked and looked at, nothing of which is an answer yet. */
export interface InterviewLocal {
  readonly field: Field;
  readonly typing: boolean;
  readonly cursor: number;
  readonly picked: readonly number[];
  /** The answer is shown first, then the list that it is compared by. */
  readonly revealing: boolean;
  readonly scroll: number;
  readonly page: 'interview' | 'keys' | 'scoring';
  readonly hint: string | undefined;
}

export const freshLocal = (draft: string, revealing: boolean): InterviewLocal => ({
  field: draft === '' ? EMPTY_FIELD : { before: draft, after: '' },
  typing: draft !== '',
  cursor: 0,
  picked: [],
  revealing,
  scroll: 0,
  page: 'interview',
  hint: undefined,
});

export type InterviewReaction = { readonly local: InterviewLocal } | { readonly intent: InterviewIntent };

const step = (of: Extract<InterviewIntent, { type: 'step' }>['step']): InterviewReaction => ({
  intent: { type: 'step', step: of },
});

/** What a key means. @param pageRows rows that a page key scrolls by */
export function reactToKey(
  state: InterviewState,
  local: InterviewLocal,
  key: Key,
  pageRows: number,
): InterviewReaction {
  const name = key.type === 'named' ? key.name : key.type === 'text' ? key.text : '';
  if (name === 'ctrl-c') return { intent: { type: 'interrupt' } };
  const stay = (changes: Partial<InterviewLocal>): InterviewReaction => ({
    local: { ...local, hint: undefined, ...changes },
  });
  const scrollBy = (rows: number): InterviewReaction => stay({ scroll: Math.max(0, local.scroll + rows) });
  if (local.page !== 'interview') {
    if (name === 'down' || name === 'up') return scrollBy(name === 'down' ? 1 : -1);
    return stay({ page: 'interview', scroll: 0 });
  }
  if (local.typing && !isPaused(state)) return typeAnswer(local, key, stay, pageRows);
  if (name === 'pagedown' || name === 'pageup') return scrollBy(name === 'pagedown' ? pageRows : -pageRows);
  if (name === 'q') return { intent: { type: 'leave' } };
  if (name === '?') return stay({ page: 'keys', scroll: 0 });
  if (name === 'w') return stay({ page: 'scoring', scroll: 0 });
  if (name === 'p') return step({ do: isPaused(state) ? 'resume' : 'pause' });
  if (name === 'x') return local.hint === END_HINT ? step({ do: 'end' }) : stay({ hint: END_HINT });
  if (isPaused(state)) return stay({ hint: 'p goes on' });
  if (isAnswering(state.stage)) return answerKey(local, name, stay, scrollBy);
  return compareKey(state, local, name, stay, scrollBy);
}

export const END_HINT = 'x again ends the interview here';

type Stay = (changes: Partial<InterviewLocal>) => InterviewReaction;

function typeAnswer(local: InterviewLocal, key: Key, stay: Stay, pageRows: number): InterviewReaction {
  if (key.type === 'named') {
    if (key.name === 'escape') return stay({ typing: false });
    if (key.name === 'ctrl-d') return step({ do: 'answer', text: fieldText(local.field) });
    if (key.name === 'pagedown') return stay({ scroll: local.scroll + pageRows });
    if (key.name === 'pageup') return stay({ scroll: Math.max(0, local.scroll - pageRows) });
  }
  const field = typeInto(local.field, key, true);
  return field === undefined ? stay({}) : stay({ field });
}

function answerKey(
  local: InterviewLocal,
  name: string,
  stay: Stay,
  scrollBy: (rows: number) => InterviewReaction,
): InterviewReaction {
  switch (name) {
    case 't':
      return stay({ typing: true });
    case 'v':
      return { intent: { type: 'edit', text: fieldText(local.field) } };
    case 'return':
      return step({ do: 'answer', text: fieldText(local.field) });
    case 'down':
      return scrollBy(1);
    case 'up':
      return scrollBy(-1);
    default:
      return stay({});
  }
}

function compareKey(
  state: InterviewState,
  local: InterviewLocal,
  name: string,
  stay: Stay,
  scrollBy: (rows: number) => InterviewReaction,
): InterviewReaction {
  const { stage } = state;
  if (local.revealing) {
    if (name === 'return' || name === ' ') return stay({ revealing: false, scroll: 0 });
    if (name === 'down' || name === 'up') return scrollBy(name === 'down' ? 1 : -1);
    return stay({});
  }
  const question = currentQuestion(state);
  switch (stage?.at) {
    case 'points':
    case 'flags': {
      const items = (stage.at === 'points' ? question?.keyPoints : question?.redFlags) ?? [];
      return listKey(stage.at, items.length, local, name, stay);
    }
    case 'grade':
      if (name === 'y' || name === 'n') return step({ do: 'grade', had: name === 'y' });
      if (name === 'down' || name === 'up') return scrollBy(name === 'down' ? 1 : -1);
      return stay({ hint: 'y if you had it, n if not' });
    case 'rate': {
      const rating =
        ([1, 2, 3, 4] as const).find((r) => String(r) === name) ??
        (name === 'return' ? suggestionFor(state).rating : undefined);
      if (rating !== undefined) return step({ do: 'rate', rating });
      if (name === 'down' || name === 'up') return scrollBy(name === 'down' ? 1 : -1);
      return stay({});
    }
    default:
      return stay({});
  }
}

function listKey(
  at: 'points' | 'flags',
  count: number,
  local: InterviewLocal,
  name: string,
  stay: Stay,
): InterviewReaction {
  const { cursor, picked } = local;
  const toggle = (index: number): InterviewReaction =>
    stay({
      cursor: index,
      picked: picked.includes(index) ? picked.filter((i) => i !== index) : [...picked, index].sort((a, b) => a - b),
    });
  switch (name) {
    case 'down':
    case 'j':
      return stay({ cursor: (cursor + 1) % count });
    case 'up':
    case 'k':
      return stay({ cursor: (cursor + count - 1) % count });
    case ' ':
      return toggle(cursor);
    case 'b':
      return stay({ revealing: true, scroll: 0 });
    case 'return':
      return step(at === 'points' ? { do: 'points', ticked: [...picked] } : { do: 'flags', owned: [...picked] });
    default: {
      const index = /^[1-9]$/.test(name) ? Number(name) - 1 : -1;
      return index >= 0 && index < count ? toggle(index) : stay({});
    }
  }
}
