import { type Injector, inLargeDeck, onDeck, onQuestion } from './injector.ts';
import { type Change, here, type Manuscript, type Question } from './manuscript.ts';

interface Choice {
  readonly text: string;
  readonly correct?: boolean;
  readonly why?: string;
}

/** The choices of a question, of its self-check where it is an interview question; none where it has none. */
export function choicesOf({ path, fields }: Question) {
  const check = fields.self_check as { choices?: unknown } | undefined;
  const [list, inside] = path[0] === 'interview' ? [check?.choices, ['self_check']] : [fields.choices, []];
  const choices = (Array.isArray(list) ? list : []) as readonly Choice[];
  return {
    /** Where the question itself is, and its list of choices. */
    asked: [...path, ...inside],
    at: [...path, ...inside, 'choices'],
    choices,
    key: choices.findIndex(({ correct }) => correct),
    distractor: choices.findIndex(({ correct }) => !correct),
  };
}

type Asked = ReturnType<typeof choicesOf>;

export const singleKey = (choices: readonly Choice[]): boolean => choices.filter(({ correct }) => correct).length === 1;

/** A choice as one line of YAML; quotes as JSON has them are good for it. */
const written = ({ text, correct, why }: Choice, mark = ''): string =>
  `{ text: ${mark}${JSON.stringify(text)}${correct ? ', correct: true' : ''}${why === undefined ? '' : `, why: ${JSON.stringify(why)}`} }`;

const onChoices = (
  code: Injector['code'],
  name: string,
  make: (asked: Asked, deck: Manuscript, question: Question) => readonly Change[] | undefined,
): Injector =>
  onQuestion(code, name, (question, deck) => {
    const asked = choicesOf(question);
    return singleKey(asked.choices) ? make(asked, deck, question) : undefined;
  });

/** Other choices in place of those of a question with one key. */
const others = (code: Injector['code'], name: string, texts: readonly string[], place: number | 'choices'): Injector =>
  onChoices(code, name, ({ at }, deck) => [
    ...(place === 'choices' ? [deck.markKey(at, code)] : []),
    deck.entries(
      at,
      texts.map((text, i) =>
        written({ text, correct: i === 1, why: 'So it was measured.' }, i === place ? here(code) : ''),
      ),
    ),
  ]);

/** Another text in place of the first distractor. */
const otherDistractor = (code: Injector['code'], text: string): Injector =>
  onChoices(code, text, ({ at, distractor }, deck) => [deck.say([...at, distractor, 'text'], here(code) + text)]);

const otherStem = (code: Injector['code'], stem: string): Injector =>
  onChoices(code, stem, ({ asked }, deck) => [deck.say([...asked, 'question'], here(code) + stem)]);

/** Every key becomes the longest of its choices by a word. */
function keysLongest(deck: Manuscript): readonly Change[] {
  const changes = deck.questions.map(choicesOf).flatMap(({ at, choices, key }) => {
    const [longest] = choices.toSorted((a, b) => b.text.length - a.text.length);
    return singleKey(choices) && longest ? [deck.say([...at, key, 'text'], `${longest.text} first`)] : [];
  });
  return [deck.markKey(['knowledge_check'], 'PD406'), ...changes];
}

/** Every key becomes the second choice. */
function keysSecond(deck: Manuscript): readonly Change[] {
  const changes = deck.questions.map(choicesOf).flatMap(({ at, choices, key }) => {
    if (!singleKey(choices)) return [];
    const rest = choices.filter((_, i) => i !== key);
    const [first, ...after] = rest;
    const [second] = choices.slice(key, key + 1);
    if (first === undefined || second === undefined) return [];
    return [
      deck.entries(
        at,
        [first, second, ...after].map((one) => written(one)),
      ),
    ];
  });
  return [deck.markKey(['knowledge_check'], 'PD407'), ...changes];
}

/** Choices that give the key away, or ask for too much. */
export const CHOICE_DEFECTS: readonly Injector[] = [
  ...['All of the above', 'All of these.', 'Both A and B'].map((text) =>
    others('PD403', text, ['Cache it', 'Queue it', text], 2),
  ),
  otherDistractor('PD404', 'None of the above'),
  onChoices('PD405', 'key that says far more', ({ at, choices, key }, deck) => [
    deck.say(
      [...at, key, 'text'],
      `${here('PD405')}${choices[key]?.text}, so that whatever breaks halfway costs another pass yet drops nothing`,
    ),
  ]),
  inLargeDeck(onDeck('PD406', 'keys longest', keysLongest)),
  inLargeDeck(onDeck('PD407', 'keys second', keysSecond)),
  otherStem('PD408', 'Which of these does not help?'),
  otherStem('PD408', 'Each of these helps except:'),
  others('PD409', 'distractors', ['It always blocks', 'It may block', 'It never blocks'], 0),
  others('PD409', 'key', ['It may block', 'It always blocks', 'It can block'], 1),
  others('PD410', 'two choices', ['Cache it', 'Queue it'], 'choices'),
  others(
    'PD410',
    'seven choices',
    ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff', 'Gg'].map((two) => `${two} it`),
    'choices',
  ),
  onChoices('PD411', 'word of the question', ({ at, asked }, deck) => [
    deck.say([...asked, 'question'], 'A gazette prints too many copies. What do you do first?'),
    deck.entries(at, [
      written({ text: 'Cache the page', why: 'Paper is no cache.' }),
      written({ text: 'Halve the gazette', correct: true, why: 'It costs least.' }, here('PD411')),
      written({ text: 'Queue the page', why: 'It only waits.' }),
    ]),
  ]),
  onChoices('PD412', 'article', ({ at, asked }, deck) => [
    deck.say([...asked, 'question'], 'What keeps a crowd away from the store is an'),
    deck.entries(at, [
      written({ text: 'early refusal', correct: true, why: 'It costs least.' }),
      written({ text: 'longer timeout', why: 'It costs most.' }, here('PD412')),
      written({ text: 'open circuit', why: 'It hides the cause.' }),
    ]),
  ]),
  others('PD413', 'numbers', ['20 ms', '5 ms', '300 ms'], 'choices'),
  others('PD414', 'ranges', ['Up to 10 ms', '8 to 20 ms', 'Over 50 ms'], 1),
  onChoices('PD415', 'neither explanation nor why', ({ asked, at, choices }, deck) => [
    deck.mark(asked, 'PD415'),
    deck.remove([...asked, 'explanation']),
    deck.entries(
      at,
      choices.map(({ text, correct }) => written({ text, ...(correct ? { correct } : {}) })),
    ),
  ]),
  onChoices('PD416', 'full stop', ({ at, choices, distractor }, deck) =>
    choices.length < 4
      ? undefined
      : [deck.say([...at, distractor, 'text'], `${here('PD416')}${choices[distractor]?.text}.`)],
  ),
  onChoices('PD416', 'code', ({ at, choices, distractor }, deck) =>
    choices.length < 4 ? undefined : [deck.say([...at, distractor, 'text'], `${here('PD416')}\`flush()\``)],
  ),
  onChoices('PD417', 'distractor without its why', ({ at, distractor }, deck) => [
    deck.markKey(at, 'PD417'),
    deck.remove([...at, distractor, 'why']),
  ]),
  otherStem('PD419', 'What helps here? Choose two.'),
  otherStem('PD419', 'What helps here? Select all that apply.'),
  onChoices('PD420', 'letter of a choice', ({ at, distractor }, deck) => [
    deck.say([...at, distractor, 'why'], `${here('PD420')}It costs more than option B.`),
  ]),
  onChoices('PD418', 'all right', ({ at, choices }, deck) => [
    deck.markKey(at, 'PD418'),
    deck.entries(
      at,
      choices.map((one) => written({ ...one, correct: true })),
    ),
  ]),
];
