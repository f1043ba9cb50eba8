import { CODES, type Code } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A diagnostic on a file as a whole, at 1:1. */
export function fileDiagnostic(file: string, code: Code, message: string, help?: string): Diagnostic {
  const top = { line: 1, column: 1 };
  const { severity } = CODES[code];
  return { code, severity, message, ...(help === undefined ? {} : { help }), file, start: top, end: top };
}
