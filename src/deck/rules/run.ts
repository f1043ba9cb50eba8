import type { Code } from '../codes.ts';
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

/** What a rule does with one kind of thing, and what it is given beside it. */
interface Hook<T> {
  readonly run: (one: T, context: RuleContext) => void;
  readonly context: RuleContext;
}

type Looked<K extends keyof RuleHooks> = Parameters<NonNullable<RuleHooks[K]>>[0];

/** What is being looked at, one deck after the other. */
interface Desk {
  readonly deck: DeckSource;
  readonly findings: Findings;
  texts: readonly DeckText[] | undefined;
}

/** Rules that look at decks. All that does not depend on the deck is worked out once. */
export class RuleSet {
  #desk: Desk | undefined;
  readonly #choices: readonly Hook<Looked<'choices'>>[];
  readonly #check: readonly Hook<Looked<'check'>>[];
  readonly #interview: readonly Hook<Looked<'interview'>>[];
  readonly #question: readonly Hook<Looked<'question'>>[];
  readonly #deck: readonly (() => void)[];

  constructor(rules: readonly ActiveRule[]) {
    const active = rules.map(({ rule, limits }) => ({ rule, context: this.#contextOf(rule, limits) }));
    const hooks = <T>(of: (rule: Rule) => Hook<T>['run'] | undefined): readonly Hook<T>[] =>
      active.flatMap(({ rule, context }) => {
        const run = of(rule);
        return run ? [{ run, context }] : [];
      });
    this.#choices = hooks((rule) => rule.choices);
    this.#check = hooks((rule) => rule.check);
    this.#interview = hooks((rule) => rule.interview);
    this.#question = hooks((rule) => rule.question);
    this.#deck = active.flatMap(({ rule: { deck }, context }) => (deck ? [() => deck(context)] : []));
  }

  /** Lets every rule look at a deck; what they say is added to the findings. */
  run(deck: DeckSource, findings: Findings): void {
    this.#desk = { deck, findings, texts: undefined };
    for (const read of deck.checks) {
      each(this.#question, read);
      each(this.#check, read);
      const asked = choiceQuestion(read);
      if (asked) each(this.#choices, asked);
    }
    for (const read of deck.interview) {
      each(this.#question, read);
      each(this.#interview, read);
      const asked = selfCheckQuestion(read);
      if (asked) each(this.#choices, asked);
    }
    for (const look of this.#deck) look();
    // A deck is large, and a rule set lives on.
    this.#desk = undefined;
  }

  #contextOf({ code }: Rule, limits: ActiveRule['limits']): RuleContext {
    const desk = (): Desk => {
      if (this.#desk === undefined) throw new Error('no deck is being looked at');
      return this.#desk;
    };
    return {
      limits,
      get deck() {
        return desk().deck;
      },
      texts: () => {
        const here = desk();
        here.texts ??= deckTexts(here.deck.root);
        return here.texts;
      },
      report: (finding) => report(code, finding, desk().findings),
    };
  }
}

function each<T>(hooks: readonly Hook<T>[], one: T): void {
  for (const { run, context } of hooks) run(one, context);
}

function report(code: Code, { at, message, help, fix, related }: RuleFinding, findings: Findings): void {
  const spanOf = (at: Tree | Span): Span => ('kind' in at ? (at.kind === 'scalar' ? at : firstLine(at, findings)) : at);
  const others = related?.map((one) => ({ message: one.message, span: spanOf(one.at) }));
  findings.report({ code, span: spanOf(at), message, help, fix, related: others });
}
