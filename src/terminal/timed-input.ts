import { existsSync, fstatSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type InputListener, type InputSource, streamInput } from './input-source.ts';

/** What the thread is given. */
export interface InputWork {
  readonly fd: number;
}

/** What it says; `at` is a moment of the steady count. */
export type FromThread =
  | { readonly bytes: Uint8Array; readonly at: number }
  | { readonly end: true }
  | { readonly settled: number };

export interface TimedInputOptions {
  readonly platform: NodeJS.Platform;
  readonly stdin: NodeJS.ReadStream & { readonly fd: number };
  /** Now, and what that clock said at a moment of the steady count. */
  readonly now: () => number;
  readonly of: (steady: number) => number;
}

/** Terminals and pipes, where something may come at any time. A file was there before anything was asked. */
function comesInTime({ fd, isTTY }: TimedInputOptions['stdin']): boolean {
  if (isTTY) return true;
  try {
    const stat = fstatSync(fd);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

/**
 * Input whose times are true however busy this thread is: another one reads, and times what comes by the steady count of
 * the machine. Where there can be none, this thread reads.
 */
export async function timedInput({ stdin, platform, now, of }: TimedInputOptions): Promise<InputSource> {
  const here = streamInput(stdin, now);
  const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'input-thread.cjs');
  // On Windows keys are read raw by the handle that asked for it, not by whoever reads the terminal.
  if (platform === 'win32' || !comesInTime(stdin) || !existsSync(program)) return here;
  const { Worker } = await import('node:worker_threads');
  return threadInput(() => new Worker(program, { workerData: { fd: stdin.fd } satisfies InputWork }), of, here);
}

/** What is needed of a thread. */
interface Thread {
  on(event: 'message', listener: (message: FromThread) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  postMessage(settled: number): void;
  terminate(): Promise<number>;
}

/** Input that a thread reads; `here` goes on where the thread fails. */
export function threadInput(start: () => Thread, of: (steady: number) => number, here: InputSource): InputSource {
  let thread: Thread | undefined;
  let asked = 0;
  const waiting = new Map<number, () => void>();
  const answerAll = (): void => {
    for (const answer of waiting.values()) answer();
    waiting.clear();
  };

  const listen = ({ bytes, end }: InputListener): (() => void) => {
    let stop: (() => void) | undefined;
    const reading = start();
    thread = reading;
    reading.on('message', (message: FromThread) => {
      if (thread !== reading) return;
      if ('bytes' in message) bytes(Buffer.from(message.bytes), of(message.at));
      else if ('end' in message) end();
      else {
        waiting.get(message.settled)?.();
        waiting.delete(message.settled);
      }
    });
    reading.on('error', () => {
      if (thread !== reading) return;
      thread = undefined;
      stop = here.listen({ bytes, end });
      answerAll();
    });
    return () => {
      stop?.();
      if (thread !== reading) return;
      thread = undefined;
      void reading.terminate();
      answerAll();
    };
  };

  return {
    // What came before is in the hands of the system, and the thread reads it: whoever needs to forget it says so later.
    drop: () => {},
    listen,
    settle: () =>
      thread === undefined
        ? here.settle()
        : new Promise((resolve) => {
            waiting.set(++asked, resolve);
            thread?.postMessage(asked);
          }),
  };
}
