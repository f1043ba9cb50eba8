import type { Deck, InterviewQuestion, KnowledgeCheck } from '../model.ts';
import { field, items, type Path, type Tree, textOf } from '../tree.ts';

/** Something that progress hangs on: its id, its former ids, its text, and where it stands. */
export interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly text: string;
  readonly path: Path;
}

export interface QuestionIds extends Named {
  /** Its follow-ups that have an id. */
  readonly parts: readonly Named[];
  readonly selfCheck: boolean;
}

/** The ids in a deck. */
export interface DeckIds {
  readonly file: string;
  readonly id: string;
  readonly aliases: readonly string[];
  readonly questions: readonly QuestionIds[];
}

const LISTS = ['knowledge_check', 'interview'] as const;

/** The ids in a deck that can be studied: those that progress may hang on. */
export function idsOfDeck(deck: Deck, file: string): DeckIds {
  const one = (question: KnowledgeCheck | InterviewQuestion, list: string): QuestionIds => {
    const { id, aliases, question: text } = question;
    const followUps = 'followUps' in question ? question.followUps : [];
    const parts = followUps.flatMap((part) =>
      part.id === undefined || part.answer === undefined
        ? []
        : [{ id: part.id, aliases: part.aliases, text: part.question, path: [] }],
    );
    const selfCheck = 'selfCheck' in question && question.selfCheck !== undefined;
    return { id, aliases, text, path: [list], parts, selfCheck };
  };
  const questions = [
    ...deck.checks.map((check) => one(check, 'knowledge_check')),
    ...deck.interview.map((question) => one(question, 'interview')),
  ];
  return { file, id: deck.id, aliases: deck.aliases, questions };
}

/** The ids that are written in a deck, also where what has them is not sound: an id that is there is not lost. */
export function idsInTree(root: Tree, file: string): DeckIds {
  const questions = LISTS.flatMap((list) =>
    items(field(root, list)).map((tree, i): QuestionIds => {
      const path = [list, i];
      const followUps = items(field(tree, 'follow_ups'));
      const parts = followUps.map((part, n) => named(part, [...path, 'follow_ups', n]));
      return { ...named(tree, path), parts, selfCheck: field(tree, 'self_check') !== undefined };
    }),
  );
  const { id, aliases } = named(root, []);
  return { file, id, aliases, questions };
}

function named(tree: Tree, path: Path): Named {
  const aliases = items(field(tree, 'aliases')).flatMap((one) => textOf(one) ?? []);
  return {
    id: textOf(field(tree, 'id')) ?? '',
    aliases,
    text: textOf(field(tree, 'question')) ?? textOf(tree) ?? '',
    path,
  };
}
