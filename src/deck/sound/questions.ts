import { bail, unlessBailed } from '../bail.ts';
import type { Lines } from '../lines.ts';
import type { InterviewQuestion, KnowledgeCheck } from '../model.ts';
import { idsOf, type Read } from '../names.ts';
import { field, type MapTree, type Tree } from '../tree.ts';
import { soundCheck } from './check.ts';
import { soundInterview } from './interview.ts';

interface Questions {
  readonly checks: readonly Read<KnowledgeCheck>[];
  readonly interview: readonly Read<InterviewQuestion>[];
}

/** The same as `soundCheck` of both lists of questions: none has an id of another, or an objective that the deck lacks. */
export function soundQuestions(root: MapTree, lines: Lines): Questions | undefined {
  return unlessBailed(() => questions(root, lines));
}

function questions(root: MapTree, lines: Lines): Questions {
  const ids = new Set<string>();
  const former: string[] = [];
  const objectives = idsOf(field(root, 'objectives'));
  const read = <T extends KnowledgeCheck | InterviewQuestion>(
    list: Tree | undefined,
    one: (tree: Tree, lines: Lines) => T | undefined,
  ): readonly Read<T>[] => {
    const found: Read<T>[] = [];
    if (list === undefined) return found;
    if (list.kind !== 'list') return bail();
    for (const tree of list.items) {
      const value = one(tree, lines) ?? bail();
      if (ids.has(value.id)) bail();
      for (const objective of value.objectives) if (!objectives.has(objective)) bail();
      for (const alias of value.aliases) former.push(alias);
      ids.add(value.id);
      found.push({ value, tree });
    }
    return found;
  };
  const checks = read(field(root, 'knowledge_check'), soundCheck);
  const interview = read(field(root, 'interview'), soundInterview);
  for (const alias of former) {
    if (ids.has(alias)) bail();
    ids.add(alias);
  }
  return { checks, interview };
}
