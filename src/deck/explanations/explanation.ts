/** What `prepdeck explain` tells of a code beyond its title. */
export interface Explanation {
  /** What it looks for and why that matters, in a few sentences; with the thresholds where there are some. */
  readonly why: string;
  /** Where the rule is from: a guideline, a measurement, a report. */
  readonly source?: string;
  /** Whether `--fix` can mend it, or only `--fix-unsafe`; absent where a person must. A test compares it with the bad example's finding. */
  readonly fix?: 'safe' | 'unsafe';
  /** YAML that has the problem, and the same mended. */
  readonly bad: Example;
  readonly good: Example;
}

/**
 * YAML of an example, as people would write it in a deck: a whole deck, the entries of `knowledge_check` or `interview`, or fields of
 * the deck itself. A test puts it into an otherwise clean deck. What cannot be shown as YAML, such as a file of six megabytes, is a
 * text: it is shown and not tried.
 */
export type Example =
  | { readonly deck: string }
  | { readonly check: string }
  | { readonly interview: string }
  | { readonly fields: string }
  | { readonly text: string };
