import { describe, expect, it } from 'vitest';
import { endOf, spawnCli } from '../support/cli.ts';
import { type CheckPlay, KINDS_DECK, nextCard, playCheck, playInterview } from '../support/kinds.ts';
import { eventsIn } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { openPty } from '../support/pty.ts';
import { pipeSeat, type Seat, terminalSeat } from '../support/seat.ts';

const FIRST: Readonly<Record<string, CheckPlay>> = {
  single: { answer: 'wrong' },
  multiple: { answer: 'wrong', rating: 2 },
  'true-false': { answer: 'pass' },
  typed: { answer: 'right', guess: true },
  number: { answer: 'right', rating: 4 },
  cloze: { answer: 'right' },
  order: { answer: 'right', guess: true, rating: 3 },
  match: { answer: 'right', rating: 1 },
};

/** Plays a whole session, marks and undo included, by what the page asks. */
async function playSession(seat: Seat): Promise<void> {
  const seen = new Set<string>();
  const marked = new Set<string>();
  const once = (what: string): boolean => !marked.has(what) && marked.add(what) !== undefined;
  for (;;) {
    const { id, page } = await nextCard(seat);
    if (id === undefined) break;
    if (id === 'lag') {
      await playInterview(seat, {
        text: seen.has(id) ? '' : 'Measure, then scale.',
        points: [1, 3],
        flags: [2],
        managed: [true, false],
        ...(seen.has(id) ? { rating: 4 } : {}),
      });
    } else if (id === 'order' && once('skip')) {
      await seat.act({ do: 'key', key: 's' });
      await seat.look((p) => p.includes('Skipped kinds/order'));
      await seat.act({ do: 'key', key: 'u' });
      await seat.look((p) => p.includes('Took back: skipped kinds/order'));
      continue;
    } else {
      if (id === 'single' && once('flag')) {
        await seat.act({ do: 'key', key: 'f' });
        await seat.look((p) => p.includes('Flagged.'));
      }
      const play = (!seen.has(id) && FIRST[id]) || { answer: 'right', rating: 4 };
      await playCheck(seat, id, page, play);
    }
    seen.add(id);
  }
}

/** Events as they must be whichever way they were given: without what depends on the clock and the process. */
const timeless = (home: string) =>
  eventsIn(home).map((e) => {
    const { id: _, t: __, ...rest } = e;
    if (rest.type === 'undo') return { ...rest, undoes: eventsIn(home).findIndex((o) => o.id === rest.undoes) };
    if (rest.type === 'review') return { ...rest, ms: 0, due: 0 };
    return rest.type === 'answer' ? { ...rest, ms: 0 } : rest;
  });

const ARGS = ['study', '--seed', 'same', '--new', '20', KINDS_DECK];

describe.concurrent('20. a session by keys and one through --plain', () => {
  it('write the same log when the same answers are given', async () => {
    const [byKeys, byLines] = [newHome(), newHome()];
    const pty = openPty(ARGS, { home: byKeys });
    const child = spawnCli([...ARGS, '--plain'], { home: byLines });
    const ended = endOf(child);
    const seat = pipeSeat(child);
    await Promise.all([playSession(terminalSeat(pty)), playSession(seat)]);
    pty.type('\r');
    child.stdin.end('\n');
    expect(await pty.exit).toEqual({ code: 0, signal: undefined });
    expect((await ended).code).toBe(0);
    const log = timeless(byKeys);
    expect(log.length).toBeGreaterThan(20);
    expect(timeless(byLines)).toEqual(log);
  });
});
