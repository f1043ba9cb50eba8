import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cleanDeck, writeFiles, wrongDeck } from '../support/check.ts';
import { endOf, spawnCli, Transcript } from '../support/cli.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

const WATCHING = /watching 1 deck; Ctrl-C ends/;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('check --watch in a pipe: one report after the other, until %s', async (signal, code) => {
  const home = newHome();
  writeFiles(home, { 'd/a.yaml': wrongDeck('a') });
  const child = spawnCli(['check', 'd', '--watch'], { home });
  const end = endOf(child);
  const out = new Transcript(child);
  const err = new Transcript(child, child.stderr);
  expect(await err.until(WATCHING)).toBeDefined();
  expect(await out.until(/1 problem/)).toContain('PD201');
  writeFileSync(path.join(home, 'd/a.yaml'), cleanDeck('a'));
  expect(await out.until(/nothing found/)).toBeDefined();
  await err.until(WATCHING);
  child.kill(signal);
  expect(await end).toEqual({ code, signal: null });
  expect(out.text + err.text).not.toContain('\x1b');
});

test('check --watch on a terminal: the window begins anew, and Ctrl-C leaves it as it was', async () => {
  const home = newHome();
  writeFiles(home, { 'd/a.yaml': wrongDeck('a') });
  const pty = openPty(['check', 'd', '--watch'], { home });
  await pty.waitFor(WATCHING);
  expect(pty.shows('PD201')).toBe(true);
  writeFileSync(path.join(home, 'd/a.yaml'), cleanDeck('a'));
  await pty.waitFor(/changed d\/a\.yaml.*nothing found.*watching/s);
  expect(pty.shows('PD201')).toBe(false);
  pty.type(KEYS.ctrlC);
  expect(await pty.exit).toEqual({ code: 130, signal: undefined });
  expect(pty.state()).toEqual({ alternate: false, bracketedPaste: false, wraps: true, cursorVisible: true });
});

test.each<[string, (folder: string) => void]>([
  [
    'goes and comes back',
    (folder) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'b.yaml'), wrongDeck('b'));
    },
  ],
  [
    'gives way to another',
    (folder) => {
      mkdirSync(`${folder}-new`);
      writeFileSync(path.join(`${folder}-new`, 'b.yaml'), wrongDeck('b'));
      renameSync(folder, `${folder}-old`);
      renameSync(`${folder}-new`, folder);
    },
  ],
])('check --watch goes on where the folder %s', async (_, replace) => {
  const home = newHome();
  writeFiles(home, { 'd/a.yaml': cleanDeck('a') });
  const child = spawnCli(['check', 'd', '--watch'], { home });
  const end = endOf(child);
  const out = new Transcript(child);
  const err = new Transcript(child, child.stderr);
  await err.until(WATCHING);
  replace(path.join(home, 'd'));
  expect(await out.until(/d\/b\.yaml/)).toContain('PD201');
  await err.until(WATCHING);
  writeFileSync(path.join(home, 'd/b.yaml'), cleanDeck('b'));
  expect(await out.until(/nothing found/)).toBeDefined();
  child.kill('SIGINT');
  expect(await end).toEqual({ code: 130, signal: null });
});

test.runIf(existsSync('/proc/self/task'))(
  'check --watch over many decks keeps no thread of the runs before',
  async () => {
    const home = newHome();
    const decks = Array.from({ length: 1800 }, (_, i) => [`d/deck-${i}.yaml`, cleanDeck(`deck-${i}`)] as const);
    writeFiles(home, { ...Object.fromEntries(decks), 'd/prepdeck.yaml': 'ignore: ["deck-*", "!deck-2*"]\n' });
    const child = spawnCli(['check', 'd', '--watch', '--no-cache'], { home });
    const end = endOf(child);
    const err = new Transcript(child, child.stderr);
    const out = new Transcript(child);
    await err.until(/watching/);
    const threads = (): number => readdirSync(`/proc/${child.pid}/task`).length;
    const before = threads();
    for (let run = 0; run < 3; run++) {
      writeFileSync(path.join(home, 'd/deck-2.yaml'), wrongDeck('deck-2'));
      await out.until(/1 problem/);
      await err.until(/watching/);
      writeFileSync(path.join(home, 'd/deck-2.yaml'), cleanDeck('deck-2'));
      await out.until(/nothing found/);
      await err.until(/watching/);
    }
    expect(threads()).toBeLessThan(before + 3);
    child.kill('SIGINT');
    expect(await end).toEqual({ code: 130, signal: null });
  },
);
