// `npm run bench:plan`: simulated learners prepare for an interview, under the plan and in plain due order, at equal minutes.
// `npm run bench:plan -- --seeds 40 --cell 7,300,10` takes more of them, on one cell alone (days, cards, minutes).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CELLS, type CellResult, type Estimate, runCell } from './plan/cells.ts';
import { LEARNERS } from './plan/learners.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    learner: { type: 'string' },
    json: { type: 'boolean' },
    cell: { type: 'string' },
  },
});
const seeds = Number(values.seeds);
const cells = CELLS.filter(
  ({ days, cards, minutes }) => values.cell === undefined || values.cell === `${days},${cards},${minutes}`,
);

const percent = (x: number): string => (100 * x).toFixed(1).padStart(5);
const signed = ({ mean, margin }: Estimate): string => {
  const sign = (x: number): string => `${x < 0 ? '-' : '+'}${Math.abs(100 * x).toFixed(1)}`;
  return `${sign(mean).padStart(5)} [${sign(mean - margin)}, ${sign(mean + margin)}]`.padEnd(21);
};

function rowOf({ cell, recall, minutes, overDue, overAhead, foretold, covered }: CellResult): string {
  const where = `${String(cell.days).padStart(4)} ${String(cell.cards).padStart(5)} ${String(cell.minutes).padStart(4)}`;
  const of = `${percent(recall.due.mean)} ${percent(recall.ahead.mean)} ${percent(recall.plan.mean)}`;
  const spent = `${minutes.due.toFixed(0).padStart(5)} ${minutes.plan.toFixed(0).padStart(5)}`;
  const said = `${percent(foretold)}  ${covered.map((c) => (100 * c).toFixed(0).padStart(3)).join(' ')}`;
  const verdict = overDue.mean < 0 ? 'WORSE' : overDue.mean - overDue.margin > 0 ? 'ok' : 'even';
  return `${where}  ${of}  ${signed(overDue)} ${signed(overAhead)} ${spent}  ${said}  ${verdict}`;
}

/** One learner's cells in a process of its own, each row as it comes. */
function child(name: string): Promise<readonly CellResult[]> {
  const own = ['--json', '--learner', name, '--seeds', String(seeds)];
  const args = [...process.execArgv, fileURLToPath(import.meta.url), ...own];
  if (values.cell !== undefined) args.push('--cell', values.cell);
  const { NODE_OPTIONS: _, ...env } = process.env;
  const run = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  run.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  return new Promise((resolve, reject) => {
    run.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${name} ended with ${code}`));
      resolve(
        text
          .trim()
          .split('\n')
          .map((line): CellResult => JSON.parse(line)),
      );
    });
  });
}

if (values.json) {
  const learner = LEARNERS.find(({ name }) => name === values.learner);
  if (!learner) throw new Error(`no learner ${values.learner}`);
  for (const cell of cells) console.log(JSON.stringify(runCell(learner, cell, seeds)));
} else {
  const started = performance.now();
  console.log(`${seeds} seeds a cell. Percent of all cards recalled on the day, as the learner really remembers; equal minutes a day.
due: due order at 0.9, new cards when time is left; ahead: the same, spare time on the weakest cards; plan: the planner.
Differences are paired, with 95 % intervals; minutes spent in all; foretold on the first day, and how often its range of 90 % held
(first day, half-way).`);
  let worse = 0;
  const all = LEARNERS.map(({ name }) => child(name));
  for (const [i, { name }] of LEARNERS.entries()) {
    const results = (await all[i]) ?? [];
    console.log(
      `\n${name}\ndays cards  min    due ahead  plan  plan - due            plan - ahead          spent  plan  told  range`,
    );
    for (const result of results) console.log(rowOf(result));
    worse += results.filter(({ overDue }) => overDue.mean < 0).length;
  }
  console.log(
    `\n${worse === 0 ? 'The plan is ahead in every cell.' : `The plan is behind in ${worse} cells.`} ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  process.exitCode = worse === 0 ? 0 : 1;
}
