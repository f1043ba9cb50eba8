import { streamInput } from './input-source.ts';
import { type Hint, hintLine } from './key-hints.ts';
import { type Key, listenKeys } from './keys.ts';
import { createMailbox } from './mailbox.ts';
import type { Theme } from './theme.ts';

export interface KeyQuestion {
  readonly stdin: NodeJS.ReadStream;
  readonly write: (text: string) => void;
  readonly theme: Theme;
  readonly columns: number;
  /** Told how to give the terminal back; gives the way to forget that. */
  readonly onOpen: (close: () => void) => () => void;
}

/**
 * Asks for one of a few keys below what was printed: `hints` are these letters and what they do. Anything else but Ctrl-C
 * is no answer, and what was typed before the question was not meant for it.
 */
export async function askKey<K extends string>(
  hints: readonly (readonly [key: K, does: string])[],
  { stdin, write, theme, columns, onOpen }: KeyQuestion,
): Promise<K | 'interrupt'> {
  const shown: readonly Hint[] = hints;
  const source = streamInput(stdin);
  const keys = createMailbox<Key>(source.settle);
  const stop = listenKeys(stdin, source, keys.put);
  const forget = onOpen(stop);
  try {
    await source.settle();
    keys.forget(() => false);
    write(`${hintLine(shown, { theme, columns }).join('\n')}\n`);
    for (;;) {
      const key = (await keys.next())?.item;
      const name = key?.type === 'named' && key.name === 'return' ? 'enter' : key?.type === 'text' ? key.text : '';
      if (key?.type === 'named' && key.name === 'ctrl-c') return 'interrupt';
      const found = hints.find(([letter]) => letter === name);
      if (found) return found[0];
    }
  } finally {
    stop();
    forget();
  }
}
