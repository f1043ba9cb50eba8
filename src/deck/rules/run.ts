import type { Findings } from '../findings.ts';
import type { Span } from '../lines.ts';
import type { DeckSource } from '../parse.ts';
import type { Tree } from '../tree.ts';
import { firstLine } from '../validate.ts';
import { choiceQuestion, selfCheckQuestion } from './choice-question.ts';
import type { Rule, RuleContext, RuleFinding, RuleHooks } from './rule.ts';
import { type DeckText, deckTexts } from './texts.ts';

/** A rule that is switched on, with its limits. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly limits: Readonly<Record<string, number>>;
}

/** What a rule does with one kind of thing, and the place of the rule among all. */
interface Hook<T> {
  readonly run: (one: T, context: RuleContext) => void;
  readonly rule: number;
}

type Looked<K extends keyof RuleHooks> = Parameters<NonNullable<RuleHooks[K]>>[0];

/** Rules by what they look at, worked out once for many decks. */
export interface RuleSet {
  readonly rules: readonly ActiveRule[];
  readonly hooks: {
    readonly [K in Exclude<keyof RuleHooks, 'deck'>]-?: readonly Hook<Looked<K>>[];
  } & { readonly deck: readonly Hook<undefined>[] };
}

export function ruleSet(rules: readonly ActiveRule[]): RuleSet {
  const hooks = <T>(of: (rule: Rule) => Hook<T>['run'] | undefined): readonly Hook<T>[] =>
    rules.flatMap(({ rule }, i) => {
      const run = of(rule);
      return run ? [{ run, rule: i }] : [];
    });
  return {
    rules,
    hooks: {
      choices: hooks((rule) => rule.choices),
      check: hooks((rule) => rule.check),
      interview: hooks((rule) => rule.interview),
      question: hooks((rule) => rule.question),
      deck: hooks(({ deck }) => deck && ((_, context) => deck(context))),
    },
  };
}

/** Lets every rule look at a deck; what they say is added to the findings. */
export function runRules(deck: DeckSource, { rules, hooks }: RuleSet, findings: Findings): void {
  let known: readonly DeckText[] | undefined;
  const texts = (): readonly DeckText[] => {
    known ??= deckTexts(deck.root);
    return known;
  };
  const contexts = rules.map(({ rule, limits }) => ({ limits, deck, texts, report: reporter(rule, findings) }));
  const each = <T>(list: readonly Hook<T>[], one: T): void => {
    for (const { run, rule } of list) {
      const context = contexts[rule];
      if (context) run(one, context);
    }
  };
  for (const read of deck.checks) {
    each(hooks.question, read);
    each(hooks.check, read);
    const asked = choiceQuestion(read);
    if (asked) each(hooks.choices, asked);
  }
  for (const read of deck.interview) {
    each(hooks.question, read);
    each(hooks.interview, read);
    const asked = selfCheckQuestion(read);
    if (asked) each(hooks.choices, asked);
  }
  each(hooks.deck, undefined);
}

function reporter({ code }: Rule, findings: Findings): RuleContext['report'] {
  const spanOf = (at: Tree | Span): Span => ('kind' in at ? (at.kind === 'scalar' ? at : firstLine(at, findings)) : at);
  return ({ at, message, help, fix, related }: RuleFinding): void => {
    const others = related?.map((one) => ({ message: one.message, span: spanOf(one.at) }));
    findings.report({ code, span: spanOf(at), message, help, fix, related: others });
  };
}
