import { describe, expect, it } from 'vitest';
import { DAY, dayDate } from '../../src/memory/day.ts';
import { runCli } from '../support/cli.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

/** So many days from now, far enough from midnight not to matter. */
const inDays = (days: number): string => dayDate(Math.floor(Date.now() / DAY) + days);

describe.concurrent('a plan on a terminal', () => {
  it('is shown, asked about, followed and told', async () => {
    const home = newHome();
    const on = inDays(12);
    const pty = openPty(['plan', '--on', on, '--minutes', '20', 'deck:messaging'], { home });
    const asked = await pty.waitFor('Follow this plan? [y/N]');
    // The screen holds the end of it, with what it comes to.
    expect(asked).toMatch(/On the day +\d+ %.*Today: \d+ cards?, about \d+ minutes?\.\s*Follow this plan/s);
    expect(pty.overflows()).toEqual([]);
    pty.type('y\r');
    expect((await pty.exit).code).toBe(0);
    const study = openPty(['study'], { home });
    await study.waitFor(`Plan for ${on}: `);
    await study.waitFor('what else is due comes after.');
    expect(study.tooWide()).toEqual([]);
    study.type('q');
    await study.exit;
    const menu = openPty([], { home });
    await menu.waitFor(/Interview in 1[123] days: 0 % ready; today \d+ cards, \d+ minutes\./);
    await menu.waitFor(/Study\s+\d+ cards of the plan/);
    menu.type('q');
    expect((await menu.exit).code).toBe(0);
  });

  it('changes nothing on enter alone, and on Ctrl-C', async () => {
    const home = newHome();
    for (const [keys, end] of [
      ['\r', { code: 1 }],
      // A shell makes 130 of it.
      [KEYS.ctrlC, { signal: 2 }],
    ] as const) {
      const pty = openPty(['plan', '--on', inDays(12)], { home });
      await pty.waitFor('Follow this plan?');
      pty.type(keys);
      expect(await pty.exit).toMatchObject(end);
    }
    expect((await runCli(['plan', 'show'], { home })).stderr).toContain('There is no plan');
  });

  it('fits 40 columns, its line in the session too', async () => {
    const home = newHome();
    const pty = openPty(['plan', '--on', inDays(30), '--minutes', '5'], { home, columns: 40 });
    await pty.waitFor('Follow this plan?');
    expect(pty.overflows()).toEqual([]);
    pty.type('y\r');
    await pty.exit;
    const study = openPty(['study'], { home, columns: 40 });
    await study.waitFor('Plan for ');
    expect(study.tooWide()).toEqual([]);
    study.type('q');
    await study.exit;
  });
});

describe.concurrent('a plan line by line', () => {
  it('needs --yes in a pipe, and has no escape in it', async () => {
    const home = newHome();
    const args = ['plan', '--on', inDays(12), 'deck:messaging', '-kind:interview'];
    const refused = await runCli(args, { home });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--yes');
    const set = await runCli([...args, '--yes'], { home });
    expect(set.code).toBe(0);
    expect(set.stdout).not.toContain('\u001b');
    expect(set.stdout).toContain('of deck:messaging -kind:interview');
    const { stdout } = await runCli(['plan', 'show', '--json'], { home });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      plan: { query: 'deck:messaging -kind:interview', minutes: 30 },
    });
  });

  it('is followed by a plain session, in words alone', async () => {
    const home = newHome();
    await runCli(['plan', '--on', inDays(12), '--yes'], { home });
    const { stdout } = await runCli(['study', '--plain'], { home, input: 'q\n' });
    expect(stdout).toMatch(/Plan for \d{4}-\d\d-\d\d: \d+ cards today, about \d+ minutes?\./);
    // What it lets in is not held back by the limits.
    expect(Number(stdout.match(/Waiting +(\d+) new/)?.[1])).toBe(Number(stdout.match(/Plan for [\d-]+: (\d+)/)?.[1]));
    expect((await runCli(['due'], { home })).stdout).not.toContain("over the day's limit");
    const plain = await runCli(['plan', '--plain'], { home });
    expect(plain.stdout).not.toMatch(/[█▒░→·]/);
    expect(plain.stdout).toMatch(/messaging: 0 % now, \d+ % on the day/);
  });

  it.each([
    [['--on', '2027-02-30'], 'a date such as 2027-01-15'],
    [['--on', 'tomorrow'], 'a date such as 2027-01-15'],
    [['--on', '1999-01-01'], '1999-01-01 is over'],
    [['--minutes', '0', '--on', '2999-01-01'], 'minutes above 0'],
    [['--on', '2999-01-01'], 'more than a year away'],
    [['shwo'], 'needs the day of the interview'],
    [['--no', '2027-01-15'], 'unknown option'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr, stdout } = await runCli(['plan', ...args], { home: newHome() });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });
});
