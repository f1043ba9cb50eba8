import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_CODES, CODES } from '../../src/deck/codes.ts';
import { presetLevels } from '../../src/deck/settings/presets.ts';
import { isFixed } from '../../src/deck/settings/rule-names.ts';
import { readPackageSettings, readSettingsYaml, type SettingsReading } from '../../src/deck/settings/settings-file.ts';
import { EXIT } from '../../src/problem.ts';
import { cleanDeck, findingsOf, folderOf, wrongDeck } from '../support/check.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): SettingsReading => readSettingsYaml(bytes(text), 'prepdeck.yaml');

/** `line:column code help` of what is wrong with settings. */
const faults = (text: string): readonly string[] =>
  read(text).diagnostics.map(({ start, code, help }) => `${start.line}:${start.column} ${code} ${help}`);

describe('a settings file', () => {
  it('sets levels by code or name, with limits, and what else there is', () => {
    const { settings, diagnostics } = read(`# how these decks are checked
rules:
  PD201: off
  longest-is-correct: { level: error, ratio: 2 }
  PD412: on
  PD104: warning
ignore: [drafts/**]
files:
  - decks/**/*.yaml
strict: true
maxWarnings: 5
`);
    expect(diagnostics).toEqual([]);
    expect(settings).toEqual({
      levels: {
        PD201: { level: 'off' },
        PD405: { level: 'error', limits: { ratio: 2 } },
        PD412: { level: 'info' },
        PD104: { level: 'warning' },
      },
      ignore: ['drafts/**'],
      files: ['decks/**/*.yaml'],
      strict: true,
      maxWarnings: 5,
    });
  });

  it.each(['', '# nothing yet\n', '\n\n', '---\n'])('may be empty: %j', (text) => {
    expect(read(text)).toMatchObject({ settings: { levels: {}, strict: false }, diagnostics: [] });
  });

  it.each([
    ['a key', 'rulez: {}\n', '1:1 PD201 did you mean rules?'],
    ['a code', 'rules: { PD4O5: off }\n', '1:10 PD204 did you mean PD405?'],
    ['a name', 'rules:\n  longest-is-corect: off\n', '2:3 PD204 did you mean longest-is-correct?'],
    ['a level', 'rules:\n  PD405: warn\n', '2:10 PD204 did you mean warning?'],
    ['a level as in YAML 1.1', 'rules: { PD405: false }\n', '1:17 PD204 write off'],
    ['a limit', 'rules: { PD405: { ration: 2 } }\n', '1:19 PD201 did you mean ratio?'],
    ['a limit that is no number', 'rules: { PD405: { ratio: much } }\n', '1:26 PD203 undefined'],
    ['a limit below 0', 'rules: { PD405: { ratio: -1 } }\n', '1:26 PD212 undefined'],
    ['a preset', 'preset: strickt\n', '1:9 PD204 did you mean strict?'],
    ['a flag', 'strict: yes\n', '1:9 PD104 write true'],
    ['a rule twice', 'rules:\n  PD405: off\n  longest-is-correct: on\n', '3:3 PD102 remove one'],
    ['a list', 'ignore: drafts\n', '1:9 PD203 write each entry on its own line with "- " before it'],
    ['a pattern of many wildcards', `ignore: ["${'*a'.repeat(9)}"]\n`, '1:10 PD212 split it in several'],
    ['a list for the whole', '- strict\n', '1:1 PD203 for example rules: { PD405: off }'],
    ['YAML', 'rules: [\n', '1:8 PD101'],
    ['an anchor', 'rules: &a {}\n', '1:8 PD110'],
  ])('has its mistakes named where they are: %s', (_what, text, fault) => {
    expect(faults(text)).toHaveLength(1);
    expect(faults(text)[0]).toContain(fault);
  });

  it('cannot switch off what makes a deck unreadable', () => {
    for (const code of ALL_CODES) {
      const [fault] = read(`rules: { ${code}: off }\n`).diagnostics;
      expect(fault?.code, code).toBe(isFixed(code) ? 'PD204' : undefined);
    }
    expect(ALL_CODES.filter(isFixed).every((code) => CODES[code].severity === 'error')).toBe(true);
  });
});

describe('presets', () => {
  const level = (preset: Parameters<typeof presetLevels>[0], code: (typeof ALL_CODES)[number]) =>
    presetLevels(preset)[code]?.level;

  it('strict switches on what is off, interview raises PD5xx, schema-only leaves what reading finds', () => {
    expect(presetLevels('recommended')).toEqual({});
    expect(level('strict', 'PD002')).toBe('info');
    expect(level('interview', 'PD502')).toBe('error');
    expect(level('interview', 'PD506')).toBe('warning');
    expect(level('interview', 'PD405')).toBeUndefined();
    expect(level('schema-only', 'PD405')).toBe('off');
    expect(level('schema-only', 'PD201')).toBeUndefined();
  });

  it('give way to the rules of the file', () => {
    const { levels } = read('preset: interview\nrules: { PD502: info }\n').settings;
    expect(levels.PD502).toEqual({ level: 'info' });
    expect(levels.PD506).toEqual({ level: 'warning' });
  });
});

describe('package.json', () => {
  it('holds settings under the key prepdeck, mistakes at their place, tabs and all', () => {
    const text = '{\n\t"name": "prepdeck",\n\t"prepdeck": {\n\t\t"strict": true,\n\t\t"rulez": {}\n\t}\n}\n';
    const reading = readPackageSettings(bytes(text), 'package.json');
    expect(reading?.settings.strict).toBe(true);
    expect(reading?.diagnostics).toMatchObject([{ code: 'PD201', start: { line: 5, column: 3 } }]);
  });

  it.each(['{ "name": "prepdeck" }', '{ "prepdeck": ', '["prepdeck"]', 'null', ''])('without any: %s', (text) => {
    expect(readPackageSettings(bytes(text), 'package.json')).toBeUndefined();
  });
});

describe('which settings hold for a deck', () => {
  const OFF = 'rules: { PD201: off }\n';

  it('the nearest upwards from the deck, and only that one', async () => {
    const context = folderOf({
      'prepdeck.yaml': OFF,
      'a/x.yaml': wrongDeck('x'),
      'b/prepdeck.yaml': 'rules: { PD204: off }\n',
      'b/sub/y.yaml': wrongDeck('y'),
    });
    expect((await findingsOf(context, ['.'])).found).toEqual(['b/sub/y.yaml:5 PD201']);
  });

  it('prepdeck.yaml before prepdeck.yml before package.json; a package.json without the key says nothing', async () => {
    const context = folderOf({
      'package.json': '{ "prepdeck": { "rules": { "PD201": "off" } } }',
      'a/package.json': '{ "name": "a" }',
      'a/x.yaml': wrongDeck('x'),
      'b/package.json': '{ "prepdeck": {} }',
      'b/prepdeck.yml': OFF,
      'b/y.yaml': wrongDeck('y'),
      'c/package.json': '{ "prepdeck": {} }',
      'c/z.yaml': wrongDeck('z'),
    });
    expect((await findingsOf(context, ['.'])).found).toEqual(['c/z.yaml:5 PD201']);
  });

  it('not beyond the root of the repository', async () => {
    const context = folderOf({ 'prepdeck.yaml': OFF, 'repo/d/x.yaml': wrongDeck('x') });
    mkdirSync(path.join(context.cwd, 'repo/.git'));
    const inside = { ...context, cwd: path.join(context.cwd, 'repo/d') };
    expect((await findingsOf(inside, ['x.yaml'])).found).toEqual(['x.yaml:5 PD201']);
    writeFileSync(path.join(context.cwd, 'repo/prepdeck.yaml'), OFF);
    expect((await findingsOf(inside, ['x.yaml'])).found).toEqual([]);
  });

  it('without a repository not above the working folder', async () => {
    const context = folderOf({ 'prepdeck.yaml': OFF, 'd/sub/x.yaml': wrongDeck('x') });
    const inside = { ...context, cwd: path.join(context.cwd, 'd') };
    expect((await findingsOf(inside, ['sub'])).found).toEqual(['sub/x.yaml:5 PD201']);
    writeFileSync(path.join(context.cwd, 'd/prepdeck.yaml'), OFF);
    expect((await findingsOf(inside, ['sub'])).found).toEqual([]);
  });

  it('--config names one for all', async () => {
    const context = folderOf({ 'd/prepdeck.yaml': OFF, 'd/x.yaml': wrongDeck('x'), 'other.yaml': 'strict: true\n' });
    expect((await findingsOf(context, ['d'], { config: 'other.yaml' })).found).toEqual(['d/x.yaml:5 PD201']);
    expect((await findingsOf(context, ['d'], { config: 'd/prepdeck.yaml' })).found).toEqual([]);
    expect((await findingsOf(context, ['d'], { config: 'gone.yaml' })).outcome).toMatchObject({
      problem: { exit: EXIT.usage },
    });
  });

  it('strict and maxWarnings count for the decks below them', async () => {
    const files = {
      'a/x.yaml': wrongDeck('x'),
      'a/prepdeck.yaml': 'rules: { PD201: warning }\n',
      'b/y.yaml': cleanDeck('y'),
    };
    const calm = folderOf({ ...files, 'b/prepdeck.yaml': 'strict: true\n' });
    expect((await findingsOf(calm, ['.'])).outcome).toEqual({ code: EXIT.ok });
    const strict = folderOf({ ...files, 'a/prepdeck.yaml': 'rules: { PD201: warning }\nstrict: true\n' });
    expect((await findingsOf(strict, ['.'])).outcome).toEqual({ code: EXIT.failed });
    expect(strict.stderrText()).toContain('1 warning; with strict they count');
    const few = folderOf({ ...files, 'a/prepdeck.yaml': 'rules: { PD201: warning }\nmaxWarnings: 0\n' });
    expect((await findingsOf(few, ['.'])).outcome).toEqual({ code: EXIT.failed });
  });
});

describe('ignore and files', () => {
  it.each(['drafts', 'drafts/', './drafts/**', '**/x.yaml', 'drafts/*.yaml'])('ignore: %s', async (glob) => {
    const context = folderOf({
      'prepdeck.yaml': `ignore: ["${glob}"]\n`,
      'drafts/x.yaml': wrongDeck('x'),
      'd/y.yaml': cleanDeck('y'),
    });
    expect(await findingsOf(context, ['.'])).toEqual({ outcome: { code: EXIT.ok }, found: [] });
    // A hook names files one by one, ignored ones too.
    expect(await findingsOf(context, ['drafts/x.yaml'])).toEqual({ outcome: { code: EXIT.ok }, found: [] });
    expect(context.stderrText()).toContain('left out as the settings say: 1');
  });

  it.each([
    ['[drafts, "!drafts/y.yaml"]', ['drafts/y.yaml:5 PD201']],
    ['["!drafts/y.yaml", drafts]', []],
    ['["!other"]', ['drafts/x.yaml:5 PD201', 'drafts/y.yaml:5 PD201']],
    ['[/drafts]', []],
  ])('ignore: %s, of which the last that fits counts', async (globs, expected) => {
    const files = { 'drafts/x.yaml': wrongDeck('x'), 'drafts/y.yaml': wrongDeck('y'), 'd/z.yaml': cleanDeck('z') };
    const context = folderOf({ 'prepdeck.yaml': `ignore: ${globs}\n`, ...files });
    expect((await findingsOf(context, ['.'])).found).toEqual(expected);
  });

  it('is relative to the folder of the settings, wherever the command is given', async () => {
    const context = folderOf({ 'd/prepdeck.yaml': 'ignore: [drafts]\n', 'd/drafts/x.yaml': wrongDeck('x') });
    mkdirSync(path.join(context.cwd, '.git'));
    const inside = { ...context, cwd: path.join(context.cwd, 'd/drafts') };
    expect((await findingsOf(inside, ['.'])).found).toEqual([]);
  });

  it('files say what to check where nothing is named', async () => {
    const context = folderOf({
      'prepdeck.yaml': 'files: ["decks/**/*.yaml"]\n',
      'decks/sub/x.yaml': wrongDeck('x'),
      'else/y.yaml': wrongDeck('y'),
    });
    expect((await findingsOf(context, [])).found).toEqual(['decks/sub/x.yaml:5 PD201']);
  });
});

describe('wrong settings', () => {
  it('are not passed over where their link leads nowhere, or their package.json is no JSON', async () => {
    const linked = folderOf({ 'd/x.yaml': cleanDeck('x') });
    symlinkSync('nowhere.yaml', path.join(linked.cwd, 'd/prepdeck.yaml'));
    expect(await findingsOf(linked, ['d'])).toMatchObject({
      outcome: { code: EXIT.usage },
      found: ['d/prepdeck.yaml:1 PD906'],
    });
    const broken = folderOf({
      'd/x.yaml': cleanDeck('x'),
      'd/package.json': '{"name": "x", "prepdeck": {"rules": {"PD403": "error"}},}',
    });
    expect(await findingsOf(broken, ['d'])).toMatchObject({
      outcome: { code: EXIT.usage },
      found: ['d/package.json:1 PD101'],
    });
    const other = folderOf({ 'd/x.yaml': cleanDeck('x'), 'd/package.json': '{"dependencies": {"prepdeck": "1"},}' });
    expect((await findingsOf(other, ['d'])).outcome).toEqual({ code: EXIT.ok });
  });

  it('are told in the format asked for, no deck is checked, and the run is no success', async () => {
    const context = folderOf({ 'prepdeck.yaml': 'strict: true\nrules:\n  PD4O5: off\n', 'd/x.yaml': wrongDeck('x') });
    const { outcome, found } = await findingsOf(context, ['d']);
    expect(outcome).toEqual({ code: EXIT.usage });
    expect(found).toEqual(['prepdeck.yaml:3 PD204']);
  });

  it('a settings file named like a deck is judged as what it is', async () => {
    const context = folderOf({ 'prepdeck.yaml': 'strict: true\n', 'd/x.yaml': cleanDeck('x') });
    expect(await findingsOf(context, ['prepdeck.yaml', 'd/x.yaml'])).toEqual({ outcome: { code: EXIT.ok }, found: [] });
  });

  it('a settings file that is none, or cannot be read', async () => {
    const context = folderOf({ 'd/x.yaml': cleanDeck('x') });
    mkdirSync(path.join(context.cwd, 'prepdeck.yaml'));
    expect((await findingsOf(context, ['d'])).found).toEqual(['prepdeck.yaml:1 PD905']);
    rmSync(path.join(context.cwd, 'prepdeck.yaml'), { recursive: true });
    writeFileSync(path.join(context.cwd, 'prepdeck.yaml'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    expect((await findingsOf(context, ['d'])).found).toEqual(['prepdeck.yaml:1 PD111']);
  });
});
