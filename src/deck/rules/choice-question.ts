import type { Span } from '../lines.ts';
import type { Choice, InterviewQuestion, KnowledgeCheck } from '../model.ts';
import type { Read } from '../names.ts';
import type { DeckSource } from '../parse.ts';
import { field, items, type Tree } from '../tree.ts';

/** A question that is answered by choosing: a knowledge check of that kind, or a self-check. */
export interface ChoiceQuestion {
  readonly stem: string;
  readonly choices: readonly Choice[];
  readonly explanation?: string;
  /** How many choices are right; at least one. */
  readonly keys: number;
  /** The map that holds `question` and `choices`. */
  readonly tree: Tree;
}

/** The knowledge check as a choice question, where it is one. */
export function choiceQuestion({ value, tree }: Read<KnowledgeCheck>): ChoiceQuestion | undefined {
  const { form, question, explanation } = value;
  return form.kind === 'single' || form.kind === 'multiple'
    ? asked(question, form.choices, explanation, tree)
    : undefined;
}

/** The self-check of an interview question, where it has one. */
export function selfCheckQuestion({ value, tree }: Read<InterviewQuestion>): ChoiceQuestion | undefined {
  const { selfCheck } = value;
  const at = selfCheck && field(tree, 'self_check');
  return selfCheck && at && asked(selfCheck.question, selfCheck.choices, selfCheck.explanation, at);
}

function asked(stem: string, choices: readonly Choice[], explanation: string | undefined, tree: Tree): ChoiceQuestion {
  const keys = choices.reduce((n, { correct }) => n + (correct ? 1 : 0), 0);
  return explanation === undefined ? { stem, choices, keys, tree } : { stem, choices, keys, tree, explanation };
}

/** All choice questions of a deck, those of the knowledge check first. */
export function choiceQuestions({ checks, interview }: DeckSource): readonly ChoiceQuestion[] {
  return [...checks.map(choiceQuestion), ...interview.map(selfCheckQuestion)].filter((one) => one !== undefined);
}

/** The text of a choice, to point at. */
export function choiceText(tree: Tree, index: number): Tree {
  const choice = items(field(tree, 'choices'))[index];
  return (choice && field(choice, 'text')) ?? tree;
}

/** The word `choices` of a question, to point at where all of them are meant. */
export function choicesName(tree: Tree): Span {
  const entry = tree.kind === 'map' ? tree.entries.get('choices') : undefined;
  return entry ?? tree;
}
