import { describe, expect, it } from 'vitest';
import { countProgress } from '../../src/cli/progress.ts';
import { cardId } from '../../src/deck/model.ts';
import { openLearner } from '../../src/store/learner.ts';
import { fakeContext } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { appendTo, learnerIn } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY } from '../support/study.ts';

describe('36. progress of long work', () => {
  it('is silent for half a second, then counts on stderr, and leaves the line as it was', () => {
    const context = fakeContext({ terminal: true });
    const reading = countProgress('reading decks', context);
    reading.at(3, 200);
    context.pass(499);
    reading.at(90, 200);
    expect(context.stderrText()).toBe('');
    context.pass(1);
    reading.at(100, 200);
    context.pass(99);
    reading.at(110, 200);
    context.pass(1);
    reading.at(120, 200);
    reading.end();
    const blank = ' '.repeat('reading decks 120/200'.length);
    expect(context.stderrText()).toBe(`\rreading decks 100/200\rreading decks 120/200\r${blank}\r`);
    expect(context.stdoutText()).toBe('');
  });

  it('is one line in plain mode and nothing without a terminal', () => {
    const plain = fakeContext({ terminal: true, plain: true });
    const piped = fakeContext();
    for (const context of [plain, piped]) {
      const reading = countProgress('reading the review log', context, ' MB');
      for (const done of [1, 2, 3]) {
        context.pass(600);
        reading.at(done, 9);
      }
      reading.end();
    }
    expect(plain.stderrText()).toBe('reading the review log, 1 of 9 MB done\n');
    expect(piped.stderrText()).toBe('');
  });

  it('is told while a long log is read anew, and not where the state was kept', () => {
    const options = learnerIn(temporaryFolder('progress'), new Map());
    appendTo(
      options.reviews,
      Array.from({ length: 12_000 }, (_, i) =>
        reviewEvent({ id: `tablet.p.${i + 1}`, t: MONDAY + i, card: cardId(`d/${i % 9}`) }),
      ),
    );
    const told: number[] = [];
    const progress = (done: number, total: number) => told.push(done / total);
    openLearner({ ...options, progress });
    expect(told).toHaveLength(2);
    expect(told.every((part, i) => part > (told[i - 1] ?? 0) && part < 1)).toBe(true);
    openLearner({ ...options, progress });
    expect(told).toHaveLength(2);
  });
});
