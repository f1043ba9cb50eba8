import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { encodeEvent } from '../memory/decode.ts';
import type { AnyEvent, Writer } from '../memory/event.ts';
import { ok, type Result } from '../problem.ts';
import { diskProblem, syncFolder, writeAll } from './disk.ts';
import { logFileFor } from './review-log.ts';

const NEWLINE = 0x0a;

/** Appends events to this device's log. */
export interface LogWriter {
  readonly writer: Writer;
  /** The events are on disk when this returns ok, in one write; otherwise they can be given again. */
  append(events: readonly AnyEvent[]): Result<void>;
  close(): void;
}

/**
 * Opens this device's log for appending, lazily: nothing is created before the first event.
 *
 * Each call is one write to a file opened for appending, then fsync. Several processes may do so at once. If the
 * file does not end in a newline (a write was cut short by a full disk or a power cut), the next event starts on a
 * line of its own and the torn one stays as it is.
 */
export function openLogWriter(folder: string, writer: Writer): LogWriter {
  const file = logFileFor(folder, writer.device);
  let fd: number | undefined;

  const open = (): number => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = openSync(file, 'a+', 0o600);
    if (fstatSync(opened).size === 0) syncFolder(folder);
    return opened;
  };

  const close = (): void => {
    if (fd === undefined) return;
    closeSync(fd);
    fd = undefined;
  };

  /** The open file; opened anew where someone has replaced, moved or removed it behind our back. */
  const current = (): { fd: number; size: number } => {
    if (fd !== undefined) {
      const stats = fstatSync(fd);
      const there = statSync(file, { throwIfNoEntry: false });
      if (there?.ino === stats.ino && there.dev === stats.dev) return { fd, size: stats.size };
      close();
    }
    fd = open();
    return { fd, size: fstatSync(fd).size };
  };

  const endsInNewline = (at: number, size: number): boolean => {
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(at, last, 0, 1, size - 1) === 1 && last[0] === NEWLINE);
  };

  return {
    writer,
    append(events) {
      try {
        const to = current();
        const lines = events.map(encodeEvent).join('');
        writeAll(to.fd, Buffer.from(endsInNewline(to.fd, to.size) ? lines : `\n${lines}`));
        fsyncSync(to.fd);
        return ok(undefined);
      } catch (error) {
        return diskProblem(error, `not saved, cannot write ${file}`);
      }
    },
    close,
  };
}
