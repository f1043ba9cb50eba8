import { DAY } from '../../memory/day.ts';
import type { KeptRound } from '../../session/round/record.ts';
import { oneLine } from '../../terminal/sanitize.ts';

/** A round that was left longer ago than this is not mentioned any more, ms. */
const STALE = 7 * DAY;

/** The round that was left last, if it is not too old to go on with. */
export function leftRound(past: readonly KeptRound[], now: number): KeptRound | undefined {
  const left = past.filter(({ state, last }) => state.phase.at !== 'over' && now - last < STALE);
  return left.sort((a, b) => a.last - b.last).at(-1);
}

/** `at question 2 of 5, with Ann, Bo, Cy`. */
export function leftWords({ state }: KeptRound): string {
  const { phase, setup, players } = state;
  const count = setup.questions.length;
  const number = 'question' in phase ? phase.question + 1 : count;
  const where = number > count ? 'in its tie break' : `at question ${number} of ${count}`;
  const names = players.map(({ name }) => oneLine(name)).join(', ');
  return players.length > 1 ? `${where}, with ${names}` : where;
}
