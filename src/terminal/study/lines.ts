import { createInterface } from 'node:readline';

/** Lines of input, one at a time; undefined once there are no more. */
export interface LineReader {
  next(): Promise<string | undefined>;
  close(): void;
}

/** A line and when it came. */
export interface TimedLine {
  readonly text: string;
  readonly at: number;
}

export interface TimedReader {
  next(): Promise<TimedLine | undefined>;
  close(): void;
}

/** Reads lines from a stream, in order, whether or not somebody waits for them. */
export function readLines(stdin: NodeJS.ReadStream): LineReader {
  const reader = readTimedLines(stdin, () => 0);
  return { next: async () => (await reader.next())?.text, close: reader.close };
}

/** As `readLines`, each line with the moment of its arrival: not that at which somebody got round to it. */
export function readTimedLines(stdin: NodeJS.ReadStream, now: () => number): TimedReader {
  const reader = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
  const ahead: TimedLine[] = [];
  let waiting: ((line: TimedLine | undefined) => void) | undefined;
  let ended = false;
  const settle = (line: TimedLine | undefined): void => {
    const answer = waiting;
    waiting = undefined;
    if (answer) answer(line);
    else if (line !== undefined) ahead.push(line);
  };
  reader.on('line', (text) => settle({ text, at: now() }));
  reader.on('close', () => {
    ended = true;
    settle(undefined);
  });
  return {
    next: () =>
      new Promise((resolve) => {
        const line = ahead.shift();
        if (line !== undefined || ended) resolve(line);
        else waiting = resolve;
      }),
    close: () => {
      reader.close();
      stdin.pause();
    },
  };
}
