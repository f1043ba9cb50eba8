import { type CheckedDeck, type CheckSettings, createChecker, levelOf } from '../../deck/checker.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { type Ignore, mayHoldIgnores, readIgnores } from '../../deck/ignores/ignores.ts';
import { field, items, textOf } from '../../deck/tree.ts';
import type { Writable } from '../../writable.ts';
import { type Beyond, inOrder, uncounted } from './report.ts';
import { settle } from './settle.ts';

/** What is known of a file once it has been judged by itself: small, and nothing but data, so that it can be kept. */
export interface Judged {
  /** Still with those that ignore comments silence. */
  readonly diagnostics: readonly Diagnostic[];
  readonly beyond?: Beyond;
  /** The id of the deck, as far as it can be read. */
  readonly id?: string;
  /** Former ids of the deck. */
  readonly aliases?: readonly string[];
  /** It gives no deck: what else is in it nobody knows. */
  readonly unreadable?: true;
  readonly ignores?: readonly Ignore[];
  /** The questions with the lines they begin on, where a baseline asks for them. */
  readonly questions?: readonly (readonly [line: number, id: string])[];
}

export interface JudgeOptions {
  readonly ignoreComments: boolean;
  /** Keep all that was found, and what questions it is about, for a baseline; else what is shown. */
  readonly all: boolean;
}

export interface Judge {
  /** Judges one file by itself. Never throws on any bytes. */
  judge(bytes: Uint8Array, file: string): Judged;
  /** The same for mending: without what ignore comments silence, with those that silence nothing. */
  heard(bytes: Uint8Array, file: string): CheckedDeck;
}

/** A judge of decks under some settings. */
export function createJudge(levels: CheckSettings, options: JudgeOptions): Judge {
  const checker = createChecker(levels);
  const ignoresIn = (checked: CheckedDeck): IgnoresRead =>
    options.ignoreComments ? readIgnoresOf(checked, levels) : NO_IGNORES;
  return {
    judge(bytes, file) {
      const checked = checker.check(bytes, file);
      const { read, total } = checked;
      const id = read.source?.deck.id ?? read.id;
      const aliases = read.source?.deck.aliases ?? [];
      const { ignores, wrong } = ignoresIn(checked);
      const reported = read.source === undefined ? withReaderErrors(checked) : checked.diagnostics;
      const all = wrong.length === 0 ? reported : [...reported, ...wrong];
      const beyond = uncounted(total - checked.diagnostics.length, all);
      // What comments may silence is cut only once they have been heard.
      const uncut = options.all || ignores.length > 0 || all.length === 0;
      const shown = uncut ? { diagnostics: all, beyond } : inOrder(all, beyond);
      const judged: Writable<Judged> = { diagnostics: shown.diagnostics };
      if (shown.beyond !== undefined) judged.beyond = shown.beyond;
      if (id !== undefined) judged.id = id;
      if (aliases.length > 0) judged.aliases = aliases;
      if (read.source === undefined) judged.unreadable = true;
      if (ignores.length > 0) judged.ignores = ignores;
      if (options.all && all.length > 0) judged.questions = questionLines(checked);
      return judged;
    },
    heard(bytes, file) {
      const checked = checker.check(bytes, file);
      const { ignores, wrong } = ignoresIn(checked);
      if (ignores.length + wrong.length === 0) return checked;
      const { diagnostics } = settle([...checked.diagnostics, ...wrong], ignores, levels);
      const byPlace = diagnostics.toSorted((a, b) => a.start.line - b.start.line || a.start.column - b.start.column);
      return { ...checked, diagnostics: byPlace, total: byPlace.length + checked.total - checked.diagnostics.length };
    },
  };
}

interface IgnoresRead {
  readonly ignores: readonly Ignore[];
  /** What is wrong with the comments themselves. */
  readonly wrong: readonly Diagnostic[];
}

const NO_IGNORES: IgnoresRead = { ignores: [], wrong: [] };

function readIgnoresOf({ read: { source, findings } }: CheckedDeck, levels: CheckSettings): IgnoresRead {
  if (source === undefined || !mayHoldIgnores(source.text)) return NO_IGNORES;
  const { ignores, diagnostics } = readIgnores(source.text, source.root, findings, levels);
  return { ignores, wrong: diagnostics };
}

/**
 * Of a file that gives no deck, the errors that say why, whatever the settings: nothing else is known of it, so without them it would
 * pass for clean.
 */
function withReaderErrors({ read: { findings }, diagnostics }: CheckedDeck): readonly Diagnostic[] {
  if (diagnostics.some(({ severity }) => severity === 'error')) return diagnostics;
  const all = findings.all();
  const errors = all.filter(({ code }) => levelOf(code, {}) === 'error');
  return errors.map((one) => ({ ...findings.diagnostic(one), excerpt: findings.excerpt(one.span) }));
}

function questionLines({ read: { source, findings } }: CheckedDeck): readonly (readonly [number, string])[] {
  if (source === undefined) return [];
  const trees = ['knowledge_check', 'interview'].flatMap((list) => items(field(source.root, list)));
  return trees
    .map((tree): readonly [number, string] => [findings.lines.line(tree.start), textOf(field(tree, 'id')) ?? ''])
    .toSorted(([a], [b]) => a - b);
}
