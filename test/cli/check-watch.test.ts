import { renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run as check } from '../../src/cli/commands/check.ts';
import type { Context, StopSignal } from '../../src/cli/context.ts';
import { EXIT, type ExitCode } from '../../src/problem.ts';
import { cleanDeck, folderOf, writeFiles, wrongDeck } from '../support/check.ts';
import { PATIENCE } from '../support/cli.ts';
import { type FakeOptions, runCommand } from '../support/context.ts';

const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

const WATCHING = /watching \d+ decks?; Ctrl-C ends\n/;

/** `check --watch` under way, and all it says, stdout and stderr in one. */
function watching(
  files: Readonly<Record<string, string>>,
  words: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
  fake: FakeOptions = {},
) {
  const context = folderOf(files, fake);
  let said = '';
  let read = 0;
  let wake = (): void => {};
  const exits: ExitCode[] = [];
  let signal: (signal: StopSignal) => void = () => {};
  const out = {
    write: (text: string) => {
      said += text;
      wake();
    },
    isGone: () => false,
  };
  const live: Context = {
    ...context,
    stdout: Object.assign(Object.create(context.stdout), { isTTY: fake.terminal === true }),
    out,
    err: out,
    onSignal: (listen) => {
      signal = listen;
      return () => {};
    },
    exitNow: (code) => exits.push(code),
  };
  const ended = runCommand(check, words, live, { watch: true, outputs: [{ format: 'concise' }], ...options });
  const stop = async () => {
    signal('SIGINT');
    return { outcome: await ended, exits };
  };
  running.push(stop);
  /** What was said since the last call up to a match. */
  const until = async (pattern: RegExp): Promise<string> => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      wake();
    }, PATIENCE);
    for (;;) {
      const rest = said.slice(read);
      const match = pattern.exec(rest);
      if (match || late) {
        clearTimeout(timer);
        if (!match) throw new Error(`waited for ${pattern}; it said\n${said}`);
        read += match.index + match[0].length;
        return rest.slice(0, match.index + match[0].length);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const at = (file: string): string => path.join(context.cwd, file);
  return { context, until, stop, at, put: (file: string, text: string) => writeFiles(context.cwd, { [file]: text }) };
}

/** `d/a.yaml:5 PD201` for each finding. */
const findings = (text: string): string[] =>
  [...text.matchAll(/^(.*:\d+):\d+: \w+\[(PD\d+)\]/gm)].map(([, place, code]) => `${place} ${code}`);

describe('check --watch', () => {
  it('checks at once, and again whenever a deck changes, comes or goes; findings do not end it', async () => {
    const { until, put, at } = watching({ 'd/a.yaml': wrongDeck('a'), 'd/b.yaml': cleanDeck('b') }, ['d']);
    expect(findings(await until(WATCHING))).toEqual(['d/a.yaml:5 PD201']);

    put('d/b.yaml', wrongDeck('b'));
    let text = await until(WATCHING);
    expect(findings(text)).toEqual(['d/a.yaml:5 PD201', 'd/b.yaml:5 PD201']);
    expect(text).toMatch(/^\d\d:\d\d:\d\d changed d\/b\.yaml\n/);

    put('d/sub/c.yml', wrongDeck('c'));
    text = await until(WATCHING);
    expect(findings(text)).toEqual(['d/a.yaml:5 PD201', 'd/b.yaml:5 PD201', 'd/sub/c.yml:5 PD201']);
    expect(text).toContain('new d/sub/c.yml');

    rmSync(at('d/a.yaml'));
    text = await until(WATCHING);
    expect(findings(text)).toEqual(['d/b.yaml:5 PD201', 'd/sub/c.yml:5 PD201']);
    expect(text).toContain('gone d/a.yaml');
  });

  it('tells the time of the learner', async () => {
    const now = Date.UTC(2026, 0, 5, 23, 10, 7);
    const { until, put } = watching({ 'd/a.yaml': cleanDeck('a') }, ['d'], {}, { now, offset: 90 });
    await until(WATCHING);
    put('d/a.yaml', cleanDeck('aa'));
    expect(await until(WATCHING)).toMatch(/^00:40:07 changed/);
  });

  it('sees what a glob matches, and nothing hidden', async () => {
    const { until, put } = watching({ 'd/a.yaml': cleanDeck('a') }, ['d/**/*.yaml']);
    await until(WATCHING);
    put('d/.git/x.yaml', wrongDeck('x'));
    put('d/node_modules/x/x.yaml', wrongDeck('x'));
    put('d/notes.txt', 'x');
    put('d/new/b.yaml', wrongDeck('b'));
    const text = await until(WATCHING);
    expect(findings(text)).toEqual(['d/new/b.yaml:5 PD201']);
    expect(text).not.toContain('x.yaml');
    expect(text).not.toContain('notes');
  });

  it('follows a file that an editor puts in the place of the old one', async () => {
    const { until, put, at } = watching({ 'd/a.yaml': cleanDeck('a') }, ['d/a.yaml']);
    await until(WATCHING);
    for (const id of ['b', 'c']) {
      put('d/draft', wrongDeck(id));
      renameSync(at('d/draft'), at('d/a.yaml'));
      expect(findings(await until(WATCHING))).toEqual(['d/a.yaml:5 PD201']);
      put('d/a.yaml', cleanDeck(id));
      expect(findings(await until(WATCHING))).toEqual([]);
    }
  });

  it('follows a link to a deck', async () => {
    const { until, put, at } = watching({ 'd/a.yaml': cleanDeck('a'), 'e/b.yaml': cleanDeck('b') }, ['d']);
    await until(WATCHING);
    symlinkSync(at('e/b.yaml'), at('d/b.yaml'));
    await until(WATCHING);
    put('e/b.yaml', wrongDeck('b'));
    expect(findings(await until(WATCHING))).toEqual(['d/b.yaml:5 PD201']);
  });

  it('hears settings that change, that come and that go; wrong ones are told and waited for', async () => {
    const { until, put, at } = watching({ 'd/a.yaml': wrongDeck('a') }, ['d']);
    expect(findings(await until(WATCHING))).toEqual(['d/a.yaml:5 PD201']);
    put('d/prepdeck.yaml', 'rules:\n  PD201: off\n');
    expect(findings(await until(WATCHING))).toEqual([]);
    put('d/prepdeck.yaml', 'rules:\n  PD201: of\n');
    expect(findings(await until(WATCHING))).toEqual(['d/prepdeck.yaml:2 PD204']);
    unlinkSync(at('d/prepdeck.yaml'));
    expect(findings(await until(WATCHING))).toEqual(['d/a.yaml:5 PD201']);
  });

  it('hears a baseline; one that is damaged is told and waited for', async () => {
    const files = { 'd/a.yaml': wrongDeck('a'), 'k/known.json': '{"version":1,"findings":{}}' };
    const { until, put } = watching(files, ['d'], { baseline: 'k/known.json' });
    await until(WATCHING);
    put('k/known.json', '{');
    expect(await until(WATCHING)).toContain('k/known.json is no baseline');
    put('k/known.json', '{"version":1,"findings":{}}\n');
    expect(findings(await until(WATCHING))).toEqual(['d/a.yaml:5 PD201']);
  });

  it('takes changes that come together as one', async () => {
    const { until, put } = watching({ 'd/a.yaml': cleanDeck('a') }, ['d']);
    await until(WATCHING);
    for (const id of ['b', 'c', 'e', 'f', 'g']) put(`d/${id}.yaml`, cleanDeck(id));
    const text = await until(/watching 6 decks/);
    expect(text).toContain('new d/b.yaml, new d/c.yaml');
    expect(text.match(/watching/g)?.length).toBeLessThan(4);
  });

  it('clears the window on a terminal; never in plain mode or a pipe', async () => {
    for (const [fake, clears] of [
      [{ terminal: true }, true],
      [{ terminal: true, plain: true }, false],
      [{}, false],
    ] as const) {
      const { until, put } = watching({ 'd/a.yaml': cleanDeck('a') }, ['d'], {}, fake);
      await until(WATCHING);
      put('d/a.yaml', cleanDeck('aa'));
      expect((await until(WATCHING)).includes('\x1b[H\x1b[2J')).toBe(clears);
    }
  });

  it('ends with a signal, by 130 for Ctrl-C', async () => {
    const { until, stop } = watching({ 'd/a.yaml': cleanDeck('a') }, ['d']);
    await until(WATCHING);
    expect(await stop()).toEqual({ outcome: { code: EXIT.interrupted }, exits: [EXIT.interrupted] });
  });

  it.each([
    [['-'], {}],
    [['d'], { fix: true }],
    [['d'], { diff: true }],
    [['d'], { baseline: 'x', writeBaseline: true }],
  ])('%j with %j is a usage problem', async (words, options) => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') });
    const outcome = await runCommand(check, words, context, { watch: true, ...options });
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage } });
  });
});
