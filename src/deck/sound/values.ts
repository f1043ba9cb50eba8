import type * as v from 'valibot';
import { acceptor } from '../accept.ts';
import { bail } from '../bail.ts';
import { allDiffer } from '../choices.ts';
import type { Choice, Source } from '../model.ts';
import { checkCommon, interviewCore, askedAt as reported, text as someText } from '../schema.ts';
import type { Entries, Tree } from '../tree.ts';

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

export function source(tree: Tree): Source {
  let title: string | undefined;
  let url: string | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    switch (name) {
      case 'title':
        title = text(value);
        break;
      case 'url':
        url = web(value);
        break;
      default:
        bail();
    }
  }
  return title === undefined || url === undefined ? bail() : { title, url };
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
  let said: string | undefined;
  let why: string | undefined;
  let correct = false;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    switch (name) {
      case 'text':
        said = text(value);
        break;
      case 'correct':
        correct = truth(value);
        break;
      case 'why':
        why = text(value);
        break;
      default:
        bail();
    }
  }
  if (said === undefined) return bail();
  return why === undefined ? { text: said, correct } : { text: said, correct, why };
}
