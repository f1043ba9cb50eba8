// `npm run bench`: the speeds that the design promises, each as a ratio to a bare `node -e 0` measured beside it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browseLoop } from './browse-loop.ts';
import { countdownLoop } from './countdown-loop.ts';
import { addReview, CARDS_A_DECK, DECKS, REVIEWS, writeDecks, writeReviews } from './library.ts';
import { ratingLoop } from './rating-loop.ts';

const ROUNDS = 15;
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = path.join(root, 'bin', 'prepdeck.js');
const hook = path.join(root, 'test', 'bench', 'cpu-hook.cjs');

const home = mkdtempSync(path.join(tmpdir(), 'prepdeck-bench-'));
const cpuFile = path.join(home, 'cpu');
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env;
const env = { ...inherited, PREPDECK_HOME: home, BENCH_CPU_FILE: cpuFile, LANG: 'C.UTF-8' };

/** CPU time of one run in ms, to its end or until it has printed `until`. */
function cpu(args: readonly string[], until = ''): number {
  const options = { env: { ...env, BENCH_UNTIL: until }, input: '', encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], options);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(readFileSync(cpuFile, 'utf8')) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

interface Line {
  readonly what: string;
  readonly measured: number;
  readonly bar: number;
  readonly unit: string;
  readonly note: string;
}

const lines: Line[] = [];

try {
  console.log(
    `${DECKS * CARDS_A_DECK} cards in ${DECKS} decks, ${REVIEWS} reviews; medians of ${ROUNDS} runs side by side`,
  );
  const ids = writeDecks(path.join(home, 'data', 'decks'));
  const reviews = path.join(home, 'data', 'reviews');
  writeReviews(reviews, ids, Date.now());
  const megabytes =
    ['bench-aaaa', 'bench-bbbb'].reduce((n, d) => n + statSync(path.join(reviews, `${d}.jsonl`)).size, 0) / 1e6;
  const coldDecks = cpu([bin, 'due', '--json']);
  console.log(
    `log ${megabytes.toFixed(1)} MB; first start ever (decks parsed, log folded): ${(coldDecks / 1000).toFixed(1)} s of CPU\n`,
  );

  const runs = { bare: [0], version: [0], due: [0], study: [0], cold: [0], grown: [0] };
  for (const of of Object.values(runs)) of.length = 0;
  const forget = (name: string): void => rmSync(path.join(home, 'cache', name));
  for (let i = 0; i < ROUNDS; i++) {
    runs.bare.push(cpu(['-e', '0']));
    runs.version.push(cpu([bin, '--version']));
    runs.due.push(cpu([bin, 'due', '--json']));
    runs.study.push(cpu([bin, 'study', '--plain'], 'Choose one'));
    forget('today.json');
    runs.grown.push(cpu([bin, 'due', '--json']));
    forget('today.json');
    forget('memory');
    runs.cold.push(cpu([bin, 'due', '--json']));
  }
  const bare = median(runs.bare);
  const ratio = (of: readonly number[]): number => median(of.map((ms, i) => ms / (runs.bare[i] ?? bare)));
  const note = (of: readonly number[]): string => `${median(of).toFixed(0)} ms of CPU`;
  lines.push(
    { what: '--version', measured: ratio(runs.version), bar: 1.7, unit: 'x bare node', note: note(runs.version) },
    { what: 'due --json', measured: ratio(runs.due), bar: 3, unit: 'x bare node', note: note(runs.due) },
    { what: 'first study question', measured: ratio(runs.study), bar: 5, unit: 'x bare node', note: note(runs.study) },
    {
      what: 'due --json, numbers anew',
      measured: ratio(runs.grown),
      bar: Number.NaN,
      unit: 'x bare node',
      note: `${note(runs.grown)}; the first look after a session`,
    },
    {
      what: 'cold fold of the log',
      measured: median(runs.cold.map((ms, i) => ms - (runs.grown[i] ?? 0))) / 1000,
      bar: 0.6,
      unit: 's of CPU',
      note: 'due --json without its cache, less with it',
    },
  );
  // Made anew first, as after a session that was long.
  cpu([bin, 'stats']);
  const told = { stats: [0], json: [0], anew: [0] };
  for (const of of Object.values(told)) of.length = 0;
  for (let i = 0; i < ROUNDS; i++) {
    told.stats.push(cpu([bin, 'stats']));
    told.json.push(cpu([bin, 'stats', '--json']));
    addReview(reviews, ids[i] ?? '', Date.now());
    told.anew.push(cpu([bin, 'stats']));
  }
  lines.push(
    { what: 'stats', measured: ratio(told.stats), bar: 8, unit: 'x bare node', note: note(told.stats) },
    { what: 'stats --json', measured: ratio(told.json), bar: 8, unit: 'x bare node', note: note(told.json) },
    { what: 'stats after a review', measured: ratio(told.anew), bar: 8, unit: 'x bare node', note: note(told.anew) },
  );
  const loop = await ratingLoop(home);
  lines.push({
    what: 'rating to next question',
    measured: median(loop.own),
    bar: 5,
    unit: 'ms over fsync',
    note: `95 of 100 within ${loop.p95.toFixed(1)} ms; write and fsync ${median(loop.fsync).toFixed(1)} ms`,
  });
  const keys = await browseLoop(home);
  lines.push({
    what: 'browse: key to new list',
    // The bar is for every key, not for most.
    measured: Math.max(...keys),
    bar: 30,
    unit: 'ms of own work',
    note: `the worst of ${keys.length} keys; their median ${median(keys).toFixed(1)} ms`,
  });
  const shares = await countdownLoop(bin, home);
  lines.push({
    what: 'quiz: a countdown',
    measured: median(shares),
    bar: 2,
    unit: '% of a core',
    note: `between ${Math.min(...shares).toFixed(1)} and ${Math.max(...shares).toFixed(1)}; all threads of the program`,
  });
  console.log(`bare node: ${bare.toFixed(0)} ms of CPU`);
  for (const { what, measured, bar, unit, note } of lines) {
    const verdict = Number.isNaN(bar) ? '    ' : measured <= bar ? 'ok  ' : 'OVER';
    console.log(
      `${verdict} ${what.padEnd(24)} ${measured.toFixed(2).padStart(6)}  ${Number.isNaN(bar) ? '        ' : `bar ${String(bar).padStart(4)}`} ${unit.padEnd(14)} ${note}`,
    );
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
