import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckSettings } from '../../deck/checker.ts';
import { readDeckFile } from '../../deck/files.ts';
import { createJudge, type Judge } from './judge.ts';
import { type FileJudged, type ThreadWork, takeOne } from './second-thread.ts';

// The second thread of a check, an entry of the bundle by itself: takes files until none is left, then says what it found.
const { assignments, options, hashes, left }: ThreadWork = workerData;
const untaken = new Int32Array(left);
const judges = new Map<CheckSettings, Judge>();
const results = new Map<number, FileJudged>();

for (const { at, file, real, levels } of assignments.toReversed()) {
  if (!takeOne(untaken)) break;
  const read = readDeckFile(file, real);
  if ('refused' in read) {
    results.set(at, read);
    continue;
  }
  const judge = judges.get(levels) ?? createJudge(levels, options);
  judges.set(levels, judge);
  const hash = hashes ? createHash('sha256').update(read.bytes).digest('hex') : undefined;
  const judged = judge.judge(read.bytes, file);
  results.set(at, { signature: read.signature, judged, ...(hash === undefined ? {} : { hash }) });
}
parentPort?.postMessage(results);
