import { describe, expect, it } from 'vitest';
import { newHome } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

const RESTORED = { alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true };

describe.concurrent('learn on a terminal', () => {
  it.each([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 16 },
  ])('leads from the topic to the lesson and back, at $columns columns', async ({ columns, rows }) => {
    const pty = openPty(['learn', 'messaging'], { columns, rows });
    await pty.waitFor('Lesson about');
    pty.type('1');
    await pty.waitFor('A broker stands between');
    pty.type(']');
    await pty.waitFor(/^Two shapes of delivery$/m);
    pty.type('/');
    pty.type('idempotent');
    await pty.waitFor('/idempotent');
    pty.type('\r');
    await pty.waitFor('with "idempotent"');
    pty.resize(columns === 80 ? 50 : 80, 20);
    await pty.waitFor('contents');
    pty.type('t');
    await pty.waitFor((screen) => /^❯ +\S/m.test(screen) && screen.includes('Three brokers'));
    pty.type(KEYS.escape);
    await pty.waitFor('contents');
    pty.type('q');
    await pty.waitFor('Objectives 0 of 4 done');
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(pty.overflows()).toEqual([]);
    expect(pty.state()).toEqual(RESTORED);
  });

  it('marks an objective and a reading, and still knows after a restart', async () => {
    const home = newHome();
    const pty = openPty(['learn', 'messaging'], { home });
    await pty.waitFor('Objectives 0 of 4 done');
    pty.type('2');
    await pty.waitFor('Objectives, 0 of 4 done');
    pty.type('1');
    await pty.waitFor('marked by hand;');
    pty.type(KEYS.escape);
    await pty.waitFor('Reading 0 of');
    pty.type('3');
    await pty.waitFor('Which one?');
    pty.type('1');
    await pty.waitFor('Mark as read');
    pty.type('2');
    await pty.waitFor('Reading, 1 of');
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.state()).toEqual(RESTORED);
    const again = openPty(['learn', 'messaging'], { home });
    await again.waitFor('Objectives 0 of 4 done, 1 by hand');
    await again.waitFor('Reading 1 of');
    again.type('q');
    await again.exit;
  });
});
