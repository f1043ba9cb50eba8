import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLearner } from '../../src/store/learner.ts';
import { endOf, runCli, spawnCli } from '../support/cli.ts';
import { KINDS_DECK, nextCard, playCheck, playInterview } from '../support/kinds.ts';
import { eventsIn, reviewsOf } from '../support/log.ts';
import { newHome, temporaryFolder } from '../support/program.ts';
import { pipeSeat } from '../support/seat.ts';

/** Studies the deck for a number of answers, some wrong; what is right depends on the seed. */
async function study(home: string, deck: string, seed: string, answers: number): Promise<void> {
  const child = spawnCli(['study', '--plain', '--seed', seed, deck], { home });
  const ended = endOf(child);
  const seat = pipeSeat(child);
  for (let n = 0; n < answers; n++) {
    const { id, page } = await nextCard(seat);
    if (id === undefined) break;
    if (id === 'lag') await playInterview(seat, { points: [n % 3], flags: [], managed: [true, false] });
    else {
      const wrong = (n + seed.length) % 3 === 0;
      await playCheck(seat, id, page, wrong ? { answer: 'wrong' } : { answer: 'right', rating: 3 + (n % 2) });
    }
  }
  child.stdin.end(':q\n');
  expect((await ended).code).toBe(0);
}

it('two devices that studied apart give the same state from both logs, whichever came first', async () => {
  const folder = temporaryFolder('decks');
  const deck = path.join(folder, 'kinds.yaml');
  copyFileSync(KINDS_DECK, deck);
  const env = { PREPDECK_DECKS_FOLDER: folder };
  const [laptop, desk] = [newHome('laptop-1111'), newHome('desk-2222')];
  await Promise.all([study(laptop, deck, 'one', 9), study(desk, deck, 'other', 14)]);

  const logOf = (home: string, device: string): string => path.join(reviewsOf(home), `${device}.jsonl`);
  const laptopLog = [laptop, 'laptop-1111'] as const;
  const deskLog = [desk, 'desk-2222'] as const;
  const cards = [...new Set([laptop, desk].flatMap((home) => eventsIn(home).map((e) => e.card)))];
  expect(cards).toHaveLength(9);

  /** What prepdeck says of a home after the logs came in one after the other, each seen by a command. */
  const union = async (...logs: (readonly [string, string])[]) => {
    const home = newHome('third-3333');
    mkdirSync(reviewsOf(home), { recursive: true });
    const json = async (...args: string[]): Promise<unknown> => {
      const { code, stdout } = await runCli([...args, '--json'], { home, env });
      expect(code).toBe(0);
      return JSON.parse(stdout);
    };
    for (const [from, device] of logs) {
      copyFileSync(logOf(from, device), logOf(home, device));
      // The second log meets what was kept of the first.
      if (!existsSync(path.join(home, 'cache'))) await runCli(['data', 'rebuild'], { home, env });
    }
    const learner = openLearner({
      reviews: reviewsOf(home),
      cache: path.join(home, 'none'),
      aliases: new Map(),
      build: 'test',
      nonce: 'test',
    });
    return {
      due: await json('due'),
      list: await json('list'),
      shown: await json('show', 'kinds/single'),
      histories: cards.map((card) => [card, learner.record(card), learner.history(card)] as const),
    };
  };
  const [one, other] = await Promise.all([union(laptopLog, deskLog), union(deskLog, laptopLog)]);
  expect(other).toEqual(one);
  // All of it counts: every event that was not taken back, and no undo is in a history.
  const events = [laptop, desk].flatMap((home) => eventsIn(home));
  const undone = events.filter((e) => e.type === 'undo').length;
  expect(one.histories.flatMap(([, , history]) => history)).toHaveLength(events.length - 2 * undone);
  expect(events.length).toBeGreaterThan(20);
});
