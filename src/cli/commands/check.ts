import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { deliver, say } from '../check/deliver.ts';
import { keptResults } from '../check/kept-results.ts';
import type { Mending } from '../check/mender.ts';
import { checkOnce, NO_MEMORY, type Outcome } from '../check/once.ts';
import { type CheckOptions, checkOptions } from '../check/options.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';

/** `prepdeck check`: what is wrong or weak in decks. */
export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const options = unwrap(checkOptions(parsed, context.env));
  if (options.watch) {
    const { watchDecks } = await import('../check/watch.ts');
    return watchDecks(options, context, tell);
  }
  const kept = keptResults(options, context);
  const outcome = await checkOnce(options, kept?.memory ?? NO_MEMORY, context);
  kept?.keep(outcome);
  return tell(outcome, options, context);
}

/** Writes the report where it was asked for, and on stderr what there is to say beside it. */
async function tell(outcome: Outcome, options: CheckOptions, context: Context): Promise<ExitCode> {
  const { report, verdict, places, notes, mender } = outcome;
  const decks = new Set(places.targets.map(({ real }) => real));
  if (mender) await tellMending(mender.done, outcome, options, context);
  const { diff } = options;
  const stdinMended = mender !== undefined && !diff && places.targets.some(({ bytes }) => bytes);
  // A diff takes the place of the report.
  const outputs = mender && diff ? options.outputs.filter(({ file }) => file !== undefined) : options.outputs;
  unwrap(await deliver(report, outputs, decks, context, stdinMended ? context.err : context.out));
  for (const note of notes) say(context, note);
  if (verdict.reason !== undefined) say(context, verdict.reason);
  const failed = mender && (mender.done.failures.length > 0 || (diff && mender.done.mended > 0));
  return failed && verdict.exit === EXIT.ok ? EXIT.failed : verdict.exit;
}

/** What mending did or would do: the diffs, or the text of stdin as it is now, on stdout. */
async function tellMending(
  done: Mending,
  { places }: Outcome,
  { diff }: CheckOptions,
  context: Context,
): Promise<void> {
  const { mendingText } = await import('../check/mender.ts');
  const text = mendingText(done, diff);
  if (text !== undefined) say(context, text);
  for (const failure of done.failures) say(context, failure);
  if (diff) {
    const { diffText } = await import('../../terminal/check/diff-text.ts');
    const theme = await context.theme();
    for (const one of done.diffs) context.out.write(diffText(one, theme));
    return;
  }
  for (const { bytes } of places.targets) if (bytes) context.out.write(wholeText(done.stdin ?? bytes));
}

/** The text as it is, byte order mark and all; nothing where it is no UTF-8, which would come out as something else. */
function wholeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}
