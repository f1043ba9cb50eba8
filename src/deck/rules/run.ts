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

/** What a rule is given: made once, and handed one deck after the other. */
interface Desk extends RuleContext {
  deck: DeckSource;
}

/** Rules by what they look at. */
interface Hooks {
  readonly desks: readonly Desk[];
  readonly choices: readonly Hook<Looked<'choices'>>[];
  readonly check: readonly Hook<Looked<'check'>>[];
  readonly interview: readonly Hook<Looked<'interview'>>[];
  readonly question: readonly Hook<Looked<'question'>>[];
  readonly deck: readonly { readonly run: (context: RuleContext) => void; readonly context: RuleContext }[];
}

/** Rules that look at decks. All that does not depend on the deck is worked out once. */
export class RuleSet {
  readonly #rules: readonly ActiveRule[];
  #hooks: Hooks | undefined;
  #findings: Findings | undefined;
  #texts: readonly DeckText[] | undefined;

  constructor(rules: readonly ActiveRule[]) {
    this.#rules = rules;
  }

  /** Lets every rule look at a deck; what they say is added to the findings. */
  run(deck: DeckSource, findings: Findings): void {
    this.#hooks ??= this.#hooksFrom(deck);
    this.#findings = findings;
    this.#texts = undefined;
    const { desks, question, check, interview, choices, deck: whole } = this.#hooks;
    for (const desk of desks) desk.deck = deck;
    for (const read of deck.checks) {
      each(question, read);
      each(check, read);
      const asked = choiceQuestion(read);
      if (asked) each(choices, asked);
    }
    for (const read of deck.interview) {
      each(question, read);
      each(interview, read);
      const asked = selfCheckQuestion(read);
      if (asked) each(choices, asked);
    }
    for (const { run, context } of whole) run(context);
  }

  #hooksFrom(deck: DeckSource): Hooks {
    const active = this.#rules.map(({ rule, limits }) => ({ rule, context: this.#deskOf(rule, limits, deck) }));
    const hooks = <T>(of: (rule: Rule) => Hook<T>['run'] | undefined): readonly Hook<T>[] =>
      active.flatMap(({ rule, context }) => {
        const run = of(rule);
        return run ? [{ run, context }] : [];
      });
    return {
      desks: active.map(({ context }) => context),
      choices: hooks((rule) => rule.choices),
      check: hooks((rule) => rule.check),
      interview: hooks((rule) => rule.interview),
      question: hooks((rule) => rule.question),
      deck: active.flatMap(({ rule: { deck: run }, context }) => (run ? [{ run, context }] : [])),
    };
  }

  #deskOf({ code }: Rule, limits: ActiveRule['limits'], deck: DeckSource): Desk {
    const desk: Desk = {
      limits,
      deck,
      texts: () => {
        this.#texts ??= deckTexts(desk.deck.root);
        return this.#texts;
      },
      report: (finding) => this.#findings && report(code, finding, this.#findings),
    };
    return desk;
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
