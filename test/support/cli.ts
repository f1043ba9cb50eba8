import { type ChildProcess, spawn } from 'node:child_process';
import { cleanEnv, type Env, newHome, PROGRAM } from './program.ts';

export interface CliResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended the program. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface CliOptions {
  readonly env?: Env;
  /** All of stdin; nothing where absent. */
  readonly input?: string;
  /** PREPDECK_HOME; a fresh one where absent. */
  readonly home?: string;
  readonly cwd?: string;
  /** Another program than the one built here. */
  readonly program?: string;
}

/** The built program as a child with pipes, for tests that talk with it while it runs. */
export function spawnCli(args: readonly string[], options: Omit<CliOptions, 'input'> = {}) {
  const home = options.home ?? newHome();
  return spawn(process.execPath, [options.program ?? PROGRAM, ...args], {
    env: cleanEnv(home, options.env),
    cwd: options.cwd ?? home,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Code and signal of a child once it has ended and its output has been read. */
export const endOf = (child: ChildProcess): Promise<Pick<CliResult, 'code' | 'signal'>> =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });

/** Runs the built program to its end, stdin, stdout and stderr being pipes. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = spawnCli(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A program that ends before it has read everything is not a fault of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return { ...(await endOf(child)), stdout, stderr };
}

/** Runs a shell command line in which `$PREPDECK` is the program. */
export async function runShell(
  line: string,
  { env, home = newHome(), cwd, program = PROGRAM }: Omit<CliOptions, 'input'> = {},
): Promise<CliResult> {
  const command = `'${process.execPath}' '${program}'`;
  const child = spawn('bash', ['-c', line.replaceAll('$PREPDECK', command)], {
    env: cleanEnv(home, env),
    cwd: cwd ?? home,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { ...(await endOf(child)), stdout, stderr };
}

/** Far beyond what anything here takes: it only ends a wait that would last for ever. */
export const PATIENCE = 30_000;

/** Lines of text that a child prints, for waiting until something has been said. */
export class Transcript {
  text = '';
  /** Up to where `until` has read. */
  #read = 0;
  #ended = false;
  #wake: (() => void)[] = [];

  constructor(child: ChildProcess, stream = child.stdout) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      this.text += text;
      this.#tell();
    });
    child.on('close', () => {
      this.#ended = true;
      this.#tell();
    });
  }

  #tell(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const call of wake) call();
  }

  /** What was said up to and with a match, from where the last call ended; undefined where the program has ended. */
  async until(pattern: RegExp): Promise<string | undefined> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#tell();
    }, PATIENCE);
    try {
      for (;;) {
        const rest = this.text.slice(this.#read);
        const match = pattern.exec(rest);
        if (match) {
          const upTo = match.index + match[0].length;
          this.#read += upTo;
          return rest.slice(0, upTo);
        }
        if (this.#ended) return undefined;
        if (late) throw new Error(`waited for ${pattern}; last it said\n${this.text.slice(-2000)}`);
        await new Promise<void>((resolve) => this.#wake.push(resolve));
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
