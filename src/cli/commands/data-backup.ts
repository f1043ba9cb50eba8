import { readFileSync } from 'node:fs';
import nodePath from 'node:path';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import {
  type Backup,
  type BackupPlaces,
  decodeBackup,
  encodeBackup,
  gatherBackup,
  writeWhole,
} from '../../store/backup.ts';
import { diskProblem } from '../../store/disk.ts';
import { applyRestore, isEmptyPlan, planRestore, type RestorePlan } from '../../store/restore.ts';
import { readSettings } from '../../store/settings.ts';
import { confirm } from '../../terminal/confirm.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import { refreshScores } from '../scores.ts';
import { openSettings, openWorkspace } from '../workspace.ts';

const placesOf = ({ paths }: Context, decksFolder: string): BackupPlaces => ({ ...paths, decksFolder });

const contents = ({ members }: Backup): string => {
  const count = (kind: Backup['members'][number]['kind']) => members.filter((m) => m.kind === kind).length;
  return `${counted(count('review-log'), 'log file')}, ${counted(count('deck'), 'deck')}`;
};

/** `prepdeck data backup FILE`: everything that must not be lost, in one file; `-` is stdout. */
export async function backup({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const [word = ''] = words;
  const { settings } = openSettings(context);
  const gathered = unwrap(gatherBackup(placesOf(context, settings.decksFolder), context.clock.now()));
  const text = encodeBackup(gathered);
  if (word === '-') {
    context.out.write(text);
    return EXIT.ok;
  }
  const file = nodePath.resolve(context.cwd, word);
  unwrap(writeWhole(file, text, options.force === true, nonceOf(context)));
  context.err.write(`Backup in ${oneLine(file)}: ${contents(gathered)}.\n`);
  return EXIT.ok;
}

function readBackup(file: string): Backup {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return unwrap(diskProblem(error, `cannot read ${file}`));
  }
  return unwrap(decodeBackup(text));
}

/** `prepdeck data restore FILE`: merges a backup with what is here. */
export async function restore({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const { capability, err } = context;
  if (options.yes !== true && !capability.interactive) {
    throw new Failure({
      message: 'restore asks before it changes anything, and there is no terminal to ask on',
      hint: 'say --yes to go ahead',
      exit: EXIT.usage,
    });
  }
  const backedUp = readBackup(nodePath.resolve(context.cwd, words[0] ?? ''));
  // Its warnings are told once, when the decks are opened.
  const { settings } = readSettings(context);
  const places = placesOf(context, settings.decksFolder);
  const plan = unwrap(planRestore(backedUp, places, context, options.settings === true));
  const made = backedUp.made > 0 ? ` of ${new Date(backedUp.made).toISOString().slice(0, 10)}` : '';
  if (isEmptyPlan(plan)) {
    err.write(`All of the backup${made} is here already; nothing was changed.\n${kept(plan)}`);
    return EXIT.ok;
  }
  err.write(`The backup${made} brings:\n${planLines(plan)}${kept(plan)}`);
  if (options.yes !== true) {
    const agreed = await confirm('Go ahead?', context.stdin, (text) => err.write(text));
    if (!agreed) {
      err.write('Nothing was changed.\n');
      return EXIT.failed;
    }
  }
  unwrap(await applyRestore(plan, places, nonceOf(context)));
  // Decks may have come with it: the score book counts them too.
  const workspace = unwrap(await openWorkspace([], context));
  unwrap(await refreshScores(workspace, context));
  err.write('Restored.\n');
  return EXIT.ok;
}

function planLines({ logs, decks, settings }: RestorePlan): string {
  const lines = [
    ...logs.map(({ file, events }) => `${counted(events, 'event')} for ${file}`),
    ...decks.map(({ file, beside }) =>
      beside === undefined ? `the deck ${file}` : `${file}, since ${beside} differs and stays as it is`,
    ),
    ...[...settings].map(([key, value]) => `the setting ${key} = ${value ?? 'none'}`),
  ];
  return lines.map((line) => `  ${oneLine(line)}\n`).join('');
}

const kept = ({ settingsKept }: RestorePlan): string =>
  settingsKept.length === 0
    ? ''
    : `Your own ${settingsKept.join(', ')} ${settingsKept.length === 1 ? 'stays' : 'stay'}; --settings takes the backup's.\n`;
