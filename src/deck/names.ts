import { quoted } from './characters.ts';
import type { Findings } from './findings.ts';
import type { FollowUp } from './model.ts';
import { nearest } from './nearest.ts';
import { SLUG } from './schema.ts';
import { at, field, items, type Tree, textOf } from './tree.ts';

/** A value beside the tree it was read from. */
export interface Read<T> {
  readonly value: T;
  readonly tree: Tree;
}

const NONE: ReadonlySet<Tree> = new Set();

/** The entries whose id an earlier one has, each with a finding. Broken entries count: their id is taken all the same. */
export function repeatedIds(entries: readonly Tree[], what: string, findings: Findings): ReadonlySet<Tree> {
  if (entries.length < 2) return NONE;
  const seen = new Map<string, Tree>();
  let repeated: Set<Tree> | undefined;
  for (const entry of entries) {
    const place = field(entry, 'id');
    const id = textOf(place);
    if (place === undefined || id === undefined) continue;
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, place);
      continue;
    }
    repeated ??= new Set();
    repeated.add(entry);
    const line = findings.lines.line(first.start);
    findings.add(
      'PD301',
      place,
      `the ${what} id ${quoted(id)} is used twice; it is first on line ${line}`,
      'rename one',
    );
  }
  return repeated ?? NONE;
}

interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
}

/** Leaves out of lists that have one set of ids, one after the other, aliases that are a live id or another's alias: progress would count twice. */
export function aliasSieve(
  all: readonly Read<Named>[],
  findings: Findings,
): <T extends Named>(list: readonly Read<T>[]) => readonly Read<T>[] {
  if (all.every(hasNoAlias)) return (list) => list;
  const ids = new Set(all.map(({ value }) => value.id));
  const taken = new Set<string>();
  const sound = <T extends Named>({ value, tree }: Read<T>): Read<T> => {
    const aliases = value.aliases.filter((alias, i) => {
      const clash = ids.has(alias) ? 'the id of a question' : taken.has(alias) ? 'an alias already' : undefined;
      taken.add(alias);
      if (clash === undefined) return true;
      const place = at(tree, ['aliases', i]) ?? tree;
      findings.add(
        'PD305',
        place,
        `the alias ${quoted(alias)} is ${clash}`,
        'an alias is an id that is no longer used',
      );
      return false;
    });
    return aliases.length === value.aliases.length ? { value, tree } : { value: { ...value, aliases }, tree };
  };
  return (list) => list.map((read) => (hasNoAlias(read) ? read : sound(read)));
}

const hasNoAlias = ({ value }: Read<{ readonly aliases: readonly string[] }>): boolean => value.aliases.length === 0;

/** The ids in a list, also those of entries that something is wrong with. */
export function idsOf(list: Tree | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const entry of items(list)) {
    const id = textOf(field(entry, 'id'));
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

/** Warns of objectives that the deck does not have, also where something else is wrong with the question. */
export function checkObjectives(questions: readonly Tree[], known: ReadonlySet<string>, findings: Findings): void {
  for (const question of questions) {
    for (const place of items(field(question, 'objectives'))) {
      const objective = textOf(place);
      // What can be no id at all has its finding.
      if (objective === undefined || known.has(objective) || !SLUG.test(objective)) continue;
      const meant = nearest(objective, known);
      const help = meant ? `did you mean ${meant}?` : 'add it to the objectives of the deck';
      const instead = meant === undefined ? undefined : ({ kind: 'instead', text: meant } as const);
      findings.add('PD304', place, `the deck has no objective ${quoted(objective)}`, help, instead);
    }
  }
}

const hasId = (read: Read<FollowUp>): read is Read<FollowUp & { readonly id: string }> => read.value.id !== undefined;

/** The follow-ups of one question with sound aliases; those without an id stay as they are. */
export function withSoundAliases(list: readonly Read<FollowUp>[], findings: Findings): readonly FollowUp[] {
  if (list.every(hasNoAlias)) return list.map(({ value }) => value);
  const all = list.filter(hasId);
  const named = aliasSieve(all, findings)(all);
  const byTree = new Map<Tree, FollowUp>(named.map(({ value, tree }) => [tree, value]));
  return list.map(({ value, tree }) => byTree.get(tree) ?? value);
}
