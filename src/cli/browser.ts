import { fail, ok, type Result } from '../problem.ts';
import type { Context } from './context.ts';

function openerFor({ platform, env }: Pick<Context, 'platform' | 'env'>): readonly [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Opens an address in the browser; where there is none, as over SSH, the address itself is the answer. */
export async function openAddress(url: string, context: Context): Promise<Result<void>> {
  const opener = openerFor(context);
  if (!opener) return fail({ message: `No browser here: ${url}` });
  const [program, ...args] = opener;
  return (await context.launch(program, [...args, url]))
    ? ok(undefined)
    : fail({ message: `Open it yourself: ${url}` });
}
