import * as v from 'valibot';
import { quoted } from './characters.ts';
import { soundChoices } from './choices.ts';
import type { Findings } from './findings.ts';
import { type FollowUp, type InterviewQuestion, SELF_CHECK, type SelfCheck } from './model.ts';
import { repeatedIds, withSoundAliases } from './names.ts';
import { nearest } from './nearest.ts';
import { askedAt, followUp, interviewCore, selfCheck, source, text } from './schema.ts';
import { soundInterview } from './sound/interview.ts';
import { field, items, type MapTree, type Tree, textOf } from './tree.ts';
import { firstLine, missingField, refuseUnknown, soundItems, validate, validateFields } from './validate.ts';
import { mismatch } from './wording.ts';

const FIELDS = Object.keys(followUp.entries);
const KNOWN = new Set([...Object.keys(interviewCore.entries), 'follow_ups', 'self_check', 'sources', 'asked_at']);

/** One entry of `interview`; undefined with findings where it cannot be studied. A broken part is left out by itself. */
export const readInterview = (tree: Tree, findings: Findings): InterviewQuestion | undefined =>
  soundInterview(tree, findings.lines) ?? explainInterview(tree, findings);

/** The same of any tree, sound or not. */
export function explainInterview(tree: Tree, findings: Findings): InterviewQuestion | undefined {
  if (tree.kind !== 'map') {
    if (tree.kind !== 'broken')
      findings.add('PD203', firstLine(tree, findings), 'an interview question must be a map of fields');
    return undefined;
  }
  refuseUnknown(tree, KNOWN, findings);
  const base = readCore(tree, findings);
  const list = <T>(name: string, read: (item: Tree, number: number) => T | undefined) =>
    soundItems(field(tree, name), name, findings, read);
  const sources = list('sources', (item, number) => validate(source, item, findings, 'sources', number));
  const asked = list('asked_at', (item, number) => validate(askedAt, item, findings, 'asked_at', number));
  const repeated = repeatedIds(items(field(tree, 'follow_ups')), 'follow-up', findings);
  const followUps = list('follow_ups', (item, number) => {
    const value = readFollowUp(item, findings, number);
    return value === undefined || repeated.has(item) ? undefined : { value, tree: item };
  });
  const check = readSelfCheck(field(tree, 'self_check'), findings);
  if (base === undefined) return undefined;
  const { id, question, difficulty, answer, tags = [], objectives = [], aliases = [] } = base;
  const { key_points: keyPoints = [], red_flags: redFlags = [] } = base;
  const line = findings.lines.line(tree.start);
  return {
    ...{
      id,
      question,
      difficulty,
      answer,
      aliases,
      tags,
      objectives,
      sources,
      line,
      keyPoints,
      redFlags,
      askedAt: asked,
    },
    followUps: withSoundAliases(followUps, findings),
    ...(check === undefined ? {} : { selfCheck: check }),
  };
}

const { answer: _, ...besidesAnswer } = interviewCore.entries;
const withoutAnswer = v.strictObject(besidesAnswer);

/** A question without a model answer is no mere missing field: there is nothing to compare an answer with. */
function readCore(tree: MapTree, findings: Findings): v.InferOutput<typeof interviewCore> | undefined {
  if (tree.entries.has('answer')) return validateFields(interviewCore, tree, findings);
  validateFields(withoutAnswer, tree, findings);
  const id = textOf(field(tree, 'id'));
  const message = `${id === undefined ? 'this question' : quoted(id)} has no model answer`;
  findings.add('PD501', firstLine(tree, findings), message, 'write under answer: what a strong candidate would say');
  return undefined;
}

function readFollowUp(tree: Tree, findings: Findings, number: number): FollowUp | undefined {
  const line = findings.lines.line(tree.start);
  if (tree.kind === 'scalar') {
    const question = validate(text, tree, findings, 'follow_ups', number);
    return question === undefined ? undefined : { question, aliases: [], line };
  }
  const [only] = tree.kind === 'map' && tree.entries.size === 1 ? tree.entries : [];
  if (only && !Object.hasOwn(followUp.entries, only.name) && nearest(only.name, FIELDS) === undefined) {
    // `- How do you prevent it: with acks?`
    const { code, message, help, meant } = mismatch('string', `follow_ups ${number}`, tree);
    findings.add(code, firstLine(tree, findings), message, help, meant);
    return undefined;
  }
  const value = validate(followUp, tree, findings, 'follow_ups', number);
  if (value === undefined) return undefined;
  const { id, question, answer, aliases = [] } = value;
  if (answer !== undefined && id === undefined) {
    const help = 'a follow-up with an answer is a card of its own, which progress hangs on';
    missingField('id', tree, findings, help);
    return undefined;
  }
  if (id === SELF_CHECK) {
    const span = field(tree, 'id') ?? tree;
    findings.add('PD306', span, `the id ${quoted(id)} is kept for the self-check`, 'choose another');
    return undefined;
  }
  const asked = { question, aliases, line };
  if (id === undefined) return asked;
  return answer === undefined ? { ...asked, id } : { ...asked, id, answer };
}

function readSelfCheck(tree: Tree | undefined, findings: Findings): SelfCheck | undefined {
  const value = tree && validate(selfCheck, tree, findings, '`self_check`');
  const choices = value && soundChoices(value.choices, field(tree, 'choices'), findings);
  if (tree === undefined || value === undefined || choices === undefined) return undefined;
  const { question, explanation } = value;
  const line = findings.lines.line(tree.start);
  return { question, choices, line, ...(explanation === undefined ? {} : { explanation }) };
}
