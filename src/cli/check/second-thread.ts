import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
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

/** What a thread is told. Lists of thousands go as JSON, which takes less time than as objects. */
export interface ThreadWork {
  /** Assignments, with the number of their levels among `levels`. */
  readonly assignments: string;
  readonly levels: readonly CheckSettings[];
  readonly options: JudgeOptions;
  /** Whether anybody wants to know by its hash what was judged. */
  readonly hashes: boolean;
  /** One number: how many files nobody has taken yet. This thread takes them from the front, the other from the back. */
  readonly left: SharedArrayBuffer;
}

export type NumberedAssignment = Omit<Assignment, 'levels'> & { readonly levels: number };

/** What a thread found in a file. */
export type FileJudged =
  | { readonly refused: Diagnostic }
  | { readonly signature: Signature; readonly hash?: string; readonly judged: Judged };

/** What a thread says, as JSON, whenever it has judged so many files: what it found, by the place of the file. */
export type ThreadResults = readonly (readonly [at: number, found: FileJudged])[];
export const AT_A_TIME = 256;
/** What it says last. */
export const END = 'end';

/** Whether there was a file left to take. */
export const takeOne = (left: Int32Array): boolean => Atomics.sub(left, 0, 1) > 0;

/** Another thread that judges files as well, where there are enough of them, and a processor for it. */
export class SecondThread {
  readonly #known: number;
  #expected = 0;
  #worker: Worker | undefined;
  #left: Int32Array<ArrayBufferLike> = new Int32Array(0);
  #assigned: ReadonlySet<number> = new Set();
  readonly #found = new Map<number, FileJudged>();
  #end: Promise<void> = Promise.resolve();
  #hasFailed = false;

  /** `known`: of how many files earlier runs have left what they found. */
  constructor(known: number) {
    this.#known = known;
  }

  /** Told of files that are there, before anybody has looked at them: while that is done the thread can start. */
  readonly expect = (files: number): void => {
    this.#expected += files;
    if (this.#expected - this.#known >= WORTH_A_THREAD) this.#start();
  };

  /** Has the thread begin with the last of these files; nothing where they are few. */
  begin(assignments: readonly Assignment[], rest: Pick<ThreadWork, 'options' | 'hashes'>): void {
    if (assignments.length < WORTH_A_THREAD) return;
    const worker = this.#start();
    if (worker === undefined) return;
    this.#left = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.#left[0] = assignments.length;
    this.#assigned = new Set(assignments.map(({ at }) => at));
    const levels = [...new Set(assignments.map((one) => one.levels))];
    const numbers = new Map(levels.map((one, i) => [one, i]));
    const numbered = assignments.map((one) => ({ ...one, levels: numbers.get(one.levels) ?? 0 }));
    worker.ref();
    worker.postMessage({
      assignments: JSON.stringify(numbered satisfies readonly NumberedAssignment[]),
      levels,
      ...rest,
      left: this.#left.buffer,
    });
  }

  /**
   * What the other thread found in the file at this place; undefined where this one is to judge it, also because the other could not. Asked for
   * in order.
   */
  judged(at: number): Promise<FileJudged | undefined> | undefined {
    if (!this.#assigned.has(at) || takeOne(this.#left)) return undefined;
    return this.#end.then(() => this.#found.get(at));
  }

  /** Ends the thread, whether it has had anything to do or not. */
  release(): void {
    void this.#worker?.terminate();
  }

  /** Lets this thread hear what the other has said so far, if there is one: all at once at the end, both would wait for it. */
  hear(): Promise<void> | undefined {
    return this.#assigned.size > 0 ? new Promise((resolve) => setImmediate(resolve)) : undefined;
  }

  #start(): Worker | undefined {
    if (this.#worker || this.#hasFailed) return this.#worker;
    // Beside the chunk that this is bundled into; where it runs from source there is none, and one thread does it all.
    const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'judge-thread.cjs');
    if (availableParallelism() < 2 || !existsSync(program)) return undefined;
    // At once, and only here: it takes a while to load.
    const { Worker }: typeof import('node:worker_threads') = createRequire(import.meta.url)('node:worker_threads');
    let worker: Worker;
    try {
      worker = new Worker(path.join(path.dirname(program), '../bin/thread.js'), { workerData: program });
    } catch {
      // There may be no more threads, or no memory for one.
      this.#hasFailed = true;
      return undefined;
    }
    this.#worker = worker;
    this.#end = new Promise((resolve) => {
      worker.on('message', (said: string) => {
        if (said === END) resolve();
        else for (const [at, found] of JSON.parse(said) satisfies ThreadResults) this.#found.set(at, found);
      });
      // Then this thread does what the other has not done, and meets what there is to meet.
      worker.once('error', () => {
        this.#hasFailed = true;
        this.#worker = undefined;
        resolve();
      });
      worker.once('exit', () => resolve());
    });
    // Only now, for whoever listens refers to it again: while nobody waits for it, it is no reason to go on.
    worker.unref();
    return worker;
  }
}
