import { place } from '../deck/diagnostic.ts';
import type { Library } from '../deck/library.ts';
import { counted } from '../report/duration.ts';
import type { Learner } from '../store/learner.ts';
import type { SettingsReading } from '../store/settings.ts';
import { oneLine } from '../terminal/sanitize.ts';
import type { Out } from './context.ts';

const warn = (err: Out, message: string, hint: string): void => {
  err.write(`prepdeck: ${oneLine(message)}; ${oneLine(hint)}\n`);
};

export function warnOfSettings({ warnings }: SettingsReading, err: Out): void {
  for (const { message, hint } of warnings) warn(err, message, hint ?? '`prepdeck config` shows what holds');
}

/**
 * Faults of deck files, the first in full; and decks that do not count since another one has their id. A copy of a
 * shipped deck is there to take its place, so that is no news: `list` tells it.
 */
export function warnOfLibrary({ diagnostics, shadowed: all }: Library, err: Out): void {
  const shadowed = all.filter(({ origin }) => origin !== 'shipped');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    const rest = errors.length - 1;
    const more = rest > 0 ? ` (and ${counted(rest, 'more fault')} in decks)` : '';
    warn(err, `${place(first)}: ${first.message}${more}`, first.help ?? '`prepdeck list` names the decks with faults');
  }
  const [hidden] = shadowed;
  if (hidden) {
    const rest = shadowed.length - 1;
    const more = rest > 0 ? ` (and ${counted(rest, 'more deck')} likewise)` : '';
    warn(
      err,
      `the deck ${hidden.id} in ${hidden.file} does not count, ${hidden.by} comes first${more}`,
      'give one of them another id or remove it',
    );
  }
}

export function warnOfLog({ damaged }: Pick<Learner, 'damaged'>, err: Out): void {
  if (damaged === 0) return;
  const lines = counted(damaged, 'line');
  warn(err, `${lines} of the review log cannot be used`, '`prepdeck data verify` names each and what it means');
}
