import { Socket } from 'node:net';
import { isatty, ReadStream } from 'node:tty';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, InputWork } from './timed-input.ts';

// Reads the input in a thread of its own, an entry of the bundle by itself: when something came does not depend on how
// busy the program is.
const { fd }: InputWork = workerData;
const steady = (): number => Number(process.hrtime.bigint()) / 1e6;
const tell = (message: FromThread): void => parentPort?.postMessage(message);

const input = isatty(fd) ? new ReadStream(fd) : new Socket({ fd, readable: true, writable: false });
input.on('data', (chunk: Buffer) => tell({ bytes: chunk, at: steady() }));
input.on('end', () => tell({ end: true }));
// A terminal that is gone says so as an error.
input.on('error', () => tell({ end: true }));

// Asked whether there is more: what has come already is read, and told, before the answer. The first turn of the event loop
// may end without a look at the input.
parentPort?.on('message', (settled: number) => {
  setImmediate(() => setImmediate(() => tell({ settled })));
});
