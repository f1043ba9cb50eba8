import { CODES, type Severity } from '../../deck/codes.ts';
import { type Diagnostic, type Fix, place } from '../../deck/diagnostic.ts';
import { width, wrap } from '../text.ts';
import type { Style, Theme } from '../theme.ts';
import { frameOf } from './frame.ts';
import { visible } from './visible.ts';

export interface FindingRoom {
  readonly theme: Theme;
  /** Cells for the frame, and for running text. */
  readonly columns: number;
  readonly textColumns: number;
}

export function styleOf(severity: Severity, theme: Theme): Style {
  if (severity === 'error') return theme.bad;
  return severity === 'warning' ? theme.warn : theme.info;
}

/**
 * A finding for a person: what it is, where, the line with the offending text marked, how to mend it. Places are never broken, so that
 * editors and terminals can jump to them; every other line fits. In plain mode nothing is drawn.
 */
export const findingText = (one: Diagnostic, room: FindingRoom): string[] =>
  room.theme.plain ? inWords(one, room) : drawn(one, room);

function drawn(one: Diagnostic, { theme, columns, textColumns }: FindingRoom): string[] {
  const number = String(one.start.line);
  const margin = ' '.repeat(number.length);
  const gutter = theme.muted(theme.signs.gutter);
  const style = styleOf(one.severity, theme);
  const note = (label: string, text: string): string[] => {
    const indent = `${margin} ${theme.muted('=')} ${theme.strong(`${label}:`)} `;
    return wrap(visible(text), textColumns, { indent, hanging: ' '.repeat(number.length + 3) });
  };
  const frame = one.excerpt && frameOf(one, one.excerpt, columns - number.length - 3, theme);
  return [
    ...wrap(`${style(`${one.severity}[${one.code}]`)} ${heading(one, theme)}`, textColumns, { hanging: '  ' }),
    `${margin}${theme.muted('-->')} ${visible(place(one))}`,
    ...(frame
      ? [
          `${margin} ${gutter}`,
          `${theme.muted(number)} ${gutter} ${frame.source}`.trimEnd(),
          `${margin} ${gutter} ${' '.repeat(frame.before)}${style('^'.repeat(frame.marked))}`,
        ]
      : []),
    ...(tells(one) ? note('help', one.help) : []),
    ...(one.fix ? note('fix', mendedBy(one.fix)) : []),
    ...(one.related ?? []).flatMap(({ message, file, start }) => [
      ...note('note', message),
      `${margin}   ${theme.muted('-->')} ${visible(`${file}:${start.line}:${start.column}`)}`,
    ]),
  ];
}

/** The same for a screen reader: no signs, the marked text by itself. */
function inWords(one: Diagnostic, { theme, columns, textColumns }: FindingRoom): string[] {
  const frame = one.excerpt && frameOf(one, one.excerpt, columns - `line ${one.start.line}: `.length, theme);
  const said = (label: string, text: string): string[] => wrap(`${label}: ${text}`, textColumns, { hanging: '  ' });
  return [
    ...wrap(`${one.severity} ${one.code} ${heading(one, theme)}`, textColumns, { hanging: '  ' }),
    `at ${visible(place(one))}`,
    ...(frame ? [`line ${one.start.line}: ${frame.source}`.trimEnd()] : []),
    ...(frame && width(frame.text) > 0 ? said('marked', frame.text) : []),
    ...(tells(one) ? said('help', visible(one.help)) : []),
    ...(one.fix ? said('fix', visible(mendedBy(one.fix))) : []),
    ...(one.related ?? []).flatMap(({ message, file, start }) => [
      ...said('note', visible(message)),
      `at ${visible(`${file}:${start.line}:${start.column}`)}`,
    ]),
  ];
}

/** Whether the help says more than the fix does. */
const tells = (one: Diagnostic): one is Diagnostic & { help: string } =>
  one.help !== undefined && one.help !== one.fix?.title;

const heading = ({ code, message }: Diagnostic, theme: Theme): string =>
  `${theme.muted(`${CODES[code].name}:`)} ${theme.strong(visible(message))}`;

const mendedBy = ({ safe, title }: Fix): string => `${title} (${safe ? '--fix' : '--fix-unsafe'} does it)`;
