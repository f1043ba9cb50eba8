import { nearest } from '../../deck/nearest.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import {
  describeSetting,
  isSettingKey,
  parseSetting,
  readSettings,
  SETTING_KEYS,
  type SettingKey,
  type SettingOrigin,
  type SettingValue,
  variableOf,
} from '../../store/settings.ts';
import { settingsPath, writeSettings } from '../../store/settings-file.ts';
import { textColumns } from '../../terminal/capability.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable, layoutTable } from '../../terminal/table.ts';
import { width, wrap } from '../../terminal/text.ts';
import type { Theme } from '../../terminal/theme.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { openSettings } from '../workspace.ts';
import { filterNameOf, getFilter, setFilter, unsetFilter } from './config-filters.ts';

const shown = (value: SettingValue): string => (value === null ? 'none' : oneLine(String(value)));

function originWords(origin: SettingOrigin): string {
  switch (origin.from) {
    case 'flag':
      return 'command line';
    case 'environment':
      return origin.variable;
    case 'settings':
      return 'settings';
    case 'default':
      return origin.variable === undefined ? 'default' : `default, from ${origin.variable}`;
  }
}

/** `prepdeck config`: every setting, its value, where that comes from. */
export async function run({ options }: Parsed, context: Context): Promise<ExitCode> {
  const { values, settings } = openSettings(context);
  const file = settingsPath(context.paths.config);
  if (options.json === true) {
    const rows = SETTING_KEYS.map((key) => {
      const { value, origin } = values[key];
      return [key, { value, ...origin, ...describeSetting(key), environment: variableOf(key) }] as const;
    });
    printJson(context.out, { file, settings: Object.fromEntries(rows), filters: settings.filters });
    return EXIT.ok;
  }
  const theme = await context.theme();
  const rows = SETTING_KEYS.map((key) => {
    const { value, origin } = values[key];
    return [key, shown(value), originWords(origin), describeSetting(key).description];
  });
  printLines(context.out, [
    ...settingsTable(rows, context.capability.columns, theme),
    ...filterLines(settings.filters, context.capability.columns, theme),
    '',
    ...wrap(
      theme.muted(`Kept in ${oneLine(file)}; variables such as ${variableOf('limits.new')} beat it.`),
      textColumns(context.capability),
    ),
  ]);
  return EXIT.ok;
}

function filterLines(filters: Readonly<Record<string, string>>, columns: number, theme: Theme): string[] {
  const rows = Object.entries(filters).map(([name, text]) => [`filters.${oneLine(name)}`, oneLine(text)]);
  return rows.length === 0 ? [] : ['', ...layoutTable({ header: ['Saved filter', 'Query'], rows }, columns, theme)];
}

/** Values are never cut: the description gives way first, then cells wrap. */
function settingsTable(rows: readonly (readonly string[])[], columns: number, theme: Theme): string[] {
  const header = ['Setting', 'Value', 'From', 'What it is'];
  const narrow = rows.map((row) => row.slice(0, 3));
  const room = (table: readonly (readonly string[])[]): boolean =>
    columnsTable({ header, rows: table }, 1000, theme).every((line) => width(line) <= columns);
  if (theme.plain || room(rows)) return columnsTable({ header, rows }, columns, theme);
  const table = { header: header.slice(0, 3), rows: narrow };
  return room(narrow) ? columnsTable(table, columns, theme) : layoutTable(table, columns, theme);
}

function keyOf(word: string | undefined): SettingKey {
  const text = word ?? '';
  if (isSettingKey(text)) return text;
  const meant = nearest(text, SETTING_KEYS);
  throw new Failure({
    message: `no setting ${JSON.stringify(oneLine(text))}`,
    hint: meant ? `did you mean ${meant}?` : `the settings are ${SETTING_KEYS.join(', ')}`,
    exit: EXIT.usage,
  });
}

/** `prepdeck config get SETTING`: the value in force, alone. */
export async function get({ words }: Parsed, context: Context): Promise<ExitCode> {
  const filter = filterNameOf(words[0]);
  if (filter !== undefined) return getFilter(filter, context);
  const key = keyOf(words[0]);
  const { values } = openSettings(context);
  context.out.write(`${shown(values[key].value)}\n`);
  return EXIT.ok;
}

/** `prepdeck config set SETTING VALUE` */
export async function set({ words }: Parsed, context: Context): Promise<ExitCode> {
  const [word, text = ''] = words;
  const filter = filterNameOf(word);
  if (filter !== undefined) return setFilter(filter, text, context);
  const key = keyOf(word);
  const value = unwrap(parseSetting(key, text, context));
  await change(key, value, context);
  context.err.write(`${key} is ${shown(value)} now.\n`);
  tellIfOverruled(key, context);
  return EXIT.ok;
}

/** `prepdeck config unset SETTING` */
export async function unset({ words }: Parsed, context: Context): Promise<ExitCode> {
  const filter = filterNameOf(words[0]);
  if (filter !== undefined) return unsetFilter(filter, context);
  const key = keyOf(words[0]);
  await change(key, undefined, context);
  const { value, origin } = readSettings(context).values[key];
  context.err.write(`${key} is back to ${shown(value)} (${originWords(origin)}).\n`);
  return EXIT.ok;
}

async function change(key: SettingKey, value: SettingValue | undefined, { paths, err }: Context): Promise<void> {
  const { aside } = unwrap(await writeSettings(paths.config, new Map([[key, value]])));
  if (aside !== undefined) err.write(`The damaged settings are kept as ${oneLine(aside)}.\n`);
}

function tellIfOverruled(key: SettingKey, context: Context): void {
  const { origin } = readSettings(context).values[key];
  if (origin.from === 'environment') {
    context.err.write(`It has no effect while the variable ${origin.variable} is set.\n`);
  }
}
