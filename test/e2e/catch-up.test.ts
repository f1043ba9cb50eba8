import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { runCli } from '../support/cli.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { eventsIn, reviewsOf } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

/** A home whose learner knew 40 cards of the messaging deck a month ago, and has not been there since. */
async function afterABreak(): Promise<string> {
  const home = newHome();
  const { stdout } = await runCli(['search', 'deck:messaging', '--ids', '--limit', '40'], { home });
  const now = Date.now();
  const events = stdout
    .trim()
    .split('\n')
    .flatMap((card, i) =>
      [40, 30].map((ago, n) =>
        reviewEvent({ id: `tablet.p.${2 * i + n + 1}`, card: cardId(card), rating: 3, t: now - (ago + (i % 8)) * DAY }),
      ),
    );
  mkdirSync(reviewsOf(home), { recursive: true });
  writeFileSync(path.join(reviewsOf(home), 'tablet.jsonl'), linesOf(events));
  return home;
}

const flat = (screen: string): string => screen.replace(/\s+/g, ' ');
/** Whether a card is on the screen, of whatever kind. */
const isCard = (screen: string): boolean =>
  /\b\d+ ?(n|new|d|due)\b/.test(screen.split('\n')[0] ?? '') && /keys/.test(screen);

const moved = (home: string) => eventsIn(home).filter((e) => e.type === 'reschedule');

describe.concurrent('study after a break', () => {
  it.each([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 20 },
  ])('offers to spread what is due, at $columns columns', async ({ columns, rows }) => {
    const home = await afterABreak();
    const pty = openPty(['study', 'messaging'], { home, columns, rows });
    const asked = await pty.waitFor((screen) => flat(screen).includes('spread them over 2 days'));
    expect(flat(asked)).toContain('You were away for 30 days, and 40 cards are due.');
    pty.type('s');
    await pty.waitFor(isCard);
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.overflows()).toEqual([]);
    expect(moved(home)).toHaveLength(20);
    const undone = await runCli(['undo', '--yes'], { home });
    expect(undone.code).toBe(0);
    expect(eventsIn(home).filter((e) => e.type === 'undo')).toHaveLength(20);
  });

  it('leaves everything due where that is wanted', async () => {
    const home = await afterABreak();
    const pty = openPty(['study', 'messaging'], { home });
    await pty.waitFor('spread them over');
    pty.type(KEYS.enter);
    await pty.waitFor(isCard);
    pty.type(KEYS.ctrlC);
    await pty.exit;
    expect(moved(home)).toEqual([]);
  });

  it('Ctrl-C at the offer leaves', async () => {
    const pty = openPty(['study', 'messaging'], { home: await afterABreak() });
    await pty.waitFor('spread them over');
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
  });

  it('spreads unasked from a pipe, with --catch-up', async () => {
    const home = await afterABreak();
    const { stderr, code } = await runCli(['study', 'messaging', '--plain', '--catch-up', '4'], { home, input: 'q\n' });
    expect(code).toBe(0);
    expect(flat(stderr)).toContain('30 cards moved to the next days; `prepdeck undo` takes that back.');
    const days = moved(home).map((e) => (e.type === 'reschedule' ? e.due : 0));
    expect(new Set(days).size).toBe(3);
    const asked = await runCli(['study', 'messaging', '--plain'], { home: await afterABreak(), input: 'q\n' });
    expect(asked.stdout + asked.stderr).not.toContain('away');
    const cram = await runCli(['study', '--cram', '--plain', '--catch-up', '4'], { home, input: 'q\n' });
    expect([cram.code, cram.stderr]).toEqual([2, expect.stringContaining('--cram leaves the schedule as it is')]);
  });
});
