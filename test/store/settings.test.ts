import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT, unwrap } from '../../src/problem.ts';
import {
  parseSetting,
  readSettings,
  SETTING_KEYS,
  type SettingKey,
  type SettingsPlace,
  variableOf,
} from '../../src/store/settings.ts';
import { settingsPath, writeSettings } from '../../src/store/settings-file.ts';
import { temporaryFolder } from '../support/program.ts';

type Env = Readonly<Record<string, string>>;

/** A place with a settings file of this text; none where there is no text. */
function placeWith(text?: string, env: Env = {}): SettingsPlace & { readonly file: string } {
  const config = path.join(temporaryFolder('settings'), 'config');
  const file = settingsPath(config);
  if (text !== undefined) {
    mkdirSync(config, { recursive: true });
    writeFileSync(file, text);
  }
  return { env: { HOME: '/home/me', ...env }, paths: { config, decks: '/data/decks' }, platform: 'linux', file };
}

const DEFAULTS = {
  limits: { newCards: 10, reviews: 100, minutes: null },
  retention: 0.9,
  rollover: 4,
  leech: { lapses: 8, suspend: false },
  interviewReviews: true,
  decksFolder: '/data/decks',
  editor: 'vi',
  filters: {},
};

describe('saved filters', () => {
  it('are read from the file; what is no query of a sound name is none', () => {
    const filters = { weak: 'is:leech', 'two words': 'a', number: 3, nothing: null };
    expect(readSettings(placeWith(JSON.stringify({ filters }))).settings.filters).toEqual({ weak: 'is:leech' });
    expect(readSettings(placeWith('{"filters":"weak"}')).settings.filters).toEqual({});
  });
});

describe('precedence', () => {
  const file = JSON.stringify({ limits: { new: 5 } });
  it.each([
    ['nothing said', undefined, {}, {}, 10, { from: 'default' }],
    ['settings', file, {}, {}, 5, { from: 'settings' }],
    [
      'environment over settings',
      file,
      { PREPDECK_LIMITS_NEW: '7' },
      {},
      7,
      { from: 'environment', variable: 'PREPDECK_LIMITS_NEW' },
    ],
    ['flag over all', file, { PREPDECK_LIMITS_NEW: '7' }, { 'limits.new': 9 }, 9, { from: 'flag' }],
    ['an empty variable is none', file, { PREPDECK_LIMITS_NEW: '' }, {}, 5, { from: 'settings' }],
    ['a flag that lifts a limit', file, {}, { 'limits.new': null }, null, { from: 'flag' }],
  ] as const)('%s', (_, text, env, flags, value, origin) => {
    const { settings, values, warnings } = readSettings(placeWith(text, env), flags);
    expect(settings.limits.newCards).toBe(value);
    expect(values['limits.new']).toEqual({ value, origin });
    expect(warnings).toEqual([]);
  });

  it('takes the defaults where nothing is said', () => {
    expect(readSettings(placeWith()).settings).toEqual(DEFAULTS);
  });

  it.each([
    [{ VISUAL: 'code -w', EDITOR: 'nano' }, 'code -w', { from: 'default', variable: 'VISUAL' }],
    [{ EDITOR: 'nano' }, 'nano', { from: 'default', variable: 'EDITOR' }],
    [{ VISUAL: ' ', EDITOR: 'nano' }, 'nano', { from: 'default', variable: 'EDITOR' }],
    [{ EDITOR: 'nano', PREPDECK_EDITOR: 'ed' }, 'ed', { from: 'environment', variable: 'PREPDECK_EDITOR' }],
  ])('the editor of %j is %s', (env: Env, value, origin) => {
    expect(readSettings(placeWith(undefined, env)).values.editor).toEqual({ value, origin });
  });

  it('every setting has a variable that is listened to', () => {
    const texts: Record<SettingKey, string> = {
      'limits.new': '3',
      'limits.reviews': 'none',
      'limits.minutes': '12.5',
      'schedule.retention': '0.85',
      'schedule.rollover': '0',
      'leech.lapses': 'none',
      'leech.suspend': 'on',
      'interview.reviews': 'off',
      'decks.folder': '~/decks',
      editor: 'emacs -nw',
    };
    const env = Object.fromEntries(SETTING_KEYS.map((key) => [variableOf(key), texts[key]]));
    const { settings, values } = readSettings(placeWith(undefined, env));
    expect(settings).toEqual({
      limits: { newCards: 3, reviews: null, minutes: 12.5 },
      retention: 0.85,
      rollover: 0,
      leech: { lapses: null, suspend: true },
      interviewReviews: false,
      decksFolder: '/home/me/decks',
      editor: 'emacs -nw',
      filters: {},
    });
    expect(SETTING_KEYS.map((key) => values[key].origin.from)).toEqual(SETTING_KEYS.map(() => 'environment'));
  });
});

describe('what a setting takes', () => {
  it.each([
    ['limits.new', '0', 0],
    ['limits.new', 'none', null],
    ['limits.new', 'NONE', null],
    ['limits.minutes', '0.5', 0.5],
    ['schedule.retention', '0.7', 0.7],
    ['schedule.retention', '0.97', 0.97],
    ['schedule.rollover', '23', 23],
    ['decks.folder', '/a/../b', '/b'],
    ['decks.folder', '~', '/home/me'],
  ] as const)('%s takes %s', (key, text, value) => {
    expect(unwrap(parseSetting(key, text, placeWith()))).toEqual(value);
  });

  it.each([
    ['limits.new', '-1'],
    ['limits.new', '1.5'],
    ['limits.new', ''],
    ['limits.new', '1e3'],
    ['limits.new', '0x10'],
    ['limits.new', '99999999999999999999'],
    ['limits.minutes', '0'],
    ['limits.minutes', 'Infinity'],
    ['schedule.retention', '0.69'],
    ['schedule.retention', '0.98'],
    ['schedule.retention', '90%'],
    ['schedule.retention', 'none'],
    ['schedule.rollover', '24'],
    ['schedule.rollover', '4.5'],
    ['decks.folder', 'decks'],
    ['decks.folder', '~other/decks'],
    ['editor', '  '],
  ] as const)('%s refuses %j and says what it takes', (key, text) => {
    const result = parseSetting(key, text, placeWith());
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problem.message).toMatch(new RegExp(`^${key} takes .*not `));
    expect(result.problem.exit).toBe(EXIT.usage);
  });
});

describe('what is wrong is told and does not count', () => {
  it.each([
    ['not JSON', '{"limits": {'],
    ['empty', ''],
    ['a list', '[]'],
    ['a number', '5'],
    ['null', 'null'],
  ])('a damaged file: %s', (_, text) => {
    const place = placeWith(text);
    const { settings, warnings } = readSettings(place);
    expect(settings).toEqual(DEFAULTS);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain(place.file);
    expect(readFileSync(place.file, 'utf8')).toBe(text);
  });

  it.each([
    [{ limits: { new: 'many' } }, /limits\.new in .* takes a whole number/],
    [{ limits: { new: -4 } }, /limits\.new in /],
    [{ schedule: { retention: 5 } }, /schedule\.retention in .* from 0\.7 to 0\.97/],
    [{ decks: { folder: 'here' } }, /decks\.folder in .* absolute/],
  ])('a value in the file: %j', (stored, message) => {
    const { settings, warnings } = readSettings(placeWith(JSON.stringify(stored)));
    expect(settings).toEqual(DEFAULTS);
    expect(warnings.map((w) => w.message)).toEqual([expect.stringMatching(message)]);
  });

  it('a value in the environment, in favour of the settings', () => {
    const { settings, warnings } = readSettings(
      placeWith(JSON.stringify({ limits: { new: 5 } }), { PREPDECK_LIMITS_NEW: 'lots' }),
    );
    expect(settings.limits.newCards).toBe(5);
    expect(warnings[0]?.message).toMatch(/PREPDECK_LIMITS_NEW.*"lots"/);
  });

  it('keys that are no settings, or come from Object, are nothing to it', () => {
    const stored =
      '{"__proto__": {"limits": {"new": 1}}, "constructor": 3, "limits": {"__proto__": {"new": 2}}, "x": 1}';
    const { settings, warnings } = readSettings(placeWith(stored));
    expect(settings).toEqual(DEFAULTS);
    expect(warnings).toEqual([]);
  });

  it('a folder where the file should be', () => {
    const place = placeWith();
    mkdirSync(place.file, { recursive: true });
    const { settings, warnings } = readSettings(place);
    expect(settings).toEqual(DEFAULTS);
    expect(warnings[0]?.message).toMatch(/cannot read the settings/);
  });
});

describe('writing', () => {
  const write = async (place: SettingsPlace, key: SettingKey, value: number | string | null | undefined) =>
    writeSettings(place.paths.config, new Map([[key, value]]));

  it('keeps what else is in the file, for the learner alone', async () => {
    const place = placeWith(JSON.stringify({ limits: { reviews: 50 }, later: [1] }));
    unwrap(await write(place, 'limits.new', null));
    expect(JSON.parse(readFileSync(place.file, 'utf8'))).toEqual({ limits: { reviews: 50, new: null }, later: [1] });
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
    const { settings, values } = readSettings(place);
    expect(settings.limits).toEqual({ newCards: null, reviews: 50, minutes: null });
    expect(values['limits.new'].origin).toEqual({ from: 'settings' });
  });

  it('takes a key out again', async () => {
    const place = placeWith();
    unwrap(await write(place, 'schedule.rollover', 2));
    expect(readSettings(place).settings.rollover).toBe(2);
    unwrap(await write(place, 'schedule.rollover', undefined));
    expect(readSettings(place).values['schedule.rollover']).toEqual({ value: 4, origin: { from: 'default' } });
  });

  it('keeps each damaged file under a name of its own before it starts a new one', async () => {
    const place = placeWith('first damage');
    expect(unwrap(await write(place, 'limits.new', 1)).aside).toBe(`${place.file}.damaged-1`);
    writeFileSync(place.file, 'second damage');
    expect(unwrap(await write(place, 'limits.new', 2)).aside).toBe(`${place.file}.damaged-2`);
    expect(readFileSync(`${place.file}.damaged-1`, 'utf8')).toBe('first damage');
    expect(readFileSync(`${place.file}.damaged-2`, 'utf8')).toBe('second damage');
    expect(readSettings(place).settings.limits.newCards).toBe(2);
    expect(unwrap(await write(place, 'limits.new', 3)).aside).toBeUndefined();
    expect(readdirSync(place.paths.config)).toHaveLength(3);
  });

  it('says where it could not write, and claims nothing', async () => {
    const place = placeWith();
    writeFileSync(place.paths.config, 'a file stands in the way');
    const result = await write(place, 'limits.new', 1);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problem.message).toMatch(/^not changed, cannot write .*settings\.json/);
  });
});
