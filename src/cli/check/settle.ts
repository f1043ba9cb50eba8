import { type CheckSettings, levelOf } from '../../deck/checker.ts';
import type { Code } from '../../deck/codes.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { applyIgnores, type Ignore } from '../../deck/ignores/ignores.ts';
import { isFixed } from '../../deck/settings/rule-names.ts';

/** Found by looking at several files at once, or at an older version: what another run does not see may be there all the same. */
const OF_THE_RUN: ReadonlySet<Code> = new Set<Code>(['PD305', 'PD307', 'PD308']);

/** What is left of the findings of a file once its ignore comments have been heard, and those comments that silence nothing. */
export function settle(
  diagnostics: readonly Diagnostic[],
  ignores: readonly Ignore[],
  levels: CheckSettings,
): { readonly diagnostics: readonly Diagnostic[]; readonly ignored: number } {
  const lookedFor = (code: Code): boolean => levelOf(code, levels) !== 'off' && !OF_THE_RUN.has(code);
  const { kept, ignored, unused } = applyIgnores(diagnostics, ignores, ({ code }) => !isFixed(code), lookedFor);
  return { diagnostics: [...kept, ...unused], ignored };
}
