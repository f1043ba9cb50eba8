import { bail, unlessBailed } from '../bail.ts';
import { allDiffer } from '../choices.ts';
import { splitCloze } from '../cloze.ts';
import type { Lines } from '../lines.ts';
import { type CheckForm, choiceForm, type KnowledgeCheck } from '../model.ts';
import type { Tree } from '../tree.ts';
import { questionDraft, takeCommon } from './question.ts';
import { choices, entriesOf, finite, text, texts, truth } from './values.ts';

/**
 * A knowledge check that nothing can be said against, read in one pass: most are, and reading them so takes a third of the time. Undefined of
 * any other, and of some that are sound, which are for `explainCheck`; where this gives a question, that gives the same.
 */
export function soundCheck(tree: Tree, lines: Lines): KnowledgeCheck | undefined {
  return unlessBailed(() => check(tree, lines));
}

function check(tree: Tree, lines: Lines): KnowledgeCheck {
  const draft = questionDraft();
  let explanation: string | undefined;
  let form: CheckForm | undefined;
  let isNumber = false;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    if (takeCommon(draft, name, value)) continue;
    if (name === 'explanation') explanation = text(value);
    else if (name === 'tolerance' || name === 'unit') isNumber = true;
    else {
      // What makes one kind of question must not be there twice.
      if (form !== undefined) return bail();
      form = formOf(name, value, tree);
    }
  }
  const { id, question, difficulty, tags, objectives, aliases, sources } = draft;
  if (id === undefined || question === undefined || difficulty === undefined || form === undefined) return bail();
  if (isNumber && form.kind !== 'number') return bail();
  const line = lines.line(tree.start);
  // Each property by its name: a spread takes longer than all the rest.
  return explanation === undefined
    ? { id, question, difficulty, aliases, tags, objectives, sources, form, line }
    : { id, question, difficulty, aliases, tags, objectives, sources, form, line, explanation };
}

function formOf(name: string, value: Tree, owner: Tree): CheckForm {
  switch (name) {
    case 'choices':
      return choiceForm(choices(value));
    case 'answer':
      return value.kind === 'scalar' && typeof value.value === 'number'
        ? number(value, owner)
        : { kind: 'true-false', answer: truth(value) };
    case 'accept': {
      const accept = texts(value);
      return accept.length > 0 ? { kind: 'typed', accept } : bail();
    }
    case 'cloze': {
      const cloze = splitCloze(text(value));
      return 'gaps' in cloze ? cloze : bail();
    }
    case 'order': {
      const items = texts(value);
      return items.length >= 2 && allDiffer(items) ? { kind: 'order', items } : bail();
    }
    case 'match':
      return match(value);
    default:
      return bail();
  }
}

function number(value: Tree, owner: Tree): CheckForm {
  const answer = finite(value);
  // 007, 1e3 and more digits than a number holds are not what was written.
  if (value.kind !== 'scalar' || String(answer) !== value.source) bail();
  const entries = entriesOf(owner);
  const off = entries.get('tolerance');
  const shown = entries.get('unit');
  const tolerance = off === undefined ? 0 : finite(off.value);
  if (tolerance < 0) bail();
  return shown === undefined
    ? { kind: 'number', answer, tolerance }
    : { kind: 'number', answer, tolerance, unit: text(shown.value) };
}

function match(value: Tree): CheckForm {
  const pairs: [string, string][] = [];
  for (const { name: left, value: right } of entriesOf(value)) {
    if (left.trim() === '') bail();
    pairs.push([left, text(right)]);
  }
  return pairs.length >= 2 && allDiffer(pairs.map(([, right]) => right)) ? { kind: 'match', pairs } : bail();
}
