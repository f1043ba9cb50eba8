import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, runShell, spawnCli } from '../support/cli.ts';
import { asks, CHECKS, isVerdict, KINDS_DECK, nextCard } from '../support/kinds.ts';
import { eventsIn } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty, openShell, type Pty } from '../support/pty.ts';
import { pipeSeat, terminalSeat } from '../support/seat.ts';

const SESSION = `study --seed steady --only checks '${KINDS_DECK}'`;

/** A session in a shell that afterwards tells the exit code and how the terminal is set. */
const openInShell = (home: string, command: string, env = {}): Pty =>
  openShell(
    `trap : INT; sh -c "echo pid=\\$\\$; exec $PREPDECK ${command}"; echo "code=$?."; stty -a; echo over; read -r _`,
    {
      home,
      env,
    },
  );

async function expectRestored(pty: Pty, code: number): Promise<void> {
  await pty.waitFor(/^over$/m);
  expect(pty.raw).toContain(`code=${code}.`);
  expect(pty.state()).toEqual({ alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true });
  // Lines are read and echoed again.
  expect(pty.raw.split(/\s+/)).toEqual(expect.arrayContaining(['icanon', 'echo', 'isig', 'icrnl', 'opost']));
}

const pidOf = (pty: Pty): number => Number(/pid=(\d+)/.exec(pty.raw)?.[1]);

/** Answers the first card, so that there is something to keep. */
async function answerOne(pty: Pty): Promise<void> {
  const { id, page } = await nextCard(terminalSeat(pty));
  if (id === undefined || id === 'lag') throw new Error('a check was expected');
  await terminalSeat(pty).act(CHECKS[id].right(page));
  await pty.waitFor(isVerdict);
}

describe.concurrent('7. the terminal is left as it was found', () => {
  it.each([
    { how: 'q', code: 0, leave: (pty: Pty) => pty.type('q') },
    { how: 'Ctrl-C', code: 130, leave: (pty: Pty) => pty.type(KEYS.ctrlC) },
    { how: 'SIGINT', code: 130, leave: (pty: Pty) => process.kill(pidOf(pty), 'SIGINT') },
    { how: 'SIGTERM', code: 143, leave: (pty: Pty) => process.kill(pidOf(pty), 'SIGTERM') },
    { how: 'SIGHUP', code: 129, leave: (pty: Pty) => process.kill(pidOf(pty), 'SIGHUP') },
  ])('after $how in a session, which exits $code and keeps what was answered', async ({ code, leave }) => {
    const home = newHome();
    const pty = openInShell(home, SESSION);
    await answerOne(pty);
    expect(pty.state()).toMatchObject({ alternate: true, bracketedPaste: true });
    leave(pty);
    await expectRestored(pty, code);
    expect(pty.raw).not.toMatch(/\n {4}at /);
    expect(eventsIn(home)).toHaveLength(1);
  });

  it('after Ctrl-C in the menu', async () => {
    const pty = openInShell(newHome(), '');
    await pty.waitFor('Study');
    pty.type(KEYS.ctrlC);
    await expectRestored(pty, 130);
  });

  it('after a session that ends in its own time', async () => {
    const pty = openInShell(newHome(), `${SESSION} --limit 1`);
    await answerOne(pty);
    pty.type('4');
    await pty.waitFor((p) => /Easy: back/.test(p));
    pty.type(KEYS.enter);
    await pty.waitFor('u undo the last');
    pty.type(KEYS.enter);
    await expectRestored(pty, 0);
    expect(pty.screen()).toContain('That was the number of cards you asked for.');
  });
});

describe.concurrent('5. Ctrl-C in a session line by line', () => {
  it('exits 130 without a stack, and what was answered is kept', async () => {
    const home = newHome();
    const pty = openPty(['study', '--plain', '--only', 'checks', '--seed', 'steady', KINDS_DECK], { home });
    await pty.waitFor((p) => asks(p));
    const { id, page } = await nextCard(terminalSeat(pty));
    if (id === undefined || id === 'lag') throw new Error('a check was expected');
    const deed = CHECKS[id].right(page);
    pty.type(`${deed.do === 'pick' ? deed.number : deed.do === 'numbers' ? deed.numbers.join(' ') : ':d'}\r`);
    await pty.waitFor('Enter for the next card');
    pty.type(KEYS.ctrlC);
    expect(await pty.exit).toEqual({ code: 130, signal: undefined });
    expect(pty.raw).not.toMatch(/\n {4}at |Error/);
    expect(eventsIn(home)).toHaveLength(1);
  });
});

/** A program that takes Ctrl-C for its own, says so, and ends when it is told a line. */
function stubbornProgram(home: string): string {
  const file = path.join(home, 'stubborn.sh');
  writeFileSync(
    file,
    '#!/bin/sh\ntrap "echo caught" INT\necho ready\nwhile ! read -r line; do :; done\necho "got $line"\n',
  );
  chmodSync(file, 0o755);
  return file;
}

describe.concurrent('5. Ctrl-C in a program that prepdeck has started', () => {
  it('is left to the pager: prepdeck waits for it', async () => {
    const home = newHome();
    const pty = openInShell(home, 'show messaging/consumer-lag', { PAGER: stubbornProgram(home) });
    await pty.waitFor('ready');
    pty.type(KEYS.ctrlC);
    await pty.waitFor('caught');
    pty.type('on\r');
    await expectRestored(pty, 0);
    expect(pty.raw).toContain('got on');
    // Nor is what was paged printed once more.
    expect(pty.raw).not.toContain('Lag is');
  });

  it('is left to the editor, and counts again in the session', async () => {
    const home = newHome();
    const pty = openInShell(home, SESSION, { EDITOR: stubbornProgram(home) });
    const { page } = await nextCard(terminalSeat(pty));
    await terminalSeat(pty).act({ do: 'key', key: 'e' });
    await pty.waitFor('ready');
    pty.type(KEYS.ctrlC);
    await pty.waitFor('caught');
    pty.type('on\r');
    await pty.waitFor((p) => asks(p) && p.split('\n')[2] === page.split('\n')[2]);
    process.kill(pidOf(pty), 'SIGINT');
    await expectRestored(pty, 130);
  });
});

describe.concurrent('6. the end of the input', () => {
  it('ends a session line by line as q does, with what was answered kept', async () => {
    const home = newHome();
    const child = spawnCli(['study', '--plain', '--only', 'checks', KINDS_DECK], { home });
    const ended = endOf(child);
    const seat = pipeSeat(child);
    const { id, page } = await nextCard(seat);
    if (id === undefined || id === 'lag') throw new Error('a check was expected');
    await seat.act(CHECKS[id].right(page));
    await seat.look(isVerdict);
    child.stdin.end();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(seat.transcript.text).toContain('Stopped here.');
    expect(eventsIn(home)).toHaveLength(1);
  });
});

describe.concurrent('the menu', () => {
  it('leads to a session and back, to the decks and back, and out', async () => {
    const home = newHome();
    const pty = openPty([], { home });
    await pty.waitFor((p) => p.includes('10 new') && p.includes('Quit'));
    pty.type('2');
    await pty.waitFor('Which deck?');
    await pty.waitFor('Getting started with prepdeck');
    pty.type(KEYS.escape);
    await pty.waitFor((p) => p.includes('Quit') && !p.includes('Which deck?'));
    pty.type('2');
    await pty.waitFor('Which deck?');
    pty.type(KEYS.enter);
    await pty.waitFor((p) => p.includes('? keys') && p.includes('Choose one'));
    pty.type('s');
    await pty.waitFor('Skipped getting-started/');
    await terminalSeat(pty).act({ do: 'key', key: 'q' });
    await pty.waitFor((p) => p.includes('Quit') && p.includes('Study'));
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(eventsIn(home)).toMatchObject([{ type: 'bury' }]);
  });

  it('fits any window, and redraws when it changes', async () => {
    const pty = openPty([], { home: newHome(), columns: 40, rows: 20 });
    await pty.waitFor('Quit');
    expect(pty.tooWide()).toEqual([]);
    const fresh = openPty([], { home: newHome(), columns: 100, rows: 30 });
    const wanted = await fresh.waitFor('Quit');
    pty.resize(100, 30);
    await pty.waitFor((p) => p === wanted);
  });
});

describe.concurrent('13. without a terminal', () => {
  it.each(['study', 'study --json'])('%s refuses, exits 2 and names --plain', async (command) => {
    const home = newHome();
    const { code, stdout, stderr } = await runShell(`$PREPDECK ${command} < /dev/null`, { home });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--plain');
    expect(eventsIn(home)).toEqual([]);
  });

  it.each([
    ['stdout', '| cat'],
    ['stdin', '< /dev/null'],
  ])('on %s alone it refuses too, and leaves the terminal alone', async (_, redirect) => {
    const pty = openShell(`set -o pipefail; $PREPDECK study ${redirect}; echo "code=$?."`, { home: newHome() });
    await pty.waitFor('code=2.');
    expect(pty.raw).not.toContain('\x1b');
    expect(pty.screen()).toContain('--plain');
  });
});
