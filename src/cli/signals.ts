import { EXIT, type ExitCode } from '../problem.ts';
import type { Context, StopSignal } from './context.ts';

const CODES = { SIGINT: EXIT.interrupted, SIGHUP: EXIT.hungUp, SIGTERM: EXIT.terminated } as const;

/** The exit code of a program that a signal has stopped. */
export const codeOf = (signal: StopSignal): ExitCode => CODES[signal];

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
    exitNow(codeOf(signal));
  });
}
