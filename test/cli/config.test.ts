import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { get, run, set, unset } from '../../src/cli/commands/config.ts';
import { EXIT } from '../../src/problem.ts';
import { SETTING_KEYS } from '../../src/store/settings.ts';
import { settingsPath } from '../../src/store/settings-file.ts';
import { fakeContext, runCommand } from '../support/context.ts';

const OK = { code: EXIT.ok };

describe('config', () => {
  it('shows every setting, its value and where it comes from', async () => {
    const context = fakeContext({ columns: 120, env: { PREPDECK_LIMITS_REVIEWS: '50', EDITOR: 'nano' } });
    await runCommand(set, ['limits.new', 'none'], context);
    expect(await runCommand(run, [], context)).toEqual(OK);
    const [table = '', footer] = context.stdoutText().split('\n\n');
    const rows = table.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3));
    expect(rows).toEqual([
      ['Setting', 'Value', 'From'],
      ['limits.new', 'none', 'settings'],
      ['limits.reviews', '50', 'PREPDECK_LIMITS_REVIEWS'],
      ['limits.minutes', 'none', 'default'],
      ['schedule.retention', '0.9', 'default'],
      ['schedule.rollover', '4', 'default'],
      ['leech.lapses', '8', 'default'],
      ['leech.suspend', 'off', 'default'],
      ['interview.reviews', 'on', 'default'],
      ['decks.folder', context.paths.decks, 'default'],
      ['editor', 'nano', 'default, from EDITOR'],
    ]);
    expect(footer).toContain(settingsPath(context.paths.config));
  });

  it.each([20, 40, 80])('never cuts a value, at %i columns', async (columns) => {
    const context = fakeContext({ columns, env: { PREPDECK_EDITOR: 'emacsclient-with-a-long-name' } });
    await runCommand(run, [], context);
    const letters = context.stdoutText().replace(/[\s│]/g, '');
    expect(letters).not.toContain('…');
    const words = context
      .stdoutText()
      .split('\n')
      .flatMap((line) => line.split(/[│\s]+/))
      .join('');
    for (const piece of ['emacsclient-', 'with-a-', 'name']) expect(words).toContain(piece);
  });

  it('as JSON is versioned and says what each setting takes', async () => {
    const context = fakeContext({ env: { PREPDECK_LIMITS_NEW: '3' } });
    expect(await runCommand(run, [], context, { json: true })).toEqual(OK);
    const document = JSON.parse(context.stdoutText());
    expect([document.version, document.file]).toEqual([1, settingsPath(context.paths.config)]);
    expect(Object.keys(document.settings)).toEqual(SETTING_KEYS);
    expect(document.settings['limits.new']).toEqual({
      value: 3,
      from: 'environment',
      variable: 'PREPDECK_LIMITS_NEW',
      environment: 'PREPDECK_LIMITS_NEW',
      description: 'new cards a day, over all decks',
      takes: 'a whole number from 0 on, or none',
    });
    expect(document.settings['limits.minutes']).toMatchObject({ value: null, from: 'default' });
  });
});

describe('config get, set, unset', () => {
  it('get prints the value alone, as set reads it', async () => {
    const context = fakeContext();
    for (const [value, shown] of [
      ['0.85', '0.85'],
      ['0.90', '0.9'],
    ] as const) {
      const before = context.stdoutText();
      expect(await runCommand(set, ['schedule.retention', value], context)).toEqual(OK);
      expect(await runCommand(get, ['schedule.retention'], context)).toEqual(OK);
      expect(context.stdoutText().slice(before.length)).toBe(`${shown}\n`);
    }
    expect(await runCommand(unset, ['schedule.retention'], context)).toEqual(OK);
    expect(context.stderrText()).toMatch(/schedule\.retention is back to 0\.9 \(default\)/);
  });

  it('every default, taken back through set, is that default', async () => {
    for (const key of SETTING_KEYS) {
      const context = fakeContext();
      await runCommand(get, [key], context);
      const shown = context.stdoutText().trim();
      expect(await runCommand(set, [key, shown], context)).toEqual(OK);
      await runCommand(get, [key], context);
      expect(context.stdoutText()).toBe(`${shown}\n${shown}\n`);
    }
  });

  it.each([
    ['get', get, ['limits.nwe'], 'no setting "limits.nwe"', 'did you mean limits.new?'],
    ['set', set, ['editr', 'vi'], 'no setting "editr"', 'did you mean editor?'],
    ['unset', unset, ['toString'], 'no setting "toString"', expect.stringMatching(/^the settings are limits\.new, /)],
    ['set', set, ['limits.new', 'few'], 'limits.new takes a whole number from 0 on, or none, not "few"', undefined],
    ['set', set, ['schedule.retention', '2'], 'schedule.retention takes a number from 0.7 to 0.97, not "2"', undefined],
  ] as const)('%s refuses what makes no sense and changes nothing: %#', async (_, command, words, message, hint) => {
    const context = fakeContext();
    const outcome = await runCommand(command, words, context);
    expect(outcome).toEqual({ problem: { message, exit: EXIT.usage, ...(hint === undefined ? {} : { hint }) } });
    expect(() => readFileSync(settingsPath(context.paths.config))).toThrow(/ENOENT/);
  });

  it('set says where the environment overrules it', async () => {
    const context = fakeContext({ env: { PREPDECK_LIMITS_NEW: '9' } });
    await runCommand(set, ['limits.new', '5'], context);
    expect(context.stderrText()).toMatch(
      /limits\.new is 5 now\.\n.*no effect while the variable PREPDECK_LIMITS_NEW is set/,
    );
  });

  it('set on a damaged file tells where the old one is kept', async () => {
    const context = fakeContext();
    const file = settingsPath(context.paths.config);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '{"limits": ');
    expect(await runCommand(set, ['limits.new', '5'], context)).toEqual(OK);
    expect(context.stderrText()).toContain(`kept as ${file}.damaged-1`);
    expect(readFileSync(`${file}.damaged-1`, 'utf8')).toBe('{"limits": ');
    expect(await runCommand(get, ['limits.new'], context)).toEqual(OK);
    expect(context.stdoutText()).toBe('5\n');
  });

  it('a value with escape sequences is shown without them', async () => {
    const context = fakeContext();
    await runCommand(set, ['editor', 'vi\u001B[2J'], context);
    await runCommand(get, ['editor'], context);
    await runCommand(run, [], context);
    expect(context.stdoutText() + context.stderrText()).not.toContain('\u001B');
  });
});
