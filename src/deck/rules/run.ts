import type { Code } from '../codes.ts';
import type { Findings } from '../findings.ts';
import type { Span } from '../lines.ts';
import type { DeckSource } from '../parse.ts';
import type { Tree } from '../tree.ts';
import { firstLine } from '../validate.ts';
import { choiceQuestion, selfCheckQuestion } from './choice-question.ts';
import { type ObjectiveUse, objectiveUse } from './objective-use.ts';
import type { Rule, RuleContext, RuleFinding, RuleHooks } from './rule.ts';
import { type DeckText, deckTexts, textsWith } from './texts.ts';

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

/** What is being looked at, and what rules share of it. */
class Desk {
  readonly deck: DeckSource;
  readonly findings: Findings;
  readonly #marked = new Map<string, readonly DeckText[]>();
  #texts: readonly DeckText[] | undefined;
  #objectives: readonly ObjectiveUse[] | undefined;

  constructor(deck: DeckSource, findings: Findings) {
    this.deck = deck;
    this.findings = findings;
  }

  texts(): readonly DeckText[] {
    this.#texts ??= this.deck.texts ?? deckTexts(this.deck.root);
    return this.#texts;
  }

  textsWith(mark: string): readonly DeckText[] {
    const known = this.#marked.get(mark) ?? textsWith(mark, this.deck.text, this.texts());
    this.#marked.set(mark, known);
    return known;
  }

  objectives(): readonly ObjectiveUse[] {
    this.#objectives ??= objectiveUse(this.deck);
    return this.#objectives;
  }
}

/**
 * What a rule is given: made once, for one deck after the other. A class, since objects that are written with a getter are each of a shape
 * of its own to V8, and a look into one of forty shapes takes long.
 */
class Context implements RuleContext {
  readonly limits: RuleContext['limits'];
  readonly report: RuleContext['report'];
  readonly texts: RuleContext['texts'];
  readonly textsWith: RuleContext['textsWith'];
  readonly objectives: RuleContext['objectives'];
  readonly #desk: () => Desk;

  constructor({ code }: Rule, limits: RuleContext['limits'], desk: () => Desk) {
    this.limits = limits;
    this.#desk = desk;
    this.report = (finding) => report(code, finding, desk().findings);
    this.texts = () => desk().texts();
    this.textsWith = (mark) => desk().textsWith(mark);
    this.objectives = () => desk().objectives();
  }

  get deck(): DeckSource {
    return this.#desk().deck;
  }
}

/** Rules by what they look at. */
interface Hooks {
  readonly choices: readonly Hook<Looked<'choices'>>[];
  readonly check: readonly Hook<Looked<'check'>>[];
  readonly interview: readonly Hook<Looked<'interview'>>[];
  readonly question: readonly Hook<Looked<'question'>>[];
  readonly deck: readonly { readonly run: (context: RuleContext) => void; readonly context: RuleContext }[];
}

/** Rules that look at decks. All that does not depend on the deck is worked out once. */
export class RuleSet {
  readonly #hooks: Hooks;
  #desk: Desk | undefined;

  constructor(rules: readonly ActiveRule[]) {
    const desk = (): Desk => {
      if (this.#desk === undefined) throw new Error('rules look at a deck while they are run');
      return this.#desk;
    };
    const active = rules.map(({ rule, limits }) => ({ rule, context: new Context(rule, limits, desk) }));
    const hooks = <T>(of: (rule: Rule) => Hook<T>['run'] | undefined): readonly Hook<T>[] =>
      active.flatMap(({ rule, context }) => {
        const run = of(rule);
        return run ? [{ run, context }] : [];
      });
    this.#hooks = {
      choices: hooks((rule) => rule.choices),
      check: hooks((rule) => rule.check),
      interview: hooks((rule) => rule.interview),
      question: hooks((rule) => rule.question),
      deck: active.flatMap(({ rule: { deck: run }, context }) => (run ? [{ run, context }] : [])),
    };
  }

  /** Lets every rule look at a deck; what they say is added to the findings. */
  run(deck: DeckSource, findings: Findings): void {
    const { question, check, interview, choices, deck: whole } = this.#hooks;
    this.#desk = new Desk(deck, findings);
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
    // A deck can be large, and the rules are kept for the next one.
    this.#desk = undefined;
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
