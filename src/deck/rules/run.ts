import type { Findings } from '../findings.ts';
import type { Span } from '../lines.ts';
import type { DeckSource } from '../parse.ts';
import type { Tree } from '../tree.ts';
import { firstLine } from '../validate.ts';
import { choiceQuestion, selfCheckQuestion } from './choice-question.ts';
import type { Rule, RuleContext, RuleFinding } from './rule.ts';

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
