import type { Difficulty, Source } from '../model.ts';
import type { Tree } from '../tree.ts';
import { difficulty, each, slug, slugs, source, text, texts } from './values.ts';

/** What both kinds of question have, as far as it has been read. */
export interface QuestionDraft {
  id: string | undefined;
  question: string | undefined;
  difficulty: Difficulty | undefined;
  tags: readonly string[];
  objectives: readonly string[];
  aliases: readonly string[];
  sources: readonly Source[];
}

export const NONE: readonly never[] = [];

export const questionDraft = (): QuestionDraft => ({
  id: undefined,
  question: undefined,
  difficulty: undefined,
  tags: NONE,
  objectives: NONE,
  aliases: NONE,
  sources: NONE,
});

/** Takes a field that both kinds have; false of any other. */
export function takeCommon(draft: QuestionDraft, name: string, value: Tree): boolean {
  switch (name) {
    case 'id':
      draft.id = slug(value);
      return true;
    case 'question':
      draft.question = text(value);
      return true;
    case 'difficulty':
      draft.difficulty = difficulty(value);
      return true;
    case 'tags':
      draft.tags = texts(value);
      return true;
    case 'objectives':
      draft.objectives = slugs(value);
      return true;
    case 'aliases':
      draft.aliases = slugs(value);
      return true;
    case 'sources':
      draft.sources = each(value, source);
      return true;
    default:
      return false;
  }
}
