import type { Severity } from '../../deck/codes.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';

/** What was found in one file. */
export interface FileReport {
  /** The path as shown, with / between its parts; relative to the working folder where it is below that. */
  readonly file: string;
  /** Errors first, then warnings, then infos, each by position; at most 50. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there are than those. */
  readonly more: number;
  /** It could not be opened or read, so nothing is known of its content. */
  readonly unchecked: boolean;
}

/** What a run of the checker found: what every output format is made of. */
export interface CheckReport {
  /** Sorted by path; only files with findings. */
  readonly files: readonly FileReport[];
  /** How many files were looked at, with or without findings. */
  readonly checked: number;
  /** Of all findings, also those beyond what the files list. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that `--fix` mends, and those that need `--fix-unsafe`. */
  readonly fixable: { readonly safe: number; readonly unsafe: number };
  /** Findings left out because of an ignore comment or the baseline. */
  readonly ignored: number;
}
