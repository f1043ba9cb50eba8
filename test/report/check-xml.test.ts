import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryPages, validateXML } from 'xmllint-wasm';
import type { CheckReport } from '../../src/report/check/check-report.ts';
import { formatReport } from '../../src/report/check/formats.ts';
import { anyReport, finding, hostileReport, reportOf } from '../support/check-reports.ts';

const schemas = path.join(import.meta.dirname, '..', 'fixtures', 'schemas');
const schema = (name: string) => readFileSync(path.join(schemas, name), 'utf8');

const OPTIONS = { version: '1' };
const junit = (report: CheckReport): string => formatReport('junit', report, OPTIONS);
const checkstyle = (report: CheckReport): string => formatReport('checkstyle', report, OPTIONS);

/** What xmllint has against documents; all in one go, since each start of it costs half a second. */
async function faults(documents: readonly string[], xsd?: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, i) => ({ fileName: `${i}.xml`, contents })),
    ...(xsd === undefined ? { normalization: 'format' } : { schema: xsd }),
    maxMemoryPages: 256 * memoryPages.MiB,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

const many = (): readonly CheckReport[] => [
  reportOf([]),
  reportOf([], { checked: 0 }),
  hostileReport(),
  ...fc.sample(anyReport, { numRuns: 60, seed: 3 }),
];

describe('junit', () => {
  test('is what Jenkins reads, whatever the decks hold', async () => {
    expect(await faults(many().map(junit), schema('junit-4.xsd'))).toEqual([]);
  });

  test('has suites as Surefire writes them', async () => {
    const suites = many().flatMap((report) => junit(report).match(/<testsuite .*?<\/testsuite>/gs) ?? []);
    expect(suites.length).toBeGreaterThan(60);
    expect(await faults(suites, schema('surefire-test-report.xsd'))).toEqual([]);
  });

  test('those schemas find faults', async () => {
    const broken = junit(reportOf([finding()])).replace(' name="decks/kafka.yaml"', '');
    expect(await faults([broken], schema('junit-4.xsd'))).not.toEqual([]);
    const [suite = ''] = broken.match(/<testsuite .*?<\/testsuite>/s) ?? [];
    expect(await faults([suite], schema('surefire-test-report.xsd'))).not.toEqual([]);
  });

  test('errors and warnings are failed tests, infos are not, clean decks are one test that passes', () => {
    const text = junit(
      reportOf([
        finding(),
        finding({ severity: 'warning', code: 'PD106' }),
        finding({ severity: 'info', code: 'PD503' }),
      ]),
    );
    expect(text).toContain('<testsuites name="prepdeck check" tests="4" failures="2" errors="0" time="0">');
    expect(text).toContain(
      '<testsuite name="decks/kafka.yaml" tests="3" failures="2" errors="0" time="0" skipped="0">',
    );
    expect(text.match(/<failure type="(error|warning)"/g)).toHaveLength(2);
    expect(text).toMatch(/<testcase name="39 decks without findings" classname="prepdeck check" time="0"\/>/);
  });

  test('a file that could not be read is an error, not a failure', () => {
    const report = reportOf([finding({ code: 'PD906' })], { checked: 1 });
    const text = junit({ ...report, files: report.files.map((file) => ({ ...file, unchecked: true })) });
    expect(text).toContain('tests="1" failures="0" errors="1"');
    expect(text).toContain('<error type="error"');
    expect(text).not.toContain('without findings');
  });

  test('counts what is left out', () => {
    const report = reportOf([finding()]);
    const text = junit({ ...report, files: report.files.map((file) => ({ ...file, more: 7 })) });
    expect(text).toContain('PD999 more-findings');
    expect(text).toContain('7 more problems in this file');
  });
});

describe('checkstyle', () => {
  test('is well-formed, whatever the decks hold', async () => {
    expect(await faults(many().map(checkstyle))).toEqual([]);
    expect(await faults(['<checkstyle>'])).not.toEqual([]);
  });

  test('has an error a finding, file by file', () => {
    const report = reportOf([
      finding({ help: 'did you mean medium?' }),
      finding({ file: 'a&b.yaml', severity: 'info' }),
    ]);
    expect(checkstyle(report).split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<checkstyle version="4.3">',
      '  <file name="a&#38;b.yaml">',
      '    <error line="9" column="17" severity="info" message="`difficulty` must be easy, medium or hard, not &#34;meduim&#34;" source="prepdeck.PD204"/>',
      '  </file>',
      '  <file name="decks/kafka.yaml">',
      '    <error line="9" column="17" severity="error" message="`difficulty` must be easy, medium or hard, not &#34;meduim&#34;&#10;did you mean medium?" source="prepdeck.PD204"/>',
      '  </file>',
      '</checkstyle>',
      '',
    ]);
  });
});
