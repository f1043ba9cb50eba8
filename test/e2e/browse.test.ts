import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { eventsIn } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

const RESTORED = { alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true };

describe.concurrent('browse', () => {
  it.each([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 18 },
    { columns: 120, rows: 24 },
  ])('finds a card, opens it part by part, suspends and flags it, at $columns columns', async ({ columns, rows }) => {
    const home = newHome();
    const pty = openPty(['browse'], { home, columns, rows });
    await pty.waitFor(/\d+ cards of \d+/);
    pty.type('idmpotent kind:interview');
    await pty.waitFor('1 card of');
    pty.type(KEYS.enter);
    const asked = await pty.waitFor('closed: enter shows the next');
    expect(asked).not.toContain('Model answer');
    pty.type(KEYS.enter);
    await pty.waitFor('Model answer');
    pty.type('!');
    await pty.waitFor('is suspended.');
    pty.resize(columns + 12, rows);
    pty.type('f');
    await pty.waitFor('is flagged.');
    pty.type(KEYS.escape);
    await pty.waitFor('suspended');
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(pty.state()).toEqual(RESTORED);
    expect(pty.overflows()).toEqual([]);
    expect(eventsIn(home).map((e) => [e.type, e.card])).toEqual([
      ['suspend', 'messaging/idempotent-consumers'],
      ['flag', 'messaging/idempotent-consumers'],
    ]);
  });

  it('finds what its own keys have changed, and closes a card that leaves the list', async () => {
    const home = newHome();
    const pty = openPty(['browse', 'kind:interview -is:suspended'], { home });
    await pty.waitFor('14 cards of');
    pty.type(KEYS.enter);
    pty.type('a');
    await pty.waitFor('Model answer');
    pty.type('!');
    const listed = await pty.waitFor('13 cards of');
    expect(listed).not.toContain('Model answer');
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(eventsIn(home).map((e) => e.type)).toEqual(['suspend']);
  });

  it('studies the card in focus and comes back to the list', async () => {
    const home = newHome();
    const pty = openPty(['browse', 'kind:true-false'], { home });
    await pty.waitFor('of 79');
    pty.type('s');
    await pty.waitFor('True or false');
    pty.type('1');
    await pty.waitFor(/Right\.|Wrong\./);
    pty.type('q');
    await pty.waitFor('of 79');
    expect(eventsIn(home).map((e) => e.type)).toEqual(['review']);
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.state()).toEqual(RESTORED);
  });

  it('prints the list in a pipe', async () => {
    const { code, stdout } = await runCli(['browse', 'kind:true-false', '--ids']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+\/\S+\n/);
  });
});
