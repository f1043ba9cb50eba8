import type { CardType, CheckKind, Difficulty } from '../deck/model.ts';
import type { Rating } from '../memory/event.ts';

/** States that `is:` asks for. */
export const STATES = [
  'due',
  'new',
  'learn',
  'review',
  'suspended',
  'buried',
  'leech',
  'mastered',
  'flagged',
  'edited',
] as const;
export type State = (typeof STATES)[number];

export const KINDS = [
  'check',
  'interview',
  'self-check',
  'follow-up',
  'single',
  'multiple',
  'true-false',
  'typed',
  'number',
  'cloze',
  'order',
  'match',
] as const satisfies readonly (CardType | CheckKind)[];
export type Kind = (typeof KINDS)[number];

/** What `prop:` compares: s stability (days), d difficulty (0..1), r retrievability (0..1), ivl and due in days. */
export const PROPERTIES = ['ivl', 'due', 'reps', 'lapses', 's', 'd', 'r'] as const;
export type Property = (typeof PROPERTIES)[number];
/** The longer ones first, so that `<=` is not read as `<`. */
export const OPERATORS = ['<=', '>=', '!=', '<', '>', '='] as const;
export type Operator = (typeof OPERATORS)[number];

/** What was wanting in the last answer to an interview question. */
export const MISSES = ['keypoint', 'followup', 'redflag'] as const;
export type Miss = (typeof MISSES)[number];

/** What a pattern is compared with. */
export const FIELDS = ['deck', 'tag', 'company', 'objective', 'id'] as const;
export type Field = (typeof FIELDS)[number];

/** One condition. A pattern holds `*` for anything and `_` for one character; a backslash makes these plain. */
export type Term =
  | { readonly on: 'text'; readonly pattern: string }
  | { readonly on: Field; readonly pattern: string }
  | { readonly on: 'difficulty'; readonly level: Difficulty }
  | { readonly on: 'kind'; readonly kind: Kind }
  | { readonly on: 'is'; readonly state: State }
  | { readonly on: 'flag'; readonly flag: number }
  | { readonly on: 'edited'; readonly days: number }
  | { readonly on: 'rated'; readonly days: number; readonly rating?: Rating }
  | { readonly on: 'prop'; readonly property: Property; readonly operator: Operator; readonly value: number }
  | { readonly on: 'missed'; readonly what: Miss };

/** `and` and `or` hold two parts or more, none of them of the same kind. */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'not'; readonly query: Query }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] };

export const ALL: Query = { kind: 'all' };

/** `parts` as one query: those of the same kind inside are taken in, one alone is itself, none is everything. */
export function combine(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only, ...others] = flat;
  if (only === undefined) return ALL;
  return others.length === 0 ? only : { kind, parts: flat };
}
