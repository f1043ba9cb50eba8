import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as checker from '../../src/deck/checker.ts';
import { EXIT } from '../../src/problem.ts';
import { cleanDeck, findingsOf, folderOf, wrongDeck } from '../support/check.ts';
import type { FakeContext } from '../support/context.ts';

/** Long after every file that a test writes: then signatures can be trusted. */
const LATER = Date.now() + 3_600_000;

/** The files judged, by name. */
let judged: string[] = [];

vi.mock(import('../../src/deck/checker.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    createChecker: (settings: checker.CheckSettings = {}) => {
      const made = real.createChecker(settings);
      return {
        check: (bytes: Uint8Array, file: string) => {
          judged.push(file);
          return made.check(bytes, file);
        },
      };
    },
  };
});

beforeEach(() => {
  judged = [];
});

/** Checks `d`; gives what was found and what was judged for it. */
async function check(context: FakeContext, options: Readonly<Record<string, unknown>> = {}, words = ['d']) {
  judged = [];
  const { outcome, found } = await findingsOf(context, words, options);
  return { outcome, found, judged };
}

const results = (context: FakeContext): string => path.join(context.paths.cache, 'checks');

function onlyFile(context: FakeContext): string {
  const [name = '', ...others] = readdirSync(results(context));
  expect(others).toEqual([]);
  return path.join(results(context), name);
}

const FILES = { 'd/a.yaml': wrongDeck('a'), 'd/b.yaml': cleanDeck('b') };

describe('what a run found is kept for the next one', () => {
  it('files that did not change are not judged again, and what was found is told again', async () => {
    const context = folderOf(FILES, { now: LATER });
    const first = await check(context);
    expect(first).toMatchObject({ found: ['d/a.yaml:5 PD201'], judged: ['d/a.yaml', 'd/b.yaml'] });
    const second = await check(context);
    expect(second).toEqual({ ...first, judged: [] });
  });

  it('the file of results stays as it is where nothing is new', async () => {
    const context = folderOf(FILES, { now: LATER });
    await check(context);
    const { ino } = statSync(onlyFile(context));
    await check(context);
    expect(statSync(onlyFile(context)).ino).toBe(ino);
  });

  it('a changed file is judged again, alone; one that is new too', async () => {
    const context = folderOf(FILES, { now: LATER });
    await check(context);
    writeFileSync(path.join(context.cwd, 'd/b.yaml'), wrongDeck('bb'));
    writeFileSync(path.join(context.cwd, 'd/c.yaml'), wrongDeck('c'));
    const again = await check(context);
    expect(again.judged).toEqual(['d/b.yaml', 'd/c.yaml']);
    expect(again.found).toEqual(['d/a.yaml:5 PD201', 'd/b.yaml:5 PD201', 'd/c.yaml:5 PD201']);
  });

  it('of a file so new that its times may not tell of the next change, the bytes are compared', async () => {
    // By this clock every file was written just now.
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') });
    const file = path.join(context.cwd, 'd/a.yaml');
    await check(context);
    expect(readFileSync(onlyFile(context), 'utf8')).not.toContain('signature');
    const { atime, mtime } = statSync(file);
    writeFileSync(file, cleanDeck('a').replace('Is water wet?', ''.padEnd(13, '?')));
    utimesSync(file, atime, mtime);
    expect((await check(context)).judged).toEqual(['d/a.yaml']);
    expect((await check(context)).judged).toEqual([]);
  });

  it('a file that was only touched is not judged again', async () => {
    const context = folderOf(FILES, { now: LATER });
    await check(context);
    utimesSync(path.join(context.cwd, 'd/a.yaml'), 1, 1);
    expect(await check(context)).toMatchObject({ found: ['d/a.yaml:5 PD201'], judged: [] });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['--rule', { rule: [['PD201', 'warning']] }],
    ['--only', { only: ['PD503'] }],
    ['--no-ignore-comments', { ignoreComments: false }],
  ])('other levels and ways of judging have results of their own: %s', async (_, options) => {
    const context = folderOf(FILES, { now: LATER });
    await check(context);
    expect((await check(context, options)).judged).toEqual(['d/a.yaml', 'd/b.yaml']);
    expect((await check(context, options)).judged).toEqual([]);
    expect((await check(context)).judged).toEqual([]);
  });

  it('changed settings are heard', async () => {
    const context = folderOf({ ...FILES, 'prepdeck.yaml': 'rules:\n  PD201: warning\n' }, { now: LATER });
    expect((await check(context)).outcome).toEqual({ code: EXIT.ok });
    expect(await check(context)).toMatchObject({ outcome: { code: EXIT.ok }, judged: [] });
    writeFileSync(path.join(context.cwd, 'prepdeck.yaml'), 'rules:\n  PD201: error\n');
    expect((await check(context)).outcome).toEqual({ code: EXIT.failed });
  });

  it('a baseline finds what it needs', async () => {
    const context = folderOf(FILES, { now: LATER });
    await check(context);
    await check(context, { baseline: 'known.json', writeBaseline: true });
    expect((await check(context, { baseline: 'known.json' })).found).toEqual([]);
    expect((await check(context)).found).toEqual(['d/a.yaml:5 PD201']);
  });

  it('--no-cache judges everything, and keeps nothing', async () => {
    const context = folderOf(FILES, { now: LATER });
    await check(context, { cache: false });
    expect((await check(context, { cache: false })).judged).toEqual(['d/a.yaml', 'd/b.yaml']);
    expect(() => readdirSync(results(context))).toThrow('ENOENT');
  });

  it('a mended file is judged as it is now', async () => {
    const text = cleanDeck('a').replace('https:', 'http:');
    const context = folderOf({ 'd/a.yaml': text.replace('summary', 'sumary') }, { now: LATER });
    expect((await check(context)).found).toContain('d/a.yaml:4 PD201');
    const mended = await check(context, { fixUnsafe: true });
    expect(mended.found).not.toContain('d/a.yaml:4 PD201');
    expect((await check(context)).found).toEqual(mended.found);
  });

  it.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, -5)],
    ['with a changed byte', (text) => text.replace('PD201', 'PD202')],
    ['empty', () => ''],
    ['of another build', (text) => text.replace('+test', '+tes2')],
  ])('results that are %s count for nothing', async (_, damage) => {
    const context = folderOf(FILES, { now: LATER });
    await check(context);
    const file = onlyFile(context);
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(await check(context)).toMatchObject({ found: ['d/a.yaml:5 PD201'], judged: ['d/a.yaml', 'd/b.yaml'] });
    expect((await check(context)).judged).toEqual([]);
  });

  it('a folder that cannot be written is no error', async () => {
    const context = folderOf(FILES, { now: LATER });
    mkdirSync(path.dirname(results(context)), { recursive: true });
    writeFileSync(results(context), 'a file stands here');
    expect(await check(context)).toMatchObject({ outcome: { code: EXIT.failed }, found: ['d/a.yaml:5 PD201'] });
  });

  it('keeps files of other runs from the same folder, and forgets those that are gone', async () => {
    const context = folderOf(
      { ...FILES, 'e/c.yaml': cleanDeck('c'), 'e/gone.yaml': cleanDeck('gone') },
      { now: LATER },
    );
    await check(context, {}, ['d', 'e']);
    rmSync(path.join(context.cwd, 'e/gone.yaml'));
    writeFileSync(path.join(context.cwd, 'd/b.yaml'), wrongDeck('bb'));
    await check(context, {}, ['d']);
    expect((await check(context, {}, ['e'])).judged).toEqual([]);
    expect(readFileSync(onlyFile(context), 'utf8')).not.toContain('gone.yaml');
  });

  it('keeps a bounded number of files', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') }, { now: LATER });
    for (let i = 0; i < 30; i++)
      await check(context, {
        rule: [
          ['PD405', 'warning'],
          ['PD410', `${i % 2 ? 'info' : 'off'}`],
          ...Array.from({ length: i }, () => ['PD411', 'off']),
        ],
      });
    expect(readdirSync(results(context)).length).toBe(20);
  });
});
