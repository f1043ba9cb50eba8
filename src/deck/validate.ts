import * as v from 'valibot';
import { accept, acceptFields, type FieldsSchema } from './accept.ts';
import { quoted } from './characters.ts';
import type { Findings } from './findings.ts';
import type { Span } from './lines.ts';
import { nearest } from './nearest.ts';
import { at, Entries, type Entry, type MapTree, type Path, pick, plain, type Tree } from './tree.ts';
import { mismatch, nameOf, wording } from './wording.ts';

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
