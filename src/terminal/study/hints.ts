import type { Screen } from '../../session/study-state.ts';
import type { Hint } from '../key-hints.ts';
import { canJudge } from './keymap.ts';
import { isTyping, type Local } from './local.ts';

const ANY: readonly Hint[] = [['?', 'keys']];

/** The keys worth knowing on this screen, most wanted first. */
export function hintsFor(screen: Screen, local: Local): readonly Hint[] {
  const { entry } = local;
  if (isTyping(local)) {
    if (entry.kind === 'free')
      return [
        ['enter', 'new line'],
        ['esc', 'done'],
      ];
    const several = entry.kind === 'fields' && entry.fields.length > 1;
    return [
      ['enter', several ? 'next, then answer' : 'answer'],
      ...(several ? ([['tab', 'next gap']] as const) : []),
      ['esc', 'other keys'],
    ];
  }
  switch (screen.at) {
    case 'finished':
      return [
        ['enter', 'leave'],
        ['c', 'go on'],
        ['u', 'undo the last'],
      ];
    case 'ask':
      switch (entry.kind) {
        case 'choices': {
          const { content } = screen.card;
          const several = 'form' in content && content.form.kind === 'multiple';
          const count = Math.min(9, screen.order.length);
          return several
            ? [[`1-${count}`, 'tick'], ['enter', 'answer'], ['g', 'guess'], ['d', "don't know"], ...ANY]
            : [[`1-${count}`, 'answer'], ['g', 'guess'], ['d', "don't know"], ...ANY];
        }
        case 'boolean':
          return [['1', 'true'], ['2', 'false'], ['g', 'guess'], ['d', "don't know"], ...ANY];
        case 'order':
        case 'match':
          return [
            [`1-${screen.order.length}`, 'place'],
            ['backspace', 'take back'],
            ['enter', 'answer'],
            ['d', "don't know"],
            ...ANY,
          ];
        case 'fields':
          return [['enter', 'type'], ['d', "don't know"], ['g', 'guess'], ...ANY];
        default:
          return [['enter', 'reveal'], ['t', 'type your answer'], ['s', 'skip'], ...ANY];
      }
    case 'verdict':
      return [
        ['enter', 'next'],
        ['1-4', 'another rating'],
        ...(screen.review.correct
          ? ([['g', screen.review.guess ? 'it was no guess' : 'it was a guess']] as const)
          : []),
        ['u', 'undo'],
        ...ANY,
      ];
    case 'compare':
      switch (screen.stage.at) {
        case 'answer':
          return [['enter', 'key points'], ['o', 'source'], ...ANY];
        case 'points':
          return [['1-9', 'tick'], ['enter', 'next'], ['b', 'back to the answer'], ...ANY];
        case 'flags':
          return [['1-9', 'I said this'], ['enter', 'next'], ['b', 'back'], ...ANY];
        case 'follow-up':
          return canJudge(screen)
            ? [['y', 'I had it'], ['n', 'I did not'], ['b', 'back'], ...ANY]
            : [['enter', 'answer'], ['b', 'back'], ...ANY];
        case 'rating':
          return [['enter', 'as suggested'], ['1-4', 'rate'], ['b', 'back'], ...ANY];
      }
  }
}

/** Every key of a session, for the help page. */
export const ALL_KEYS: readonly (readonly [title: string, keys: readonly Hint[]])[] = [
  [
    'Answering',
    [
      ['1-9', 'choose, tick or place the item with that number'],
      ['up down', 'move; space or enter chooses'],
      ['enter', 'reveal, go on, accept the suggested rating; so does space where there is nothing to tick'],
      ['t', 'type your answer to an interview question; esc when done'],
      ['g', 'that was a guess (before or after answering)'],
      ['d', 'I do not know'],
      ['b', 'one step back while comparing'],
    ],
  ],
  [
    'Rating',
    [
      ['1', 'Again: you could not recall it'],
      ['2', 'Hard: recalled, with effort; still a success'],
      ['3', 'Good'],
      ['4', 'Easy: at once and without effort'],
    ],
  ],
  [
    'Any time',
    [
      ['u', 'undo the last answer or mark, as often as you like'],
      ['s', 'skip this card to tomorrow'],
      ['!', 'suspend this card; `prepdeck unsuspend` brings it back'],
      ['f', 'flag this card, or take the flag away'],
      ['e', 'open the deck at this card in your editor'],
      ['o', 'open the source'],
      ['pgup pgdn', 'scroll; so do up and down where there is nothing to choose'],
      ['esc', 'leave a text field, so that letters are keys again'],
      ['q', 'quit; everything answered is saved already'],
    ],
  ],
];
