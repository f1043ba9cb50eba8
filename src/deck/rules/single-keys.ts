import type { Span } from '../lines.ts';
import type { Choice } from '../model.ts';
import type { DeckSource } from '../parse.ts';
import type { Tree } from '../tree.ts';

/** The choices of every question of a deck that has one key, those of self-checks last. */
export function singleKeyChoices({ deck: { checks, interview } }: DeckSource): readonly (readonly Choice[])[] {
  const lists = [
    ...checks.map(({ form }) => (form.kind === 'single' ? form.choices : [])),
    ...interview.map(({ selfCheck }) => selfCheck?.choices ?? []),
  ];
  return lists.filter((choices) => choices.filter(({ correct }) => correct).length === 1);
}

/** Where to speak of all choice questions: at the word `knowledge_check`, or at the first `self_check` where there is none. */
export function choiceQuestionsPlace({ deck, root, interview }: DeckSource): Span | Tree {
  const checks = root.entries.get('knowledge_check');
  if (checks !== undefined && deck.checks.some(({ form }) => 'choices' in form)) return checks;
  const first = interview.find(({ value }) => value.selfCheck !== undefined)?.tree;
  return (first?.kind === 'map' ? first.entries.get('self_check') : undefined) ?? root;
}
