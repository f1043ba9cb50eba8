import type { Writable } from '../../writable.ts';
import { bail, unlessBailed } from '../bail.ts';
import type { Lines } from '../lines.ts';
import { type Choice, type FollowUp, type InterviewQuestion, SELF_CHECK, type SelfCheck } from '../model.ts';
import type { Tree } from '../tree.ts';
import { NONE, questionDraft, takeCommon } from './question.ts';
import { askedAt, choices, each, entriesOf, hasIdTwice, slug, text, texts } from './values.ts';

/** The same as `soundCheck` of an interview question, beside `explainInterview`. */
export function soundInterview(tree: Tree, lines: Lines): InterviewQuestion | undefined {
  return unlessBailed(() => interview(tree, lines));
}

function interview(tree: Tree, lines: Lines): InterviewQuestion {
  const draft = questionDraft();
  let answer: string | undefined;
  let keyPoints: readonly string[] = NONE;
  let redFlags: readonly string[] = NONE;
  let asked: InterviewQuestion['askedAt'] = NONE;
  let followUps: readonly FollowUp[] = NONE;
  let selfCheck: SelfCheck | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    if (takeCommon(draft, name, value)) continue;
    switch (name) {
      case 'answer':
        answer = text(value);
        break;
      case 'key_points':
        keyPoints = texts(value);
        break;
      case 'red_flags':
        redFlags = texts(value);
        break;
      case 'asked_at':
        asked = each(value, askedAt);
        break;
      case 'follow_ups':
        followUps = each(value, (item) => followUp(item, lines));
        break;
      case 'self_check':
        selfCheck = selfCheckOf(value, lines);
        break;
      default:
        return bail();
    }
  }
  const { id, question, difficulty, tags, objectives, aliases, sources } = draft;
  if (id === undefined || question === undefined || difficulty === undefined || answer === undefined) return bail();
  if (hasIdTwice(followUps)) return bail();
  const read: Writable<InterviewQuestion> = {
    id,
    question,
    difficulty,
    answer,
    aliases,
    tags,
    objectives,
    sources,
    line: lines.line(tree.start),
    keyPoints,
    redFlags,
    askedAt: asked,
    followUps,
  };
  if (selfCheck !== undefined) read.selfCheck = selfCheck;
  return read;
}

function followUp(tree: Tree, lines: Lines): FollowUp {
  const line = lines.line(tree.start);
  if (tree.kind === 'scalar') return { question: text(tree), aliases: NONE, line };
  let id: string | undefined;
  let question: string | undefined;
  let answer: string | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    if (name === 'question') question = text(value);
    else if (name === 'answer') answer = text(value);
    else if (name === 'id') id = slug(value);
    // Former ids among them: of those all of the question have to be known.
    else return bail();
  }
  if (question === undefined || id === SELF_CHECK) return bail();
  if (id === undefined) return answer === undefined ? { question, aliases: NONE, line } : bail();
  return answer === undefined ? { question, aliases: NONE, line, id } : { question, aliases: NONE, line, id, answer };
}

function selfCheckOf(tree: Tree, lines: Lines): SelfCheck {
  let question: string | undefined;
  let list: readonly Choice[] | undefined;
  let explanation: string | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    if (name === 'question') question = text(value);
    else if (name === 'choices') list = choices(value);
    else if (name === 'explanation') explanation = text(value);
    else return bail();
  }
  if (question === undefined || list === undefined) return bail();
  const line = lines.line(tree.start);
  return explanation === undefined ? { question, choices: list, line } : { question, choices: list, line, explanation };
}
