import type { Context } from './context.ts';

/** Work shorter than this, in ms, says nothing. */
const PATIENCE = 500;
/** Between two updates, in ms. */
const PACE = 100;

export interface Progress {
  readonly at: (done: number, total: number) => void;
  /** Leaves the line as it was. */
  readonly end: () => void;
}

/** `reading decks 12/200` on stderr, on a terminal only and after half a second; in plain mode one line, once. */
export function countProgress(
  what: string,
  { err, errIsTerminal, capability, clock }: Pick<Context, 'err' | 'errIsTerminal' | 'capability' | 'clock'>,
  unit = '',
): Progress {
  if (!errIsTerminal) return { at: () => {}, end: () => {} };
  const start = clock.now();
  let next = start + PATIENCE;
  let shown = '';
  return {
    at(done, total) {
      const now = clock.now();
      if (now < next) return;
      if (capability.plain) {
        err.write(`${what}, ${done} of ${total}${unit} done\n`);
        next = Number.POSITIVE_INFINITY;
        return;
      }
      next = now + PACE;
      const text = `${what} ${done}/${total}${unit}`;
      err.write(`\r${text.padEnd(shown.length)}`);
      shown = text;
    },
    end() {
      if (shown !== '') err.write(`\r${' '.repeat(shown.length)}\r`);
    },
  };
}
