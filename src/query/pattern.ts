const ASCII = /^[\x00-\x7f]*$/;

/** Without case, accents and Unicode form: what texts and names are compared by. Most texts of a deck need no more than lower case. */
export const searchable = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();

/** What stands between two `*`, as an expression without repetition: it takes no longer than the text is long times its own length. */
type Run = RegExp;

function runsOf(pattern: string): readonly [Run, ...Run[]] {
  const sources: string[] = [''];
  const add = (source: string): void => {
    sources.push((sources.pop() ?? '') + source);
  };
  for (const [, escaped, sign = ''] of searchable(pattern).matchAll(/\\([\s\S])|([\s\S])/gu)) {
    if (escaped !== undefined) add(literally(escaped));
    else if (sign === '*') sources.push('');
    else add(sign === '_' ? '[\\s\\S]' : literally(sign));
  }
  const [first = /(?:)/gu, ...rest] = sources.map((source) => new RegExp(source, 'gu'));
  return [first, ...rest];
}

const literally = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');

/** Where the run ends that first stands from `from` on; -1 where none does. */
function endOf(run: Run, text: string, from: number): number {
  run.lastIndex = from;
  return run.test(text) ? run.lastIndex : -1;
}

/** Where the last of the runs ends, each found in turn as far to the left as it can be; -1 where one is not there. */
function endOfAll(runs: readonly Run[], text: string, from: number): number {
  let at = from;
  for (const run of runs) {
    at = endOf(run, text, at);
    if (at < 0) return -1;
  }
  return at;
}

const isPlain = (pattern: string): boolean => !/[*_\\]/.test(pattern);

/** Whether the pattern stands somewhere in a text made `searchable`. */
export function within(pattern: string): (text: string) => boolean {
  if (isPlain(pattern)) {
    const plain = searchable(pattern);
    return (text) => text.includes(plain);
  }
  const runs = runsOf(pattern);
  return (text) => endOfAll(runs, text, 0) >= 0;
}

/** Whether the pattern is the whole of a name. */
export function exactly(pattern: string): (name: string) => boolean {
  if (isPlain(pattern)) {
    const plain = searchable(pattern);
    return (name) => searchable(name) === plain;
  }
  const [first, ...rest] = runsOf(pattern);
  const start = new RegExp(`^(?:${first.source})${rest.length === 0 ? '$' : ''}`, 'gu');
  const end = rest.length === 0 ? undefined : new RegExp(`(?:${rest.at(-1)?.source ?? ''})$`, 'gu');
  const between = rest.slice(0, -1);
  return (name) => {
    const text = searchable(name);
    const at = endOf(start, text, 0);
    const from = at < 0 ? -1 : endOfAll(between, text, at);
    return from >= 0 && (end === undefined || endOf(end, text, from) >= 0);
  };
}
