import type { DeckSource } from '../parse.ts';
import { field, items, type Tree, textOf } from '../tree.ts';

export interface ObjectiveUse {
  readonly id: string;
  readonly tree: Tree;
  /** How many questions name it, also those that something else is wrong with. */
  readonly questions: number;
}

/** The objectives of a deck, each with how many questions name it. */
export function objectiveUse({ root, checks, interview }: DeckSource): readonly ObjectiveUse[] {
  const objectives = items(field(root, 'objectives'));
  if (objectives.length === 0) return [];
  const counts = new Map<string, number>();
  const count = (ids: readonly string[]): void => {
    // Named twice by one question, it counts once.
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? '';
      if (ids.indexOf(id) === i) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  };
  const lists = [items(field(root, 'knowledge_check')), items(field(root, 'interview'))].flat();
  // Where nothing is wrong with any of them, they need not be looked up.
  if (checks.length + interview.length === lists.length) {
    for (const { value } of checks) count(value.objectives);
    for (const { value } of interview) count(value.objectives);
  } else for (const tree of lists) count(items(field(tree, 'objectives')).flatMap((one) => textOf(one) ?? []));
  const uses: ObjectiveUse[] = [];
  for (const tree of objectives) {
    const place = field(tree, 'id');
    const id = textOf(place);
    if (id !== undefined) uses.push({ id, tree: place ?? tree, questions: counts.get(id) ?? 0 });
  }
  return uses;
}
