import { type Injector, onDeck, onQuestion } from './injector.ts';
import { here, type Manuscript } from './manuscript.ts';

const firstId = (deck: Manuscript): string => String(deck.questions[0]?.fields.id);

/** PD3xx: ids and what refers to them. */
export const NAME_DEFECTS: readonly Injector[] = [
  onQuestion('PD301', 'id of a question', ({ path }, deck) => [
    deck.set([...path, 'id'], here('PD301') + firstId(deck)),
  ]),
  onQuestion('PD301', 'id of a follow-up', ({ path, fields }, deck) =>
    'follow_ups' in fields
      ? [
          deck.append(
            [...path, 'follow_ups'],
            `{ id: ${here('PD301')}measure, question: And a year later?, answer: The same once more. }`,
          ),
        ]
      : undefined,
  ),
  onDeck('PD301', 'id of an objective', (deck) => [
    deck.append(['objectives'], `{ id: ${here('PD301')}goal-1, text: Draw the path of a call }`),
  ]),
  onQuestion('PD304', 'misspelt objective', ({ path }, deck) => [
    deck.append([...path, 'objectives'], `${here('PD304')}gaol-1`),
  ]),
  onQuestion('PD305', "another question's id as an alias", ({ path, fields }, deck) => [
    'aliases' in fields
      ? deck.append([...path, 'aliases'], here('PD305') + firstId(deck))
      : deck.add(path, 'aliases', `[${here('PD305')}${firstId(deck)}]`),
  ]),
  onQuestion('PD306', 'self-check as the id of a follow-up', ({ path, fields }, deck) =>
    'follow_ups' in fields
      ? [
          deck.append(
            [...path, 'follow_ups'],
            `{ id: ${here('PD306')}self-check, question: And a year later?, answer: The same once more. }`,
          ),
        ]
      : undefined,
  ),
];
