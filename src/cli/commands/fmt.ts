import path from 'node:path';
import { readDeckFile } from '../../deck/files.ts';
import { formatDeck } from '../../deck/format/format.ts';
import { EXIT, type ExitCode, Failure } from '../../problem.ts';
import { unifiedDiff } from '../../report/check/diff.ts';
import { counted } from '../../report/duration.ts';
import { writeDeckFile } from '../../store/deck-file.ts';
import { diffText } from '../../terminal/check/diff-text.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { say } from '../check/deliver.ts';
import { isIgnored } from '../check/ignored-files.ts';
import { findPlaces, type Places, type Target } from '../check/places.ts';
import { SettingsSearch } from '../check/settings-search.ts';
import { stdinPlaces } from '../check/stdin.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import { openSettings } from '../workspace.ts';

interface Wanted {
  /** Write nothing, and fail where something would be written. */
  readonly check: boolean;
  /** Show what would change, and write nothing. */
  readonly diff: boolean;
}

/** What came of a file: its name is told where it changed, what kept it from being formatted in any case. */
type Came = { readonly changed: boolean } | { readonly problem: string };

/** `prepdeck fmt`: deck files in one layout. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const wanted: Wanted = { check: options.check === true, diff: options.diff === true };
  const { targets, unchecked } = await placesOf(words, context);
  const leftOut = await ignoredOf(targets, context);
  let changed = 0;
  let already = 0;
  const problems = unchecked.map(({ file, message }) => `${file}: ${message}`);
  for (const target of targets) {
    if (target.origin === 'shipped' || leftOut.has(target)) continue;
    const came = await formatTarget(target, wanted, context);
    if ('problem' in came) problems.push(came.problem);
    else if (came.changed) changed++;
    else already++;
  }
  for (const problem of problems) say(context, oneLine(problem));
  const would = wanted.check || wanted.diff ? 'would be formatted' : 'formatted';
  if (leftOut.size > 0) say(context, `left out as the settings say: ${leftOut.size}`);
  if (!words.includes('-')) {
    say(context, `${counted(changed, 'file')} ${would}, ${counted(already, 'file')} in that layout already`);
  }
  if (problems.length > 0) return EXIT.usage;
  return wanted.check && changed > 0 ? EXIT.failed : EXIT.ok;
}

async function placesOf(words: readonly string[], context: Context): Promise<Places> {
  if (words.includes('-')) {
    if (words.length > 1) {
      throw new Failure({ message: 'stdin stands alone', hint: 'name files, or - by itself', exit: EXIT.usage });
    }
    return stdinPlaces(context, undefined);
  }
  return findPlaces({
    words,
    cwd: context.cwd,
    usual: { folder: openSettings(context).settings.decksFolder, shipped: context.shippedDecks },
    fileOf: async (id) => (await import('../check/deck-by-id.ts')).deckFile(id, context),
  });
}

/** What the settings beside decks leave out, as they do for `check`. */
async function ignoredOf(targets: readonly Target[], { cwd }: Context): Promise<ReadonlySet<Target>> {
  const search = new SettingsSearch(cwd);
  const ignored = new Set<Target>();
  for (const target of targets) {
    if (target.bytes || target.origin === 'shipped') continue;
    if (await isIgnored(target.path, await search.of(path.dirname(target.path)))) ignored.add(target);
  }
  const [wrong] = search.diagnostics;
  if (wrong === undefined) return ignored;
  const { file, start, message } = wrong;
  const hint = 'nothing was formatted: mend the settings first; `prepdeck check` tells more';
  throw new Failure({ message: `${file}:${start.line}: ${message}`, hint, exit: EXIT.usage });
}

async function formatTarget(target: Target, wanted: Wanted, context: Context): Promise<Came> {
  const { file } = target;
  const read = target.bytes ? { bytes: target.bytes } : readDeckFile(file, target.real);
  if ('refused' in read) return { problem: `${file}: ${read.refused.message}` };
  const formatted = formatDeck(read.bytes, file);
  if (formatted.kind === 'unreadable') {
    const [first] = formatted.findings.list();
    const why = first ? `line ${first.start.line}: ${first.message}` : 'it cannot be read';
    return { problem: `${file} is left as it is: ${why} (\`prepdeck check\` tells more)` };
  }
  if (formatted.kind === 'unplaced') {
    const { line } = formatted;
    const why =
      line === undefined
        ? 'it is laid out in a way that cannot be carried over for certain'
        : `line ${line}: a comment within brackets, or between a key and its value, cannot be carried over for certain; move it to a line of its own`;
    return { problem: `${file} is left as it is: ${why}` };
  }
  const { text, changed } = formatted;
  if (wanted.diff) {
    const before = new TextDecoder().decode(read.bytes);
    if (changed) context.out.write(diffText(unifiedDiff(before, text, file), await context.theme()));
  } else if (target.bytes) {
    if (!wanted.check) context.out.write(text);
  } else if (changed) {
    if (!wanted.check) {
      const written = writeDeckFile(target.path, read.bytes, Buffer.from(text), nonceOf(context));
      if (!written.ok) return { problem: written.problem.message };
    }
    context.out.write(`${oneLine(file)}\n`);
  }
  return { changed };
}
