import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, runCli, spawnCli, Transcript } from '../support/cli.ts';
import { asks, CHECKS, isVerdict, KINDS_DECK, nextCard } from '../support/kinds.ts';
import { eventsIn, fillDisk, reviewsOf } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { openPty } from '../support/pty.ts';
import { pipeSeat, type Seat, terminalSeat } from '../support/seat.ts';

/** Answers the check that is asked, while nothing can be saved: twice in vain, then once the trouble is over. */
async function answerThroughTrouble(
  seat: Seat,
  home: string,
  told: string,
  mend: () => Promise<void> | void,
): Promise<void> {
  const { id, page } = await nextCard(seat);
  if (id === undefined || id === 'lag') throw new Error('a check was expected');
  for (let i = 0; i < 2; i++) {
    await seat.act(CHECKS[id].right(page));
    const trouble = await seat.look((p) => p.replace(/\s+/g, ' ').includes(told));
    expect(trouble.replace(/\s+/g, ' ')).toContain('not saved');
    // No verdict, no next card.
    expect(isVerdict(trouble)).toBe(false);
  }
  await mend();
  await seat.act(CHECKS[id].right(page));
  await seat.look(isVerdict);
  expect(eventsIn(home)).toMatchObject([{ type: 'review', card: `kinds/${id}`, rating: 3 }]);
}

const ARGS = ['study', '--seed', 'steady', '--only', 'checks', KINDS_DECK];

describe.concurrent('6. a session that cannot save says so, stays where it is, and saves when it can again', () => {
  it('line by line, with a full disk', async () => {
    const home = newHome();
    const disk = fillDisk(home);
    const child = spawnCli([...ARGS, '--plain'], { home });
    const ended = endOf(child);
    await answerThroughTrouble(pipeSeat(child), home, 'the disk is full', disk.free);
    child.stdin.end('q\n');
    expect((await ended).code).toBe(0);
  });

  it('on a terminal, with a full disk', async () => {
    const home = newHome();
    const disk = fillDisk(home);
    const pty = openPty(ARGS, { home });
    await answerThroughTrouble(terminalSeat(pty), home, 'the disk is full', disk.free);
  });

  it('with a folder that may not be written to', async () => {
    const home = newHome();
    chmodSync(home, 0o755);
    mkdirSync(reviewsOf(home), { recursive: true });
    chmodSync(reviewsOf(home), 0o555);
    // Root may write anywhere, so a session of root's takes another user's part while the trouble lasts.
    const preload = `
      const root = process.getuid() === 0;
      let dropped = false;
      process.on('SIGUSR2', () => {
        dropped = !dropped;
        if (root) process.seteuid(dropped ? 65534 : 0);
        process.stderr.write(dropped ? 'dropped\\n' : 'back\\n');
      });`;
    const child = spawnCli([...ARGS, '--plain'], {
      home,
      env: { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(preload)}"` },
    });
    const ended = endOf(child);
    const errors = new Transcript(child, child.stderr);
    const seat = pipeSeat(child);
    await seat.look((p) => asks(p));
    child.kill('SIGUSR2');
    await errors.until(/dropped\n/);
    await answerThroughTrouble(seat, home, 'no permission', async () => {
      chmodSync(reviewsOf(home), 0o755);
      child.kill('SIGUSR2');
      await errors.until(/back\n/);
    });
    child.stdin.end('q\n');
    expect((await ended).code).toBe(0);
  });

  it('and what could not be saved is not told as done', async () => {
    const home = newHome();
    fillDisk(home);
    // 1 is an answer to each of these, right or wrong.
    const { code, stdout } = await runCli([...ARGS, '--plain'], { home, input: '1\n1\n1 2\nq\n' });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing was answered.');
  });
});

describe.concurrent('3. a home that cannot be used', () => {
  it('is a problem told in two lines, not a bug', async () => {
    const home = newHome();
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    for (const args of [['study', '--plain'], ['list'], ['due'], ['config', 'set', 'limits.new', '5']]) {
      const { code, stderr } = await runCli(args, { home: path.join(file, 'below'), cwd: home, input: '1\n\nq\n' });
      expect(code, args.join(' ')).toBe(1);
      expect(stderr, args.join(' ')).toMatch(/^prepdeck: .*\n/);
      expect(stderr, args.join(' ')).not.toMatch(/\n {4}at |a bug in prepdeck/);
    }
    expect(existsSync(path.join(file, 'below'))).toBe(false);
  });
});

describe.concurrent('what files are called does not reach the terminal as it is', () => {
  it.each([
    [['data', 'restore', '/\x1b[31mx', '--yes']],
    [['data', 'merge', '/\x1b[31mx']],
    [['stats', '--html', '/\x1b[31mx/y']],
    [['check', '--no-such-\x1b[31m']],
  ])('%j', async (args) => {
    const { code, stderr } = await runCli(args, { home: newHome() });
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(/^[\n -~]+$/);
  });
});
