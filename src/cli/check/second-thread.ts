import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckSettings } from '../../deck/checker.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import type { Signature } from '../../deck/files.ts';
import type { Judged, JudgeOptions } from './judge.ts';

/** A thread takes as long to start, and to learn its way, as some hundred files take. */
const WORTH_A_THREAD = 1500;

/** A file that has to be judged, and its place among all of the run. */
export interface Assignment {
  readonly at: number;
  /** As it is shown. */
  readonly file: string;
  readonly real: string;
  readonly levels: CheckSettings;
}

/** What a thread is started with. */
export interface ThreadWork {
  readonly assignments: readonly Assignment[];
  readonly options: JudgeOptions;
  /** Whether anybody wants to know by its hash what was judged. */
  readonly hashes: boolean;
  /** One number: how many files nobody has taken yet. This thread takes them from the front, the other from the back. */
  readonly left: SharedArrayBuffer;
}

/** What a thread found in a file. */
export type FileJudged =
  | { readonly refused: Diagnostic }
  | { readonly signature: Signature; readonly hash?: string; readonly judged: Judged };

/** Whether there was a file left to take. */
export const takeOne = (left: Int32Array): boolean => Atomics.sub(left, 0, 1) > 0;

export interface SecondThread {
  /** What the other thread found in the file at this place; undefined where this one is to judge it. Asked for in order. */
  readonly judged: (at: number) => Promise<FileJudged> | undefined;
}

/** Has a second thread judge files as well, where there are enough of them, and a processor for it; undefined where not. */
export async function startThread(work: Omit<ThreadWork, 'left'>): Promise<SecondThread | undefined> {
  const { assignments } = work;
  // Beside the chunk that this is bundled into; where it runs from source there is none, and one thread does it all.
  const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'judge-thread.cjs');
  if (assignments.length < WORTH_A_THREAD || availableParallelism() < 2 || !existsSync(program)) return undefined;
  const left = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  left[0] = assignments.length;
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(program, { workerData: { ...work, left: left.buffer } satisfies ThreadWork });
  const results = new Promise<ReadonlyMap<number, FileJudged>>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the second thread ended with ${code} and said nothing`)));
  });
  // Whoever waits for a file is told; until then it must not end the program.
  results.catch(() => {});
  const assigned = new Set(assignments.map(({ at }) => at));
  return {
    judged: (at) => {
      if (!assigned.has(at) || takeOne(left)) return undefined;
      return results.then((found) => {
        const one = found.get(at);
        if (one === undefined) throw new Error(`the second thread left out file ${at}`);
        return one;
      });
    },
  };
}
