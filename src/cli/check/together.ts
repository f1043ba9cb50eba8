import { type DeckNames, findClashes } from '../../deck/run/clashes.ts';
import type { FindingsByFile, RunFile } from './run.ts';

/** Deck ids and aliases of one deck that clash with those of another. */
export async function findingsTogether(files: readonly RunFile[]): Promise<FindingsByFile> {
  const names: DeckNames[] = [];
  for (const { target, judged } of files) {
    if (judged.id !== undefined) names.push({ file: target.file, id: judged.id, aliases: judged.aliases ?? [] });
  }
  const clashes = findClashes(names);
  if (clashes.length === 0) return new Map();
  const { clashDiagnostics } = await import('./clash-places.ts');
  return clashDiagnostics(clashes, files);
}
