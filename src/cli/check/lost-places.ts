import { existsSync } from 'node:fs';
import path from 'node:path';
import { levelOf } from '../../deck/checker.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { fileDiagnostic } from '../../deck/file-diagnostic.ts';
import type { Span } from '../../deck/lines.ts';
import { type DeckIds, idsInTree } from '../../deck/run/deck-ids.ts';
import { findLostIds, type LostId } from '../../deck/run/lost-ids.ts';
import { at, type Path, type Tree } from '../../deck/tree.ts';
import { isIgnored } from './ignored-files.ts';
import type { RunFile } from './judge-files.ts';
import { realPath } from './places.ts';
import { type Reread, rereader } from './reread.ts';
import type { RulesOf, Together } from './run.ts';
import type { Former } from './since.ts';

/** The ids that were lost since former decks, at their places. */
export async function lostSince(then: Former, files: readonly RunFile[], rulesOf: RulesOf): Promise<Together> {
  const former = asShown(then, files);
  const { decks } = former;
  const byFile = new Map(files.map((file) => [file.target.file, file]));
  const readOf = rereader(byFile);
  const now: DeckIds[] = [];
  const unknown = new Set<string>();
  for (const file of heirsOf(former, files)) {
    const { file: name } = file.target;
    const root = readOf(name)?.root;
    if (root === undefined || root.kind === 'broken') for (const id of namesOf(file)) unknown.add(id);
    else now.push(idsInTree(root, name));
  }
  // Of a file that cannot be read, or is left out, nobody knows what is in it.
  const isKnown = ({ id, file, path: place }: Former['decks'][number]): boolean => {
    if (unknown.has(id)) return false;
    const judged = byFile.get(file)?.judged;
    return judged === undefined ? !existsSync(place) : !judged.unreadable;
  };
  const before = decks.filter(isKnown);
  const found = new Map<string, Diagnostic[]>();
  const gone: RunFile[] = [];
  for (const lost of findLostIds(before, now)) {
    const file = byFile.get(lost.file);
    const reread = readOf(lost.file);
    if (file && reread) {
      const severity = levelOf('PD308', file.rules.levels);
      if (severity === 'off') continue;
      const own = found.get(lost.file) ?? [];
      own.push({ ...placed(lost, reread), severity });
      found.set(lost.file, own);
      continue;
    }
    const where = decks.find((deck) => deck.file === lost.file)?.path ?? '';
    const one = await goneFile(lost, where, rulesOf);
    if (one) gone.push(one);
  }
  return { found, gone };
}

/** Former decks by the names that the files of the run go by: a file can be reached by a link, or from beside its folder. */
function asShown({ decks, fresh, unreadable }: Former, files: readonly RunFile[]): Former {
  const folders = new Map<string, string>();
  const realOf = (file: string): string => {
    const folder = path.dirname(file);
    const real = folders.get(folder) ?? realPath(folder);
    folders.set(folder, real);
    return path.join(real, path.basename(file));
  };
  const byPlace = new Map(files.map(({ target }) => [realOf(target.real), target]));
  const shown = decks.map((deck) => ({ ...deck, file: byPlace.get(deck.path)?.file ?? deck.file }));
  return { decks: shown, fresh: new Set([...fresh].flatMap((file) => byPlace.get(file)?.path ?? [])), unreadable };
}

/** The files that can hold what former decks held: those with the name or at the place of one, and those that were not there then. */
function heirsOf({ decks, fresh }: Former, files: readonly RunFile[]): readonly RunFile[] {
  const places = new Set(decks.map(({ file }) => file));
  const ids = new Set(decks.map(({ id }) => id));
  return files.filter(
    (file) =>
      places.has(file.target.file) || fresh.has(file.target.path) || namesOf(file).some((name) => ids.has(name)),
  );
}

/** A file that is no longer there, with what is to be said of that; undefined where the settings do not ask for it. */
async function goneFile(
  { file, deck, message, help }: LostId,
  where: string,
  rulesOf: RulesOf,
): Promise<RunFile | undefined> {
  const rules = await rulesOf(path.dirname(where));
  const severity = levelOf('PD308', rules.levels);
  if (severity === 'off' || (await isIgnored(where, rules.ruling))) return undefined;
  const signature = [0, 0, 0, 0] as const;
  const diagnostics = [{ ...fileDiagnostic(file, 'PD308', message, help), severity }];
  return {
    target: { file, path: where, real: where, origin: 'named' },
    signature,
    rules,
    judged: { id: deck, diagnostics },
  };
}

function placed({ path: wanted = ['id'], message, help }: LostId, { findings, root }: Reread): Diagnostic {
  const span = spanOf(wanted, root);
  return { ...findings.diagnostic({ code: 'PD308', span, message, help }), excerpt: findings.excerpt(span) };
}

/** The scalar at a path; of a map or a list its key or its first field; the top where nothing is there. */
function spanOf(wanted: Path, root: Tree | undefined): Span {
  if (root === undefined) return TOP;
  const [list] = wanted;
  const key = wanted.length === 1 && root.kind === 'map' ? root.entries.get(String(list)) : undefined;
  const found = at(root, wanted) ?? at(root, wanted.slice(0, -1));
  if (found?.kind === 'scalar') return found;
  if (key) return key;
  if (found?.kind === 'map') return found.entries.first ?? TOP;
  // The list itself has gone.
  return at(root, ['id']) ?? TOP;
}

const TOP: Span = { start: 0, end: 0 };

const namesOf = ({ judged: { id, aliases = [] } }: RunFile): readonly string[] =>
  id === undefined ? aliases : [id, ...aliases];
