import type * as v from 'valibot';
import { acceptor, isNotBlank } from '../accept.ts';
import { bail } from '../bail.ts';
import { allDiffer } from '../choices.ts';
import type { Choice, Source } from '../model.ts';
import { checkCommon, MAX_SLUG, MAX_URL, SLUG, WEB } from '../schema.ts';
import type { Entries, Tree } from '../tree.ts';

/** Reads a value that its schema has nothing against; bails on any other. */
const reader = <S extends v.GenericSchema>(schema: S): ((tree: Tree) => NonNullable<v.InferOutput<S>>) => {
  const read = acceptor(schema);
  return (tree) => read(tree) ?? bail();
};

export const difficulty = reader(checkCommon.entries.difficulty);

// What a deck has most of, by hand: to be led through the parts of a schema for each takes longer than all the rest.
const string = (tree: Tree): string => (tree.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : bail());

export function text(tree: Tree): string {
  const value = string(tree);
  return isNotBlank(value) ? value : bail();
}

export function slug(tree: Tree): string {
  const value = string(tree);
  return value.length <= MAX_SLUG && SLUG.test(value) ? value : bail();
}

export function web(tree: Tree): string {
  const value = string(tree);
  return value.length <= MAX_URL && WEB.test(value) ? value : bail();
}

export const texts = (tree: Tree): readonly string[] => each(tree, text);
export const slugs = (tree: Tree): readonly string[] => each(tree, slug);

/** The fields of a map; bails on anything else. */
export const entriesOf = (tree: Tree): Entries => (tree.kind === 'map' ? tree.entries : bail());

export function truth(tree: Tree): boolean {
  return tree.kind === 'scalar' && typeof tree.value === 'boolean' ? tree.value : bail();
}

export function finite(tree: Tree): number {
  return tree.kind === 'scalar' && typeof tree.value === 'number' && Number.isFinite(tree.value) ? tree.value : bail();
}

/** Whether an id is given twice; what has none is passed over. */
export function hasIdTwice(list: readonly { readonly id?: string }[]): boolean {
  if (list.length > FEW) return manyHaveIdTwice(list);
  for (let i = 1; i < list.length; i++) {
    const id = list[i]?.id;
    for (let j = 0; id !== undefined && j < i; j++) if (list[j]?.id === id) return true;
  }
  return false;
}

/** More are not compared pair by pair. */
const FEW = 8;

function manyHaveIdTwice(list: readonly { readonly id?: string }[]): boolean {
  const ids = list.flatMap(({ id }) => id ?? []);
  return new Set(ids).size < ids.length;
}

/** The items of a list, each read by `read`. */
export function each<T>(tree: Tree, read: (item: Tree) => T): readonly T[] {
  return tree.kind === 'list' ? tree.items.map(read) : bail();
}

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
  const isSound = list.length >= 2 && list.some(isCorrect) && allDiffer(list.map(textOfChoice));
  return isSound ? list : bail();
}

const isCorrect = ({ correct }: Choice): boolean => correct;
const textOfChoice = ({ text }: Choice): string => text;

function choice(tree: Tree): Choice {
  let said: string | undefined;
  let correct = false;
  let why: string | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    if (name === 'text') said = text(value);
    else if (name === 'correct') correct = truth(value);
    else if (name === 'why') why = text(value);
    else return bail();
  }
  if (said === undefined) return bail();
  return why === undefined ? { text: said, correct } : { text: said, correct, why };
}
