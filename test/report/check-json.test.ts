import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, formatReport } from '../../src/report/check/formats.ts';
import { anyReport, finding, hostileReport, reportOf } from '../support/check-reports.ts';

const OPTIONS = { version: '1.2.3' };

describe.each(FORMAT_NAMES)('%s', (format) => {
  test('the same report gives the same text, which ends its last line', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = formatReport(format, report, OPTIONS);
        expect(formatReport(format, structuredClone(report), OPTIONS)).toBe(text);
        expect(text === '' || (text.endsWith('\n') && !text.endsWith('\n\n'))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  // GitHub issues are made of `::name` at the start of a line and of `##[name]` anywhere; of its own format that is the point.
  test('text of decks drives neither a terminal nor a CI runner', () => {
    const hold = (text: string): void => {
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
      if (format === 'github') return;
      expect(text).not.toMatch(/^\s*::/m);
      expect(text).not.toMatch(/##[a-z]*\[/i);
    };
    hold(formatReport(format, hostileReport(), OPTIONS));
    fc.assert(fc.property(anyReport, (report) => hold(formatReport(format, report, OPTIONS))));
  });
});

describe('json', () => {
  const parse = (report: Parameters<typeof formatReport>[1]) => JSON.parse(formatReport('json', report, OPTIONS));

  test('is versioned and has every finding with its place, its name and its fix', () => {
    const fix = { safe: true, title: 'write medium', edits: [{ start: 80, end: 86, text: 'medium' }] };
    expect(parse(reportOf([finding({ help: 'did you mean medium?', fix })]))).toEqual({
      version: 1,
      prepdeck: '1.2.3',
      summary: {
        checked: 40,
        withFindings: 1,
        errors: 1,
        warnings: 0,
        infos: 0,
        fixable: { safe: 0, unsafe: 0 },
        ignored: 0,
        unchecked: [],
        cut: [],
      },
      diagnostics: [
        {
          file: 'decks/kafka.yaml',
          line: 9,
          column: 17,
          endLine: 9,
          endColumn: 23,
          severity: 'error',
          code: 'PD204',
          name: 'not-allowed',
          message: '`difficulty` must be easy, medium or hard, not "meduim"',
          help: 'did you mean medium?',
          fix,
          related: [],
          excerpt: { text: '    difficulty: meduim', column: 1 },
        },
      ],
    });
  });

  test('names the files that were not checked and those with more than is listed', () => {
    const report = reportOf([finding(), finding({ file: 'b.yaml', code: 'PD906' })]);
    const [cut, unread] = report.files;
    if (cut === undefined || unread === undefined) throw new Error('two files');
    const { summary } = parse({
      ...report,
      files: [
        { ...unread, unchecked: true },
        { ...cut, more: 3 },
      ],
    });
    expect(summary).toMatchObject({ unchecked: ['decks/kafka.yaml'], cut: [{ file: 'b.yaml', more: 3 }] });
  });

  test('parses to just the texts that were found, whatever they are', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const found = report.files.flatMap(({ diagnostics }) => diagnostics);
        const texts = (list: readonly { file: string; message: string; excerpt?: unknown }[]) =>
          list.map(({ file, message, excerpt }) => [file, message, excerpt ?? null]);
        expect(texts(parse(report).diagnostics)).toEqual(texts(found));
      }),
    );
  });
});

describe('jsonl', () => {
  test('is one object a line: what json has, and the summary last', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = formatReport('jsonl', report, OPTIONS).trimEnd().split('\n');
        const objects = lines.map((line) => JSON.parse(line));
        const { version, prepdeck, summary, diagnostics } = JSON.parse(formatReport('json', report, OPTIONS));
        expect(objects.pop()).toEqual({ type: 'summary', version, prepdeck, ...summary });
        expect(objects).toEqual(diagnostics.map((one: object) => ({ type: 'diagnostic', ...one })));
      }),
    );
  });
});

describe('concise', () => {
  test('is one line a finding that editors can jump by', () => {
    const more = { severity: 'info', code: 'PD503', message: 'no source', start: { line: 2, column: 1 } } as const;
    expect(formatReport('concise', reportOf([finding(), finding(more)]), OPTIONS)).toBe(
      'decks/kafka.yaml:9:17: error[PD204] `difficulty` must be easy, medium or hard, not "meduim"\n' +
        'decks/kafka.yaml:2:1: info[PD503] no source\n',
    );
  });

  test('stays one line a finding whatever the texts are', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = formatReport('concise', report, OPTIONS).split('\n').slice(0, -1);
        const findings = report.files.reduce(
          (n, { diagnostics, more }) => n + diagnostics.length + (more > 0 ? 1 : 0),
          0,
        );
        expect(lines).toHaveLength(findings);
        for (const line of lines) expect(line).toMatch(/:\d+:\d+: (error|warning|info)\[PD\d{3}\] /);
      }),
    );
  });
});
