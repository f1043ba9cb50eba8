import { counted } from '../../report/duration.ts';
import type { Open } from '../../session/round/answering.ts';
import { waitingFor } from '../../session/round/asking.ts';
import { formOfCard } from '../../session/round/questions.ts';
import type { RoundIntent, RoundView } from '../../session/round/round-talk.ts';
import { readAnswer } from '../study/plain-reading.ts';

/** A line, and when it came. */
export interface TimedLine {
  readonly text: string;
  readonly at: number;
}

/** A moment at which the time left is said: half of it, or so many seconds before the end. */
export type Mark = 'half' | number;

/** `5 seconds left.` */
export const timeLeft = (ms: number): string => `${counted(Math.max(0, Math.ceil(ms / 1000)), 'second')} left.`;

/** How much time is left at each mark of this question, ms, the earliest first. */
export function marksOf({ clock, buzz }: Open, marks: readonly Mark[]): number[] {
  if (buzz) return [];
  const left = marks.map((mark) => (mark === 'half' ? clock.limit / 2 : mark * 1000));
  return [...new Set(left)].filter((ms) => ms < clock.limit).sort((a, b) => b - a);
}

/** What is asked of whoever is to answer. */
export function answerPrompt(view: RoundView, { question, player, buzz }: Open): string {
  const { state } = view;
  const card = view.card(question);
  const form = card && formOfCard(card);
  if (player === null) {
    const keys = waitingFor(state, question).map((p) => `${state.players[p]?.key} ${state.players[p]?.name}`);
    return `Your key, then your answer, such as ${keys[0]?.[0]} 2. Keys: ${keys.join(', ')}.`;
  }
  const who = buzz || state.players.length > 1 ? `${state.players[player]?.name}: ` : '';
  const opening = (text: string): string =>
    who === '' ? text.charAt(0).toUpperCase() + text.slice(1) : `${who}${text}`;
  const count = view.order(question, player).length;
  switch (form?.kind) {
    case 'single':
      return opening(`number 1-${count}, or d if you do not know:`);
    case 'multiple':
      return opening(`numbers, such as 1 3, or d if you do not know:`);
    case 'true-false':
      return opening(`1 true, 2 false, or d if you do not know:`);
    case 'order':
      return opening(`all ${count} numbers in order, or d if you do not know:`);
    case 'match':
      return opening(`${count} numbers, one for each on the left, or d if you do not know:`);
    case 'cloze':
      return opening(`the missing words, separated by semicolons, or :d if you do not know:`);
    default:
      return opening(`your answer, or :d if you do not know:`);
  }
}

/** What a line answers; text says what is expected. */
export function readGiven(line: TimedLine, { question, player }: Open, view: RoundView): RoundIntent | string {
  const card = view.card(question);
  const form = card && formOfCard(card);
  if (!form || player === null) return 'There is nothing to answer.';
  const text = line.text.trim();
  const letters = form.kind === 'typed' || form.kind === 'cloze';
  if (text === ':d' || (text === 'd' && !letters)) {
    return { at: line.at, do: 'answer', player, response: { kind: 'pass' } };
  }
  if (text === '') return 'Give an answer; ? shows how.';
  const read = readAnswer(form, { order: view.order(question, player) }, text);
  return 'again' in read ? read.again : { at: line.at, do: 'answer', player, response: read.response };
}
