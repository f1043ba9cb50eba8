import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Parsed, Run } from '../../src/cli/command-spec.ts';
import type { Context } from '../../src/cli/context.ts';
import { seeded } from '../../src/memory/random.ts';
import { type ExitCode, Failure, type Problem } from '../../src/problem.ts';
import { resolvePaths } from '../../src/store/paths.ts';
import { type Capability, detectCapability } from '../../src/terminal/capability.ts';
import { createTheme } from '../../src/terminal/theme.ts';
import { temporaryFolder } from './program.ts';
import { MONDAY } from './study.ts';

export interface FakeOptions {
  /** PREPDECK_HOME; a fresh folder where absent. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
  /** A terminal at both ends, and on stderr. */
  readonly terminal?: boolean;
  readonly plain?: boolean;
  readonly color?: boolean;
  readonly pager?: boolean;
  /** UTC, ms. */
  readonly now?: number;
  /** Minutes east. */
  readonly offset?: number;
  /** What the learner types. */
  readonly input?: string;
  /** Of chance; the same for all contexts where absent, so that two that write give the same event ids. */
  readonly seed?: string;
  readonly runProgram?: Context['runProgram'];
}

/** A Context without a process: streams are buffers, clock and chance are fixed, all folders below one. */
export interface FakeContext extends Context {
  readonly home: string;
  readonly stdoutText: () => string;
  readonly stderrText: () => string;
  /** Moves the clock, ms. */
  readonly pass: (ms: number) => void;
}

function fakeStdin(input: string): Context['stdin'] {
  const stream = new PassThrough();
  stream.end(input);
  return Object.assign(stream, { fd: 0 }) as unknown as Context['stdin'];
}

export function fakeContext(options: FakeOptions = {}): FakeContext {
  const home = options.home ?? temporaryFolder('home');
  const env = { HOME: home, LANG: 'C.UTF-8', ...options.env };
  const shippedDecks = path.join(home, 'shipped');
  mkdirSync(shippedDecks, { recursive: true });
  let now = options.now ?? MONDAY;
  let out = '';
  let err = '';
  const isTTY = options.terminal === true;
  const capability: Capability = detectCapability({
    env,
    platform: 'linux',
    stdin: { isTTY },
    stdout: { isTTY, columns: options.columns ?? 80, rows: options.rows ?? 24 },
    flags: { color: options.color, plain: options.plain },
  });
  return {
    home,
    env,
    cwd: home,
    hostname: 'bench',
    platform: 'linux',
    pid: 4711,
    clock: { now: () => now, offset: () => options.offset ?? 0, steady: () => now },
    random: seeded(options.seed ?? 'context'),
    paths: resolvePaths({ PREPDECK_HOME: home }, home, 'linux'),
    shippedDecks,
    version: '0.0.0',
    build: '0.0.0+test',
    stdin: fakeStdin(options.input ?? ''),
    stdout: process.stdout,
    out: {
      write: (text) => {
        out += text;
      },
      isGone: () => false,
    },
    err: {
      write: (text) => {
        err += text;
      },
      isGone: () => false,
    },
    errIsTerminal: isTTY,
    capability,
    pager: options.pager ?? true,
    theme: async () => createTheme(capability),
    runProgram: options.runProgram ?? (async () => ({ code: 0 })),
    launch: async () => true,
    onSignal: () => () => {},
    exitNow: (code) => {
      throw new Error(`exitNow(${code})`);
    },
    stdoutText: () => out,
    stderrText: () => err,
    pass: (ms) => {
      now += ms;
    },
  };
}

/** What a command came to: its exit code or the problem it ended with. */
export type Outcome = { readonly code: ExitCode } | { readonly problem: Problem };

/** Runs a command as the command line would, problems caught as at the border. */
export async function runCommand(
  run: Run,
  words: readonly string[],
  context: Context,
  options: Parsed['options'] = {},
): Promise<Outcome> {
  try {
    return { code: await run({ words, options }, context) };
  } catch (error) {
    if (error instanceof Failure) return { problem: error.problem };
    throw error;
  }
}

/** Writes a deck of true-or-false checks among the shipped ones, `cards` being their ids; gives its file. */
export function writeDeck(folder: string, id: string, cards: readonly string[], more = ''): string {
  const checks = cards.map(
    (card) => `  - id: ${card}\n    question: Is ${card} so?\n    difficulty: medium\n    answer: true\n`,
  );
  const file = path.join(folder, `${id}.yaml`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `format: 1\nid: ${id}\ntitle: Deck ${id}\nsummary: About ${id}.\n${more}knowledge_check:\n${checks.join('')}`,
  );
  return file;
}

/** Writes lines to a log file of the home. */
export function writeLog(context: Context, device: string, text: string | Uint8Array): string {
  mkdirSync(context.paths.reviews, { recursive: true });
  const file = path.join(context.paths.reviews, `${device}.jsonl`);
  writeFileSync(file, text);
  return file;
}
