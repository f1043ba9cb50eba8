import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import stringWidth from 'string-width';
import { afterAll } from 'vitest';
import { PATIENCE } from './cli.ts';
import { cleanEnv, type Env, newHome, PROGRAM } from './program.ts';

export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Env;
  readonly home?: string;
  readonly cwd?: string;
}

export interface PtyExit {
  readonly code: number;
  readonly signal: number | undefined;
}

/** A text may be broken over lines, wherever the window is narrow. */
type Wanted = string | RegExp | ((screen: string) => boolean);

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

const holds = (screen: string, wanted: Wanted): boolean =>
  typeof wanted === 'string'
    ? inOneLine(screen).includes(wanted)
    : wanted instanceof RegExp
      ? wanted.test(screen)
      : wanted(screen);

const opened: Pty[] = [];

afterAll(() => {
  for (const pty of opened) pty.dispose();
});

/** A program on a terminal of its own, and what that terminal shows. */
export class Pty {
  readonly exit: Promise<PtyExit>;
  /** Everything the program wrote. */
  raw = '';
  readonly #pty: pty.IPty;
  readonly #terminal: xterm.Terminal;
  #changed: (() => void)[] = [];
  #ended: PtyExit | undefined;

  constructor(file: string, args: readonly string[], options: PtyOptions) {
    const { columns = 80, rows = 24, home = newHome() } = options;
    this.#terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    const env = cleanEnv(home, options.env);
    this.#pty = pty.spawn(file, [...args], {
      name: env.TERM,
      cols: columns,
      rows,
      cwd: options.cwd ?? home,
      env,
    });
    this.#pty.onData((text) => {
      this.raw += text;
      this.#terminal.write(text, () => this.#tell());
    });
    this.exit = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#ended = { code: exitCode, signal: signal || undefined };
        // After what was written last has been drawn.
        this.#terminal.write('', () => {
          this.#tell();
          resolve({ code: exitCode, signal: signal || undefined });
        });
      });
    });
    opened.push(this);
  }

  get pid(): number {
    return this.#pty.pid;
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  #tell(): void {
    const changed = this.#changed;
    this.#changed = [];
    for (const call of changed) call();
  }

  /** The rows of the window as text, without blanks at their ends. */
  lines(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from(
      { length: this.#terminal.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    );
  }

  screen(): string {
    return this.lines().join('\n');
  }

  /** Whether a text stands in the window, broken over lines or not. */
  shows(text: string): boolean {
    return holds(this.screen(), text);
  }

  /** Rows of the full screen that were drawn wider than its columns; fails where none was drawn. */
  tooWide(): string[] {
    const rows = [...this.raw.matchAll(/\x1b\[\d+;1H\x1b\[2K(.*?)\x1b\[0m/g)].map(([, row = '']) => row);
    if (rows.length === 0) throw new Error('nothing was drawn');
    return rows.filter((row) => stringWidth(row) > this.columns);
  }

  /** Rows that ran over the edge and were broken by the terminal. */
  overflows(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: active.length }, (_, row) => active.getLine(row))
      .filter((line) => line?.isWrapped)
      .map((line) => line?.translateToString(true) ?? '');
  }

  /** What the terminal was left as. */
  state(): { alternate: boolean; bracketedPaste: boolean; cursorVisible: boolean; wraps: boolean } {
    return {
      alternate: this.#terminal.buffer.active.type === 'alternate',
      bracketedPaste: this.#terminal.modes.bracketedPasteMode,
      wraps: this.#terminal.modes.wraparoundMode,
      cursorVisible: this.raw.lastIndexOf('\x1b[?25h') >= this.raw.lastIndexOf('\x1b[?25l'),
    };
  }

  /** Cursor of the terminal, 0-based. */
  cursor(): { row: number; column: number } {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return { row: cursorY, column: cursorX };
  }

  /** Waits until the window shows something; gives the window. Fails when the program ends without showing it. */
  async waitFor(wanted: Wanted): Promise<string> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#tell();
    }, PATIENCE);
    try {
      for (;;) {
        const screen = this.screen();
        if (holds(screen, wanted)) return screen;
        if (late || this.#ended) {
          const why = this.#ended ? `the program ended with ${JSON.stringify(this.#ended)}` : 'it never came';
          throw new Error(`waited for ${wanted}: ${why}; the window shows\n${screen}`);
        }
        await new Promise<void>((resolve) => this.#changed.push(resolve));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends keys as the terminal would. */
  type(keys: string): void {
    this.#pty.write(keys);
  }

  /** Sends text as a terminal does that has been asked to mark pastes. */
  paste(text: string): void {
    this.type(`\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: NodeJS.Signals): void {
    this.#pty.kill(signal);
  }

  dispose(): void {
    if (!this.#ended) this.#pty.kill('SIGKILL');
    this.#terminal.dispose();
  }
}

/** The built program on a terminal. */
export const openPty = (args: readonly string[], options: PtyOptions = {}): Pty =>
  new Pty(process.execPath, [PROGRAM, ...args], options);

/** A shell on a terminal, running one command line in which `$PREPDECK` is the program. */
export const openShell = (line: string, options: PtyOptions = {}): Pty =>
  new Pty('bash', ['-c', line.replaceAll('$PREPDECK', `'${process.execPath}' '${PROGRAM}'`)], options);

/**
 * All that a command prints on a terminal, and its exit code. The terminal outlives the command: otherwise what was
 * written last may be lost with it.
 */
export async function printedOn(
  args: readonly string[],
  options: PtyOptions = {},
): Promise<{ pty: Pty; text: string; code: number }> {
  const words = args.map((arg) => `'${arg}'`).join(' ');
  const pty = openShell(`$PREPDECK ${words}; echo "<ended $?>"; read -r _`, options);
  await pty.waitFor(/<ended \d+>/);
  const [, text = '', code] = /^(.*)<ended (\d+)>/s.exec(pty.raw) ?? [];
  return { pty, text, code: Number(code) };
}

export const KEYS = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  pageUp: '\x1b[5~',
  pageDown: '\x1b[6~',
  tab: '\t',
  backspace: '\x7f',
  ctrlC: '\x03',
} as const;
