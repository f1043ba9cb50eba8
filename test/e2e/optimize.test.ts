import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { logFiles, readJournal } from '../../src/store/review-log.ts';
import { runCli } from '../support/cli.ts';
import { linesOf } from '../support/learner.ts';
import { reviewsOf } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { openShell } from '../support/pty.ts';
import { simulatedLog } from '../support/simulated-learner.ts';

const FORGETFUL = DEFAULT_PARAMETERS.with(0, 0.1).with(1, 0.4).with(2, 0.9).with(3, 3).with(8, 1.3).with(20, 0.35);

/** A home with the log of a learner who has other parameters than the defaults. */
function studied(cards: number, days: number, pace: number): string {
  const home = newHome();
  mkdirSync(reviewsOf(home), { recursive: true });
  const log = simulatedLog({ truth: FORGETFUL, cards, days, pace, seed: 'e2e' });
  writeFileSync(path.join(reviewsOf(home), 'tablet.jsonl'), linesOf(log));
  return home;
}

const changesIn = (home: string) => readJournal(logFiles(reviewsOf(home)), 'parameters', 'retract');

describe('optimize, as it is built', () => {
  it('finds its package, takes what is better, and undo takes it back', async () => {
    const home = studied(150, 120, 3);
    const first = await runCli(['optimize', '--yes', '--json'], { home });
    expect(first).toMatchObject({
      code: 0,
      stderr: 'Taken: every card is scheduled anew; `prepdeck undo` takes it back.\n',
    });
    expect(JSON.parse(first.stdout)).toMatchObject({ better: true, taken: true });
    expect(changesIn(home)).toMatchObject([{ parameters: JSON.parse(first.stdout).parameters }]);
    const undone = await runCli(['undo', '--yes'], { home });
    expect(undone.stderr).toContain('tuned the schedule to');
    expect(changesIn(home).map(({ type }) => type)).toEqual(['parameters', 'retract']);
  });

  it('asks on a terminal, the answer No by itself', async () => {
    const home = studied(150, 120, 3);
    const seen = openShell('$PREPDECK optimize; echo "code $?"; read', { home, columns: 40, rows: 60 });
    await seen.waitFor('for every card? [y/N]');
    seen.type('\r');
    await seen.waitFor('Nothing was changed. code 1');
    seen.type('\r');
    await seen.exit;
    expect(changesIn(home)).toEqual([]);
  });

  it('stops at Ctrl-C while it fits', async () => {
    // So much that half a second, after which progress shows, is long before the end.
    const home = studied(4000, 365, 20);
    const seen = openShell('$PREPDECK optimize --yes; echo "code $?"; read', { home });
    await seen.waitFor('fitting parameters');
    seen.type('\x03');
    await seen.waitFor('Stopped; nothing was changed. code 130');
    seen.type('\r');
    await seen.exit;
    expect(changesIn(home)).toEqual([]);
  });
});
