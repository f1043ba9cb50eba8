import type { DeckSource } from '../parse.ts';
import { field, items, type Tree, textOf } from '../tree.ts';

export interface ObjectiveUse {
  readonly id: string;
  readonly tree: Tree;
  /** How many questions name it, also those that something else is wrong with. */
  readonly questions: number;
}

/** The objectives of a deck, each with how many questions name it. */
export function objectiveUse({ root }: DeckSource): readonly ObjectiveUse[] {
  const objectives = items(field(root, 'objectives'));
  if (objectives.length === 0) return [];
  const counts = new Map<string, number>();
  for (const list of ['knowledge_check', 'interview']) {
    for (const question of items(field(root, list))) {
      const named = items(field(question, 'objectives'));
      for (let i = 0; i < named.length; i++) {
        const id = textOf(named[i]);
        // Named twice by one question, it counts once.
        if (id !== undefined && !(i > 0 && named.slice(0, i).some((one) => textOf(one) === id)))
          counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  const uses: ObjectiveUse[] = [];
  for (const tree of objectives) {
    const place = field(tree, 'id');
    const id = textOf(place);
    if (id !== undefined) uses.push({ id, tree: place ?? tree, questions: counts.get(id) ?? 0 });
  }
  return uses;
}
