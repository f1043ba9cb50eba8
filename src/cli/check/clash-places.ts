import { levelOf } from '../../deck/checker.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import type { Span } from '../../deck/lines.ts';
import type { Clash, NamePlace } from '../../deck/run/clashes.ts';
import { at } from '../../deck/tree.ts';
import type { RunFile } from './judge-files.ts';
import { type Reread, rereader } from './reread.ts';
import type { FindingsByFile } from './run.ts';

/**
 * Clashes with their places. Files are read again for this: places are not kept, since almost no run needs them.
 */
export function clashDiagnostics(clashes: readonly Clash[], files: readonly RunFile[]): FindingsByFile {
  const byFile = new Map(files.map((file) => [file.target.file, file]));
  const readOf = rereader(byFile);
  const found = new Map<string, Diagnostic[]>();
  for (const { code, file, place, message, help, other } of clashes) {
    const rules = byFile.get(file)?.rules;
    const severity = rules && levelOf(code, rules.levels);
    const there = readOf(file);
    if (severity === undefined || severity === 'off' || there === undefined) continue;
    const span = spanOf(place, there);
    const elsewhere = readOf(other.file);
    const related = elsewhere && {
      message: other.message,
      file: other.file,
      ...elsewhere.findings.lines.range(spanOf(other.place, elsewhere)),
    };
    const diagnostic: Diagnostic = {
      ...there.findings.diagnostic({ code, span, message, help }),
      severity,
      excerpt: there.findings.excerpt(span),
      ...(related ? { related: [related] } : {}),
    };
    found.set(file, [...(found.get(file) ?? []), diagnostic]);
  }
  return found;
}

const TOP: Span = { start: 0, end: 0 };

const spanOf = (place: NamePlace, { root }: Reread): Span =>
  (root && at(root, place === 'id' ? ['id'] : ['aliases', place.alias])) ?? TOP;
