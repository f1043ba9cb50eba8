import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FormatName } from '../../report/check/formats.ts';

/** What reads these formats knows files by their place in the repository, wherever in it the check ran. */
const OF_REPOSITORIES: ReadonlySet<FormatName | 'text'> = new Set(['github', 'gitlab', 'sarif']);

/** How such a format calls a file that is called so in the working folder; undefined where that is the same. */
export function repositoryNames(format: FormatName | 'text', cwd: string): ((file: string) => string) | undefined {
  if (!OF_REPOSITORIES.has(format)) return undefined;
  const root = repositoryOf(cwd);
  if (root === undefined) return undefined;
  return (file) => {
    const relative = path.relative(root, path.resolve(cwd, file)).replaceAll(path.sep, '/');
    return relative === '' || relative.startsWith('../') || path.isAbsolute(relative) ? file : relative;
  };
}

/** The root of the repository that a folder or file is in: as git itself looks for it. */
export function repositoryOf(place: string): string | undefined {
  for (let at = place; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
