import type { Code } from '../../../src/deck/codes.ts';
import { type Injector, onQuestion } from './injector.ts';
import { type Change, here, type Manuscript, type Question } from './manuscript.ts';

/** What an interview question of the corpus says. */
interface Interview {
  readonly question: string;
  readonly answer: string;
  readonly key_points: readonly string[];
}

const onInterview = (
  code: Code,
  name: string,
  make: (path: Question['path'], deck: Manuscript, fields: Interview) => readonly Change[],
): Injector =>
  onQuestion(code, name, ({ path, fields }, deck) =>
    path[0] === 'interview' ? make(path, deck, fields as unknown as Interview) : undefined,
  );

/** Takes out a field that an interview question should have. */
const without = (code: Code, field: string): Injector =>
  onInterview(code, `no ${field}`, (path, deck) => [deck.mark([...path, 'id'], code), deck.remove([...path, field])]);

const keyPoints = (path: Question['path'], deck: Manuscript, texts: readonly string[]): Change =>
  deck.set([...path, 'key_points'], `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`);

const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(' ');

/** Interview questions that cannot be judged, looked up, said or learnt. */
export const INTERVIEW_DEFECTS: readonly Injector[] = [
  without('PD502', 'key_points'),
  onInterview('PD502', 'one key point', (path, deck, fields) => [
    deck.markKey([...path, 'key_points'], 'PD502'),
    keyPoints(path, deck, fields.key_points.slice(0, 1)),
  ]),
  without('PD503', 'sources'),
  onInterview('PD504', 'a follow-up of a hundred words', (path, deck) => [
    deck.say(
      [...path, 'follow_ups', 0, 'answer'],
      here('PD504') + times(10, 'A second copy is read while the first one is written.'),
    ),
  ]),
  onQuestion('PD504', 'eight steps', ({ path, fields }, deck) =>
    'order' in fields
      ? [deck.set([...path, 'order'], `${here('PD504')}[Ask, Measure, Guess, Change, Compare, Keep, Tell, Write]`)]
      : undefined,
  ),
  onQuestion('PD505', 'currently', ({ path, fields }, deck) =>
    'explanation' in fields
      ? [deck.say([...path, 'explanation'], `${here('PD505')}Most houses currently measure it.`)]
      : undefined,
  ),
  without('PD506', 'red_flags'),
  without('PD507', 'follow_ups'),
  onInterview('PD508', 'a source without encryption', (path, deck) => [
    deck.set([...path, 'sources', 0, 'url'], `${here('PD508')}"http://example.org/page"`),
  ]),
  onInterview('PD509', 'an answer of four hundred words', (path, deck, { answer }) => [
    deck.say(
      [...path, 'answer'],
      `${here('PD509')}${times(40, 'I would weigh it against what it costs us.')} ${answer.trim().replace(/\s+/g, ' ')}`,
    ),
  ]),
  onInterview('PD510', 'a key point about something else', (path, deck) => [
    deck.say([...path, 'key_points', 1], `${here('PD510')}Umbrellas persuade gentle volcanoes`),
  ]),
  onInterview('PD511', 'eight key points', (path, deck, { key_points: [first = '', ...rest] }) => [
    deck.markKey([...path, 'key_points'], 'PD511'),
    keyPoints(path, deck, [...Array.from({ length: 6 }, () => first), ...rest]),
  ]),
  onInterview('PD512', 'two key points in one', (path, deck, { key_points: [first, second] }) => [
    deck.say([...path, 'key_points', 0], `${here('PD512')}${first}; ${second}`),
  ]),
  onInterview('PD513', 'the question again', (path, deck, { question }) => [
    deck.say([...path, 'follow_ups', 1], `${here('PD513')}So, ${question.trim()}`),
  ]),
];
