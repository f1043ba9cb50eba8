import type { Findings } from '../findings.ts';
import type { Span } from '../lines.ts';
import type { Choice, InterviewQuestion, KnowledgeCheck } from '../model.ts';
import type { Read } from '../names.ts';
import type { DeckSource } from '../parse.ts';
import { field, type Tree } from '../tree.ts';
import { firstLine } from '../validate.ts';
import type { ChoiceQuestion, Rule, RuleContext, RuleFinding } from './rule.ts';

/** A rule that is switched on, with its limits. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly limits: Readonly<Record<string, number>>;
}

/** Lets every rule look at a deck; what they say is added to the findings. */
export function runRules(deck: DeckSource, rules: readonly ActiveRule[], findings: Findings): void {
  const active = rules.map(({ rule, limits }) => ({ rule, context: contextOf(rule, limits, deck, findings) }));
  for (const check of deck.checks) {
    const asked = choiceQuestion(check);
    for (const { rule, context } of active) {
      rule.question?.(check, context);
      rule.check?.(check, context);
      if (asked) rule.choices?.(asked, context);
    }
  }
  for (const question of deck.interview) {
    const asked = selfCheckQuestion(question);
    for (const { rule, context } of active) {
      rule.question?.(question, context);
      rule.interview?.(question, context);
      if (asked) rule.choices?.(asked, context);
    }
  }
  for (const { rule, context } of active) rule.deck?.(context);
}

function contextOf(
  { code }: Rule,
  limits: Readonly<Record<string, number>>,
  deck: DeckSource,
  findings: Findings,
): RuleContext {
  const spanOf = (at: Tree | Span): Span =>
    'kind' in at ? (at.kind === 'scalar' ? at.span : firstLine(at, findings)) : at;
  const report = ({ at, message, help, fix, related }: RuleFinding): void => {
    const others = related?.map((one) => ({ message: one.message, span: spanOf(one.at) }));
    findings.report({ code, span: spanOf(at), message, help, fix, related: others });
  };
  return { report, limits, deck };
}

function choiceQuestion({ value, tree }: Read<KnowledgeCheck>): ChoiceQuestion | undefined {
  const { form, question, explanation } = value;
  return form.kind === 'single' || form.kind === 'multiple'
    ? asked(question, form.choices, explanation, tree)
    : undefined;
}

function selfCheckQuestion({ value, tree }: Read<InterviewQuestion>): ChoiceQuestion | undefined {
  const { selfCheck } = value;
  const at = field(tree, 'self_check');
  return selfCheck && at && asked(selfCheck.question, selfCheck.choices, selfCheck.explanation, at);
}

function asked(stem: string, choices: readonly Choice[], explanation: string | undefined, tree: Tree): ChoiceQuestion {
  const keys = choices.reduce((n, { correct }) => n + (correct ? 1 : 0), 0);
  return { stem, choices, keys, tree, ...(explanation === undefined ? {} : { explanation }) };
}
