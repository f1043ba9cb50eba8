import { createInterface } from 'node:readline';
import { type Arrived, createMailbox } from '../mailbox.ts';

/** Lines of input, one at a time; undefined once there are no more. */
export interface LineReader {
  next(): Promise<string | undefined>;
  /** Leaves the input to somebody else while `use` runs. */
  lend<T>(use: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Lines with the moment of their arrival. */
export interface TimedReader extends Pick<LineReader, 'lend' | 'close'> {
  /** The next line, its text undefined once there are no more; undefined where none came for so many ms. */
  next(within?: number): Promise<Arrived<string | undefined> | undefined>;
}

/** Reads lines from a stream, in order, whether or not somebody waits for them. */
export function readLines(stdin: NodeJS.ReadStream): LineReader {
  const reader = readTimedLines(stdin, () => 0);
  return { ...reader, next: async () => (await reader.next())?.item };
}

/** Lines that one reader of a stream had from it and nobody took: they are for its next reader. */
const unread = new WeakMap<NodeJS.ReadStream, readonly string[]>();

/** As `readLines`, each line with the moment of its arrival. */
export function readTimedLines(stdin: NodeJS.ReadStream, now: () => number): TimedReader {
  const lines = createMailbox<string | undefined>(now);
  let ended = false;
  const end = (): void => {
    ended = true;
    lines.put(undefined);
  };
  const open = (): (() => void) => {
    for (const line of unread.get(stdin) ?? []) lines.put(line);
    unread.delete(stdin);
    // Nothing tells of an end that is past.
    if (stdin.readableEnded) {
      end();
      return () => undefined;
    }
    const reader = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
    reader.on('line', lines.put);
    reader.on('close', end);
    return () => {
      reader.off('close', end);
      reader.close();
      stdin.pause();
    };
  };
  let stop = open();
  const close = (): void => {
    stop();
    const left = lines.waiting().filter((line) => line !== undefined);
    if (left.length > 0) unread.set(stdin, left);
    lines.forget(() => false);
  };
  return {
    async next(within) {
      if (ended && lines.waiting().length === 0) return { item: undefined, at: now() };
      return lines.next(within);
    },
    async lend(use) {
      close();
      try {
        return await use();
      } finally {
        ended = false;
        stop = open();
      }
    },
    close,
  };
}
