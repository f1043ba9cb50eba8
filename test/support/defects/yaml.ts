import { MAX_BYTES, MAX_DEPTH, MAX_TOKENS } from '../../../src/deck/limits.ts';
import { alone, type Injector, onDeck, onQuestion } from './injector.ts';
import { BAD_BYTE, here } from './manuscript.ts';

/** PD1xx and PD90x: what is wrong before it is known what the deck says. */
export const YAML_DEFECTS: readonly Injector[] = [
  alone(
    onQuestion('PD101', 'text that starts with @', ({ path }, deck) => [
      deck.set([...path, 'difficulty'], `${here('PD101')}@easy`),
    ]),
  ),
  alone(
    onQuestion('PD101', 'unknown escape', ({ path }, deck) => [
      deck.set([...path, 'question'], `"What does ${here('PD101')}\\d match?"`),
    ]),
  ),
  alone(
    onQuestion('PD101', 'line that is neither key nor text', ({ path }, deck) => [
      deck.set([...path, 'difficulty'], `easy\n    ${here('PD101')}and more`),
    ]),
  ),
  onQuestion('PD102', 'field written again', ({ path }, deck) => [
    deck.mark([...path, 'difficulty'], 'PD102'),
    deck.add(path, 'difficulty', 'hard'),
  ]),
  alone(
    onQuestion('PD103', 'tab', ({ path }, deck) => {
      const start = deck.lineStart([...path, 'difficulty']);
      return [{ start, end: start + 4, text: `${here('PD103')}\t` }];
    }),
  ),
  onQuestion('PD104', 'correct: yes', ({ path, fields }, deck) => {
    const choices = Array.isArray(fields.choices) ? fields.choices : [];
    const key = choices.findIndex((one) => one.correct === true);
    return key < 0 ? undefined : [deck.set([...path, 'choices', key, 'correct'], `${here('PD104')}yes`)];
  }),
  onQuestion('PD104', 'answer: no', ({ path, fields }, deck) =>
    typeof fields.answer === 'boolean' ? [deck.set([...path, 'answer'], `${here('PD104')}no`)] : undefined,
  ),
  onQuestion('PD105', 'leading zeros', ({ path, fields }, deck) =>
    typeof fields.answer === 'number' ? [deck.set([...path, 'answer'], `${here('PD105')}007`)] : undefined,
  ),
  onQuestion('PD105', 'more digits than a number holds', ({ path, fields }, deck) =>
    typeof fields.answer === 'number'
      ? [deck.set([...path, 'answer'], `${here('PD105')}12345678901234567890`)]
      : undefined,
  ),
  onQuestion('PD106', 'hash in plain text', ({ path }, deck) => [
    deck.set([...path, 'question'], `What tells plain old C from ${here('PD106')}#pragma in a header?`),
  ]),
  alone(
    onQuestion('PD107', 'colon in a field', ({ path }, deck) => [
      deck.set([...path, 'question'], `${here('PD107')}What is this: a queue or a log?`),
    ]),
  ),
  onQuestion('PD107', 'colon in an entry of a list', ({ path, fields }, deck) =>
    'red_flags' in fields
      ? [deck.append([...path, 'red_flags'], `${here('PD107')}Exactly once: a promise that it keeps`)]
      : undefined,
  ),
  alone(
    onDeck('PD108', 'second document', ({ text }) => [
      { start: text.length, end: text.length, text: `${here('PD108')}---\nformat: 1\n` },
    ]),
  ),
  onQuestion('PD109', 'tag', ({ path, fields }, deck) => [
    deck.set([...path, 'difficulty'], `${here('PD109')}!level ${fields.difficulty}`),
  ]),
  onQuestion('PD110', 'anchor', ({ path, fields }, deck) => [
    deck.set([...path, 'difficulty'], `${here('PD110')}&level ${fields.difficulty}`),
  ]),
  onQuestion('PD110', 'alias', ({ path }, deck) => [deck.set([...path, 'difficulty'], `${here('PD110')}*level`)]),
  alone(
    onQuestion('PD111', 'byte of Latin-1', ({ path }, deck) => [
      deck.say([...path, 'question'], `Who runs the caf${here('PD111')}${BAD_BYTE}, and for whom?`),
    ]),
  ),
  alone(onDeck('PD112', 'directive', () => [{ start: 0, end: 0, text: `${here('PD112')}%YAML 1.1\n---\n` }])),
  alone(
    onDeck('PD113', 'comments alone', ({ text }) => [
      { start: 0, end: text.length, text: `${here('PD113')}# A deck to be.\n` },
    ]),
  ),
  alone(
    onDeck('PD901', 'five megabytes', ({ text }) => {
      const end = text.length;
      return [
        { start: 0, end: 0, text: here('PD901') },
        { start: end, end, text: `# ${'x'.repeat(98)}\n`.repeat(MAX_BYTES / 100) },
      ];
    }),
  ),
  alone(
    onQuestion('PD902', 'brackets in brackets', ({ path }, deck) => [
      deck.set([...path, 'tags'], `${here('PD902')}${'['.repeat(2 * MAX_DEPTH)}${']'.repeat(2 * MAX_DEPTH)}`),
    ]),
  ),
  alone(
    onQuestion('PD903', 'a list without end', ({ path }, deck) => [
      deck.set([...path, 'tags'], `${here('PD903')}[${'a,'.repeat(MAX_TOKENS / 2)}a]`),
    ]),
  ),
  onQuestion('PD904', 'right-to-left override', ({ path }, deck) => [
    deck.say([...path, 'question'], `What does ${here('PD904')}\u202Eevil do to a reader of code?`),
  ]),
  onQuestion('PD904', 'escape character, written as an escape', ({ path }, deck) => [
    deck.set([...path, 'question'], `${here('PD904')}"What does \\e[31m do to a terminal?"`),
  ]),
];
