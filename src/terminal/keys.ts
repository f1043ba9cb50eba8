import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { InputSource } from './input-source.ts';

/** One key, or one paste however many lines it has. */
export type Key =
  /** A character to be typed. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string }
  /** `up`, `return`, `escape`, `pagedown`; with Ctrl `ctrl-c`. */
  | { readonly type: 'named'; readonly name: string };

/** A lone ESC is the escape key if nothing follows it this soon, ms; slow links send sequences in pieces. */
const ESCAPE_WAIT = 50;

interface Keypress {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly sequence?: string;
}

const NAMES: Readonly<Record<string, string>> = { enter: 'return' };

function keyOf(text: string | undefined, press: Keypress): Key | undefined {
  if (press.ctrl && press.name) return { type: 'named', name: `ctrl-${press.name}` };
  const printable = text !== undefined && !press.meta && text >= ' ' && text !== '\x7f' && !text.startsWith('\x1b');
  if (printable) return { type: 'text', text };
  return press.name ? { type: 'named', name: NAMES[press.name] ?? press.name } : undefined;
}

/**
 * Reads keys from a terminal in raw mode until the way back is called. Sequences are decoded by Node; here a paste
 * becomes one key, and what came in before listening began is thrown away: it was not meant for this screen.
 */
export function listenKeys(
  stdin: NodeJS.ReadStream,
  source: InputSource,
  onKey: (key: Key, at: number) => void,
): () => void {
  // It never runs: bytes are handed to the decoder at once, so that a key has the time of the bytes that it came in.
  const decoder = new PassThrough();
  emitKeypressEvents(decoder);
  let pasted: string | undefined;
  let escaping: NodeJS.Timeout | undefined;
  let at = 0;

  decoder.on('keypress', (text: string | undefined, press: Keypress) => {
    if (press.name === 'paste-start') {
      pasted = '';
    } else if (press.name === 'paste-end') {
      if (pasted) onKey({ type: 'paste', text: pasted }, at);
      pasted = undefined;
    } else if (pasted !== undefined) {
      pasted += press.name === 'return' || press.name === 'enter' ? '\n' : (text ?? press.sequence ?? '');
    } else {
      const key = keyOf(text, press);
      if (key) onKey(key, at);
    }
  });

  const bytes = (chunk: Buffer, came: number): void => {
    clearTimeout(escaping);
    at = came;
    if (chunk.length === 1 && chunk[0] === 0x1b) {
      escaping = setTimeout(() => {
        escaping = undefined;
        onKey({ type: 'named', name: 'escape' }, came);
      }, ESCAPE_WAIT);
      return;
    }
    decoder.emit('data', escaping ? Buffer.concat([Buffer.from([0x1b]), chunk]) : chunk);
    escaping = undefined;
  };

  stdin.setRawMode(true);
  source.drop();
  const stop = source.listen({ bytes, end: () => {} });
  return () => {
    clearTimeout(escaping);
    stop();
    stdin.setRawMode(false);
    stdin.pause();
  };
}
