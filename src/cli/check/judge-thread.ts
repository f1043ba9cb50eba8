import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { readDeckFile } from '../../deck/files.ts';
import { createJudge } from './judge.ts';
import {
  AT_A_TIME,
  END,
  type FileJudged,
  type NumberedAssignment,
  type ThreadResults,
  type ThreadWork,
  takeOne,
} from './second-thread.ts';

// The second thread of a check, an entry of the bundle by itself: takes files until none is left, and says what it finds.
const room = Buffer.allocUnsafeSlow(64 * 1024);

function judgeAll(
  { assignments, levels, options, hashes, left }: ThreadWork,
  tell: (results: ThreadResults) => void,
): void {
  // Only where it is wanted: it takes a while to load.
  const crypto: typeof import('node:crypto') | undefined = hashes
    ? createRequire(import.meta.url)('node:crypto')
    : undefined;
  const judges = levels.map((one) => createJudge(one, options));
  const untaken = new Int32Array(left);
  let results: [number, FileJudged][] = [];
  const numbered: readonly NumberedAssignment[] = JSON.parse(assignments);
  for (const { at, file, real, levels } of numbered.toReversed()) {
    if (!takeOne(untaken)) break;
    results.push([at, judgeOne(file, real, levels)]);
    if (results.length < AT_A_TIME) continue;
    tell(results);
    results = [];
  }
  tell(results);

  function judgeOne(file: string, real: string, levels: number): FileJudged {
    const read = readDeckFile(file, real, room);
    if ('refused' in read) return read;
    const { signature, bytes } = read;
    const judged = judges[levels]?.judge(bytes, file);
    if (judged === undefined) throw new Error(`no levels of number ${levels}`);
    if (crypto === undefined) return { signature, judged };
    return { signature, judged, hash: crypto.createHash('sha256').update(bytes).digest('hex') };
  }
}

parentPort?.once('message', (work: ThreadWork) => {
  judgeAll(work, (results) => parentPort?.postMessage(JSON.stringify(results)));
  parentPort?.postMessage(END);
});
