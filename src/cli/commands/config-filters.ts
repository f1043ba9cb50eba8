import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { isFilterName, readSettings } from '../../store/settings.ts';
import { writeSettings } from '../../store/settings-file.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { readQuery } from '../query-cards.ts';

const PREFIX = 'filters.';

/** The name of the saved filter that a key of the settings stands for; undefined for any other key. */
export function filterNameOf(key: string | undefined): string | undefined {
  if (!key?.startsWith(PREFIX)) return undefined;
  const name = key.slice(PREFIX.length);
  if (isFilterName(name)) return name;
  throw new Failure({
    message: `a filter is named with letters, digits and hyphens, not ${JSON.stringify(oneLine(name))}`,
    exit: EXIT.usage,
  });
}

const unknownFilter = (name: string): Failure =>
  new Failure({
    message: `there is no saved filter ${name}`,
    hint: '`prepdeck config` lists them',
    exit: EXIT.usage,
  });

/** `prepdeck config get filters.NAME` */
export function getFilter(name: string, context: Context): ExitCode {
  const { filters } = readSettings(context).settings;
  const text = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (text === undefined) throw unknownFilter(name);
  context.out.write(`${oneLine(text)}\n`);
  return EXIT.ok;
}

/** `prepdeck config set filters.NAME QUERY`: kept only if it can be read, itself included. */
export async function setFilter(name: string, text: string, context: Context): Promise<ExitCode> {
  const { filters } = readSettings(context).settings;
  unwrap(readQuery(`filter:${name}`, { filters: { ...filters, [name]: text } }));
  unwrap(await writeSettings(context.paths.config, new Map([[PREFIX + name, text]])));
  context.err.write(`filter:${name} is ${oneLine(text)} now.\n`);
  return EXIT.ok;
}

/** `prepdeck config unset filters.NAME` */
export async function unsetFilter(name: string, context: Context): Promise<ExitCode> {
  if (!Object.hasOwn(readSettings(context).settings.filters, name)) throw unknownFilter(name);
  unwrap(await writeSettings(context.paths.config, new Map([[PREFIX + name, undefined]])));
  context.err.write(`The filter ${name} is gone.\n`);
  return EXIT.ok;
}
