import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckSettings } from '../../deck/checker.ts';
import { readDeckFile } from '../../deck/files.ts';
import { createJudge, type Judge } from './judge.ts';
import { type Assignment, type FileJudged, type ThreadWork, takeOne } from './second-thread.ts';

// The second thread of a check, an entry of the bundle by itself: takes files until none is left, then says what it found.
const { assignments, options, hashes, left }: ThreadWork = workerData;
const untaken = new Int32Array(left);
const room = Buffer.allocUnsafeSlow(64 * 1024);
const judges = new Map<CheckSettings, Judge>();
const results = new Map<number, FileJudged>();

function judgeOne({ file, real, levels }: Assignment): FileJudged {
  const read = readDeckFile(file, real, room);
  if ('refused' in read) return read;
  const judge = judges.get(levels) ?? createJudge(levels, options);
  judges.set(levels, judge);
  const judged = judge.judge(read.bytes, file);
  const { signature } = read;
  if (!hashes) return { signature, judged };
  return { signature, judged, hash: createHash('sha256').update(read.bytes).digest('hex') };
}

for (const one of assignments.toReversed()) {
  if (!takeOne(untaken)) break;
  results.set(one.at, judgeOne(one));
}
parentPort?.postMessage(results);
