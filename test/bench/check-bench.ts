// `npm run bench:check`: the checker's speed beside ajv-cli over our JSON Schema and beside `yaml` with ajv, on generated decks.
// `--rounds N` for other than 7 rounds.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { QUESTIONS_A_DECK, writeDecks, writeDefectiveDecks } from './check-decks.ts';
import { median, type Run, ratio, runner, sideBySide } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = process.env.PREPDECK_PROGRAM ?? path.join(root, 'bin', 'prepdeck.js');
const peers = path.join(root, 'test', 'bench', 'peers');
const schema = path.join(root, 'decks', 'deck.schema.json');
const ajvCli = path.join(peers, 'node_modules', 'ajv-cli', 'dist', 'index.js');
const BIG = 10_000;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(values.rounds);

if (!existsSync(ajvCli))
  execFileSync('npm', ['ci', '--prefix', peers, '--no-audit', '--no-fund'], { stdio: 'inherit' });

const home = mkdtempSync(path.join(tmpdir(), 'prepdeck-check-bench-'));
const run = runner(home);
const at = (name: string): string => path.join(home, name);

/** A run of the checker must end as the decks deserve: a wrong verdict is no speed. */
function check(expected: 0 | 1, ...args: readonly string[]): Run {
  const ran = run([bin, 'check', '--format', 'json', ...args]);
  if (ran.status !== expected)
    throw new Error(`check ${args.join(' ')} ended with ${ran.status}: ${ran.stdout.slice(0, 2000)}`);
  return ran;
}

/** `deck-20.yaml PD204 12` for each finding of a JSON report. */
function findings(json: string): readonly string[] {
  const { diagnostics }: { diagnostics: readonly { file: string; code: string; line: number }[] } = JSON.parse(json);
  const all = diagnostics.map(({ file, code, line }) => `${path.basename(file)} ${code} ${line}`);
  return all.toSorted();
}

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly bar: number;
  readonly unit: string;
  readonly note: string;
}

function print({ what, measured, bar, unit, note }: Row): void {
  const verdict = measured <= bar ? 'ok  ' : 'OVER';
  console.log(
    `${verdict} ${what.padEnd(34)} ${measured.toFixed(2).padStart(7)}  bar ${String(bar).padStart(4)} ${unit.padEnd(24)} ${note}`,
  );
}

const seconds = (runs: readonly Run[]): string => `${(median(runs.map(({ ms }) => ms)) / 1000).toFixed(2)} s`;
const memory = (runs: readonly Run[]): number => Math.max(...runs.map(({ megabytes }) => megabytes));

try {
  const size = writeDecks(at('valid'), 1000);
  const expected = writeDefectiveDecks(at('defective'), 1000);
  writeDecks(at('many'), 5000);
  const bigSize = writeDecks(at('big'), 1, BIG);
  console.log(
    `1,000 decks of ${QUESTIONS_A_DECK} questions, ${(size / 1e6).toFixed(1)} MB; one of ${BIG} questions, ` +
      `${(bigSize / 1e6).toFixed(1)} MB; medians of ${rounds} rounds side by side\n`,
  );
  const big = path.join(at('big'), 'deck-0.yaml');

  const found = findings(check(1, '--no-cache', at('defective')).stdout);
  const missed = expected.filter((one) => !found.includes(one));
  const beyond = found.filter((one) => !expected.includes(one));
  const exact = missed.length === 0 && beyond.length === 0;
  console.log(
    `${exact ? 'ok  ' : 'OVER'} ${expected.length} planted findings in 50 of 1,000 decks: ${missed.length} missed, ${beyond.length} beyond them`,
  );
  for (const one of missed) console.log(`     missed ${one}`);
  for (const one of beyond) console.log(`     beyond ${one}`);

  check(0, at('valid'));
  const [refused] = findings(run([bin, 'check', '--no-cache', '--format', 'json', big]).stdout);
  if (refused !== undefined) console.log(`OVER the deck of ${BIG} questions is refused: ${refused}`);
  const runs = sideBySide(rounds, {
    bare: () => run(['-e', '0']),
    again: () => check(0, at('valid')),
    ajv: () => run([ajvCli, 'validate', '-s', schema, '-d', `${at('valid')}/*.yaml`]),
    cold: () => check(0, '--no-cache', at('valid')),
    defective: () => check(1, '--no-cache', at('defective')),
    many: () => check(0, '--no-cache', at('many')),
    yamlAjv: () => run([path.join(peers, 'yaml-ajv.mjs'), schema, at('valid')]),
    yaml: () => run([path.join(peers, 'yaml-parse.mjs'), big]),
    big: () => check(refused === undefined ? 0 : 1, '--no-cache', big),
  });
  const { bare, again, ajv, cold, defective, many, yamlAjv, yaml } = runs;
  const took = (of: readonly Run[]): string => `${seconds(of)}, ${memory(of).toFixed(0)} MB`;
  const rows: readonly Row[] = [
    { what: '1,000 valid decks, cold', measured: ratio(cold, ajv), bar: 0.7, unit: 'x ajv-cli', note: took(cold) },
    { what: 'their peak memory', measured: memory(cold), bar: 100, unit: 'MB', note: '' },
    {
      what: '5 of 100 defective, cold',
      measured: ratio(defective, ajv),
      bar: 1.3,
      unit: 'x ajv-cli on valid ones',
      note: took(defective),
    },
    {
      what: '5,000 valid decks, cold',
      measured: ratio(many, ajv),
      bar: 1.5,
      unit: 'x ajv-cli on 1,000',
      note: took(many),
    },
    {
      what: '1,000 decks, nothing changed',
      measured: ratio(again, bare),
      bar: 3,
      unit: 'x bare node',
      note: took(again),
    },
    {
      what: `${BIG} questions in one deck`,
      measured: ratio(runs.big, yaml),
      bar: 0.5,
      unit: 'x yaml.parse',
      note: took(runs.big),
    },
  ];
  for (const row of rows) print(row);
  console.log('\nbeside it');
  console.log(`     ajv-cli 5, 1,000 valid decks       ${took(ajv)}`);
  console.log(
    `     yaml + ajv, 1,000 valid decks      ${took(yamlAjv)}; ${ratio(cold, yamlAjv).toFixed(2)} of it is what check takes`,
  );
  console.log(`     yaml.parse, ${BIG} questions       ${took(yaml)}`);
  console.log(`     bare node                          ${took(bare)}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
