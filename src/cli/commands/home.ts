import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { textColumns } from '../../terminal/capability.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { openToday, overview } from '../overview.ts';
import { printLines } from '../print.ts';
import { openWorkspace } from '../workspace.ts';

/** `prepdeck` alone: the menu on a terminal, the overview elsewhere. */
export async function run({ words }: Parsed, context: Context): Promise<ExitCode> {
  if (context.capability.interactive && !context.capability.plain) {
    const { homeMenu } = await import('../home-menu.ts');
    return homeMenu(context);
  }
  const workspace = unwrap(await openWorkspace(words, context));
  const view = unwrap(await openToday(workspace, context));
  printLines(context.out, overview(workspace, view, textColumns(context.capability), await context.theme()));
  return EXIT.ok;
}
