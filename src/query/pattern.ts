const ASCII = /^[\x00-\x7f]*$/;

/** Without case, accents and Unicode form: what texts and names are compared by. Most texts of a deck need no more than lower case. */
export const searchable = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();

/** A run between two `*`; undefined in it is any one character. */
type Run = readonly (string | undefined)[];

function runsOf(pattern: string): Run[] {
  const runs: (string | undefined)[][] = [[]];
  const chars = [...searchable(pattern)];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i];
    const run = runs.at(-1);
    if (char === '*') runs.push([]);
    else if (char === '_') run?.push(undefined);
    else if (char === '\\') run?.push(chars[++i]);
    else run?.push(char);
  }
  return runs;
}

const holdsAt = (run: Run, chars: readonly string[], at: number): boolean =>
  run.every((char, i) => (char === undefined ? at + i < chars.length : chars[at + i] === char));

/** Where the run first stands, from `from` on; -1 where it does not. */
function find(run: Run, chars: readonly string[], from: number): number {
  for (let at = from; at + run.length <= chars.length; at++) if (holdsAt(run, chars, at)) return at;
  return -1;
}

const isPlain = (pattern: string): boolean => !/[*_\\]/.test(pattern);

/**
 * Whether the pattern stands somewhere in a text made `searchable`. The leftmost place of each run in turn is enough, so that no
 * pattern takes longer than the text is long times the pattern.
 */
export function within(pattern: string): (text: string) => boolean {
  if (isPlain(pattern)) {
    const plain = searchable(pattern);
    return (text) => text.includes(plain);
  }
  const runs = runsOf(pattern);
  return (text) => {
    const chars = [...text];
    let at = 0;
    for (const run of runs) {
      const found = find(run, chars, at);
      if (found < 0) return false;
      at = found + run.length;
    }
    return true;
  };
}

/** Whether the pattern is the whole of a name. */
export function exactly(pattern: string): (name: string) => boolean {
  if (isPlain(pattern)) {
    const plain = searchable(pattern);
    return (name) => searchable(name) === plain;
  }
  const runs = runsOf(pattern);
  const [first = [], ...rest] = runs;
  const last = rest.pop();
  return (name) => {
    const chars = [...searchable(name)];
    if (!holdsAt(first, chars, 0)) return false;
    if (last === undefined) return chars.length === first.length;
    let at = first.length;
    for (const run of rest) {
      const found = find(run, chars, at);
      if (found < 0) return false;
      at = found + run.length;
    }
    const end = chars.length - last.length;
    return end >= at && holdsAt(last, chars, end);
  };
}
