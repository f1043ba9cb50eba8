import type * as v from 'valibot';
import { NOT_BLANK } from './schema.ts';
import type { MapTree, Tree } from './tree.ts';

/** Stands for a value that the schema has something against, or that is not for this way of reading. */
const REFUSED = Symbol('refused');
type Read = (tree: Tree) => unknown;
type Test = (value: string | number | boolean | readonly unknown[]) => boolean;

const compiled = new WeakMap<v.GenericSchema, Read>();

/** A value that a schema accepts; none where the schema has something against the tree, which is for valibot to say. */
export type Accepted<T> = { readonly value: T } | undefined;

/**
 * Reads a tree straight into the value that valibot's `safeParse` would give of it, where it is sound: without plain objects in
 * between, and without looking the schema's parts up each time.
 */
export function accept<S extends v.GenericSchema>(schema: S, tree: Tree): Accepted<v.InferOutput<S>> {
  return asAccepted(readerOf(schema)(tree));
}

/** The same of those fields of a map alone that the schema knows. */
export function acceptFields<S extends FieldsSchema>(schema: S, tree: MapTree): Accepted<v.InferOutput<S>> {
  return asAccepted(readFields(fieldsOf(schema), tree));
}

/** The same for a schema that many trees are held against; undefined of what the schema has something against. */
export function acceptor<S extends v.GenericSchema>(schema: S): (tree: Tree) => v.InferOutput<S> | undefined {
  const read = readerOf(schema);
  return (tree) => {
    const value = read(tree);
    return value === REFUSED ? undefined : (value as v.InferOutput<S>);
  };
}

/** A schema of a map with certain fields. */
export type FieldsSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

const asAccepted = <T>(value: unknown): Accepted<T> => (value === REFUSED ? undefined : { value: value as T });

function readerOf(schema: v.GenericSchema): Read {
  const known = compiled.get(schema);
  if (known) return known;
  const made = compile(schema);
  compiled.set(schema, made);
  return made;
}

/** As valibot's definitions name their parts. */
interface Parts {
  readonly type: string;
  readonly pipe?: readonly v.PipeItem<unknown, unknown, v.BaseIssue<unknown>>[];
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly options?: readonly unknown[];
  readonly requirement?: unknown;
}

const refuse: Read = () => REFUSED;

function compile(schema: v.GenericSchema): Read {
  const { pipe, ...parts }: Parts = schema;
  if (pipe === undefined) return base(parts);
  const [first, ...actions] = pipe;
  if (first?.kind !== 'schema') return refuse;
  const read = readerOf(first as v.GenericSchema);
  const tests: Test[] = [];
  for (const action of actions) {
    if (action.kind === 'metadata') continue;
    const test = action.kind === 'validation' ? testOf(action) : undefined;
    if (test === undefined) return refuse;
    tests.push(test);
  }
  const [test, ...others] = tests;
  if (test === undefined) return read;
  if (others.length === 0) {
    return (tree) => {
      const value = read(tree);
      return value !== REFUSED && test(value as string) ? value : REFUSED;
    };
  }
  return (tree) => {
    const value = read(tree);
    if (value === REFUSED) return REFUSED;
    for (const test of tests) if (!test(value as string)) return REFUSED;
    return value;
  };
}

function testOf({ type, requirement }: Parts): Test | undefined {
  if (requirement === NOT_BLANK) return isNotBlank;
  if (type === 'regex' && requirement instanceof RegExp)
    return (value) => typeof value === 'string' && requirement.test(value);
  if (type === 'finite') return Number.isFinite;
  if (typeof requirement !== 'number') return undefined;
  switch (type) {
    case 'min_length':
      return (value) => (typeof value === 'string' || Array.isArray(value)) && value.length >= requirement;
    case 'max_length':
      return (value) => (typeof value === 'string' || Array.isArray(value)) && value.length <= requirement;
    case 'min_value':
      return (value) => typeof value === 'number' && value >= requirement;
    default:
      return undefined;
  }
}

/** Mostly the first character decides, and a pattern takes several times as long. */
export function isNotBlank(value: Parameters<Test>[0]): boolean {
  if (typeof value !== 'string') return false;
  const code = value.charCodeAt(0);
  return (code > SPACE && code < DELETE) || NOT_BLANK.test(value);
}
const SPACE = 0x20;
const DELETE = 0x7f;

function base(parts: Parts): Read {
  const { type, options } = parts;
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return (tree) =>
        tree.kind === 'scalar' && typeof tree.value === type && !Number.isNaN(tree.value) ? tree.value : REFUSED;
    case 'picklist': {
      const allowed = new Set(options);
      return (tree) => (tree.kind === 'scalar' && allowed.has(tree.value) ? tree.value : REFUSED);
    }
    case 'optional':
      return parts.wrapped ? readerOf(parts.wrapped) : refuse;
    case 'array':
      return parts.item ? listReader(readerOf(parts.item)) : refuse;
    case 'strict_object':
      return parts.entries ? mapReader(fieldsOf(parts)) : refuse;
    default:
      return refuse;
  }
}

const listReader =
  (read: Read): Read =>
  (tree) => {
    if (tree.kind !== 'list') return REFUSED;
    const values = tree.items.map(read);
    return values.includes(REFUSED) ? REFUSED : values;
  };

interface Field {
  readonly name: string;
  readonly read: Read;
  readonly needed: boolean;
}

const fieldLists = new WeakMap<object, readonly Field[]>();

function fieldsOf(schema: Parts): readonly Field[] {
  const entries = schema.entries ?? {};
  const known = fieldLists.get(entries);
  if (known) return known;
  const made = Object.entries(entries).map(([name, inner]) => ({
    name,
    read: readerOf(inner),
    needed: inner.type !== 'optional',
  }));
  fieldLists.set(entries, made);
  return made;
}

const mapReader = (fields: readonly Field[]): Read => {
  const names = new Set(fields.map(({ name }) => name));
  return (tree) => {
    if (tree.kind !== 'map') return REFUSED;
    for (let { first: entry } = tree.entries; entry !== undefined; entry = entry.next) {
      if (!names.has(entry.name)) return REFUSED;
    }
    return readFields(fields, tree);
  };
};

function readFields(fields: readonly Field[], tree: MapTree): unknown {
  const values: Record<string, unknown> = {};
  for (const { name, read, needed } of fields) {
    const entry = tree.entries.get(name);
    if (entry === undefined) {
      if (needed) return REFUSED;
      continue;
    }
    const value = read(entry.value);
    if (value === REFUSED) return REFUSED;
    values[name] = value;
  }
  return values;
}
