import type { CardId } from '../../deck/model.ts';
import { MINUTE } from '../../memory/day.ts';
import { EXIT, type ExitCode, ok, type Result, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { diskProblem } from '../../store/disk.ts';
import type { Damage } from '../../store/review-log.ts';
import { logFiles } from '../../store/review-log.ts';
import { type ScoreBookState, scoreBookState } from '../../store/score-book.ts';
import { readSettingsFile } from '../../store/settings-file.ts';
import { isDamaged, type LogFindings, verifyLog } from '../../store/verify.ts';
import { textColumns } from '../../terminal/capability.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable } from '../../terminal/table.ts';
import { wrap } from '../../terminal/text.ts';
import type { Theme } from '../../terminal/theme.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** Orphans named one by one before the rest is counted; the JSON document names all. */
const ORPHANS_NAMED = 20;

interface Findings extends LogFindings {
  readonly scores: ScoreBookState;
  readonly settingsDamaged: boolean;
}

/** `prepdeck data verify`: every line of every log file; exit code 1 where something is damaged. */
export async function verify({ options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const found = unwrap(inspect(workspace, context));
  const damaged = isDamaged(found) || found.settingsDamaged;
  if (options.json === true) printJson(context.out, documentOf(found, damaged));
  else printLines(context.out, report(found, context, await context.theme()));
  return damaged ? EXIT.failed : EXIT.ok;
}

function inspect({ library, aliases }: Workspace, { paths }: Context): Result<Findings> {
  const live = new Set<CardId>(library.decks.flatMap(({ entries }) => entries.map(({ id }) => id)));
  try {
    return ok({
      ...verifyLog(paths.reviews, (card) => live.has(card) || aliases.has(card)),
      scores: scoreBookState(paths.data, logFiles(paths.reviews)),
      settingsDamaged: readSettingsFile(paths.config).damaged,
    });
  } catch (error) {
    return diskProblem(error, `cannot read what is kept in ${paths.data}`);
  }
}

function documentOf(found: Findings, damaged: boolean): Record<string, unknown> {
  const { files, events, copies, conflicts, orphans, scores, settingsDamaged } = found;
  return {
    sound: !damaged,
    events,
    copies,
    files: files.map(({ file, events: own, first, last, damage }) => ({
      file: file.path,
      bytes: file.size,
      events: own,
      first: first === undefined ? null : new Date(first).toISOString(),
      last: last === undefined ? null : new Date(last).toISOString(),
      damage: damage.map(({ line, kind, why }) => ({ line, kind, why })),
    })),
    conflicts,
    orphans: [...orphans].map(([card, count]) => ({ card, events: count })),
    scores,
    settings: settingsDamaged ? 'damaged' : 'sound',
  };
}

/** What each kind of finding means and what to do, told once however many there are. */
const MEANINGS: Record<Damage['kind'], string> = {
  torn:
    'Torn: a write was cut short, by a full disk or a power cut. That one answer was never shown as saved. The line is ' +
    'left as it is and does no harm; you may delete it with an editor.',
  damaged:
    'Damaged: the line is no event, so that what it said is lost. If a backup or another device still has it, ' +
    '`prepdeck data restore FILE` brings it back; the damaged line does no harm and you may delete it.',
  newer:
    'Newer: written by a newer prepdeck, kept and not used. Nothing is wrong; update prepdeck on this device to use it.',
};

const CONFLICT =
  'Conflict: two different events have one id, which happens only when a log file was edited by hand. Only one of them ' +
  'may count; delete the line that is wrong.';

const dateOf = (t: number | undefined, { clock }: Context): string =>
  t === undefined ? '' : new Date(t + clock.offset(t) * MINUTE).toISOString().slice(0, 10);

function report(found: Findings, context: Context, theme: Theme): string[] {
  const { files, conflicts, orphans } = found;
  const { columns } = context.capability;
  const text = (words: string): string[] => wrap(words, textColumns(context.capability));
  const damage = files.flatMap((f) => f.damage);
  const kinds = (['torn', 'damaged', 'newer'] as const).filter((kind) => damage.some((d) => d.kind === kind));
  const table = {
    header: ['Log file', 'Events', 'Bytes', 'From', 'To', 'Faults'],
    align: ['left', 'right', 'right', 'left', 'left', 'right'] as const,
    rows: files.map(({ file, events, first, last, damage: own }) => [
      oneLine(file.name),
      String(events),
      String(file.size),
      dateOf(first, context),
      dateOf(last, context),
      String(own.filter(({ kind }) => kind !== 'newer').length),
    ]),
  };
  return [
    ...(files.length === 0 ? text('There are no reviews yet.') : columnsTable(table, columns, theme)),
    ...(damage.length === 0
      ? []
      : ['', ...damage.flatMap(({ file, line, kind, why }) => text(oneLine(`${file.path}:${line}: ${kind}: ${why}`)))]),
    ...conflicts.flatMap(({ id, files: names }) => text(oneLine(`${id}: conflict: in ${names.join(' and ')}`))),
    ...[...kinds.map((kind) => MEANINGS[kind]), ...(conflicts.length > 0 ? [CONFLICT] : [])].flatMap((meaning) => [
      '',
      ...text(meaning),
    ]),
    ...orphanLines(orphans, text, textColumns(context.capability)),
    '',
    ...summary(found, context).flatMap(text),
  ];
}

function orphanLines(orphans: LogFindings['orphans'], text: (words: string) => string[], columns: number): string[] {
  if (orphans.size === 0) return [];
  const named = [...orphans].slice(0, ORPHANS_NAMED);
  const rest = orphans.size - named.length;
  return [
    '',
    ...text(
      `${counted(orphans.size, 'card')} in the log ${orphans.size === 1 ? 'is' : 'are'} in no deck now. Nothing is wrong: ` +
        'their history is kept and counts again when they are back or a card names them among its aliases.',
    ),
    ...named.flatMap(([card, events]) =>
      wrap(oneLine(`${card} (${counted(events, 'event')})`), columns, { indent: '  ' }),
    ),
    ...(rest > 0 ? text(`and ${rest} more; --json names all`) : []),
  ];
}

const SCORE_WORDS: Record<ScoreBookState, string> = {
  current: 'The score book is up to date.',
  behind: 'The score book is behind the log; the next session or `prepdeck data rebuild` brings it up to date.',
  damaged: 'The score book is damaged. It is only a view: `prepdeck data rebuild` makes it anew.',
  missing: 'There is no score book yet; the next session or `prepdeck data rebuild` makes it.',
};

function summary(found: Findings, { paths }: Context): string[] {
  const { files, events, copies } = found;
  const faults = files.reduce((n, f) => n + f.damage.filter(({ kind }) => kind !== 'newer').length, 0);
  const copied = copies > 0 ? ` ${counted(copies, 'copy', 'copies')} of them count once, as they should.` : '';
  return [
    faults + found.conflicts.length === 0
      ? `The review log is sound: ${counted(events, 'event')} in ${counted(files.length, 'file')}.${copied}`
      : `The review log has ${counted(faults + found.conflicts.length, 'fault')} beside ${counted(events, 'sound event')}.${copied}`,
    SCORE_WORDS[found.scores],
    ...(found.settingsDamaged
      ? [`The settings in ${oneLine(paths.config)} are damaged; \`prepdeck config set\` starts a new file.`]
      : []),
  ];
}
