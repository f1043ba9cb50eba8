import type { Out } from './context.ts';

/** Raised when a field of a JSON document changes its meaning or goes; new fields leave it as it is. */
const JSON_VERSION = 1;

/** One JSON document on stdout, for scripts: versioned, without colour, the same whatever the terminal. */
export function printJson(out: Out, document: Readonly<Record<string, unknown>>): void {
  out.write(`${JSON.stringify({ version: JSON_VERSION, ...document }, null, 2)}\n`);
}

export function printLines(out: Out, lines: readonly string[]): void {
  if (lines.length > 0) out.write(`${lines.join('\n')}\n`);
}
