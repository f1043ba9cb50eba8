import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HOOK = fileURLToPath(new URL('usage-hook.cjs', import.meta.url));

/** What one run of a program took. */
export interface Run {
  /** From its start to its end. */
  readonly ms: number;
  /** The most memory it held. */
  readonly megabytes: number;
  readonly status: number | null;
  readonly stdout: string;
}

/** Runs Node programs with nothing of whoever measures but the search path. */
export function runner(home: string): (args: readonly string[]) => Run {
  const usage = path.join(home, 'usage.json');
  const env = { PATH: process.env.PATH, HOME: home, PREPDECK_HOME: home, LANG: 'C.UTF-8', BENCH_USAGE_FILE: usage };
  return (args) => {
    const start = performance.now();
    const ran = spawnSync(process.execPath, ['--require', HOOK, ...args], {
      env,
      input: '',
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const ms = performance.now() - start;
    if (ran.status === null)
      throw new Error(`${args.join(' ')} was ended by ${ran.signal}: ${ran.stderr.slice(0, 1000)}`);
    const { kilobytes }: { kilobytes: number } = JSON.parse(readFileSync(usage, 'utf8'));
    return { ms, megabytes: kilobytes / 1024, status: ran.status, stdout: ran.stdout };
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs each program once a round, so that whatever else the machine does falls on all alike. */
export function sideBySide<Name extends string>(
  rounds: number,
  programs: Readonly<Record<Name, () => Run>>,
): Readonly<Record<Name, readonly Run[]>> {
  const names = Object.keys(programs) as Name[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) runs[name].push(programs[name]());
  }
  return runs;
}

/** The median of how one program did over how another did in the same round. */
export const ratio = (of: readonly Run[], to: readonly Run[]): number =>
  median(of.map(({ ms }, i) => ms / (to[i]?.ms ?? Number.NaN)));
