import type * as v from 'valibot';
import { printable, quoted } from './characters.ts';
import type { Code } from './codes.ts';
import type { Meant } from './meant.ts';
import { nearest } from './nearest.ts';
import { MAX_SLUG, NOT_BLANK, SLUG, WEB } from './schema.ts';
import { slugOf } from './slug.ts';
import type { MapTree, Path, Tree } from './tree.ts';

/** What is said of a value that a schema has something against. */
export interface Wording {
  readonly code: Code;
  readonly message: string;
  readonly help?: string;
  readonly meant?: Meant;
}

/** "`text` of choices 2", "tags 3": fields by name, entries by their number from 1. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  const entry = path.findLastIndex((step) => typeof step === 'number');
  const place = entry < 1 ? '' : `${path[entry - 1]} ${Number(path[entry]) + 1}`;
  if (typeof last === 'number') return place || `entry ${last + 1}`;
  return place ? `\`${last}\` of ${place}` : `\`${printable(String(last))}\``;
}

/** What to say of an issue of valibot, about the value that is called so. */
export function wording(issue: v.BaseIssue<unknown>, name: string, tree: Tree): Wording {
  switch (issue.type) {
    case 'regex':
      return malformed(issue.requirement, name, tree);
    case 'max_length':
      return {
        code: issue.requirement === MAX_SLUG ? 'PD205' : 'PD208',
        message: `${name} has more than ${issue.requirement} characters`,
      };
    case 'min_length':
    case 'min_entries': {
      const least = issue.requirement === 1 ? 'at least one entry' : `at least ${issue.requirement} entries`;
      return { code: 'PD211', message: `${name} needs ${least}` };
    }
    case 'min_value':
      return { code: 'PD212', message: `${name} must be at least ${issue.requirement}` };
    case 'finite':
      return { code: 'PD212', message: `${name} must be a finite number` };
    case 'picklist':
      return notAllowed(issue.expected ?? '', name, tree);
    default:
      return mismatch(issue.type, name, tree);
  }
}

function notAllowed(expected: string, name: string, tree: Tree): Wording {
  const allowed = [...expected.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
  const list = `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
  if (tree.kind !== 'scalar' || tree.value === null) return { code: 'PD204', message: `${name} must be ${list}` };
  const meant = nearest(tree.source, allowed);
  const message = `${name} must be ${list}, not ${quoted(tree.source)}`;
  return { code: 'PD204', message, ...(meant ? { help: `did you mean ${meant}?`, meant: instead(meant) } : {}) };
}

function malformed(pattern: unknown, name: string, tree: Tree): Wording {
  const written = tree.kind === 'scalar' ? quoted(tree.source) : 'this';
  if (pattern === SLUG) {
    const slug = tree.kind === 'scalar' ? slugOf(tree.source) : '';
    const message = `${name} must be a slug (a-z, 0-9 and single hyphens), not ${written}`;
    return { code: 'PD205', message, ...(slug ? { help: `write ${slug}`, meant: instead(slug) } : {}) };
  }
  if (pattern === WEB) {
    return { code: 'PD208', message: `${name} must be an http or https URL, not ${written}` };
  }
  return pattern === NOT_BLANK ? emptyValue(name) : { code: 'PD203', message: `${name} is malformed` };
}

const emptyValue = (name: string): Wording => ({
  code: 'PD206',
  message: `${name} is empty`,
  help: 'fill it in, or remove it where it may be absent',
});

const instead = (text: string): Meant => ({ kind: 'instead', text });

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  record: 'a map of pairs',
  strict_object: 'a map of fields',
};
const YES = new Set(['yes', 'on', 'y', 'true']);
const NO = new Set(['no', 'off', 'n', 'false']);

/** What to say of a value of the wrong type; the traps of YAML by name. */
export function mismatch(type: string, name: string, tree: Tree): Wording {
  const message = `${name} must be ${EXPECTED[type] ?? 'something else'}`;
  if (tree.kind === 'map') return aMap(type, message, tree);
  if (tree.kind !== 'scalar') return { code: 'PD203', message: `${message}, not a list` };
  const { value, source } = tree;
  if (value === null && source !== '' && type === 'string') {
    // No fix: it may well stand for nothing.
    const help = `put it in quotes where the word is meant: "${source}"; or leave it out`;
    return { code: 'PD206', message: `${name} is empty: YAML reads ${source} as nothing`, help };
  }
  if (value === null) return emptyValue(name);
  if (type === 'string') {
    const reads = typeof value === 'number' ? `the number ${value}` : String(value);
    const what = String(value) === source ? reads : `${quoted(source)}, which YAML reads as ${reads}`;
    const help = `put it in quotes: "${source}"`;
    return { code: 'PD203', message: `${message}, not ${what}`, help, meant: { kind: 'quoted' } };
  }
  if (type === 'boolean') {
    const word = source.toLowerCase();
    const meant = YES.has(word) ? 'true' : NO.has(word) ? 'false' : undefined;
    if (meant) {
      const help = `write ${meant}`;
      return { code: 'PD104', message: `${message}; ${quoted(source)} is text`, help, meant: instead(meant) };
    }
  }
  return { code: 'PD203', message: `${message}, not ${quoted(source)}`, ...advice(type, source, name) };
}

/** What an item of a list of fields looks like, by the list. */
const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  choices: (text) => `- { text: ${text} }`,
  objectives: (text) => `- { id: ${slugOf(text) || '...'}, text: ${text} }`,
  sources: () => '- { title: ..., url: https://... }',
  reading: () => '- { id: ..., title: ..., url: https://... }',
  asked_at: () => '- { company: ..., url: https://... }',
};

function advice(type: string, source: string, name: string): Pick<Wording, 'help' | 'meant'> {
  const shape = type === 'strict_object' ? SHAPES[name.split(' ')[0] ?? ''] : undefined;
  if (shape) return { help: `write ${shape(printable(source))}` };
  if (type === 'array')
    return { help: 'write each entry on its own line with "- " before it', meant: { kind: 'in-list' } };
  const isNumber = source.trim() !== '' && Number.isFinite(Number(source));
  return type === 'number' && isNumber ? { help: 'remove the quotes', meant: instead(source.trim()) } : {};
}

function aMap(type: string, message: string, tree: MapTree): Wording {
  const [only] = tree.entries;
  // `- Exactly once: is it possible?` is a map to YAML.
  if (type === 'string' && tree.entries.size === 1 && only !== undefined) {
    const { name: first, value } = only;
    const help = 'put the whole text in quotes';
    const end = value.kind === 'scalar' && value.value !== null ? value.end : tree.end;
    const meant = { kind: 'quoted', span: { start: tree.start, end } } as const;
    return {
      code: 'PD107',
      message: `${message}; YAML reads ${quoted(`${first}: `)} as a key and its value`,
      help,
      meant,
    };
  }
  return { code: 'PD203', message: `${message}, not a map` };
}
