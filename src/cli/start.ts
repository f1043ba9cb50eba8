import { homedir, hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, type ExitCode, Failure } from '../problem.ts';
import { resolvePaths } from '../store/paths.ts';
import { detectCapability } from '../terminal/capability.ts';
import { sanitize } from '../terminal/sanitize.ts';
import { wrap } from '../terminal/text.ts';
import { BUILD, VERSION } from '../version.ts';
import type { Context, GlobalFlags, Out, RunProgram } from './context.ts';
import { runProgram as runCommandLine } from './program.ts';

/**
 * Text out; a reader that has gone away (`| head -1`) ends the output, not the program. @param failed told of anything else, such as a
 * full disk, that keeps the text from where it was to go
 */
function outOn(stream: NodeJS.WriteStream, failed: (why: string) => void): Out {
  let gone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!gone && error.code !== 'EPIPE') failed(error.code ?? error.message);
    gone = true;
  });
  return {
    write: (text) => {
      if (!gone) stream.write(text);
    },
    isGone: () => gone,
  };
}

/** Ctrl-C belongs to the program in the foreground: an editor or a pager goes on, and so must we, to come back to. */
function leaveInterrupts(host: NodeJS.Process): () => void {
  const ours = host.listeners('SIGINT');
  const ignore = (): void => {};
  host.removeAllListeners('SIGINT');
  host.on('SIGINT', ignore);
  return () => {
    host.off('SIGINT', ignore);
    for (const listener of ours) host.on('SIGINT', listener);
  };
}

const runProgramOn =
  (host: NodeJS.Process): RunProgram =>
  async (command, args) => {
    const { spawn } = await import('node:child_process');
    const takeInterrupts = leaveInterrupts(host);
    try {
      return await new Promise((resolve) => {
        const child = spawn(command, args, { stdio: 'inherit' });
        child.on('error', (error) => resolve({ code: null, problem: error.message }));
        child.on('close', (code) => resolve({ code }));
      });
    } finally {
      takeInterrupts();
    }
  };

const launchBeside = async (command: string, args: readonly string[]): Promise<boolean> => {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
};

function contextFor(host: NodeJS.Process, flags: GlobalFlags, out: Out, err: Out): Context {
  const { stdin, stdout, env, platform } = host;
  const capability = detectCapability({ env, stdin, stdout, flags, platform });
  return {
    env,
    cwd: host.cwd(),
    hostname: hostname(),
    clock: {
      now: () => Date.now(),
      offset: (t) => -new Date(t).getTimezoneOffset(),
      steady: () => Number(host.hrtime.bigint()) / 1e6,
    },
    random: Math.random,
    paths: resolvePaths(env, homedir(), platform),
    shippedDecks: path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'decks'),
    version: VERSION,
    build: BUILD,
    platform,
    pid: host.pid,
    stdin,
    stdout,
    out,
    err,
    capability,
    errIsTerminal: host.stderr.isTTY === true,
    pager: flags.pager ?? true,
    theme: async () => (await import('../terminal/theme.ts')).createTheme(capability),
    runProgram: runProgramOn(host),
    launch: launchBeside,
    onSignal: (listen) => {
      const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
        const handler = () => listen(signal);
        host.on(signal, handler);
        return () => host.off(signal, handler);
      });
      return () => {
        for (const off of handlers) off();
      };
    },
    exitNow: (code) => host.exit(code),
  };
}

/** A problem as its user reads it: what files are called is printed safely, and a picture under a query keeps its lines. */
function problemText(message: string, hint: string | undefined, columns: number): string {
  const told = [`prepdeck: ${message}`, ...(hint ? [`  ${hint}`] : [])].map(sanitize);
  const lines = told.flatMap((text) =>
    columns === Number.POSITIVE_INFINITY || text.includes('\n') ? [text] : wrap(text, columns, { hanging: '  ' }),
  );
  return `${lines.join('\n')}\n`;
}

/** Runs one command line to its end and sets the exit code. Known problems are told in two lines, bugs in full. */
export async function start(host: NodeJS.Process, args: readonly string[]): Promise<void> {
  const err = outOn(host.stderr, () => {});
  const out = outOn(host.stdout, (why) => {
    err.write(`prepdeck: cannot write the output: ${why}\n`);
    // From a checker a 1 would say that it found something.
    host.exit(args[0] === 'check' || args[0] === 'fmt' ? EXIT.usage : EXIT.failed);
  });
  const context = (flags: GlobalFlags) => contextFor(host, flags, out, err);
  let code: ExitCode;
  try {
    const streams = { out, err, columns: () => context({}).capability.columns };
    code = await runCommandLine(args, streams, context);
  } catch (error) {
    code = report(error, err, host.stderr.isTTY ? context({}).capability.columns : Number.POSITIVE_INFINITY);
  }
  // Set, not forced: process.exit would cut off what a pipe has not taken yet.
  host.exitCode = code;
}

function report(error: unknown, err: Out, columns: number): ExitCode {
  if (error instanceof Failure) {
    const { message, hint, exit } = error.problem;
    err.write(problemText(message, hint, columns));
    return exit ?? EXIT.failed;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  err.write(
    `prepdeck ${VERSION}: a bug in prepdeck, not in what you did. Nothing that was saved is lost.\n` +
      `Please report it with what you did and the lines below.\n\n${trace}\n`,
  );
  return EXIT.bug;
}
