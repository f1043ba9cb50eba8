import type { Edit, Fix } from '../diagnostic.ts';

export interface FixOptions {
  /** Also fixes that may change what the deck means. */
  readonly unsafe: boolean;
}

export interface Applied<F extends Fix = Fix> {
  readonly text: string;
  readonly applied: readonly F[];
  /** Those that are not wanted, and those that touch what another one has changed already. */
  readonly skipped: readonly F[];
}

/** Applies fixes to the text they were made for: each as a whole or not at all, and where two meet, the first. */
export function applyFixes<F extends Fix>(text: string, fixes: readonly F[], { unsafe }: FixOptions): Applied<F> {
  const taken: Edit[] = [];
  const applied: F[] = [];
  const skipped: F[] = [];
  for (const fix of fixes) {
    const wanted = fix.edits.length > 0 && (fix.safe || unsafe);
    if (wanted && fix.edits.every((edit) => isFree(edit, taken))) {
      for (const edit of fix.edits) taken.splice(placeOf(edit.start, taken), 0, edit);
      applied.push(fix);
    } else skipped.push(fix);
  }
  return { text: edited(text, taken), applied, skipped };
}

/** The index of the first edit that starts at or after an offset. */
function placeOf(offset: number, taken: readonly Edit[]): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two edits that start at the same place meet, too: which comes first would be a guess. */
function isFree({ start, end }: Edit, taken: readonly Edit[]): boolean {
  const place = placeOf(start, taken);
  const before = taken[place - 1];
  const after = taken[place];
  return (
    (before === undefined || before.end <= start) &&
    (after === undefined || (end <= after.start && start < after.start))
  );
}

/** The text with some edits made, which are in order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: put } of edits) {
    parts.push(text.slice(done, start), put);
    done = end;
  }
  return parts.join('') + text.slice(done);
}
