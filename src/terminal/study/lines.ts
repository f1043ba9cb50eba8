import { createInterface } from 'node:readline';
import { type Arrived, createMailbox } from '../mailbox.ts';

/** Lines of input, one at a time; undefined once there are no more. */
export interface LineReader {
  next(): Promise<string | undefined>;
  close(): void;
}

/** Lines with the moment of their arrival. */
export interface TimedReader {
  /** The next line, its text undefined once there are no more; undefined where none came for so many ms. */
  next(within?: number): Promise<Arrived<string | undefined> | undefined>;
  close(): void;
}

/** Reads lines from a stream, in order, whether or not somebody waits for them. */
export function readLines(stdin: NodeJS.ReadStream): LineReader {
  const reader = readTimedLines(stdin, () => 0);
  return { next: async () => (await reader.next())?.item, close: reader.close };
}

/** As `readLines`, each line with the moment of its arrival. */
export function readTimedLines(stdin: NodeJS.ReadStream, now: () => number): TimedReader {
  const reader = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
  const lines = createMailbox<string | undefined>(now);
  reader.on('line', lines.put);
  let ended = false;
  reader.on('close', () => {
    ended = true;
    lines.put(undefined);
  });
  return {
    async next(within) {
      if (ended && lines.waiting().length === 0) return { item: undefined, at: now() };
      return lines.next(within);
    },
    close: () => {
      reader.close();
      stdin.pause();
    },
  };
}
