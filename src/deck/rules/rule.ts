import type { Code } from '../codes.ts';
import type { Fix } from '../diagnostic.ts';
import type { Explanation } from '../explanations/explanation.ts';
import type { Span } from '../lines.ts';
import type { InterviewQuestion, KnowledgeCheck } from '../model.ts';
import type { Read } from '../names.ts';
import type { DeckSource } from '../parse.ts';
import type { Tree } from '../tree.ts';
import type { ChoiceQuestion } from './choice-question.ts';
import type { ObjectiveUse } from './objective-use.ts';
import type { DeckText } from './texts.ts';

/** What a rule says of a deck. */
export interface RuleFinding {
  /** Where: a tree, of which the first line is marked, or a span of the source. */
  readonly at: Tree | Span;
  readonly message: string;
  readonly help?: string;
  readonly fix?: Fix;
  readonly related?: readonly { readonly message: string; readonly at: Tree | Span }[];
}

export interface RuleContext<Limit extends string = string> {
  readonly report: (finding: RuleFinding) => void;
  /** The thresholds of the rule, as the settings have them. */
  readonly limits: Readonly<Record<Limit, number>>;
  readonly deck: DeckSource;
  /** All texts of the deck, gathered once for all rules that ask for them. */
  readonly texts: () => readonly DeckText[];
  /** Those that can hold a mark, looked for once for all rules. */
  readonly textsWith: (mark: string) => readonly DeckText[];
  /** The objectives of the deck and how often each is named, counted once for all rules. */
  readonly objectives: () => readonly ObjectiveUse[];
}

/** What a rule looks at; whichever it gives is called for each such thing of a deck, in the order of the file. */
export interface RuleHooks<Limit extends string = string> {
  readonly choices?: (question: ChoiceQuestion, context: RuleContext<Limit>) => void;
  readonly check?: (question: Read<KnowledgeCheck>, context: RuleContext<Limit>) => void;
  readonly interview?: (question: Read<InterviewQuestion>, context: RuleContext<Limit>) => void;
  /** Any question, of either list. */
  readonly question?: (question: Read<KnowledgeCheck | InterviewQuestion>, context: RuleContext<Limit>) => void;
  /** The deck as a whole, after its questions. */
  readonly deck?: (context: RuleContext<Limit>) => void;
}

/** One rule of the checker. Pure: what it says depends on the deck and its limits alone. */
export interface Rule extends RuleHooks {
  readonly code: Code;
  readonly explanation: Explanation;
  /** Thresholds with their defaults; the settings may change them. */
  readonly limits: Readonly<Record<string, number>>;
}

interface RuleParts<Limit extends string> extends RuleHooks<Limit> {
  readonly code: Code;
  readonly explanation: Explanation;
  readonly limits?: Readonly<Record<Limit, number>>;
}

/** A rule whose hooks know the names of its limits. */
export function defineRule<Limit extends string = never>({ limits, ...rest }: RuleParts<Limit>): Rule {
  return { ...rest, limits: limits ?? {} };
}
