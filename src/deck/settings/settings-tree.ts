import * as v from 'valibot';
import { quoted } from '../characters.ts';
import type { CheckSettings, CodeSetting, Level } from '../checker.ts';
import { CODES, type Code } from '../codes.ts';
import type { Findings } from '../findings.ts';
import { nearest } from '../nearest.ts';
import { RULES } from '../rules/registry.ts';
import { field, type MapTree, type ScalarTree, type Tree } from '../tree.ts';
import { firstLine, unknownField, validate, validateFields } from '../validate.ts';
import { PRESETS, presetLevels } from './presets.ts';
import { codeOf, FIXED_REASON, isFixed, meantRule } from './rule-names.ts';

/** What a settings file says. */
export interface DeckCheckSettings {
  readonly levels: CheckSettings;
  /** Globs of decks to leave out, relative to the folder of the settings. */
  readonly ignore: readonly string[];
  /** Globs of the decks to check where none are named, likewise; none where absent. */
  readonly files: readonly string[];
  /** Warnings of these decks count. */
  readonly strict: boolean;
  /** More warnings than this in these decks, and the run fails. */
  readonly maxWarnings?: number;
}

export const NO_SETTINGS: DeckCheckSettings = { levels: {}, ignore: [], files: [], strict: false };

const MAX_GLOB = 200;
/** A pattern of many wildcards can keep a matcher busy for ever. */
const MAX_WILDCARDS = 8;

const globs = v.optional(v.array(v.pipe(v.string(), v.regex(/\S/))));
const head = v.strictObject({
  preset: v.optional(v.picklist(PRESETS)),
  strict: v.optional(v.boolean()),
  maxWarnings: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  ignore: globs,
  files: globs,
});
const KNOWN = [...Object.keys(head.entries), 'rules'];

/** The settings that a tree holds; what is wrong with them is added to the findings. */
export function readSettingsTree(root: Tree, findings: Findings): DeckCheckSettings {
  if (root.kind !== 'map') {
    // A file of comments alone is a start.
    const empty = root.kind === 'scalar' && root.value === null;
    if (!empty)
      findings.add('PD203', firstLine(root, findings), 'settings must be a map', 'for example rules: { PD405: off }');
    return NO_SETTINGS;
  }
  for (const entry of root.entries) if (!KNOWN.includes(entry.name)) unknownField(entry, KNOWN, findings);
  const {
    preset = 'recommended',
    strict = false,
    maxWarnings,
    ignore = [],
    files = [],
  } = validateFields(head, root, findings) ?? {};
  for (const name of ['ignore', 'files']) checkGlobs(field(root, name), findings);
  const rules = field(root, 'rules');
  return {
    levels: { ...presetLevels(preset), ...(rules ? readRules(rules, findings) : {}) },
    ignore,
    files,
    strict,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
  };
}

function checkGlobs(list: Tree | undefined, findings: Findings): void {
  for (const item of list?.kind === 'list' ? list.items : []) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
    const wildcards = item.value.match(/\*+|\?+/g)?.length ?? 0;
    if (item.value.length > MAX_GLOB || wildcards > MAX_WILDCARDS) {
      const most = `at most ${MAX_GLOB} characters and ${MAX_WILDCARDS} wildcards`;
      findings.add('PD212', item, `a pattern has ${most}`, 'split it in several');
    }
  }
}

function readRules(tree: Tree, findings: Findings): CheckSettings {
  if (tree.kind !== 'map') {
    findings.add('PD203', firstLine(tree, findings), '`rules` must be a map', 'for example rules: { PD405: off }');
    return {};
  }
  const rules: Partial<Record<Code, CodeSetting>> = {};
  const first = new Map<Code, string>();
  for (const key of tree.entries) {
    const { name, value } = key;
    const code = codeOf(name);
    const before = code && first.get(code);
    if (code === undefined) {
      const meant = meantRule(name);
      const help = meant ? `did you mean ${meant}?` : '`prepdeck explain` lists the rules';
      findings.add('PD204', key, `there is no rule ${quoted(name)}`, help);
    } else if (before !== undefined) {
      findings.add('PD102', key, `${quoted(name)} is the same rule as ${quoted(before)}`, 'remove one');
    } else if (isFixed(code)) {
      findings.add('PD204', key, `${code} (${CODES[code].title}): ${FIXED_REASON}`, 'remove the line');
    } else {
      first.set(code, name);
      const setting =
        value.kind === 'map' ? readRule(code, value, findings) : { level: readLevel(value, code, findings) };
      rules[code] = withoutUndefined(setting);
    }
  }
  return rules;
}

interface Loose {
  readonly level?: Level | undefined;
  readonly limits?: CodeSetting['limits'] | undefined;
}

const withoutUndefined = ({ level, limits }: Loose): CodeSetting => ({
  ...(level === undefined ? {} : { level }),
  ...(limits === undefined ? {} : { limits }),
});

function readRule(code: Code, tree: MapTree, findings: Findings): Loose {
  const known = RULES.find((rule) => rule.code === code)?.limits ?? {};
  const limits: Record<string, number> = {};
  let level: Level | undefined;
  for (const entry of tree.entries) {
    const { name } = entry;
    if (name === 'level') level = readLevel(entry.value, code, findings);
    else if (!Object.hasOwn(known, name)) unknownField(entry, ['level', ...Object.keys(known)], findings);
    else {
      const limit = readLimit(name, entry.value, findings);
      if (limit !== undefined) limits[name] = limit;
    }
  }
  return { level, limits: Object.keys(limits).length === 0 ? undefined : limits };
}

function readLimit(name: string, tree: Tree, findings: Findings): number | undefined {
  const value = validate(v.pipe(v.number(), v.finite(), v.minValue(0)), tree, findings, `\`${name}\``);
  return value;
}

/** The words that set a level. */
export const LEVELS = ['off', 'info', 'warning', 'error', 'on'] as const;

/** The level a word means for a code; undefined where it is none. */
export function levelFrom(word: string, code: Code): Level | undefined {
  const level = LEVELS.find((name) => name === word);
  return level === 'on' ? CODES[code].severity : level;
}

/** What to say of a word that is no level. */
export const levelHelp = (word: string): string => {
  // `warn` is what other tools call it.
  const meant = word.length > 2 ? (LEVELS.find((level) => level.startsWith(word)) ?? nearest(word, LEVELS)) : undefined;
  return meant ? `did you mean ${meant}?` : `the levels are ${LEVELS.join(', ')}`;
};

function readLevel(tree: Tree, code: Code, findings: Findings): Level | undefined {
  if (tree.kind === 'broken') return undefined;
  const level = tree.kind === 'scalar' ? levelFrom(String(tree.value), code) : undefined;
  if (level !== undefined) return level;
  const written = tree.kind === 'scalar' ? tree.source : '';
  const message = written === '' ? 'a level must stand here' : `there is no level ${quoted(written)}`;
  findings.add('PD204', firstLine(tree, findings), message, tree.kind === 'scalar' ? helpFor(tree) : levelHelp(''));
  return undefined;
}

const helpFor = ({ value, source }: ScalarTree): string =>
  typeof value === 'boolean' ? `write ${value ? 'on' : 'off'}` : levelHelp(source);
