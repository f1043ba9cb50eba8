import type { Code } from '../../../src/deck/codes.ts';
import { alone, type Injector, onDeck, onQuestion } from './injector.ts';
import { here } from './manuscript.ts';

/** Another explanation in place of the one a question has. */
const explained = (code: Code, name: string, text: string): Injector =>
  onQuestion(code, name, ({ path, fields }, deck) =>
    'explanation' in fields ? [deck.say([...path, 'explanation'], here(code) + text)] : undefined,
  );

/** A block of Markdown in place of an explanation, with the finding on the line that holds `⟦⟧`. */
const block = (code: Code, name: string, lines: readonly string[]): Injector => under('|', code, name, lines);
const folded = (code: Code, name: string, lines: readonly string[]): Injector => under('>-', code, name, lines);

const under = (style: string, code: Code, name: string, lines: readonly string[]): Injector =>
  onQuestion(code, name, ({ path, fields }, deck) =>
    'explanation' in fields
      ? [
          deck.set(
            [...path, 'explanation'],
            `${style}\n${lines.map((line) => `      ${line.replace('⟦⟧', here(code))}`.trimEnd()).join('\n')}`,
          ),
        ]
      : undefined,
  );

/** Texts that are unfinished, broken, too wide, or not what they look like. */
export const TEXT_DEFECTS: readonly Injector[] = [
  explained('PD601', 'to do', 'TODO: say why'),
  explained('PD601', 'question marks', 'It holds since ??? came.'),
  explained('PD601', 'dots', '...'),
  explained('PD602', 'a lone backtick', 'Call `measure() twice.'),
  block('PD602', 'an open fence', ['First look:', '⟦⟧```sh', 'git log']),
  explained('PD603', 'two blanks', 'Most houses  measure it.'),
  explained('PD603', 'a blank at the end', 'Most houses measure it. '),
  block('PD604', 'a line of 120', ['```sh', `⟦⟧echo ${'value '.repeat(20)}`.trimEnd(), '```']),
  block('PD605', 'a table of seven', ['⟦⟧| a | b | c | d | e | f | g |', '| - | - | - | - | - | - | - |']),
  explained('PD605', 'a long word', 'Nobody says Donaudampfschifffahrtsgesellschaftskapitän here.'),
  folded('PD607', 'a list', ['Three things:', '', '- one', '⟦⟧- two']),
  folded('PD607', 'a table', ['| a | b |', '⟦⟧| - | - |', '| c | d |']),
  folded('PD607', 'code', ['```sh', '⟦⟧git log', '```']),
  explained('PD910', 'a Cyrillic letter', 'Most h\u043euses measure it.'),
  explained('PD911', 'an endless explanation', 'Most houses measure it, and so does this one. '.repeat(450).trim()),
  explained('PD912', 'a joiner', 'Most hou\u200dses measure it.'),
];

/** Decks that say the same twice, or promise what they do not ask. */
export const DECK_DEFECTS: readonly Injector[] = [
  onQuestion('PD302', 'the question of another', ({ path }, deck) => {
    const [first] = deck.questions.filter((one) => one.path[0] === path[0]);
    const says = first?.fields.question;
    return path[0] === 'interview' && path[1] > 0 && typeof says === 'string'
      ? [deck.say([...path, 'question'], here('PD302') + says.trim().toUpperCase())]
      : undefined;
  }),
  // A third one like both would be like the other of them as well.
  alone(
    onQuestion('PD303', 'almost the question of another', ({ path }, deck) => {
      const [first] = deck.questions.filter((one) => one.path[0] === path[0]);
      const says = first?.fields.question;
      return path[0] === 'interview' && path[1] > 0 && typeof says === 'string'
        ? [deck.say([...path, 'question'], `${here('PD303')}${says.trim()} Why?`)]
        : undefined;
    }),
  ),
  onDeck('PD310', 'an objective too many', (deck) => [
    deck.append(['objectives'], `{ id: ${here('PD310')}too-many, text: Say when enough is enough }`),
  ]),
  alone(
    onDeck('PD311', 'an objective that one question serves', (deck) => {
      const [one] = deck.questions;
      return one && 'objectives' in one.fields
        ? [
            deck.append(['objectives'], `{ id: ${here('PD311')}seldom-met, text: Say when enough is enough }`),
            deck.set([...one.path, 'objectives'], '[seldom-met]'),
          ]
        : undefined;
    }),
  ),
  alone(
    onDeck('PD606', 'all of one difficulty', (deck) => [
      deck.markKey(['knowledge_check'], 'PD606'),
      ...deck.questions.map(({ path }) => deck.set([...path, 'difficulty'], 'medium')),
    ]),
  ),
];
