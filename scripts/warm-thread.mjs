// Has a thread judge the decks that ship, so that a code cache beside it holds the functions which that takes.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

const decks = readdirSync('decks').map((name) => path.resolve('decks', name));
const left = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
left[0] = decks.length;
const worker = new Worker('./bin/thread.js', { workerData: path.resolve('dist/judge-thread.cjs') });
worker.once('error', (error) => {
  throw error;
});
worker.postMessage({
  assignments: JSON.stringify(decks.map((file, at) => ({ at, file, real: file, levels: 0 }))),
  levels: [{}],
  options: { ignoreComments: true, all: false },
  hashes: false,
  left: left.buffer,
});
