import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { unwrap } from '../../src/problem.ts';
import { logFiles } from '../../src/store/review-log.ts';
import { scoreBookPath, scoreBookState, updateScoreBook } from '../../src/store/score-book.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { appendTo } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY, moment, scheduler } from '../support/study.ts';

const FOLD = foldEvents([reviewEvent({ card: cardId('d/a') })], new Map(), scheduler);

function bookIn(folder: string) {
  const reviews = path.join(folder, 'reviews');
  mkdirSync(reviews, { recursive: true });
  const files = () => logFiles(reviews);
  return {
    reviews,
    file: scoreBookPath(folder),
    state: () => scoreBookState(folder, files()),
    update: async () => unwrap(await updateScoreBook({ folder, decks: [], fold: FOLD, files: files(), now: moment() })),
  };
}

describe('the score book', () => {
  it('goes from missing to current, falls behind as the log grows, and is made again when damaged', async () => {
    const { reviews, file, state, update } = bookIn(temporaryFolder('scores'));
    expect(state()).toBe('missing');
    appendTo(reviews, [reviewEvent()]);
    await update();
    expect(state()).toBe('current');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    appendTo(reviews, [reviewEvent({ id: 'tablet.p.2', t: MONDAY + DAY })]);
    expect(state()).toBe('behind');
    await update();
    expect(state()).toBe('current');
    appendTo(reviews, [reviewEvent({ id: 'phone.p.1' })]);
    expect(state()).toBe('behind');
    for (const damage of ['', '{"version":1', '[]', '{"version":7,"upTo":{}}', '{"version":1,"upTo":null}']) {
      writeFileSync(file, damage);
      expect(state()).toBe('damaged');
      await update();
      expect(state()).toBe('current');
    }
  });

  it('is a document that a person can read', async () => {
    const { file, update, reviews } = bookIn(temporaryFolder('scores'));
    appendTo(reviews, [reviewEvent()]);
    await update();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 1,
      upTo: { 'tablet.jsonl': statSync(path.join(reviews, 'tablet.jsonl')).size },
      asOf: '2026-03-02',
      totals: { answers: 1, recalled: 1, accuracy: 1, days: 1, minutes: 0 },
      streak: { current: 1, best: 1, lastDay: '2026-03-02' },
      decks: {},
    });
  });

  it('that cannot be written is a problem to tell, not a crash', async () => {
    const folder = path.join(temporaryFolder('scores'), 'data');
    writeFileSync(folder, 'a file stands in the way');
    const result = await updateScoreBook({ folder, decks: [], fold: FOLD, files: [], now: moment() });
    expect(result.ok || result.problem.message).toMatch(/scores .* not up to date/);
  });
});
