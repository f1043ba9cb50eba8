import * as v from 'valibot';
import { accept, acceptFields, type FieldsSchema } from './accept.ts';
import { printable, quoted } from './characters.ts';
import type { Code } from './codes.ts';
import type { Findings } from './findings.ts';
import type { Span } from './lines.ts';
import type { Meant } from './meant.ts';
import { nearest } from './nearest.ts';
import { MAX_SLUG, NOT_BLANK, SLUG, WEB } from './schema.ts';
import { at, Entries, type Entry, type MapTree, type Path, pick, plain, type Tree } from './tree.ts';

/**
 * The value of a tree under a schema, or undefined with findings. Unknown fields get a finding and are left aside: a misspelt
 * `explantion` is an error to mend, but no reason to lose the question. `name` is what to call the tree in a message, with its `number`
 * where it is one of a list.
 */
export function validate<S extends v.GenericSchema>(
  schema: S,
  tree: Tree,
  findings: Findings,
  name = 'this',
  number?: number,
): v.InferOutput<S> | undefined {
  const accepted = accept(schema, tree);
  if (accepted) return accepted.value;
  const known = dropUnknown(schema, tree, findings);
  const result = v.safeParse(schema, plain(known), { abortPipeEarly: true });
  if (result.success) return result.output;
  const called = number === undefined ? name : `${name} ${number}`;
  for (const issue of result.issues) report(issue, known, findings, called);
  return undefined;
}

/** The same of those fields of a map alone that the schema knows. */
export function validateFields<S extends FieldsSchema>(
  schema: S,
  tree: MapTree,
  findings: Findings,
): v.InferOutput<S> | undefined {
  const accepted = acceptFields(schema, tree);
  if (accepted) return accepted.value;
  return validate(
    schema,
    pick(tree, (name) => Object.hasOwn(schema.entries, name)),
    findings,
  );
}

/** Reports the fields of a map that are not among those known; `suggested` are those to choose from where they are not all. */
export function refuseUnknown(
  tree: MapTree,
  known: ReadonlySet<string>,
  findings: Findings,
  suggested: Iterable<string> = known,
): void {
  for (let { first: entry } = tree.entries; entry !== undefined; entry = entry.next) {
    if (!known.has(entry.name)) unknownField(entry, [...suggested], findings, tree);
  }
}

/** The items of a list that are sound, each read by `read`, which is told their number from 1; the broken ones get findings and are left out. */
export function soundItems<T>(
  tree: Tree | undefined,
  name: string,
  findings: Findings,
  read: (item: Tree, number: number) => T | undefined,
): readonly T[] {
  if (tree === undefined || tree.kind === 'broken') return [];
  if (tree.kind !== 'list') {
    const { code, message, help, meant } = mismatch('array', `\`${name}\``, tree);
    findings.add(code, tree, message, help, meant);
    return [];
  }
  const sound: T[] = [];
  let number = 0;
  for (const item of tree.items) {
    if (findings.flooded) break;
    const value = read(item, ++number);
    if (value !== undefined) sound.push(value);
  }
  return sound;
}

/** Reports a field that the place does not know; `map` is what it stands in. */
export function unknownField(entry: Entry, known: readonly string[], findings: Findings, map?: MapTree): void {
  const { name } = entry;
  const meant = nearest(name, known);
  // `{ text: Writes, then reads }`: in braces a key may stand by itself, and what follows a comma is one.
  const isRest = !meant && entry.value.start === entry.start && entry.value.end === entry.end;
  const help = meant
    ? `did you mean ${meant}?`
    : isRest
      ? 'a comma ends a value in braces: put the whole text in quotes'
      : `known here: ${known.join(', ')}`;
  const key = meant && map ? ({ kind: 'key', name: meant, owner: map } as const) : undefined;
  findings.add('PD201', entry, `unknown field ${quoted(name)}`, help, key);
}

/** Reports a field that is needed: at the first line of the map that lacks it. */
export function missingField(name: string, tree: Tree, findings: Findings, help?: string): void {
  const message = `${owner(tree)}\`${name}\` is missing`;
  const meant = { kind: 'field', name, owner: tree } as const;
  findings.add('PD202', firstLine(tree, findings), message, help ?? `add ${name}: ...`, meant);
}

/** The first line of a value: where to point when the value as a whole is meant. */
export function firstLine({ start, end }: Span, findings: Findings): Span {
  return { start, end: Math.min(end, findings.lines.lineEnd(start)) };
}

function owner(tree: Tree): string {
  const id = at(tree, ['id']);
  return id?.kind === 'scalar' && typeof id.value === 'string' ? `${quoted(id.value)}: ` : '';
}

function dropUnknown(schema: v.GenericSchema, tree: Tree, findings: Findings): Tree {
  if (tree.kind === 'list') {
    if (fieldsOf(schema) !== undefined) {
      // To valibot a list is a map as well, one without the fields that are needed.
      findings.add('PD203', firstLine(tree, findings), 'this must be a map of fields, not a list');
      return { kind: 'broken', start: tree.start, end: tree.end };
    }
    const item = itemOf(schema);
    return item ? { ...tree, items: tree.items.map((child) => dropUnknown(item, child, findings)) } : tree;
  }
  const fields = tree.kind === 'map' ? fieldsOf(schema) : undefined;
  if (tree.kind !== 'map' || fields === undefined) return tree;
  const entries = new Entries();
  for (const entry of tree.entries) {
    const { name, start, end, value } = entry;
    const inner = fields.get(name);
    if (inner) entries.add(name, start, end, dropUnknown(inner, value, findings));
    else unknownField(entry, [...fields.keys()], findings, tree);
  }
  return { ...tree, entries };
}

/** The schemas inside a schema that a property of valibot's holds (`entries`, `item`, `wrapped`). */
const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

const unwrapped = (schema: v.GenericSchema): v.GenericSchema =>
  'wrapped' in schema && isSchema(schema.wrapped) ? unwrapped(schema.wrapped) : schema;

function itemOf(schema: v.GenericSchema): v.GenericSchema | undefined {
  const list = unwrapped(schema);
  return 'item' in list && isSchema(list.item) ? list.item : undefined;
}

function fieldsOf(schema: v.GenericSchema): ReadonlyMap<string, v.GenericSchema> | undefined {
  const map = unwrapped(schema);
  if (!('entries' in map) || typeof map.entries !== 'object' || map.entries === null) return undefined;
  return new Map(Object.entries(map.entries).filter((pair): pair is [string, v.GenericSchema] => isSchema(pair[1])));
}

interface Wording {
  readonly code: Code;
  readonly message: string;
  readonly help?: string;
  readonly meant?: Meant;
}

function report(issue: v.BaseIssue<unknown>, root: Tree, findings: Findings, name: string): void {
  const path: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const tree = at(root, path);
  if (tree === undefined) {
    missingField(String(path.at(-1)), at(root, path.slice(0, -1)) ?? root, findings);
    return;
  }
  if (tree.kind === 'broken') return;
  const { code, message, help, meant } = wording(issue, path.length === 0 ? name : nameOf(path), tree);
  findings.add(code, tree.kind === 'scalar' ? tree : firstLine(tree, findings), message, help, meant);
}

/** "`text` of choices 2", "tags 3": fields by name, entries by their number from 1. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  const entry = path.findLastIndex((step) => typeof step === 'number');
  const place = entry < 1 ? '' : `${path[entry - 1]} ${Number(path[entry]) + 1}`;
  if (typeof last === 'number') return place || `entry ${last + 1}`;
  return place ? `\`${last}\` of ${place}` : `\`${printable(String(last))}\``;
}

function wording(issue: v.BaseIssue<unknown>, name: string, tree: Tree): Wording {
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

/** The slug nearest to a text; empty where the text has no Latin letter or digit. */
export function slugOf(text: string): string {
  const ascii = text.slice(0, 64).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

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
function mismatch(type: string, name: string, tree: Tree): Wording {
  const message = `${name} must be ${EXPECTED[type] ?? 'something else'}`;
  if (tree.kind === 'map') return aMap(type, message, tree);
  if (tree.kind !== 'scalar') return { code: 'PD203', message: `${message}, not a list` };
  const { value, source } = tree;
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
  return { code: 'PD203', message: `${message}, not ${quoted(source)}`, ...advice(type, source) };
}

function advice(type: string, source: string): Pick<Wording, 'help' | 'meant'> {
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
