import { EXIT } from '../problem.ts';
import type { Context } from './context.ts';

/**
 * Gives the terminal back on a signal that asks to stop, and ends: whatever was answered is on disk, so there is
 * nothing to wait for. Gives the way to stop listening.
 */
export function closeOnSignal(
  close: () => void,
  { onSignal, exitNow }: Pick<Context, 'onSignal' | 'exitNow'>,
): () => void {
  return onSignal((signal) => {
    close();
    if (signal === 'SIGINT') exitNow(EXIT.interrupted);
    else exitNow(signal === 'SIGHUP' ? EXIT.hungUp : EXIT.terminated);
  });
}
