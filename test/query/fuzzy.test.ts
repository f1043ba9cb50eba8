import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/memory/day.ts';
import { UNTOUCHED } from '../../src/memory/records.ts';
import { createFinder } from '../../src/query/fuzzy.ts';
import type { Present, Subject } from '../../src/query/match.ts';
import { checkCard, LEECH, moment, scheduler } from '../support/study.ts';

const now = moment();
const present: Present = {
  now,
  retrievability: (memory) => scheduler.retrievability(memory, dayNumber(now)),
  leech: LEECH,
};

const LINES = [
  'net/idempotency Why must consumers be idempotent?',
  'net/partitions How do partitions keep order?',
  'net/déjà What is déjà vu?',
  'net/日本 日本語の質問',
  'net/order What is an order?',
];
const subjects = LINES.map((line, i): Subject => {
  const card = checkCard(line.split(' ')[0] ?? '', undefined, { difficulty: i < 2 ? 'hard' : 'easy' });
  return { entry: card, record: UNTOUCHED, card: () => card, history: () => [], fileChanged: () => 0 };
});
const finder = createFinder(subjects, LINES, { hardest: 'difficulty:hard' });
const rows = (text: string) => {
  const found = finder(text, present);
  return 'rows' in found ? found.rows : found.fault.message;
};

describe('search while typing', () => {
  it.each<[string, readonly number[] | string]>([
    ['', [0, 1, 2, 3, 4]],
    ['idempotent', [0]],
    ['idmpotent', [0]],
    ['IDEMPOTENT', [0]],
    ['idempotent why', [0]],
    ['deja', [2]],
    ['日本', [3]],
    ['difficulty:hard', [0, 1]],
    ['difficulty:hard order', [1]],
    ['filter:hardest -id:net/idem*', [1]],
    ['difficulty:easy or difficulty:hard', [0, 1, 2, 3, 4]],
    ['nothing', []],
    ['is:duw', '"duw" is none of due, new, learn, review, suspended, buried, leech, mastered, flagged, edited'],
    ['(order', 'this parenthesis is not closed'],
  ])('%s', (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  it('puts what begins with the word before what holds it', () => {
    expect(rows('order')).toEqual([4, 1]);
  });
});
