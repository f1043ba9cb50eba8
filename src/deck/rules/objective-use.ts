import type { DeckSource } from '../parse.ts';
import { field, items, type Tree, textOf } from '../tree.ts';

/** The objectives of a deck, each with how many questions name it: also those that something else is wrong with. */
export function objectiveUse({
  root,
}: DeckSource): readonly { readonly id: string; readonly tree: Tree; readonly questions: number }[] {
  const objectives = items(field(root, 'objectives'));
  if (objectives.length === 0) return [];
  const counts = new Map<string, number>();
  for (const list of ['knowledge_check', 'interview']) {
    for (const question of items(field(root, list))) {
      for (const id of new Set(items(field(question, 'objectives')).map(textOf))) {
        if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return objectives.flatMap((tree) => {
    const id = textOf(field(tree, 'id'));
    return id === undefined ? [] : [{ id, tree: field(tree, 'id') ?? tree, questions: counts.get(id) ?? 0 }];
  });
}
