import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check/check-report.ts';
import { formatReport } from '../../src/report/check/formats.ts';
import { anyReport, finding, hostileReport, reportOf } from '../support/check-reports.ts';

const parse = (format: 'gitlab' | 'rdjson', report: CheckReport) =>
  JSON.parse(formatReport(format, report, { version: '1' }));

describe('gitlab', () => {
  test('is a list of issues with what GitLab asks for', () => {
    const report = reportOf([
      finding({ help: 'did you mean medium?' }),
      finding({ severity: 'warning', code: 'PD106' }),
      finding({ severity: 'info', code: 'PD503', start: { line: 2, column: 1 }, end: { line: 5, column: 3 } }),
    ]);
    expect(parse('gitlab', report)).toMatchObject([
      {
        description: '`difficulty` must be easy, medium or hard, not "meduim"\ndid you mean medium?',
        check_name: 'PD204',
        severity: 'major',
        location: { path: 'decks/kafka.yaml', lines: { begin: 9, end: 9 } },
      },
      { check_name: 'PD106', severity: 'minor' },
      { check_name: 'PD503', severity: 'info', location: { lines: { begin: 2, end: 5 } } },
    ]);
  });

  test('no two issues of a report have the same fingerprint', () => {
    const hold = (report: CheckReport): void => {
      const issues: readonly { fingerprint: string }[] = parse('gitlab', report);
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    };
    hold(hostileReport());
    fc.assert(fc.property(anyReport, hold));
  });

  test('an issue keeps its fingerprint when lines are put in above it, and loses it when its line changes', () => {
    const print = (more: Parameters<typeof finding>[0]): string =>
      parse('gitlab', reportOf([finding(more)]))[0].fingerprint;
    const first = print({});
    expect(print({ start: { line: 99, column: 17 }, end: { line: 99, column: 23 } })).toBe(first);
    expect(print({ excerpt: { text: '    difficulty: esay', column: 1 } })).not.toBe(first);
    expect(print({ file: 'decks/other.yaml' })).not.toBe(first);
    expect(print({ code: 'PD203' })).not.toBe(first);
  });
});

describe('rdjson', () => {
  const rangeOf = (more: Parameters<typeof finding>[0]) =>
    parse('rdjson', reportOf([finding(more)])).diagnostics[0].location.range;
  const at = (line: number, column: number) => ({ line, column });

  test('has message, severity, code and place', () => {
    const report = reportOf([finding({ help: 'did you mean medium?', severity: 'warning' })]);
    expect(parse('rdjson', report)).toEqual({
      source: { name: 'prepdeck' },
      diagnostics: [
        {
          message: '`difficulty` must be easy, medium or hard, not "meduim"\ndid you mean medium?',
          location: { path: 'decks/kafka.yaml', range: { start: at(9, 17), end: at(9, 23) } },
          severity: 'WARNING',
          code: { value: 'PD204' },
        },
      ],
    });
  });

  // The example of the format itself: the third letter of a text of three-byte letters stands in column 7.
  test.each([
    ['ASCII', 'abc', 3, 4, 3, 4],
    ['three bytes', 'あいうえお', 3, 4, 7, 10],
    ['four bytes, two code units', 'a😀b', 3, 4, 6, 7],
    ['two bytes', 'éé', 2, 3, 3, 5],
    ['behind the end', 'é', 2, 2, 3, 3],
  ])('columns count bytes: %s', (_, text, from, to, start, end) => {
    const range = rangeOf({ start: at(1, from), end: at(1, to), excerpt: { text, column: 1 } });
    expect(range).toEqual({ start: at(1, start), end: at(1, end) });
  });

  test('what the excerpt does not tell is left to the line as a whole', () => {
    expect(rangeOf({ excerpt: { text: 'meduim', column: 17 } })).toEqual({ start: { line: 9 } });
    expect(rangeOf({ end: at(11, 4) })).toEqual({ start: { line: 9 } });
    expect(rangeOf({ end: at(11, 1) })).toEqual({ start: at(9, 17), end: at(11, 1) });
  });

  test('a fix of one edit is a suggestion, one of several is none', () => {
    const edit = { start: 0, end: 1, text: 'medium', at: { start: at(9, 17), end: at(9, 23) } };
    const suggestions = (edits: readonly (typeof edit)[]) =>
      parse('rdjson', reportOf([finding({ fix: { safe: true, title: 'write medium', edits } })])).diagnostics[0]
        .suggestions;
    expect(suggestions([edit])).toEqual([{ range: { start: at(9, 17), end: at(9, 23) }, text: 'medium' }]);
    expect(suggestions([edit, edit])).toBeUndefined();
  });

  test('parses, with a message a finding, whatever the decks hold', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { diagnostics } = parse('rdjson', report);
        const findings = report.files.reduce((n, { diagnostics: d, more }) => n + d.length + (more > 0 ? 1 : 0), 0);
        expect(diagnostics).toHaveLength(findings);
        for (const { location } of diagnostics) expect(location.range.start.line).toBeGreaterThan(0);
      }),
    );
  });
});
