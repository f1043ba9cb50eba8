import { choicesOf, singleKey } from './choices.ts';
import { type Injector, onQuestion } from './injector.ts';
import { here } from './manuscript.ts';

/** Knowledge checks that cannot be asked. */
export const CHECK_DEFECTS: readonly Injector[] = [
  onQuestion('PD401', 'no key', (question, deck) => {
    const { at, choices, key } = choicesOf(question);
    if (!singleKey(choices)) return undefined;
    return [deck.mark([...at, 0], 'PD401'), deck.set([...at, key, 'correct'], 'false')];
  }),
  onQuestion('PD402', 'the same choice in capitals', (question, deck) => {
    const { at, choices } = choicesOf(question);
    const [first, second] = choices;
    return first && second ? [deck.say([...at, 1, 'text'], here('PD402') + first.text.toUpperCase())] : undefined;
  }),
  onQuestion('PD421', 'no gap', ({ path, fields }, deck) =>
    'cloze' in fields ? [deck.say([...path, 'cloze'], `${here('PD421')}A log keeps what was written.`)] : undefined,
  ),
  ...['A log keeps its {{offset.', 'A log keeps its {{}}.', 'A log keeps its {{offset|}}.'].map((text) =>
    onQuestion('PD422', `gap ${text}`, ({ path, fields }, deck) =>
      'cloze' in fields ? [deck.say([...path, 'cloze'], here('PD422') + text)] : undefined,
    ),
  ),
  onQuestion('PD425', 'gap of Anki', ({ path, fields }, deck) =>
    'cloze' in fields ? [deck.say([...path, 'cloze'], `${here('PD425')}A log keeps its {{c1::offset}}.`)] : undefined,
  ),
  onQuestion('PD423', 'item again', ({ path, fields }, deck) =>
    'order' in fields
      ? [deck.append([...path, 'order'], `${here('PD423')}${deck.list([...path, 'order'])[0]}`)]
      : undefined,
  ),
  onQuestion('PD424', 'right side again', ({ path, fields }, deck) => {
    const [right] = Object.values(fields.match ?? {});
    return typeof right === 'string'
      ? [deck.add([...path, 'match'], 'slow start', `${here('PD424')}${right}`)]
      : undefined;
  }),
];
