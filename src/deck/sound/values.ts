import type * as v from 'valibot';
import { acceptor } from '../accept.ts';
import { bail } from '../bail.ts';
import { allDiffer } from '../choices.ts';
import type { Choice, Source } from '../model.ts';
import { checkCommon, interviewCore, askedAt as reported, text as someText } from '../schema.ts';
import type { Entries, Entry, Tree } from '../tree.ts';

/** Reads a value that its schema has nothing against; bails on any other. */
const reader = <S extends v.GenericSchema>(schema: S): ((tree: Tree) => NonNullable<v.InferOutput<S>>) => {
  const read = acceptor(schema);
  return (tree) => read(tree) ?? bail();
};

const { id, difficulty: level, objectives } = checkCommon.entries;
export const text = reader(someText);
export const slug = reader(id);
export const slugs = reader(objectives);
export const texts = reader(interviewCore.entries.key_points);
export const difficulty = reader(level);
const web = reader(reported.entries.url);

/** The fields of a map; bails on anything else. */
export const entriesOf = (tree: Tree): Entries => (tree.kind === 'map' ? tree.entries : bail());

export function truth(tree: Tree): boolean {
  return tree.kind === 'scalar' && typeof tree.value === 'boolean' ? tree.value : bail();
}

export function finite(tree: Tree): number {
  return tree.kind === 'scalar' && typeof tree.value === 'number' && Number.isFinite(tree.value) ? tree.value : bail();
}

/** The items of a list, each read by `read`. */
export function each<T>(tree: Tree, read: (item: Tree) => T): readonly T[] {
  return tree.kind === 'list' ? tree.items.map(read) : bail();
}

/** How many of these fields a map has: where it is of its size, the map has no others. */
export const present = (...fields: readonly (Entry | undefined)[]): number =>
  fields.reduce((count, field) => (field === undefined ? count : count + 1), 0);

export function source(tree: Tree): Source {
  const entries = entriesOf(tree);
  const title = entries.get('title');
  const url = entries.get('url');
  if (title === undefined || url === undefined || entries.size > 2) return bail();
  return { title: text(title.value), url: web(url.value) };
}

export function askedAt(tree: Tree): { readonly company: string; readonly url: string } {
  const entries = entriesOf(tree);
  const company = entries.get('company');
  const url = entries.get('url');
  if (company === undefined || url === undefined || entries.size > 2) return bail();
  return { company: text(company.value), url: web(url.value) };
}

/** The choices of a question: two at least, all different, and one of them right. */
export function choices(tree: Tree): readonly Choice[] {
  const list = each(tree, choice);
  const isSound = list.length >= 2 && list.some(({ correct }) => correct) && allDiffer(list.map(({ text }) => text));
  return isSound ? list : bail();
}

function choice(tree: Tree): Choice {
  const entries = entriesOf(tree);
  const said = entries.get('text');
  const right = entries.get('correct');
  const why = entries.get('why');
  if (said === undefined || entries.size !== present(said, right, why)) return bail();
  const correct = right !== undefined && truth(right.value);
  return why === undefined
    ? { text: text(said.value), correct }
    : { text: text(said.value), correct, why: text(why.value) };
}
