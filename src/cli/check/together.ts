import type { Diagnostic } from '../../deck/diagnostic.ts';
import { type DeckNames, findClashes } from '../../deck/run/clashes.ts';
import type { RunFile } from './judge-files.ts';
import type { FindingsByFile, RulesOf, Together } from './run.ts';
import type { Former } from './since.ts';

/** What shows only when all files are looked at: names that clash, and with `former` decks those that were lost. */
export async function findingsTogether(
  files: readonly RunFile[],
  rulesOf: RulesOf,
  former: Former | undefined,
): Promise<Together> {
  const clashes = await clashesBetween(files);
  if (former === undefined || former.decks.length === 0) return { found: clashes, gone: [] };
  const { lostSince } = await import('./lost-places.ts');
  const lost = await lostSince(former, files, rulesOf);
  const found = new Map<string, readonly Diagnostic[]>(clashes);
  for (const [file, own] of lost.found) found.set(file, [...(found.get(file) ?? []), ...own]);
  return { found, gone: lost.gone };
}

/** Deck ids and aliases of one deck that clash with those of another. */
async function clashesBetween(files: readonly RunFile[]): Promise<FindingsByFile> {
  const names: DeckNames[] = [];
  for (const { target, judged } of files) {
    if (judged.id !== undefined) names.push({ file: target.file, id: judged.id, aliases: judged.aliases ?? [] });
  }
  const clashes = findClashes(names);
  if (clashes.length === 0) return new Map();
  const { clashDiagnostics } = await import('./clash-places.ts');
  return clashDiagnostics(clashes, files);
}
