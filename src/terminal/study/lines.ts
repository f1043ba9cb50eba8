import { createInterface } from 'node:readline';

/** Lines of input, one at a time; undefined once there are no more. */
export interface LineReader {
  next(): Promise<string | undefined>;
  close(): void;
}

/** Reads lines from a stream, in order, whether or not somebody waits for them. */
export function readLines(stdin: NodeJS.ReadStream): LineReader {
  const reader = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
  const ahead: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let ended = false;
  const settle = (line: string | undefined): void => {
    const answer = waiting;
    waiting = undefined;
    if (answer) answer(line);
    else if (line !== undefined) ahead.push(line);
  };
  reader.on('line', settle);
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
