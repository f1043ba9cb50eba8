import { decode } from '../../deck/bytes.ts';
import { levelOf } from '../../deck/checker.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { readDeckFile } from '../../deck/files.ts';
import { Findings } from '../../deck/findings.ts';
import { Lines, type Span } from '../../deck/lines.ts';
import type { Clash, NamePlace } from '../../deck/run/clashes.ts';
import { at, type Tree } from '../../deck/tree.ts';
import { readYaml } from '../../deck/yaml.ts';
import type { FindingsByFile, RunFile } from './run.ts';

/**
 * Clashes with their places. Files are read again for this: places are not kept, since almost no run needs them.
 */
export function clashDiagnostics(clashes: readonly Clash[], files: readonly RunFile[]): FindingsByFile {
  const byFile = new Map(files.map((file) => [file.target.file, file]));
  const read = new Map<string, Reread | undefined>();
  const readOf = (file: string): Reread | undefined => {
    if (!read.has(file)) read.set(file, readAgain(byFile.get(file)));
    return read.get(file);
  };
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

interface Reread {
  /** For places; none is added. */
  readonly findings: Findings;
  readonly root: Tree | undefined;
}

function readAgain(file: RunFile | undefined): Reread | undefined {
  const read = file && readDeckFile(file.target.file, file.target.real);
  if (file === undefined || read === undefined || 'refused' in read) return undefined;
  const { text = '', findings } = decode(read.bytes, file.target.file);
  // What is wrong in it has been found before.
  return { findings, root: readYaml(text, new Findings(file.target.file, new Lines(text))) };
}

const TOP: Span = { start: 0, end: 0 };

const spanOf = (place: NamePlace, { root }: Reread): Span =>
  (root && at(root, place === 'id' ? ['id'] : ['aliases', place.alias])?.span) ?? TOP;
