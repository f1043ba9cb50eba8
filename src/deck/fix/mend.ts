import type { CheckedDeck } from '../checker.ts';
import { applyFixes, type FixOptions } from './apply.ts';
import { isBetter, isOfError, type MendedFinding } from './judgement.ts';

export type { MendedFinding };

export interface Mended {
  /** The very bytes that were given where nothing was mended. */
  readonly bytes: Uint8Array;
  /** What has been mended, in that order. */
  readonly mended: readonly MendedFinding[];
  /** What a check finds in `bytes`. */
  readonly checked: CheckedDeck;
}

/** Mending one thing shows the next: a missing blank hides what is wrong on the lines below. */
const MAX_ROUNDS = 50;

/**
 * Applies the fixes of a check's diagnostics, checks again, and so on until nothing is left that can be mended. `check` is asked for
 * the bytes at hand each time and may leave out what is not to be touched. A fix that would make the deck worse is not applied.
 */
export function mendDeck(bytes: Uint8Array, check: (bytes: Uint8Array) => CheckedDeck, options: FixOptions): Mended {
  let state: Mended = { bytes, mended: [], checked: check(bytes) };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixes = wantedFixes(state.checked, options);
    // Errors by themselves: they alone may bring text back that was left out, and that would hide what others do to a text.
    const next =
      mendRound(state, fixes.filter(isOfError), check, options) ??
      mendRound(
        state,
        fixes.filter((fix) => !isOfError(fix)),
        check,
        options,
      );
    if (next === undefined) break;
    state = next;
  }
  return state;
}

const wantedFixes = ({ diagnostics }: CheckedDeck, { unsafe }: FixOptions): readonly MendedFinding[] =>
  diagnostics.flatMap((diagnostic) =>
    diagnostic.fix && (unsafe || diagnostic.fix.safe) ? [{ ...diagnostic.fix, diagnostic }] : [],
  );

/** As many of the fixes as do good together; undefined where none does. Halves are tried, so that one bad fix costs few checks. */
function mendRound(
  before: Mended,
  fixes: readonly MendedFinding[],
  check: (bytes: Uint8Array) => CheckedDeck,
  options: FixOptions,
): Mended | undefined {
  const { text } = before.checked.read;
  if (text === undefined) return undefined;
  let best: Mended | undefined;
  let good: readonly MendedFinding[] = [];
  const attempt = (batch: readonly MendedFinding[]): void => {
    const { text: after, applied } = applyFixes(text, [...good, ...batch], options);
    if (applied.length === good.length || after === text) return;
    const bytes = encode(after, before.bytes);
    const checked = check(bytes);
    if (isBetter((best ?? before).checked, checked, applied.slice(good.length))) {
      good = applied;
      best = { bytes, mended: [...before.mended, ...applied], checked };
    } else if (batch.length > 1) {
      const middle = batch.length >> 1;
      attempt(batch.slice(0, middle));
      attempt(batch.slice(middle));
    }
  };
  if (fixes.length > 0) attempt(fixes);
  return best;
}

/** UTF-8, with the byte order mark that the file had. */
function encode(text: string, like: Uint8Array): Uint8Array {
  const marked = like[0] === 0xef && like[1] === 0xbb && like[2] === 0xbf;
  return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
}
