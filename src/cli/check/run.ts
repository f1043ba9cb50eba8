import path from 'node:path';
import type { CheckSettings } from '../../deck/checker.ts';
import type { Severity } from '../../deck/codes.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { readDeckFile, type Signature, sameSignature } from '../../deck/files.ts';
import type { CheckReport } from '../../report/check/check-report.ts';
import { isIgnored } from './ignored-files.ts';
import type { Judge, Judged, JudgeOptions } from './judge.ts';
import type { Overlay } from './levels.ts';
import type { Places, Target } from './places.ts';
import { assembleReport, countsOf, type FileFindings, inOrder } from './report.ts';
import { type Assignment, type SecondThread, startThread } from './second-thread.ts';
import type { Ruling, SettingsSearch } from './settings-search.ts';
import type { Counts, Share } from './verdict.ts';

/** A file that was judged by itself. */
export interface RunFile {
  readonly target: Target;
  /** As the file was when it was read. */
  readonly signature: Signature;
  /** SHA-256 of what was judged, hex; absent where it was mended since. */
  readonly hash?: string;
  readonly rules: Rules;
  readonly judged: Judged;
}

/** The settings that hold for a file, worked out. */
export interface Rules {
  readonly ruling: Ruling;
  readonly levels: CheckSettings;
  /** Names the levels and how decks are judged: what was judged in another way cannot be used again. */
  readonly key: string;
}

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

/** What a run remembers of a file for the next one. */
export interface Remembered {
  /** As it is shown. */
  readonly file: string;
  /** Absent where it would not tell: the file was that new when it was read. */
  readonly signature?: Signature;
  readonly hash: string;
  readonly key: string;
  readonly judged: Judged;
}

export interface RunInput {
  readonly places: Places;
  readonly rulingOf: SettingsSearch['of'];
  readonly overlay: Overlay;
  readonly ignoreComments: boolean;
  /** What earlier runs found, by the path behind every link. */
  readonly memory: ReadonlyMap<string, Remembered>;
  readonly progress: (done: number, total: number) => void;
  /** Finds what needs all files. */
  readonly together: (files: readonly RunFile[], rulesOf: RulesOf) => Promise<Together>;
  /** Leaves out what a baseline lists. */
  readonly baseline?: (file: RunFile, diagnostics: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Mends a file, where that is asked for. */
  readonly mend?: (file: RunFile, judge: Judge) => RunFile;
  /** Whether what is found may be of use to another run: only then it counts what exactly was judged. */
  readonly hashes: boolean;
  /** Report what makes the run fail alone. */
  readonly quiet: boolean;
  readonly strict: boolean;
}

export interface RunResult {
  readonly report: CheckReport;
  readonly shares: readonly Share[];
  readonly files: readonly RunFile[];
  /** Places and files of which nothing is known. */
  readonly unchecked: number;
  /** Deck files left out because the settings say so. */
  readonly leftOut: number;
  /** How many files were judged anew. */
  readonly anew: number;
  /** How many files were opened, to be judged anew or to find that they hold what they held before. */
  readonly opened: number;
}

interface Wanted {
  readonly target: Target;
  readonly rules: Rules;
}

/** Judges the files one by one, then together; gives what there is to report. */
export async function runCheck(input: RunInput): Promise<RunResult> {
  const { places } = input;
  const refused: Diagnostic[] = [...places.unchecked];
  const wanted: Wanted[] = [];
  const rules = rulesBy(input);
  for (const target of places.targets) {
    const of = await rules(path.dirname(target.path));
    if (!(await isIgnored(target.path, of.ruling))) wanted.push({ target, rules: of });
  }
  const files: RunFile[] = [];
  let anew = 0;
  let opened = 0;
  const thread = await threadFor(wanted, input);
  for (const [done, { target, rules: of }] of wanted.entries()) {
    input.progress(done, wanted.length);
    let file = remembered(target, of, input.memory);
    if (file === undefined) {
      opened++;
      const beside = await thread?.judged(done);
      if (beside) {
        anew++;
        if ('refused' in beside) refused.push(beside.refused);
        else files.push(await mended({ target, rules: of, ...beside }, input));
        continue;
      }
      const read = readTarget(target);
      if ('refused' in read) {
        refused.push(read.refused);
        continue;
      }
      const { signature } = read;
      const hash = input.hashes ? await hashOf(read.bytes) : undefined;
      let judged = hash === undefined ? undefined : judgedBefore(target, of, input.memory, hash);
      if (judged === undefined) {
        anew++;
        judged = (await judgeFor(of, input)).judge(read.bytes, target.file);
      }
      file = { target, signature, rules: of, judged, ...(hash === undefined ? {} : { hash }) };
    }
    files.push(await mended(file, input));
  }
  input.progress(wanted.length, wanted.length);
  const studied = withoutShadowed(files);
  const { findings, shares, ignored } = await settleAll(studied, await input.together(studied, rules), input);
  const report = assembleReport({
    files: [...findings, ...refused.map(uncheckedFile)],
    checked: studied.length + refused.length,
    ignored,
  });
  const leftOut = places.targets.length - wanted.length;
  return { report, shares, files, unchecked: refused.length, leftOut, anew, opened };
}

const mended = async (file: RunFile, input: RunInput): Promise<RunFile> =>
  input.mend ? input.mend(file, await judgeFor(file.rules, input)) : file;

/** A second thread for the files of which nothing is known, if they are many. */
async function threadFor(wanted: readonly Wanted[], input: RunInput): Promise<SecondThread | undefined> {
  const { memory, hashes } = input;
  const assignments = wanted.flatMap(({ target, rules }, at): Assignment[] => {
    if (target.bytes !== undefined || knownOf(target, rules, memory)) return [];
    return [{ at, file: target.file, real: target.real, levels: rules.levels }];
  });
  return startThread({ assignments, options: judgeOptions(input), hashes });
}

/** What a target holds now. */
export const readTarget = ({ file, real, bytes, signature }: Target): ReturnType<typeof readDeckFile> =>
  bytes === undefined ? readDeckFile(file, real) : { bytes, signature };

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

/** What earlier runs found in a file under the same rules. */
function knownOf(target: Target, rules: Rules, memory: RunInput['memory']): Remembered | undefined {
  const known = memory.get(target.real);
  return known?.file === target.file && known.key === rules.key ? known : undefined;
}

/** A file as it was judged before, where its signature alone tells that it is the same. */
function remembered(target: Target, rules: Rules, memory: RunInput['memory']): RunFile | undefined {
  const known = knownOf(target, rules, memory);
  if (known?.signature === undefined) return undefined;
  const { signature } = target;
  if (!sameSignature(signature, known.signature)) return undefined;
  return { target, signature, hash: known.hash, rules, judged: known.judged };
}

/** What was found before in a file that holds the same: touched, checked out again, or too new for its signature to tell. */
function judgedBefore(
  target: Target,
  rules: Rules,
  memory: RunInput['memory'],
  hash: string,
): RunFile['judged'] | undefined {
  const known = knownOf(target, rules, memory);
  return known?.hash === hash ? known.judged : undefined;
}

let hashing: Promise<typeof import('node:crypto')> | undefined;

async function hashOf(bytes: Uint8Array): Promise<string> {
  // Where nothing has changed, nobody needs it; where much has, it is asked for once only, since importing takes longer than hashing.
  hashing ??= import('node:crypto');
  const { createHash } = await hashing;
  return createHash('sha256').update(bytes).digest('hex');
}

const judges = new WeakMap<Rules, Judge>();

const judgeOptions = ({ ignoreComments, baseline }: RunInput): JudgeOptions => ({
  ignoreComments,
  all: baseline !== undefined,
});

async function judgeFor(rules: Rules, input: RunInput): Promise<Judge> {
  const known = judges.get(rules);
  if (known) return known;
  // The reader and the rules: where nothing has changed, nobody needs them.
  const { createJudge } = await import('./judge.ts');
  const made = createJudge(rules.levels, judgeOptions(input));
  judges.set(rules, made);
  return made;
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
