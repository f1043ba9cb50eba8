import path from 'node:path';
import type { Severity } from '../../deck/codes.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import type { CheckReport } from '../../report/check/check-report.ts';
import { isIgnored } from './ignored-files.ts';
import {
  type JudgedFiles,
  type JudgeFilesInput,
  judgeFiles,
  type Rules,
  type RunFile,
  type Wanted,
} from './judge-files.ts';
import type { Overlay } from './levels.ts';
import type { Places } from './places.ts';
import { assembleReport, countsOf, type FileFindings, inOrder } from './report.ts';
import type { Ruling, SettingsSearch } from './settings-search.ts';
import type { Counts, Share } from './verdict.ts';

/** Findings by the file they are in, as it is shown. */
export type FindingsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** What shows only when all files are looked at. */
export interface Together {
  readonly found: FindingsByFile;
  /** Files that are no longer there, each with what is to be said of that. */
  readonly gone: readonly RunFile[];
}

/** The rules of a folder. */
export type RulesOf = (folder: string) => Promise<Rules>;

export interface RunInput extends Omit<JudgeFilesInput, 'all'> {
  readonly places: Places;
  readonly rulingOf: SettingsSearch['of'];
  readonly overlay: Overlay;
  /** Finds what needs all files. */
  readonly together: (files: readonly RunFile[], rulesOf: RulesOf) => Promise<Together>;
  /** Leaves out what a baseline lists. */
  readonly baseline?: (file: RunFile, diagnostics: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Report what makes the run fail alone. */
  readonly quiet: boolean;
  readonly strict: boolean;
}

export interface RunResult extends Pick<JudgedFiles, 'files' | 'anew' | 'opened'> {
  readonly report: CheckReport;
  readonly shares: readonly Share[];
  /** Places and files of which nothing is known. */
  readonly unchecked: number;
  /** Deck files left out because the settings say so. */
  readonly leftOut: number;
}

/** Judges the files one by one, then together; gives what there is to report. */
export async function runCheck(input: RunInput): Promise<RunResult> {
  const { places } = input;
  const wanted: Wanted[] = [];
  const rules = rulesBy(input);
  let last: { readonly folder: string; readonly of: Rules } | undefined;
  for (const target of places.targets) {
    const folder = path.dirname(target.path);
    if (last?.folder !== folder) last = { folder, of: await rules(folder) };
    const { of } = last;
    if (!(await isIgnored(target.path, of.ruling))) wanted.push({ target, rules: of });
  }
  const { files, refused, anew, opened } = await judgeFiles(wanted, { ...input, all: input.baseline !== undefined });
  const studied = withoutShadowed(files);
  const unread = [...places.unchecked, ...refused];
  const { findings, shares, ignored } = await settleAll(studied, await input.together(studied, rules), input);
  const report = assembleReport({
    files: [...findings, ...unread.map(uncheckedFile)],
    checked: studied.length + unread.length,
    ignored,
  });
  const leftOut = places.targets.length - wanted.length;
  return { report, shares, files, unchecked: unread.length, leftOut, anew, opened };
}

/** The rules of a folder, worked out once for each settings file. */
function rulesBy({ rulingOf, overlay, ignoreComments, baseline }: RunInput): RulesOf {
  const known = new Map<Ruling, Rules>();
  return async (folder) => {
    const ruling = await rulingOf(folder);
    const made = known.get(ruling);
    if (made) return made;
    const levels = overlay(ruling.settings.levels);
    const rules: Rules = { ruling, levels, key: JSON.stringify([levels, ignoreComments, baseline !== undefined]) };
    known.set(ruling, rules);
    return rules;
  };
}

/** Without shipped decks in whose place the learner has one of their own: these are not studied. */
function withoutShadowed(files: readonly RunFile[]): readonly RunFile[] {
  const shipped = files.filter(({ target }) => target.origin === 'shipped');
  if (shipped.length === 0 || shipped.length === files.length) return files;
  const own = new Set(files.map(({ target, judged }) => (target.origin === 'shipped' ? undefined : judged.id)));
  return files.filter(
    ({ target, judged }) => target.origin !== 'shipped' || judged.id === undefined || !own.has(judged.id),
  );
}

async function settleAll(files: readonly RunFile[], { found, gone }: Together, input: RunInput) {
  const { baseline, quiet, strict } = input;
  const shares = new Map<Ruling, Share & { counts: Record<Severity, number> }>();
  const findings: FileFindings[] = [];
  let ignored = 0;
  for (const file of [...files, ...gone]) {
    const { target, rules, judged } = file;
    const { settings } = rules.ruling;
    const others = found.get(target.file) ?? [];
    let diagnostics = others.length === 0 ? judged.diagnostics : [...judged.diagnostics, ...others];
    if (judged.ignores) {
      const { settle } = await import('./settle.ts');
      const settled = settle(diagnostics, judged.ignores, rules.levels);
      ({ diagnostics } = settled);
      ignored += settled.ignored;
    }
    if (baseline) {
      const kept = baseline(file, diagnostics);
      ignored += diagnostics.length - kept.length;
      diagnostics = kept;
    }
    if (diagnostics.length === 0 && judged.beyond === undefined) continue;
    const own = inOrder(diagnostics, judged.beyond);
    addCounts(shares, rules.ruling, countsOf(own));
    const levels: readonly Severity[] = quiet ? (strict || settings.strict ? FAILING : ['error']) : ALL;
    findings.push({ file: target.file, ...own, levels, unchecked: false });
  }
  return { findings, shares: [...shares.values()], ignored };
}

const ALL: readonly Severity[] = ['error', 'warning', 'info'];
const FAILING: readonly Severity[] = ['error', 'warning'];

function addCounts(
  shares: Map<Ruling, Share & { counts: Record<Severity, number> }>,
  ruling: Ruling,
  add: Counts,
): void {
  const { strict, maxWarnings } = ruling.settings;
  const share = shares.get(ruling) ?? {
    counts: { error: 0, warning: 0, info: 0 },
    strict,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
  };
  for (const level of ALL) share.counts[level] += add[level];
  shares.set(ruling, share);
}

const uncheckedFile = (diagnostic: Diagnostic): FileFindings => ({
  file: diagnostic.file,
  diagnostics: [diagnostic],
  levels: ALL,
  unchecked: true,
});
