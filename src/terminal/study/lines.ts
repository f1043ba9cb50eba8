import { StringDecoder } from 'node:string_decoder';
import { type InputSource, streamInput } from '../input-source.ts';
import { type Arrived, createMailbox } from '../mailbox.ts';

/** Lines of input, one at a time; undefined once there are no more. */
export interface LineReader {
  next(): Promise<string | undefined>;
  /** Leaves the input to somebody else while `use` runs. */
  lend<T>(use: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Text that was read and that nobody took: whole lines, and how the next one begins. */
interface Unread {
  readonly lines: readonly string[];
  readonly begun: string;
}

const NOTHING: Unread = { lines: [], begun: '' };

/** Lines with the moment of their arrival. */
export interface TimedReader {
  /** The next line, its text undefined once there are no more; undefined where none came for so many ms. */
  next(within?: number): Promise<Arrived<string | undefined> | undefined>;
  /** Stops reading; gives what was not taken. */
  close(): Unread;
}

/** What one reader of a stream had from it and nobody took is for its next reader. */
const leftOf = new WeakMap<NodeJS.ReadStream, Unread>();

/** Reads lines from a stream, in order, whether or not somebody waits for them. */
export function readLines(stdin: NodeJS.ReadStream): LineReader {
  const open = (): TimedReader => {
    const left = leftOf.get(stdin);
    leftOf.delete(stdin);
    return readTimedLines(streamInput(stdin), left);
  };
  const close = (): void => {
    leftOf.set(stdin, reader.close());
  };
  let reader = open();
  return {
    next: async () => (await reader.next())?.item,
    async lend(use) {
      close();
      try {
        return await use();
      } finally {
        reader = open();
      }
    },
    close,
  };
}

const LINE_END = /\r\n|\n|\r/;

/** As `readLines`, each line with the moment at which its end came. */
export function readTimedLines(source: InputSource, left: Unread = NOTHING): TimedReader {
  const lines = createMailbox<string | undefined>(source.settle);
  const decoder = new StringDecoder('utf8');
  let { begun } = left;
  /** Whether the last line ended in a carriage return, whose line feed may be still to come. */
  let returned = false;
  let ended: number | undefined;
  let at = 0;
  for (const line of left.lines) lines.put(line, at);
  const stop = source.listen({
    bytes(chunk, came) {
      at = came;
      const text = decoder.write(chunk);
      const parts = (begun + (returned ? text.replace(/^\n/, '') : text)).split(LINE_END);
      returned = text === '' ? returned : text.endsWith('\r');
      begun = parts.pop() ?? '';
      for (const line of parts) lines.put(line, at);
    },
    end() {
      const rest = begun + decoder.end();
      begun = '';
      if (rest !== '') lines.put(rest, at);
      ended = at;
      lines.put(undefined, at);
    },
  });
  return {
    async next(within) {
      if (ended !== undefined && lines.waiting().length === 0) return { item: undefined, at: ended };
      return lines.next(within);
    },
    close() {
      stop();
      return { lines: lines.waiting().filter((line) => line !== undefined), begun };
    },
  };
}
