import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Transcript } from './cli.ts';
import { KEYS, type Pty } from './pty.ts';

/** What a learner does, whichever way prepdeck is talked with. */
export type Deed =
  /** One choice. */
  | { readonly do: 'pick'; readonly number: number }
  /** Several choices, or all items in order. */
  | { readonly do: 'numbers'; readonly numbers: readonly number[] }
  /** Fields to fill in, one after another. */
  | { readonly do: 'fill'; readonly texts: readonly string[] }
  /** A typed answer to an interview question, then the model answer; empty where it is said aloud. */
  | { readonly do: 'reveal'; readonly text: string }
  | { readonly do: 'go' }
  | { readonly do: 'rate'; readonly rating: number }
  | { readonly do: 'yes' | 'no' }
  /** A command key: u, s, f, !, d, g, b, e, o, c, q. */
  | { readonly do: 'key'; readonly key: string };

/** A way to sit before a session: look at what is shown, do something about it. */
export interface Seat {
  /** Waits until what is shown is as wanted; gives it. */
  look(wanted: (page: string) => boolean): Promise<string>;
  act(deed: Deed): Promise<void>;
}

/** At a terminal, by keys. */
export function terminalSeat(pty: Pty): Seat {
  const keysOf = async (deed: Deed): Promise<string> => {
    switch (deed.do) {
      case 'pick':
      case 'rate':
        return String(deed.do === 'pick' ? deed.number : deed.rating);
      case 'numbers':
        return deed.numbers.join('') + KEYS.enter;
      case 'fill':
        return deed.texts.map((text) => text + KEYS.enter).join('');
      case 'reveal':
        if (deed.text !== '') {
          pty.type('t');
          await pty.waitFor('esc done');
          pty.paste(deed.text);
          await pty.waitFor(deed.text.split('\n').at(-1) ?? '');
          pty.type(KEYS.escape);
          await pty.waitFor('enter reveal');
        }
        return ' ';
      case 'go':
        return KEYS.enter;
      case 'yes':
        return 'y';
      case 'no':
        return 'n';
      case 'key':
        // In a text field letters are letters.
        if (pty.shows('esc other keys')) {
          pty.type(KEYS.escape);
          await pty.waitFor("d don't know");
        }
        return deed.key;
    }
  };
  return {
    look: (wanted) => pty.waitFor(wanted),
    act: async (deed) => pty.type(await keysOf(deed)),
  };
}

function lineOf(deed: Deed): string {
  switch (deed.do) {
    case 'pick':
      return String(deed.number);
    case 'rate':
      return String(deed.rating);
    case 'numbers':
      return deed.numbers.join(' ');
    case 'fill':
      return deed.texts.join('; ');
    case 'reveal':
      return deed.text;
    case 'go':
      return '';
    case 'yes':
      return 'y';
    case 'no':
      return 'n';
    case 'key':
      return `:${deed.key}`;
  }
}

/** At a pipe, line by line: a session with `--plain`. */
export function pipeSeat(child: ChildProcessWithoutNullStreams): Seat & { readonly transcript: Transcript } {
  const transcript = new Transcript(child);
  let page = '';
  return {
    transcript,
    async look(wanted) {
      while (page === '' || !wanted(page)) {
        // Every prompt ends in a colon at the end of what is said.
        const more = await transcript.until(/^.*:\n$/s);
        if (more === undefined) throw new Error(`the session ended; last it said\n${transcript.text.slice(-2000)}`);
        page = more;
      }
      return page;
    },
    async act(deed) {
      page = '';
      child.stdin.write(`${lineOf(deed)}\n`);
    },
  };
}
