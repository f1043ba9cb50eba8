import path from 'node:path';
import type { Ruling } from './settings-search.ts';

type Matches = (file: string) => boolean;

const matchers = new WeakMap<Ruling, Matches>();

/** Whether the settings that hold for a file leave it out. `file` is absolute. */
export async function isIgnored(file: string, ruling: Ruling): Promise<boolean> {
  const { ignore } = ruling.settings;
  if (ignore.length === 0) return false;
  const matches = matchers.get(ruling) ?? (await compile(ignore));
  matchers.set(ruling, matches);
  return matches(path.relative(ruling.folder, file).replaceAll(path.sep, '/'));
}

/**
 * `drafts` or `drafts/` leave out all that is below, and what `!` stands before is taken in again: as in a .gitignore the last pattern that
 * fits counts. Unlike there, all of them are relative to the settings.
 */
async function compile(patterns: readonly string[]): Promise<Matches> {
  const { default: picomatch } = await import('picomatch');
  // Patterns come from strangers too: extended globs can be made to take for ever.
  const options = { noextglob: true, nonegate: true, dot: true };
  const rules = patterns.map((pattern) => {
    const isBack = pattern.startsWith('!');
    const glob = pattern.replace(/^!?(?:\.?\/)?/, '').replace(/\/$/, '');
    return { isBack, matches: picomatch([glob, `${glob}/**`], options) };
  });
  return (file) => rules.reduce((ignored, { isBack, matches }) => (matches(file) ? !isBack : ignored), false);
}
