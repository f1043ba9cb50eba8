import { type InputSource, streamInput } from './input-source.ts';
import { type Key, listenKeys } from './keys.ts';
import { type Arrived, createMailbox } from './mailbox.ts';

// Lines do not wrap by themselves: a terminal that takes an emoji for wider than it is cuts the row, and no more.
const ENTER = '\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l\x1b[2J\x1b[H';
const LEAVE = '\x1b[?25h\x1b[?2004l\x1b[?7h\x1b[?1049l';

/** What the screen shows: one string a row, each no wider than the window. */
export interface Frame {
  readonly lines: readonly string[];
  /** Where the cursor blinks, 0-based; hidden where absent. */
  readonly cursor?: { readonly row: number; readonly column: number };
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The whole window, for one program at a time. What stood there before is back after `close`. */
export interface Screen {
  size(): Size;
  draw(frame: Frame): void;
  /** The next key, or `resize`, in the order in which they came. */
  next(): Promise<Key | 'resize'>;
  /** As `next`, with when it came; undefined where nothing came for so many ms. For a resize that moment is nothing. */
  nextWithin(ms?: number): Promise<Arrived<Key | 'resize'> | undefined>;
  /** Forgets what was typed up to now: it was meant for what stood on the screen before. */
  discard(): Promise<void>;
  /** Hands the terminal to another program and takes it back. */
  lend<T>(use: () => Promise<T>): Promise<T>;
  /** Leaves the terminal as it was found. May be called twice, and from a signal handler. */
  close(): void;
}

/** Opens the screen on a terminal. @param source what reads its keys, for those who ask when one came */
export function openScreen(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  source: InputSource = streamInput(stdin),
): Screen {
  let shown: readonly string[] = [];
  let stopKeys: (() => void) | undefined;
  const events = createMailbox<Key | 'resize'>(source.settle);

  const onResize = (): void => {
    shown = [];
    stdout.write('\x1b[2J');
    events.put('resize', 0);
  };
  const take = (): void => {
    shown = [];
    stdout.write(ENTER);
    stopKeys = listenKeys(stdin, source, events.put);
    stdout.on('resize', onResize);
  };
  const give = (): void => {
    if (!stopKeys) return;
    stopKeys();
    stopKeys = undefined;
    stdout.off('resize', onResize);
    stdout.write(LEAVE);
  };

  take();
  return {
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
    draw({ lines, cursor }) {
      // Only rows that changed are written: less to send over a slow line, and no flicker.
      let out = '\x1b[?25l';
      for (const [row, line] of lines.entries()) {
        if (shown[row] !== line) out += `\x1b[${row + 1};1H\x1b[2K${line}\x1b[0m`;
      }
      if (lines.length < shown.length) out += `\x1b[${lines.length + 1};1H\x1b[J`;
      if (cursor) out += `\x1b[${cursor.row + 1};${cursor.column + 1}H\x1b[?25h`;
      stdout.write(out);
      shown = lines;
    },
    next: async () => {
      const event = await events.next();
      return event?.item ?? 'resize';
    },
    nextWithin: events.next,
    async discard() {
      // What the terminal has sent already may come in pieces: only a look that brings nothing tells.
      for (let more = true; more; ) {
        await source.settle();
        more = events.waiting().some((event) => event !== 'resize');
        events.forget((event) => event === 'resize');
      }
    },
    async lend(use) {
      give();
      try {
        return await use();
      } finally {
        take();
      }
    },
    close: give,
  };
}
