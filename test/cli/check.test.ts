import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTPUT_FORMATS, withFormat, withOutputFile } from '../../src/cli/check/parsers.ts';
import { shownPath } from '../../src/cli/check/places.ts';
import { type RunFigures, verdictOf } from '../../src/cli/check/verdict.ts';
import { run as check } from '../../src/cli/commands/check.ts';
import { run as schema } from '../../src/cli/commands/schema.ts';
import { EXIT } from '../../src/problem.ts';
import { FORMAT_NAMES } from '../../src/report/check/formats.ts';
import { cleanDeck, findingsOf, folderOf, wrongDeck } from '../support/check.ts';
import { fakeContext, runCommand } from '../support/context.ts';
import { ROOT } from '../support/program.ts';

const CONCISE = { outputs: [{ format: 'concise' }] };

describe('what is read by the host of a repository', () => {
  it.each([
    ['github', 'file=decks/a.yaml,'],
    ['gitlab', '"path": "decks/a.yaml"'],
    ['sarif', '"uri": "decks/a.yaml"'],
    ['concise', 'a.yaml:5'],
  ] as const)('%s calls files by their place in the repository', async (format, expected) => {
    const context = folderOf({ '.git/HEAD': 'ref: refs/heads/main\n', 'decks/a.yaml': wrongDeck('a') });
    const inside = { ...fakeContext({ home: context.home }), cwd: path.join(context.cwd, 'decks') };
    await runCommand(check, ['a.yaml'], inside, { outputs: [{ format }] });
    const text = inside.stdoutText();
    expect(text.replace(/":"/g, '": "')).toContain(expected);
    await runCommand(check, ['decks/a.yaml'], context, { outputs: [{ format }] });
    if (format !== 'concise') expect(context.stdoutText()).toBe(text);
  });
});

describe('what mending leaves', () => {
  it('is not offered as a fix: it was tried, and would make the deck worse', async () => {
    const text = cleanDeck('a')
      .replace('sources:', 'source:')
      .replace(/ {6}- title.*\n {8}url: (.*)/, '      - $1');
    const context = folderOf({ 'a.yaml': text });
    const told = async (options: object) => {
      const before = context.stdoutText().length;
      await runCommand(check, ['a.yaml'], context, { outputs: [{ format: 'text' }], ...options });
      return context.stdoutText().slice(before);
    };
    expect(await told({})).toContain('--fix-unsafe does it');
    expect(await told({ fixUnsafe: true })).not.toContain('--fix');
    expect(readFileSync(path.join(context.cwd, 'a.yaml'), 'utf8')).toBe(text);
    // Nor where something else was mended.
    writeFileSync(path.join(context.cwd, 'a.yaml'), text.replace('About a', 'About  a'));
    expect(await told({ fixUnsafe: true })).not.toContain('--fix');
    expect(readFileSync(path.join(context.cwd, 'a.yaml'), 'utf8')).toBe(text);
  });
});

describe('what is checked', () => {
  it('files, folders and globs, each file once, by path', async () => {
    const context = folderOf({
      'd/b.yaml': wrongDeck('b'),
      'd/sub/a.yml': wrongDeck('a'),
      'd/c.yaml': wrongDeck('c'),
      'e/x.yaml': wrongDeck('x'),
    });
    const { outcome, found } = await findingsOf(context, ['d/c.yaml', './d', 'd/**/*.yml']);
    expect(found).toEqual(['d/b.yaml:5 PD201', 'd/c.yaml:5 PD201', 'd/sub/a.yml:5 PD201']);
    expect(outcome).toEqual({ code: EXIT.failed });
  });

  it.each([
    ['d/*.yaml', ['d/a.yaml:5 PD201']],
    ['**/a.yaml', ['d/a.yaml:5 PD201', 'd/sub/a.yaml:5 PD201']],
    ['d/{b,a}.y*', ['d/a.yaml:5 PD201', 'd/b.yml:5 PD201']],
    ['./d/sub/*', ['d/sub/a.yaml:5 PD201']],
  ])('the glob %s', async (glob, expected) => {
    const context = folderOf({
      'd/a.yaml': wrongDeck('a'),
      'd/b.yml': wrongDeck('b'),
      'd/sub/a.yaml': wrongDeck('c'),
      'd/notes.txt': 'x',
    });
    expect((await findingsOf(context, [glob])).found).toEqual(expected);
  });

  it.each(['[x', '/[x', '{', 'd/[x'])('a word like a glob that is none: %s', async (word) => {
    const { outcome } = await findingsOf(folderOf({ 'd/a.yaml': wrongDeck('a') }), [word]);
    expect(outcome).toEqual({ code: EXIT.usage });
  });

  it('a file whose name looks like a glob is that file', async () => {
    const context = folderOf({ 'a[1].yaml': wrongDeck('a') });
    expect((await findingsOf(context, ['a[1].yaml'])).found).toEqual(['a[1].yaml:5 PD201']);
  });

  it('a deck by its id, whose file is found by the library', async () => {
    const context = fakeContext();
    mkdirSync(context.paths.decks, { recursive: true });
    writeFileSync(path.join(context.paths.decks, 'mine.yaml'), wrongDeck('kafka'));
    expect((await findingsOf(context, ['kafka'])).found).toEqual(['data/decks/mine.yaml:5 PD201']);
  });

  it('without words the decks of a session: of a shipped deck and a copy of it, the copy', async () => {
    const context = fakeContext();
    mkdirSync(context.paths.decks, { recursive: true });
    writeFileSync(path.join(context.shippedDecks, 'a.yaml'), wrongDeck('a'));
    writeFileSync(path.join(context.shippedDecks, 'b.yaml'), wrongDeck('b'));
    writeFileSync(path.join(context.paths.decks, 'a.yaml'), cleanDeck('a'));
    expect((await findingsOf(context, [])).found).toEqual(['shipped/b.yaml:5 PD201']);
  });

  it('what is not there is named, the rest is checked, and the run is no success', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a'), 'empty/notes.txt': '' });
    const { outcome, found } = await findingsOf(context, ['gone.yaml', 'd', 'x/*.yaml', 'no-such-deck', 'empty']);
    expect(found).toEqual(['empty:1 PD906', 'gone.yaml:1 PD906', 'no-such-deck:1 PD906', 'x/*.yaml:1 PD906']);
    expect(outcome).toEqual({ code: EXIT.usage });
  });

  it('a folder that a link leads to is read once, under its own name', async () => {
    const context = folderOf({ 'd/v2/a.yaml': wrongDeck('a') });
    symlinkSync('v2', path.join(context.cwd, 'd/current'));
    symlinkSync('v2', path.join(context.cwd, 'd/zz'));
    expect((await findingsOf(context, ['d'])).found).toEqual(['d/v2/a.yaml:5 PD201']);
    symlinkSync('..', path.join(context.cwd, 'd/v2/up'));
    expect((await findingsOf(context, ['d'])).found).toEqual(['d/v2/a.yaml:5 PD201', 'd/v2/up:1 PD908']);
  });

  it.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is no success', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') });
    const name = Buffer.concat([Buffer.from(`${context.cwd}/d/b`), Buffer.of(0xff), Buffer.from('.yaml')]);
    writeFileSync(name, cleanDeck('b'));
    const { outcome, found } = await findingsOf(context, ['d']);
    expect(found).toEqual(['d/b\ufffd.yaml:1 PD906']);
    expect(outcome).toEqual({ code: EXIT.usage });
  });

  it('one broken file never stops the run', async () => {
    const context = folderOf({
      'd/a.yaml': wrongDeck('a'),
      'd/b.yaml': 'format: [1\n',
      'd/c.yaml': Buffer.from([0xff, 0xfe, 0x00]),
      'd/d.yaml/x.txt': '',
      'd/z.yaml': wrongDeck('z'),
    });
    execFileSync('mkfifo', [path.join(context.cwd, 'd/fifo.yaml')]);
    symlinkSync('nowhere', path.join(context.cwd, 'd/link.yaml'));
    symlinkSync('loop.yaml', path.join(context.cwd, 'd/loop.yaml'));
    const { outcome, found } = await findingsOf(context, ['d']);
    expect(found).toEqual([
      'd/a.yaml:5 PD201',
      'd/b.yaml:1 PD101',
      'd/c.yaml:1 PD111',
      'd/d.yaml:1 PD905',
      'd/fifo.yaml:1 PD905',
      'd/link.yaml:1 PD907',
      'd/loop.yaml:1 PD908',
      'd/z.yaml:5 PD201',
    ]);
    expect(outcome).toEqual({ code: EXIT.usage });
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission is no success', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a'), 'd/b.yaml': cleanDeck('b') });
    chmodSync(path.join(context.cwd, 'd/b.yaml'), 0);
    const { outcome, found } = await findingsOf(context, ['d']);
    expect(found).toEqual(['d/b.yaml:1 PD906']);
    expect(outcome).toEqual({ code: EXIT.usage });
  });
});

describe('paths are shown', () => {
  it.each([
    ['/w/d/a.yaml', '/w', 'd', 'd/a.yaml'],
    ['/w/d/a.yaml', '/w/d', '.', 'a.yaml'],
    ['/w/d/a.yaml', '/w/e', '../d', '../d/a.yaml'],
    ['/x/a.yaml', '/w', '/x', '/x/a.yaml'],
    ['/w/..odd/a.yaml', '/w', '..odd', '..odd/a.yaml'],
    ['/w/a.yaml', '/w', '/w/a.yaml', 'a.yaml'],
  ])('%s from %s, said as %s: %s', (file, cwd, word, shown) => {
    expect(shownPath(file, cwd, word)).toBe(shown);
  });
});

describe("decks of a run that get in each other's way", () => {
  it('one deck id in two files: told at the later one, with the place of the first', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('same'), 'd/b.yaml': cleanDeck('same') });
    await runCommand(check, ['d'], context, { outputs: [{ format: 'json' }] });
    const { diagnostics } = JSON.parse(context.stdoutText());
    expect(diagnostics).toMatchObject([
      {
        file: 'd/b.yaml',
        line: 2,
        column: 5,
        endColumn: 9,
        code: 'PD307',
        related: [{ file: 'd/a.yaml', line: 2, column: 5 }],
      },
    ]);
  });

  it('an alias that is the id or an alias of another deck', async () => {
    const context = folderOf({
      'd/a.yaml': cleanDeck('a').replace('title', 'aliases: [old, b]\ntitle'),
      'd/b.yaml': cleanDeck('b').replace('title', 'aliases: [older, old]\ntitle'),
    });
    expect((await findingsOf(context, ['d'])).found).toEqual(['d/a.yaml:3 PD305', 'd/b.yaml:3 PD305']);
  });

  it('a deck that cannot be read has its id all the same', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a'), 'd/b.yaml': 'format: 1\nid: a\nsummary: no title\n' });
    expect((await findingsOf(context, ['d'])).found).toEqual(
      expect.arrayContaining(['d/b.yaml:2 PD307', 'd/b.yaml:1 PD202']),
    );
  });
});

describe('the verdict', () => {
  const figures = (error: number, warning: number, info: number, changes: Partial<RunFigures> = {}): RunFigures => ({
    unchecked: 0,
    settingsWrong: false,
    strict: false,
    shares: [{ counts: { error, warning, info }, strict: false }],
    ...changes,
  });
  const share = (warning: number, settings: { strict?: boolean; maxWarnings?: number }) => ({
    counts: { error: 0, warning, info: 0 },
    strict: false,
    ...settings,
  });
  it.each([
    ['nothing', figures(0, 0, 0), EXIT.ok],
    ['infos never count', figures(0, 0, 9, { strict: true, maxWarnings: 0 }), EXIT.ok],
    ['warnings do not count', figures(0, 9, 0), EXIT.ok],
    ['warnings count with --strict', figures(0, 1, 0, { strict: true }), EXIT.failed],
    ['as many warnings as allowed', figures(0, 3, 0, { maxWarnings: 3 }), EXIT.ok],
    ['one more', figures(0, 4, 0, { maxWarnings: 3 }), EXIT.failed],
    ['an error', figures(1, 0, 0, { maxWarnings: 3 }), EXIT.failed],
    ['something unchecked', figures(0, 0, 0, { unchecked: 1 }), EXIT.usage],
    ['something unchecked beside errors', figures(5, 0, 0, { unchecked: 1 }), EXIT.usage],
    ['wrong settings', figures(0, 0, 0, { settingsWrong: true }), EXIT.usage],
    ['strict in the settings of those decks', figures(0, 0, 0, { shares: [share(1, { strict: true })] }), EXIT.failed],
    [
      'strict in the settings of others',
      figures(0, 0, 0, { shares: [share(0, { strict: true }), share(5, {})] }),
      EXIT.ok,
    ],
    ['more than the settings allow', figures(0, 0, 0, { shares: [share(2, { maxWarnings: 1 })] }), EXIT.failed],
    [
      'the flag beats the settings',
      figures(0, 0, 0, { maxWarnings: 5, shares: [share(2, { maxWarnings: 1 })] }),
      EXIT.ok,
    ],
    [
      'the flag is for all decks together',
      figures(0, 0, 0, { maxWarnings: 5, shares: [share(3, {}), share(3, {})] }),
      EXIT.failed,
    ],
  ] as const)('%s', (_what, run, exit) => {
    expect(verdictOf(run).exit).toBe(exit);
  });
});

describe('outputs', () => {
  it('--format takes every format there is', () => {
    expect([...OUTPUT_FORMATS].sort()).toEqual(['text', ...FORMAT_NAMES].sort());
  });

  it('--output-file sends the format before it to a file', () => {
    const said = withFormat('junit', withOutputFile('a', withFormat('sarif', withFormat('text', undefined))));
    expect(said).toEqual([{ format: 'text' }, { format: 'sarif', file: 'a' }, { format: 'junit' }]);
    expect(withOutputFile('b', said)).toEqual([
      { format: 'text' },
      { format: 'sarif', file: 'a' },
      { format: 'junit', file: 'b' },
    ]);
    expect(withOutputFile('a', undefined)).toEqual([{ format: 'text', file: 'a' }]);
  });

  it('several at once, to stdout and to files whose folders are made', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    const outputs = [
      { format: 'concise' },
      { format: 'json', file: 'out/report.json' },
      { format: 'sarif', file: 'out/x.sarif' },
    ];
    expect(await runCommand(check, ['d'], context, { outputs })).toEqual({ code: EXIT.failed });
    expect(context.stdoutText()).toMatch(/^d\/a\.yaml:5:1: error\[PD201\] .*\n$/);
    expect(JSON.parse(readFileSync(path.join(context.cwd, 'out/report.json'), 'utf8'))).toMatchObject({ version: 1 });
    expect(JSON.parse(readFileSync(path.join(context.cwd, 'out/x.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it.each([
    ['prepdeck.yaml', 'settings'],
    ['package.json', 'settings'],
    ['e/b.yaml', 'a deck'],
    ['.git/config', "what is git's own"],
  ])('never to %s', async (file, kind) => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a'), 'e/b.yaml': cleanDeck('b'), '.git/config': '[core]\n' });
    const written = await runCommand(check, ['d'], context, { outputs: [{ format: 'json', file }] });
    expect(written).toMatchObject({
      problem: { exit: EXIT.usage, message: expect.stringContaining(`would take the place of ${kind}`) },
    });
  });

  it('a step summary that cannot be written does not fail a clean run', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/no/such/folder/x' };
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') }, { env });
    expect(await runCommand(check, ['d'], context, { outputs: [{ format: 'github' }] })).toEqual({ code: EXIT.ok });
    expect(context.stderrText()).toContain('cannot append to the step summary');
  });

  it('all in files: one line on stderr says what there was', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    await runCommand(check, ['d'], context, { outputs: [{ format: 'json', file: 'out.json' }] });
    expect(context.stdoutText()).toBe('');
    expect(context.stderrText()).toMatch(/^1 problem \(1 error\) in 1 of 1 file/);
  });

  it('a report never takes the place of a deck', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') });
    const outcome = await runCommand(check, ['d'], context, { outputs: [{ format: 'json', file: 'd/a.yaml' }] });
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage } });
    expect(readFileSync(path.join(context.cwd, 'd/a.yaml'), 'utf8')).toBe(cleanDeck('a'));
  });

  it('a report that cannot be written is a problem, not a success', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a'), file: '' });
    const outcome = await runCommand(check, ['d'], context, { outputs: [{ format: 'json', file: 'file/x.json' }] });
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage } });
  });

  it('at most 50 findings a file, errors first, then a count', async () => {
    const fields = Array.from({ length: 70 }, (_, i) => `x${i}: 1\n`).join('');
    const context = folderOf({ 'a.yaml': `${cleanDeck('a')}${fields}` });
    await runCommand(check, ['a.yaml'], context, { outputs: [{ format: 'json' }] });
    const { summary, diagnostics } = JSON.parse(context.stdoutText());
    expect(summary).toMatchObject({ errors: 70 });
    expect(diagnostics).toHaveLength(50);
  });
});

describe('under GitHub Actions', () => {
  it('annotations and the step summary come by themselves', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '' };
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') }, { env });
    const summary = path.join(context.cwd, 'summary.md');
    writeFileSync(summary, 'before\n');
    const on = { ...context, env: { ...context.env, GITHUB_STEP_SUMMARY: summary } };
    expect(await runCommand(check, ['d'], on)).toEqual({ code: EXIT.failed });
    expect(context.stdoutText()).toMatch(/^::error file=d\/a\.yaml,line=5,/m);
    expect(context.stdoutText()).toContain('unknown field "sumary"');
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n[\s\S]*PD201/);
  });

  it('not where a format was said', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') }, { env: { GITHUB_ACTIONS: 'true' } });
    await runCommand(check, ['d'], context, CONCISE);
    expect(context.stdoutText()).not.toContain('::error');
  });
});

describe('options that do not go together', () => {
  it.each([
    { outputs: [{ format: 'json' }, { format: 'text' }] },
    { outputs: [{ format: 'sarif' }, { format: 'junit' }] },
    { writeBaseline: true },
    { watch: true, fix: true },
    { watch: true, diff: true },
    { stdinFilename: 'x.yaml' },
  ])('%j', async (options) => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') });
    expect(await runCommand(check, ['d'], context, options)).toMatchObject({ problem: { exit: EXIT.usage } });
    expect(context.stdoutText()).toBe('');
  });
});

describe('--rule, --only, --quiet', () => {
  it('a rule by code or name gets another level, beside it nothing changes', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    const { outcome, found } = await findingsOf(context, ['d'], { rule: [['unknown-field', 'info']] });
    expect(outcome).toEqual({ code: EXIT.ok });
    expect(found).toEqual(['d/a.yaml:5 PD201']);
    const off = folderOf({ 'd/a.yaml': wrongDeck('a') });
    expect((await findingsOf(off, ['d'], { rule: [['PD201', 'off']] })).found).toEqual([]);
  });

  it('--only leaves out everything but what makes a deck unreadable', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a'), 'd/b.yaml': 'format: [', 'd/c.yaml': cleanDeck('a') });
    const { found } = await findingsOf(context, ['d'], { only: ['deck-id-used-twice'] });
    expect(found).toEqual(['d/b.yaml:1 PD101', 'd/c.yaml:2 PD307']);
  });

  it.each([
    { rule: [['PD2O1', 'off']] },
    { rule: [['PD201', 'of']] },
    { rule: [['PD101', 'off']] },
    { only: ['duplicate-ids'] },
  ])('what does not exist or cannot be switched off is a usage problem: %j', async (options) => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') });
    expect(await runCommand(check, ['d'], context, options)).toMatchObject({ problem: { exit: EXIT.usage } });
  });

  it('a file that gives no deck is never clean, whatever is switched off', async () => {
    const context = folderOf({ 'd/a.yaml': 'format: 1\nid: a\n' });
    const { outcome, found } = await findingsOf(context, ['d'], { rule: [['PD202', 'off']] });
    expect(found).toEqual(['d/a.yaml:1 PD202']);
    expect(outcome).toEqual({ code: EXIT.failed });
  });

  it('--quiet reports what makes the run fail', async () => {
    const options = { quiet: true, rule: [['PD201', 'warning']] };
    const files = { 'd/a.yaml': wrongDeck('a'), 'd/b.yaml': cleanDeck('b').replace('easy', 'meduim') };
    expect((await findingsOf(folderOf(files), ['d'], options)).found).toEqual(['d/b.yaml:8 PD204']);
    const strict = await findingsOf(folderOf(files), ['d'], { ...options, strict: true });
    expect(strict.found).toEqual(['d/a.yaml:5 PD201', 'd/b.yaml:8 PD204']);
  });
});

describe('schema', () => {
  it('prints the schema that ships', async () => {
    const context = { ...fakeContext(), shippedDecks: path.join(ROOT, 'decks') };
    expect(await runCommand(schema, [], context)).toEqual({ code: EXIT.ok });
    expect(JSON.parse(context.stdoutText())).toMatchObject({ title: 'prepdeck deck' });
    expect(existsSync(path.join(context.shippedDecks, 'deck.schema.json'))).toBe(true);
  });
});
