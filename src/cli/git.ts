import { EXIT, fail, ok, type Result } from '../problem.ts';
import { oneLine } from '../terminal/sanitize.ts';
import type { Context } from './context.ts';

export interface GitAnswer {
  readonly code: number | null;
  readonly stdout: Buffer;
  /** The first line of what it complained of. */
  readonly complaint: string;
}

/** These say which repository to use, for instance in a hook: we say so ourselves. */
const OF_A_REPOSITORY = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** Runs git in a folder, without a shell, for reading only: it takes no locks, asks nothing and fetches nothing. */
export async function git(
  folder: string,
  args: readonly string[],
  { env, cwd }: Pick<Context, 'env' | 'cwd'>,
  input = '',
): Promise<Result<GitAnswer>> {
  const { spawn } = await import('node:child_process');
  const own = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
  const given = Object.entries(env).filter(([name]) => !OF_A_REPOSITORY.includes(name));
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', folder, ...args], { cwd, env: { ...Object.fromEntries(given), ...own } });
    const chunks: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    // One that ends before it has read everything says so by its code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      const message = missing ? 'git is not installed' : `git cannot be run: ${error.message}`;
      resolve(fail({ message, hint: '--since compares with the history that git keeps', exit: EXIT.usage }));
    });
    child.on('close', (code) => {
      const [first = ''] = complaint.trim().split('\n');
      resolve(ok({ code, stdout: Buffer.concat(chunks), complaint: oneLine(first) }));
    });
  });
}
