import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptRounds } from '../../src/session/round/record.ts';
import { logFiles, readJournal } from '../../src/store/review-log.ts';
import { endOf, spawnCli, Transcript } from '../support/cli.ts';
import { KINDS_DECK } from '../support/kinds.ts';
import { reviewsOf } from '../support/log.ts';
import { newHome, ROOT } from '../support/program.ts';
import { KEYS, openPty, type Pty } from '../support/pty.ts';

const SECONDS = 4;
const ONE = ['quiz', KINDS_DECK, '--questions', '1', '--seed', 'x', '--seconds', String(SECONDS)];
const NODE_OPTIONS = `--require ${path.join(ROOT, 'test', 'support', 'busy-hook.cjs')}`;
/** Longer than the question. */
const BUSY = { NODE_OPTIONS, BUSY_PAST: String(SECONDS * 1000 + 300) };
const HOUR = 3_600_000;

const answersIn = (home: string) => keptRounds(readJournal(logFiles(reviewsOf(home)), 'round'))[0]?.state.answers ?? [];

async function asked(home: string, env: Readonly<Record<string, string>>): Promise<Pty> {
  const pty = openPty(ONE, { home, env });
  await pty.waitFor('starts the clock');
  pty.type(KEYS.enter);
  await pty.waitFor("d don't know");
  return pty;
}

/** Waits for a word of the hook. */
const told = (pty: Pty, word: string): Promise<string> => pty.waitFor(() => pty.raw.includes(`\x1b]0;${word}\x07`));

describe.concurrent('the time of a round while the program is busy beyond the end of a question', () => {
  it('a key that came in time is in time', async () => {
    const home = newHome();
    const pty = await asked(home, BUSY);
    pty.kill('SIGUSR2');
    await told(pty, 'busy');
    pty.type('1');
    await pty.waitFor(/right in|wrong in/);
    expect(answersIn(home)).toMatchObject([{ late: false }]);
    expect(answersIn(home)[0]?.t).toBeLessThanOrEqual(SECONDS * 1000);
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });

  it('a key that came late is late, though nobody had said yet that the time was up', async () => {
    const home = newHome();
    const pty = await asked(home, BUSY);
    pty.kill('SIGUSR2');
    await told(pty, 'past');
    pty.type('1');
    await pty.waitFor('not in time');
    expect(answersIn(home)).toMatchObject([{ late: true, points: 0 }]);
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });

  it.each([
    ['busy', false],
    ['past', true],
  ])('a line from a pipe that came at %s: late is %s', async (word, late) => {
    const home = newHome();
    const child = spawnCli([...ONE, '--plain'], { home, env: BUSY });
    const ended = endOf(child);
    const said = new Transcript(child);
    const hook = new Transcript(child, child.stderr);
    child.stdin.write('\n');
    await said.until(/Number 1-2/);
    child.kill('SIGUSR2');
    await hook.until(new RegExp(word));
    child.stdin.write('1\n');
    await said.until(/right in|wrong in|not in time/);
    expect(answersIn(home)).toMatchObject([{ late }]);
    child.stdin.end('\n');
    expect((await ended).code).toBe(0);
  });
});

describe.concurrent('the time of a round while somebody sets the clock', () => {
  it.each([
    ['on', HOUR],
    ['back', -HOUR],
  ])('an hour %s: the question neither ends nor lasts longer', async (_, shift) => {
    const home = newHome();
    const pty = await asked(home, { NODE_OPTIONS, BUSY_CLOCK: String(shift) });
    pty.kill('SIGUSR2');
    await told(pty, 'clock set');
    // It runs on from where it was to its end.
    await pty.waitFor(/ [0-2]\.\d s$/m);
    await pty.waitFor('not in time');
    expect(answersIn(home)).toMatchObject([{ late: true, t: SECONDS * 1000 }]);
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });
});
