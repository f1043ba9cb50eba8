import type { CheckSettings } from '../../deck/checker.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { readDeckFile, type Signature, sameSignature, signatureNow } from '../../deck/files.ts';
import { compileLess } from './compiler.ts';
import type { Judge, Judged, JudgeOptions } from './judge.ts';
import type { Target } from './places.ts';
import { type Assignment, AT_A_TIME, type SecondThread } from './second-thread.ts';
import type { Ruling } from './settings-search.ts';

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

/** A file to judge. */
export interface Wanted {
  readonly target: Target;
  readonly rules: Rules;
}

export interface JudgeFilesInput {
  /** What earlier runs found, by the path behind every link. */
  readonly memory: ReadonlyMap<string, Remembered>;
  readonly ignoreComments: boolean;
  /** Whether all that is found is wanted, for a baseline; else what is shown. */
  readonly all: boolean;
  /** Whether what is found may be of use to another run: only then it counts what exactly was judged. */
  readonly hashes: boolean;
  readonly progress: (done: number, total: number) => void;
  /** Takes a share of many files. */
  readonly thread: SecondThread;
  /** Mends a file, where that is asked for. */
  readonly mend?: (file: RunFile, judge: Judge) => RunFile;
}

export interface JudgedFiles {
  readonly files: RunFile[];
  /** Why files could not be read. */
  readonly refused: Diagnostic[];
  /** How many files were judged anew. */
  anew: number;
  /** How many files were opened, to be judged anew or to find that they hold what they held before. */
  opened: number;
}

/** Judges files each by itself, in order; what is known of earlier runs is used again. */
export async function judgeFiles(wanted: readonly Wanted[], input: JudgeFilesInput): Promise<JudgedFiles> {
  const all: JudgedFiles = { files: [], refused: [], anew: 0, opened: 0 };
  await share(wanted, input);
  for (const [at, one] of wanted.entries()) {
    input.progress(at, wanted.length);
    if (at % AT_A_TIME === AT_A_TIME - 1) await input.thread.hear();
    // Where nothing has changed this is all that is done, so no file waits for anything.
    const file = remembered(one, input.memory) ?? (await judgeAnew(one, at, input, all));
    if (file) all.files.push(input.mend ? await mended(file, input.mend, input) : file);
  }
  input.progress(wanted.length, wanted.length);
  return all;
}

/** A file after mending. Between two that were written a signal is heard: never while there is half of one. */
async function mended(
  file: RunFile,
  mend: NonNullable<JudgeFilesInput['mend']>,
  input: JudgeFilesInput,
): Promise<RunFile> {
  const after = mend(file, await judgeFor(file.rules, input));
  if (after !== file) await new Promise<void>((resolve) => setImmediate(resolve));
  return after;
}

/** Judges a file of which its signature does not tell that it is as it was; undefined where it cannot be read. */
async function judgeAnew(
  { target, rules }: Wanted,
  at: number,
  input: JudgeFilesInput,
  all: JudgedFiles,
): Promise<RunFile | undefined> {
  all.opened++;
  const beside = await input.thread.judged(at);
  const read = beside ?? readTarget(target, ROOM);
  if ('refused' in read) {
    all.refused.push(read.refused);
    return undefined;
  }
  if ('judged' in read) {
    all.anew++;
    return { target, rules, ...read };
  }
  const { bytes, signature } = read;
  const hash = input.hashes ? await hashOf(bytes) : undefined;
  let judged = hash === undefined ? undefined : judgedBefore(target, rules, input.memory, hash);
  if (judged === undefined) {
    all.anew++;
    judged = (await judgeFor(rules, input)).judge(bytes, target.file);
  }
  return hash === undefined ? { target, signature, rules, judged } : { target, signature, rules, judged, hash };
}

/** Shares the files of which nothing is known with the other thread, and makes ready for the rest. */
async function share(wanted: readonly Wanted[], input: JudgeFilesInput): Promise<void> {
  const { memory, hashes, thread } = input;
  const assignments = wanted.flatMap(({ target, rules }, at): Assignment[] => {
    if (target.bytes !== undefined || knownOf(target, rules, memory)) return [];
    return [{ at, file: target.file, real: target.real, levels: rules.levels }];
  });
  thread.begin(assignments, { options: judgeOptions(input), hashes });
  if (assignments.length > 0) await import('./judge.ts');
  await compileLess(assignments.length);
}

/** What a target holds now. */
export const readTarget = ({ file, real, bytes }: Target, room?: Buffer): ReturnType<typeof readDeckFile> =>
  bytes === undefined ? readDeckFile(file, real, room) : { bytes, signature: NO_FILE };

const NO_FILE: Signature = [0, 0, 0, 0];

/** Of each file that is judged nothing is kept: most fit in here one after the other. */
const ROOM = Buffer.allocUnsafeSlow(64 * 1024);

/** What earlier runs found in a file under the same rules. */
function knownOf(target: Target, rules: Rules, memory: JudgeFilesInput['memory']): Remembered | undefined {
  const known = memory.get(target.real);
  return known?.file === target.file && known.key === rules.key ? known : undefined;
}

/** A file as it was judged before, where its signature alone tells that it is the same. */
function remembered({ target, rules }: Wanted, memory: JudgeFilesInput['memory']): RunFile | undefined {
  const known = knownOf(target, rules, memory);
  if (known?.signature === undefined) return undefined;
  const signature = signatureNow(target.real);
  if (signature === undefined || !sameSignature(signature, known.signature)) return undefined;
  return { target, signature, hash: known.hash, rules, judged: known.judged };
}

/** What was found before in a file that holds the same: touched, checked out again, or too new for its signature to tell. */
function judgedBefore(
  target: Target,
  rules: Rules,
  memory: JudgeFilesInput['memory'],
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

const judgeOptions = ({ ignoreComments, all }: JudgeFilesInput): JudgeOptions => ({ ignoreComments, all });

async function judgeFor(rules: Rules, input: JudgeFilesInput): Promise<Judge> {
  const known = judges.get(rules);
  if (known) return known;
  // The reader and the rules: where nothing has changed, nobody needs them.
  const { createJudge } = await import('./judge.ts');
  const made = createJudge(rules.levels, judgeOptions(input));
  judges.set(rules, made);
  return made;
}
