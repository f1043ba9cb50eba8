import { alone, type Injector, onDeck, onQuestion } from './injector.ts';
import { here } from './manuscript.ts';

/** PD2xx: what the format does not allow. */
export const SHAPE_DEFECTS: readonly Injector[] = [
  onQuestion('PD201', 'misspelt field', ({ path, fields }, deck) =>
    'explanation' in fields
      ? [deck.markKey([...path, 'explanation'], 'PD201'), deck.rename([...path, 'explanation'], 'explantion')]
      : undefined,
  ),
  onQuestion('PD201', 'unknown field of a choice', ({ path, fields }, deck) =>
    'choices' in fields ? [deck.add([...path, 'choices', 1], `${here('PD201')}hint`, 'Think of load')] : undefined,
  ),
  onQuestion('PD201', 'unknown field of an interview question', ({ path, fields }, deck) =>
    'key_points' in fields
      ? [deck.markKey([...path, 'key_points'], 'PD201'), deck.rename([...path, 'key_points'], 'keypoints')]
      : undefined,
  ),
  onDeck('PD201', 'unknown field of the deck', (deck) => [
    deck.markKey(['summary'], 'PD201'),
    deck.rename(['summary'], 'sumary'),
  ]),
  ...['question', 'difficulty'].map((name) =>
    onQuestion('PD202', `no ${name}`, ({ path }, deck) => [deck.mark(path, 'PD202'), deck.remove([...path, name])]),
  ),
  onQuestion('PD202', 'no address of a source', ({ path }, deck) => [
    deck.mark([...path, 'sources', 0], 'PD202'),
    deck.remove([...path, 'sources', 0, 'url']),
  ]),
  onQuestion('PD202', 'follow-up with an answer and without an id', ({ path, fields }, deck) =>
    'follow_ups' in fields
      ? [deck.append([...path, 'follow_ups'], `{ ${here('PD202')}question: And then?, answer: A pause of a minute. }`)]
      : undefined,
  ),
  onQuestion('PD203', 'text in place of a list', ({ path }, deck) => [
    deck.set([...path, 'tags'], `${here('PD203')}storage`),
  ]),
  onQuestion('PD203', 'number in place of text', ({ path }, deck) => [
    deck.set([...path, 'question'], `${here('PD203')}42`),
  ]),
  onQuestion('PD203', 'list in place of a choice', ({ path, fields }, deck) =>
    'choices' in fields ? [deck.set([...path, 'choices', 1], `${here('PD203')}[Cache it]`)] : undefined,
  ),
  alone(onDeck('PD203', 'format as text', (deck) => [deck.set(['format'], `${here('PD203')}one`)])),
  onQuestion('PD204', 'misspelt difficulty', ({ path }, deck) => [
    deck.set([...path, 'difficulty'], `${here('PD204')}meduim`),
  ]),
  onQuestion('PD205', 'id with capitals', ({ path }, deck) => [
    deck.set([...path, 'id'], `${here('PD205')}Question One`),
  ]),
  onQuestion('PD205', 'alias with an underscore', ({ path, fields }, deck) =>
    'aliases' in fields ? [deck.append([...path, 'aliases'], `${here('PD205')}old_name`)] : undefined,
  ),
  alone(onDeck('PD205', 'id of the deck', (deck) => [deck.set(['id'], `${here('PD205')}My deck`)])),
  onQuestion('PD206', 'empty question', ({ path }, deck) => [deck.set([...path, 'question'], `${here('PD206')}""`)]),
  onQuestion('PD206', 'field without a value', ({ path }, deck) => [deck.set([...path, 'tags'], `${here('PD206')}~`)]),
  alone(onDeck('PD207', 'format 2', (deck) => [deck.set(['format'], `${here('PD207')}2`)])),
  onQuestion('PD208', 'ftp', ({ path }, deck) => [
    deck.set([...path, 'sources', 0, 'url'], `${here('PD208')}"ftp://example.org/file"`),
  ]),
  onQuestion('PD208', 'blank in an address', ({ path }, deck) => [
    deck.say([...path, 'sources', 0, 'url'], `${here('PD208')}https://example .org/`),
  ]),
  onQuestion('PD209', 'nothing to answer with', ({ path, fields }, deck) => {
    const field = ['choices', 'accept', 'cloze', 'order', 'match'].find((name) => name in fields);
    return field === undefined || path[0] !== 'knowledge_check'
      ? undefined
      : [deck.mark(path, 'PD209'), deck.remove([...path, field])];
  }),
  onQuestion('PD210', 'two kinds at once', ({ path, fields }, deck) =>
    path[0] === 'knowledge_check' && 'choices' in fields
      ? [deck.add(path, `${here('PD210')}accept`, '[cache]')]
      : undefined,
  ),
  onQuestion('PD211', 'nothing to accept', ({ path, fields }, deck) =>
    'accept' in fields ? [deck.set([...path, 'accept'], `${here('PD211')}[]`)] : undefined,
  ),
  onQuestion('PD211', 'one item to put in order', ({ path, fields }, deck) =>
    'order' in fields ? [deck.set([...path, 'order'], `${here('PD211')}[Stop the traffic]`)] : undefined,
  ),
  onQuestion('PD212', 'negative tolerance', ({ path, fields }, deck) => {
    if ('tolerance' in fields) return [deck.set([...path, 'tolerance'], `${here('PD212')}-5`)];
    return typeof fields.answer === 'number' ? [deck.add(path, 'tolerance', `${here('PD212')}-5`)] : undefined;
  }),
  onDeck('PD212', 'reading in no time', (deck) => [deck.set(['reading', 0, 'minutes'], `${here('PD212')}0`)]),
];
