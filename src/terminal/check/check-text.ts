import type { CheckReport, FileReport } from '../../report/check/check-report.ts';
import { summary, total } from '../../report/check/summary.ts';
import { counted } from '../../report/duration.ts';
import { TEXT_COLUMNS } from '../capability.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type FindingRoom, findingText } from './finding-text.ts';
import { harmless, visible } from './visible.ts';

export interface CheckTextOptions {
  readonly theme: Theme;
  /** Of the window, in cells. */
  readonly width: number;
}

/**
 * The report for a person, as lines: every finding with its frame, then the summary. No line is wider than the window but those that
 * name a place, and none is a command to a CI runner, whatever the decks hold.
 */
export function checkText(report: CheckReport, { theme, width }: CheckTextOptions): string[] {
  const room: FindingRoom = { theme, columns: width, textColumns: Math.min(width, TEXT_COLUMNS) };
  return [...report.files.flatMap((file) => fileText(file, room)), ...summaryText(report, room)].map(harmless);
}

function fileText({ file, diagnostics, more }: FileReport, room: FindingRoom): string[] {
  const { theme, textColumns } = room;
  const rest = `${counted(more, 'more problem')} in ${visible(file)}; mend those above first`;
  return [
    ...diagnostics.flatMap((one) => [...findingText(one, room), '']),
    ...(more > 0 ? [...wrap(theme.muted(rest), textColumns), ''] : []),
  ];
}

function summaryText(report: CheckReport, { theme, textColumns }: FindingRoom): string[] {
  const found = total(report) > 0;
  const style = found ? theme.strong : theme.good;
  return [...wrap(style(summary(report)), textColumns), ...(found ? wrap(theme.muted(hint(report)), textColumns) : [])];
}

/** Where there is more to learn, by the first code there is. */
function hint({ files }: CheckReport): string {
  const [first] = files.flatMap(({ diagnostics }) => diagnostics);
  return `\`prepdeck explain ${first?.code ?? 'CODE'}\` tells why it matters and shows a better one`;
}
