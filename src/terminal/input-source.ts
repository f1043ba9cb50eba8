/** Told of what comes in. */
export interface InputListener {
  /** Some bytes, and when they came. */
  readonly bytes: (chunk: Buffer, at: number) => void;
  readonly end: () => void;
}

/** Where keys and lines come from, with the moment at which they came. */
export interface InputSource {
  /** Throws away what was read before anybody listened. */
  drop(): void;
  /** Reads until the way back is called. One may listen at a time. */
  listen(listener: InputListener): () => void;
  /** Once this is done, whatever had come before it was called has been told. */
  settle(): Promise<void>;
}

/** What has come before now may come in pieces, and the first turn of the event loop may end without a look at the input. */
export async function twoTurns(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Reads a stream in this thread: what comes while it is busy is timed when it is read. @param now for those who ask when */
export const streamInput = (stdin: NodeJS.ReadStream, now: () => number = () => 0): InputSource => ({
  drop() {
    while (stdin.read() !== null);
  },
  listen({ bytes, end }) {
    const onData = (chunk: Buffer | string): void => bytes(Buffer.from(chunk as Buffer), now());
    stdin.on('data', onData);
    stdin.on('end', end);
    stdin.resume();
    if (stdin.readableEnded) setImmediate(end);
    return () => {
      stdin.off('data', onData);
      stdin.off('end', end);
      stdin.pause();
    };
  },
  settle: twoTurns,
});
