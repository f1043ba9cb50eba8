import { describe, expect, it } from 'vitest';
import { type CardId, cardId } from '../../src/deck/model.ts';
import { type CardRecord, UNTOUCHED } from '../../src/memory/records.ts';
import type { CardMemory } from '../../src/memory/schedule.ts';
import { objectiveStates } from '../../src/report/objectives.ts';
import { checkCard } from '../support/study.ts';

const MEMORY: CardMemory = {
  phase: 'review',
  step: 0,
  stability: 7,
  difficulty: 5,
  reps: 3,
  lapses: 0,
  lastTime: 0,
  lastDay: 0,
  interval: 7,
  dueAt: 0,
  dueDay: 7,
};

const knows = (changes: Partial<CardMemory> = {}): CardRecord => ({ ...UNTOUCHED, memory: { ...MEMORY, ...changes } });

/** The state of one objective served by cards with these records; `recall` is what each would be recalled with today. */
function stateOf(records: readonly CardRecord[], { recall = 0.9, marked = false } = {}) {
  const entries = records.map((_, i) => checkCard(`d/${i}`, undefined, { objectives: ['goal'] }));
  const other = checkCard('d/other', undefined, { objectives: ['else'] });
  const byId = new Map<CardId, CardRecord>(records.map((record, i) => [cardId(`d/${i}`), record]));
  const [state] = objectiveStates({
    objectives: [{ id: 'goal', text: 'Reach it' }],
    entries: [...entries, other],
    records: byId,
    retrievability: () => recall,
    isMarked: (id) => marked && id === 'goal',
  });
  return state;
}

describe('an objective', () => {
  it.each([
    ['all cards learned', [knows(), knows({ stability: 90 })], {}, { cards: 2, learned: 2, done: true }],
    ['one not stable enough', [knows(), knows({ stability: 6.99 })], {}, { cards: 2, learned: 1, done: false }],
    ['one still in its steps', [knows(), knows({ phase: 'relearning' })], {}, { cards: 2, learned: 1, done: false }],
    ['one never seen', [knows(), UNTOUCHED], {}, { cards: 2, learned: 1, done: false }],
    ['a chance of recall at the bar', [knows()], { recall: 0.8 }, { cards: 1, learned: 1, done: true }],
    ['a chance of recall below it', [knows()], { recall: 0.79 }, { cards: 1, learned: 0, done: false }],
    ['one suspended', [knows(), { ...UNTOUCHED, suspended: true }], {}, { cards: 1, learned: 1, done: true }],
    ['no cards', [], {}, { cards: 0, learned: 0, done: false }],
    ['all suspended', [{ ...knows(), suspended: true }], {}, { cards: 0, learned: 0, done: false }],
  ])('with %s', (_, records, options, expected) => {
    expect(stateOf(records, options)).toMatchObject({ ...expected, marked: false });
  });

  it('marked by hand is not done for that', () => {
    expect(stateOf([UNTOUCHED], { marked: true })).toMatchObject({ done: false, marked: true });
  });
});
