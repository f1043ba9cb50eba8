import { bail, unlessBailed } from '../bail.ts';
import type { Lines } from '../lines.ts';
import {
  type Difficulty,
  type FollowUp,
  type InterviewQuestion,
  SELF_CHECK,
  type SelfCheck,
  type Source,
} from '../model.ts';
import type { Tree } from '../tree.ts';
import { askedAt, choices, difficulty, each, entriesOf, slug, slugs, source, text, texts } from './values.ts';

/** The same as `soundCheck` of an interview question, beside `explainInterview`. */
export function soundInterview(tree: Tree, lines: Lines): InterviewQuestion | undefined {
  return unlessBailed(() => interview(tree, lines));
}

const NONE: readonly never[] = [];

function interview(tree: Tree, lines: Lines): InterviewQuestion {
  let id: string | undefined;
  let question: string | undefined;
  let level: Difficulty | undefined;
  let answer: string | undefined;
  let tags: readonly string[] = NONE;
  let objectives: readonly string[] = NONE;
  let aliases: readonly string[] = NONE;
  let sources: readonly Source[] = NONE;
  let keyPoints: readonly string[] = NONE;
  let redFlags: readonly string[] = NONE;
  let asked: InterviewQuestion['askedAt'] = NONE;
  let followUps: readonly FollowUp[] = NONE;
  let selfCheck: SelfCheck | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    switch (name) {
      case 'id':
        id = slug(value);
        break;
      case 'question':
        question = text(value);
        break;
      case 'difficulty':
        level = difficulty(value);
        break;
      case 'answer':
        answer = text(value);
        break;
      case 'tags':
        tags = texts(value);
        break;
      case 'objectives':
        objectives = slugs(value);
        break;
      case 'aliases':
        aliases = slugs(value);
        break;
      case 'sources':
        sources = each(value, source);
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
  if (id === undefined || question === undefined || level === undefined || answer === undefined) return bail();
  if (hasIdTwice(followUps)) return bail();
  const read: { -readonly [K in keyof InterviewQuestion]: InterviewQuestion[K] } = {
    id,
    question,
    difficulty: level,
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

function hasIdTwice(followUps: readonly FollowUp[]): boolean {
  if (followUps.length < 2) return false;
  const named = followUps.filter(({ id }) => id !== undefined);
  return new Set(named.map(({ id }) => id)).size < named.length;
}

function followUp(tree: Tree, lines: Lines): FollowUp {
  const line = lines.line(tree.start);
  if (tree.kind === 'scalar') return { question: text(tree), aliases: NONE, line };
  let id: string | undefined;
  let question: string | undefined;
  let answer: string | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    switch (name) {
      case 'id':
        id = slug(value);
        break;
      case 'question':
        question = text(value);
        break;
      case 'answer':
        answer = text(value);
        break;
      default:
        // Former ids among them: of those all of the question have to be known.
        return bail();
    }
  }
  if (question === undefined || id === SELF_CHECK) return bail();
  if (id === undefined) return answer === undefined ? { question, aliases: NONE, line } : bail();
  return answer === undefined ? { question, aliases: NONE, line, id } : { question, aliases: NONE, line, id, answer };
}

function selfCheckOf(tree: Tree, lines: Lines): SelfCheck {
  const entries = entriesOf(tree);
  const question = entries.get('question');
  const list = entries.get('choices');
  const explanation = entries.get('explanation');
  if (question === undefined || list === undefined || entries.size > (explanation ? 3 : 2)) return bail();
  const read = { question: text(question.value), choices: choices(list.value), line: lines.line(tree.start) };
  return explanation === undefined ? read : Object.assign(read, { explanation: text(explanation.value) });
}
