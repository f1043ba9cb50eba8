import type { Code } from '../../deck/codes.ts';
import type { Diagnostic, Position, Related } from '../../deck/diagnostic.ts';
import { counted } from '../duration.ts';
import { advice } from './advice.ts';
import type { CheckReport } from './check-report.ts';
import { json } from './escape.ts';
import { Fingerprints } from './fingerprint.ts';
import type { FormatOptions } from './format.ts';
import { LEVEL, reportingDescriptor } from './sarif-rule.ts';
import { allShown, bySeverity } from './shown.ts';

/** Code scanning services show no more than this, and refuse a file with far more. */
const MOST_RESULTS = 5000;

/** SARIF 2.1.0, which code scanning services take. */
export function sarif(report: CheckReport, { version }: FormatOptions): string {
  const all = bySeverity(allShown(report));
  const results = all.slice(0, MOST_RESULTS);
  const codes = [...new Set(results.map(({ code }) => code))].toSorted();
  const indexes = new Map<Code, number>(codes.map((code, i) => [code, i]));
  const fingerprints = new Fingerprints();
  const unchecked = report.files.filter((file) => file.unchecked).map(({ file }) => `${file} could not be checked`);
  const left = all.length - results.length;
  const cut = left > 0 ? [`${counted(left, 'more result')} left out: a run may have ${MOST_RESULTS}`] : [];
  const run = {
    tool: {
      driver: { name: 'prepdeck', version, semanticVersion: version, rules: codes.map(reportingDescriptor) },
    },
    columnKind: 'unicodeCodePoints',
    invocations: [
      {
        executionSuccessful: unchecked.length === 0,
        toolExecutionNotifications: [
          ...unchecked.map((text) => ({ level: 'error', message: message(text) })),
          ...cut.map((text) => ({ level: 'warning', message: message(text) })),
        ],
      },
    ],
    results: results.map((one) => ({
      ruleId: one.code,
      ruleIndex: indexes.get(one.code),
      level: LEVEL[one.severity],
      message: message(advice(one)),
      locations: [{ physicalLocation: physical(one.file, one) }],
      partialFingerprints: { primaryLocationLineHash: fingerprints.of(one) },
      ...relatedLocations(one),
      ...fixes(one),
    })),
  };
  return `${json({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** `[text](target)` is a link in SARIF; what comes from a deck must not be one. */
const message = (text: string) => ({ text: text.replaceAll('](', '] (') });

const region = ({ start, end }: Range) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const physical = (file: string, range: Range) => ({ artifactLocation: artifact(file), region: region(range) });

function relatedLocations({ related = [] }: Diagnostic) {
  if (related.length === 0) return {};
  const location = ({ file, message: text, ...range }: Related, id: number) => ({
    id,
    message: message(text),
    physicalLocation: physical(file, range),
  });
  return { relatedLocations: related.map(location) };
}

function fixes({ file, fix }: Diagnostic) {
  const replacements = fix?.edits.flatMap(({ at, text }) =>
    at ? [{ deletedRegion: region(at), insertedContent: { text } }] : [],
  );
  if (fix === undefined || replacements === undefined || replacements.length === 0) return {};
  const artifactChanges = [{ artifactLocation: artifact(file), replacements }];
  return { fixes: [{ description: { text: fix.title }, artifactChanges }] };
}

/** Relative to the root of the repository, where it is below it; every part percent-encoded. */
function artifact(file: string) {
  const uri = file
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${uri}` };
  if (file.startsWith('/')) return { uri: `file://${uri}` };
  return file.startsWith('../') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}
