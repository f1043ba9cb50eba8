import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';

const SECONDS = 6;
const HOOK = fileURLToPath(new URL('countdown-hook.cjs', import.meta.url));

/**
 * The share of a core, percent, that the built program takes with all its threads while a question of a round counts down in a
 * window of 80 by 24 and nobody touches a key. Three figures.
 */
export async function countdownLoop(bin: string, home: string): Promise<readonly number[]> {
  const shares: number[] = [];
  for (let run = 0; run < 3; run++) shares.push(await countdown(bin, home));
  return shares;
}

async function countdown(bin: string, home: string): Promise<number> {
  const file = path.join(home, 'countdown');
  rmSync(file, { force: true });
  const args = [
    '--require',
    HOOK,
    bin,
    'quiz',
    '--mode',
    'solo',
    '--questions',
    '1',
    '--seconds',
    '60',
    '--seed',
    'bench',
  ];
  const env = { PATH: process.env.PATH ?? '', HOME: home, PREPDECK_HOME: home, LANG: 'C.UTF-8', BENCH_CPU_FILE: file };
  const program = pty.spawn(process.execPath, args, { name: 'xterm-256color', cols: 80, rows: 24, cwd: home, env });
  let said = '';
  const ended = new Promise<never>((_, reject) => {
    program.onExit(({ exitCode }) => reject(new Error(`the round ended with ${exitCode}: ${said}`)));
  });
  ended.catch(() => {});
  program.onData((text) => {
    said += text;
  });
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await Promise.race([pass(20), ended]);
  };
  const lines = (): number[] =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];
  try {
    await until(() => /starts the|a new one/.test(said));
    if (!said.includes('starts the')) program.write('n');
    await until(() => said.includes('starts the'));
    program.write('\r');
    // What is compiled at first is no part of it.
    await until(() => / 5[0-8]\.\d s/.test(said));
    program.kill('SIGUSR2');
    await until(() => lines().length === 1);
    const from = performance.now();
    await pass(SECONDS * 1000);
    program.kill('SIGUSR2');
    await until(() => lines().length === 2);
    const [before = 0, after = 0] = lines();
    return ((after - before) / 1000 / (performance.now() - from)) * 100;
  } finally {
    program.kill('SIGKILL');
  }
}
