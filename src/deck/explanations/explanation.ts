/** What `prepdeck explain` tells of a code beyond its title. */
export interface Explanation {
  /** What it looks for and why that matters, in a few sentences; with the thresholds where there are some. */
  readonly why: string;
  /** Where the rule is from: a guideline, a measurement, a report. */
  readonly source?: string;
  /** YAML that has the problem, and the same mended. */
  readonly bad: Example;
  readonly good: Example;
}

/**
 * YAML of an example, as people would write it in a deck: a whole deck, the entries of `knowledge_check` or `interview`, or fields of
 * the deck itself. A test puts it into an otherwise clean deck.
 */
export type Example =
  | { readonly deck: string }
  | { readonly check: string }
  | { readonly interview: string }
  | { readonly fields: string };
