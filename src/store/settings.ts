import path from 'node:path';
import { DEFAULT_ROLLOVER } from '../memory/day.ts';
import { LEECH_LAPSES, type LeechRule, type Limits } from '../memory/queue.ts';
import { EXIT, fail, ok, type Problem, type Result } from '../problem.ts';
import type { Env, Paths } from './paths.ts';
import { readSettingsFile, type StoredSettings } from './settings-file.ts';

/** Where a value comes from; the first of these that has one wins. */
export type SettingOrigin =
  | { readonly from: 'flag' }
  | { readonly from: 'environment'; readonly variable: string }
  | { readonly from: 'settings' }
  | { readonly from: 'default'; readonly variable?: string };

interface Resolved<T> {
  readonly value: T;
  readonly origin: SettingOrigin;
}

/** What the defaults and the reading of values depend on. */
export interface SettingsPlace {
  readonly env: Env;
  readonly paths: Pick<Paths, 'config' | 'decks'>;
  readonly platform: NodeJS.Platform;
}

interface Setting<T> {
  readonly description: string;
  /** What it takes, as the end of a sentence. */
  readonly takes: string;
  /** The value that a text stands for, still to be decoded. */
  readonly read: (text: string) => unknown;
  /** The value as settings.json holds it, made sure of; undefined where it is none. */
  readonly decode: (value: unknown, place: SettingsPlace) => T | undefined;
  readonly otherwise: (place: SettingsPlace) => T | { readonly value: T; readonly variable: string };
}

const numeric = (text: string): unknown => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text);
const numericOrNone = (text: string): unknown => (text.trim().toLowerCase() === 'none' ? null : numeric(text));

const limit = (description: string, fallback: number | null): Setting<number | null> => ({
  description,
  takes: 'a whole number from 0 on, or none',
  read: numericOrNone,
  decode: (value) =>
    value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) ? value : undefined,
  otherwise: () => fallback,
});

const onOrOff = (description: string, fallback: 'on' | 'off'): Setting<'on' | 'off'> => ({
  description,
  takes: 'on or off',
  read: (text) => text.trim().toLowerCase(),
  decode: (value) => (value === 'on' || value === 'off' ? value : undefined),
  otherwise: () => fallback,
});

const between = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most ? value : undefined;

/** `~` is the home folder; the shell does not expand it in settings.json or behind a `=`. */
function absolute(value: unknown, { env }: SettingsPlace): string | undefined {
  if (typeof value !== 'string') return undefined;
  const home = env.HOME ?? env.USERPROFILE;
  const full = home && /^~(?=$|[/\\])/.test(value) ? path.join(home, value.slice(1)) : value;
  return path.isAbsolute(full) ? path.normalize(full) : undefined;
}

const TABLE = {
  'limits.new': limit('new cards a day, over all decks', 10),
  'limits.reviews': limit('reviews a day, over all decks', 100),
  'limits.minutes': {
    ...limit('minutes of answering a day, over all decks', null),
    takes: 'a number of minutes above 0, or none',
    decode: (value) =>
      value === null || (typeof value === 'number' && Number.isFinite(value) && value > 0) ? value : undefined,
  } satisfies Setting<number | null>,
  'schedule.retention': {
    description: 'how likely you want to recall a card when it comes back',
    takes: 'a number from 0.7 to 0.97',
    read: numeric,
    decode: between(0.7, 0.97),
    otherwise: () => 0.9,
  } satisfies Setting<number>,
  'schedule.rollover': {
    description: 'hour at which your day begins',
    takes: 'a whole hour from 0 to 23',
    read: numeric,
    decode: (value) => (Number.isInteger(value) ? between(0, 23)(value) : undefined),
    otherwise: () => DEFAULT_ROLLOVER,
  } satisfies Setting<number>,
  'leech.lapses': {
    description: 'lapses at which a card is called a leech',
    takes: 'a whole number from 1 on, or none',
    read: numericOrNone,
    decode: (value) =>
      value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) ? value : undefined,
    otherwise: () => LEECH_LAPSES,
  } satisfies Setting<number | null>,
  'leech.suspend': onOrOff('whether a card is suspended when it becomes a leech', 'off'),
  'interview.reviews': onOrOff('whether answers in a mock interview count as reviews', 'on'),
  'decks.folder': {
    description: 'folder of your own decks',
    takes: 'an absolute path, or one that starts with ~/',
    read: (text) => text,
    decode: absolute,
    otherwise: ({ paths }) => paths.decks,
  } satisfies Setting<string>,
  editor: {
    description: 'command that opens a deck file',
    takes: 'a command',
    read: (text) => text,
    decode: (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined),
    otherwise: ({ env, platform }) => {
      for (const variable of ['VISUAL', 'EDITOR']) {
        const value = env[variable];
        if (value?.trim()) return { value, variable };
      }
      return platform === 'win32' ? 'notepad' : 'vi';
    },
  } satisfies Setting<string>,
} as const;

export type SettingKey = keyof typeof TABLE;

export const SETTING_KEYS = Object.keys(TABLE).filter((key): key is SettingKey => Object.hasOwn(TABLE, key));

export const isSettingKey = (text: string): text is SettingKey => Object.hasOwn(TABLE, text);

/** `PREPDECK_LIMITS_NEW` of `limits.new`. */
export const variableOf = (key: SettingKey): string => `PREPDECK_${key.toUpperCase().replaceAll('.', '_')}`;

export const describeSetting = (key: SettingKey): { readonly description: string; readonly takes: string } =>
  TABLE[key];

/** The settings in force. */
export interface Settings {
  readonly limits: Limits;
  /** Desired retention, 0.7..0.97. */
  readonly retention: number;
  /** Hour of the local clock at which the learner's day begins. */
  readonly rollover: number;
  readonly leech: LeechRule;
  /** Whether answers in a mock interview count as reviews. */
  readonly interviewReviews: boolean;
  /** Absolute folder of the learner's own decks. */
  readonly decksFolder: string;
  /** Command line of the editor. */
  readonly editor: string;
  /** Saved queries by their names. */
  readonly filters: Readonly<Record<string, string>>;
}

export type SettingValue = number | string | null;

/** Values given on the command line, which beat all others. */
export type SettingFlags = { readonly [K in SettingKey]?: SettingValue };

export interface SettingsReading {
  readonly settings: Settings;
  /** Each value as it would stand in settings.json, and where it comes from. */
  readonly values: { readonly [K in SettingKey]: Resolved<SettingValue> };
  /** What is wrong with the file or with values in it or in the environment; these do not count. */
  readonly warnings: readonly Problem[];
}

const refusal = (what: string, takes: string, value: unknown): Problem => ({
  message: `${what} takes ${takes}, not ${JSON.stringify(value)?.slice(0, 80)}`,
  exit: EXIT.usage,
});

/** The settings in force: flag before environment before settings.json before default. Reads one file, never writes. */
export function readSettings(place: SettingsPlace, flags: SettingFlags = {}): SettingsReading {
  const file = readSettingsFile(place.paths.config);
  const warnings: Problem[] = [...file.warnings];

  function resolve<T extends SettingValue>(key: SettingKey, setting: Setting<T>): Resolved<T> {
    const flag = flags[key] === undefined ? undefined : setting.decode(flags[key], place);
    if (flag !== undefined) return { value: flag, origin: { from: 'flag' } };
    const variable = variableOf(key);
    const text = place.env[variable];
    if (text !== undefined && text !== '') {
      const value = setting.decode(setting.read(text), place);
      if (value !== undefined) return { value, origin: { from: 'environment', variable } };
      const { message } = refusal(`the variable ${variable}`, setting.takes, text);
      warnings.push({ message, hint: `it is ignored; unset it or give it a value that fits` });
    }
    const stored = storedValue(file.stored, key);
    if (stored !== undefined) {
      const value = setting.decode(stored, place);
      if (value !== undefined) return { value, origin: { from: 'settings' } };
      const { message } = refusal(`${key} in ${file.path}`, setting.takes, stored);
      warnings.push({ message, hint: `it is ignored; \`prepdeck config set ${key} ...\` or \`unset\` mends it` });
    }
    const fallback = setting.otherwise(place);
    return typeof fallback === 'object' && fallback !== null
      ? { value: fallback.value, origin: { from: 'default', variable: fallback.variable } }
      : { value: fallback, origin: { from: 'default' } };
  }

  const newCards = resolve('limits.new', TABLE['limits.new']);
  const reviews = resolve('limits.reviews', TABLE['limits.reviews']);
  const minutes = resolve('limits.minutes', TABLE['limits.minutes']);
  const retention = resolve('schedule.retention', TABLE['schedule.retention']);
  const rollover = resolve('schedule.rollover', TABLE['schedule.rollover']);
  const lapses = resolve('leech.lapses', TABLE['leech.lapses']);
  const suspend = resolve('leech.suspend', TABLE['leech.suspend']);
  const interviewReviews = resolve('interview.reviews', TABLE['interview.reviews']);
  const folder = resolve('decks.folder', TABLE['decks.folder']);
  const editor = resolve('editor', TABLE.editor);
  return {
    settings: {
      limits: { newCards: newCards.value, reviews: reviews.value, minutes: minutes.value },
      retention: retention.value,
      rollover: rollover.value,
      leech: { lapses: lapses.value, suspend: suspend.value === 'on' },
      interviewReviews: interviewReviews.value === 'on',
      decksFolder: folder.value,
      editor: editor.value,
      filters: filtersIn(file.stored),
    },
    values: {
      'limits.new': newCards,
      'limits.reviews': reviews,
      'limits.minutes': minutes,
      'schedule.retention': retention,
      'schedule.rollover': rollover,
      'leech.lapses': lapses,
      'leech.suspend': suspend,
      'interview.reviews': interviewReviews,
      'decks.folder': folder,
      editor,
    },
    warnings,
  };
}

/** How a saved query is called: plain enough for a key of the settings and for `filter:name`. */
export const isFilterName = (text: string): boolean => /^[a-z0-9][a-z0-9-]*$/i.test(text);

/** The saved queries of settings.json; what is no text is none. */
export function filtersIn({ filters }: StoredSettings): Record<string, string> {
  if (typeof filters !== 'object' || filters === null) return {};
  return Object.fromEntries(
    Object.entries(filters).filter(
      (pair): pair is [string, string] => isFilterName(pair[0]) && typeof pair[1] === 'string',
    ),
  );
}

/** The value of a key as the file holds it, whatever it is; undefined where there is none. */
export function storedValue(stored: StoredSettings, key: SettingKey): unknown {
  let at: unknown = stored;
  for (const name of key.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** The value that a text stands for, as settings.json holds it; usage problem where the setting does not take it. */
export function parseSetting(key: SettingKey, text: string, place: SettingsPlace): Result<SettingValue> {
  const { read, takes } = TABLE[key];
  return decodeSetting(key, read(text), place, refusal(key, takes, text));
}

/** The same for a value out of a settings file. */
export function decodeSetting(
  key: SettingKey,
  value: unknown,
  place: SettingsPlace,
  problem: Problem = refusal(key, TABLE[key].takes, value),
): Result<SettingValue> {
  const decoded = TABLE[key].decode(value, place);
  return decoded === undefined ? fail(problem) : ok(decoded);
}
