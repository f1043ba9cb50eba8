import type { Reading } from '../../deck/model.ts';
import { counted } from '../../report/duration.ts';
import type { ObjectiveState } from '../../report/objectives.ts';
import type { Standings } from '../../report/standings.ts';
import { oneLine } from '../sanitize.ts';
import { inline, item, type Kit } from '../study/blocks.ts';
import type { Theme } from '../theme.ts';

/** `3 of 4 cards learned`, `done by its cards`, `marked by hand, 1 of 4 cards learned`. */
export function objectiveWords({ cards, learned, done, marked }: ObjectiveState): string {
  const share = cards === 0 ? 'no card of this deck serves it' : `${learned} of ${counted(cards, 'card')} learned`;
  if (done) return marked ? `done: ${share}; marked by hand too` : `done: ${share}`;
  return marked ? `marked by hand; ${share}` : share;
}

/** Done by its cards, marked by hand only, or open: each with a sign of its own. */
export const objectiveSign = ({ done, marked }: ObjectiveState, { signs, good }: Theme): string =>
  done ? good(signs.checked) : marked ? signs.byHand : signs.unchecked;

/** `2 of 4 done`, `2 of 4 done, 1 more by hand`. */
export function reachedWords(states: readonly ObjectiveState[]): string {
  const done = states.filter((state) => state.done).length;
  const byHand = states.filter((state) => state.marked && !state.done).length;
  const more = byHand === 0 ? '' : done === 0 ? `, ${byHand} by hand` : `, ${byHand} more by hand`;
  return `${done} of ${states.length} done${more}`;
}

export function objectiveLines(states: readonly ObjectiveState[], kit: Kit): string[] {
  return states.flatMap((state) => [
    ...item(`${objectiveSign(state, kit.theme)} `, inline(state.text, kit), kit),
    ...item('    ', kit.theme.muted(`${oneLine(state.id)} ${kit.theme.signs.dot} ${objectiveWords(state)}`), kit),
  ]);
}

export type ReadingState = Reading & { readonly read: boolean };

/** `Confluent, 20 minutes`. */
export const readingFacts = ({ publisher, minutes }: Reading): string =>
  [
    ...(publisher === undefined ? [] : [oneLine(publisher)]),
    ...(minutes === undefined ? [] : [counted(minutes, 'minute')]),
  ].join(', ');

export const readWords = (reading: readonly ReadingState[]): string =>
  `${reading.filter(({ read }) => read).length} of ${reading.length} read`;

export function readingLines(reading: readonly ReadingState[], kit: Kit): string[] {
  const { theme } = kit;
  return reading.flatMap((one) => {
    const facts = [oneLine(one.id), readingFacts(one), one.read ? 'read' : 'not read yet'].filter(
      (fact) => fact !== '',
    );
    return [
      ...item(
        `${one.read ? theme.signs.checked : theme.signs.unchecked} `,
        theme.link(inline(one.title, kit), one.url),
        kit,
      ),
      ...item('    ', theme.muted(facts.join(` ${theme.signs.dot} `)), kit),
    ];
  });
}

/** `12 cards: 3 due, 4 new, 5 mastered`. */
export function standingWords({ cards, due, learning, new: fresh, mastered }: Standings): string {
  return `${counted(cards, 'card')}: ${due + learning} due, ${fresh} new, ${mastered} mastered`;
}

/** Reading speed of a text that is to be understood, words a minute. */
const PACE = 180;

export function lessonWords(lesson: string): string {
  const words = lesson.split(/\s+/).filter(Boolean).length;
  return `about ${counted(Math.max(1, Math.round(words / PACE)), 'minute')} to read`;
}
