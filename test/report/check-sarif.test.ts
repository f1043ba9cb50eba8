import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_CODES, CODES } from '../../src/deck/codes.ts';
import { EXPLANATIONS } from '../../src/deck/explanations/index.ts';
import type { CheckReport } from '../../src/report/check/check-report.ts';
import { formatReport } from '../../src/report/check/formats.ts';
import { anyReport, finding, HOSTILE_NAMES, hostileReport, reportOf } from '../support/check-reports.ts';

const SCHEMA = path.join(import.meta.dirname, '..', 'fixtures', 'schemas', 'sarif-2.1.0-rtm.5.json');

/** The published schema. It says of itself that it is of draft 4, and uses nothing that later drafts read otherwise. */
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
const ajv = new Ajv({
  strict: false,
  // One of its patterns has a bracket that is no pattern under that flag.
  unicodeRegExp: false,
  allErrors: true,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![\dA-F]{2})/i.test(text),
    'date-time': true,
  },
});
const validate = ajv.compile(schema);

const parse = (report: CheckReport) => JSON.parse(formatReport('sarif', report, { version: '1.2.3' }));
const resultsOf = (report: CheckReport) => parse(report).runs[0].results;

/** What the schema has against a report. */
function faults(report: CheckReport): unknown {
  validate(parse(report));
  return validate.errors ?? [];
}

describe('the published schema', () => {
  test('has nothing against any report', () => {
    expect(faults(reportOf([]))).toEqual([]);
    expect(faults(hostileReport())).toEqual([]);
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(faults(report)).toEqual([]);
      }),
    );
  });

  test('is one that finds faults', () => {
    const { runs } = parse(reportOf([finding()]));
    expect(validate({ version: '2.1.0', runs: [{ ...runs[0], columnKind: 'bytes' }] })).toBe(false);
    runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b';
    expect(validate({ version: '2.1.0', runs })).toBe(false);
  });

  test('has nothing against the rule of any code', () => {
    const known = ALL_CODES.filter((code) => EXPLANATIONS.has(code));
    const report = reportOf(known.map((code) => finding({ code, severity: CODES[code].severity })));
    expect(faults(report)).toEqual([]);
    const { rules } = parse(report).runs[0].tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(known);
    for (const { properties, help, fullDescription } of rules) {
      expect(properties.tags.length).toBeLessThanOrEqual(20);
      expect(help.text).not.toBe('');
      // Code scanning cuts what is longer.
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
    }
  });
});

test('a result has its rule, level, region, fix and related places', () => {
  const at = { start: { line: 9, column: 17 }, end: { line: 9, column: 23 } };
  const report = reportOf([
    finding({ code: 'PD501', severity: 'info', start: { line: 1, column: 1 }, end: { line: 3, column: 2 } }),
    finding({
      help: 'did you mean medium?',
      fix: { safe: false, title: 'write medium', edits: [{ start: 80, end: 86, text: 'medium', at }] },
      related: [{ message: 'as here', file: 'decks/b.yaml', ...at }],
    }),
  ]);
  const { runs } = parse(report);
  expect(runs[0].columnKind).toBe('unicodeCodePoints');
  const [first, second] = runs[0].results;
  expect(first).toMatchObject({
    ruleId: 'PD204',
    level: 'error',
    message: { text: '`difficulty` must be easy, medium or hard, not "meduim"\ndid you mean medium?' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'decks/kafka.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 9, startColumn: 17, endLine: 9, endColumn: 23 },
        },
      },
    ],
    fixes: [
      {
        description: { text: 'write medium' },
        artifactChanges: [
          {
            replacements: [
              {
                deletedRegion: { startLine: 9, startColumn: 17, endLine: 9, endColumn: 23 },
                insertedContent: { text: 'medium' },
              },
            ],
          },
        ],
      },
    ],
    relatedLocations: [{ message: { text: 'as here' } }],
  });
  expect(second.level).toBe('note');
  expect(runs[0].tool.driver.rules[first.ruleIndex].id).toBe('PD204');
  expect(runs[0].tool.driver.rules[second.ruleIndex].id).toBe('PD501');
});

test('addresses of files are percent-encoded and relative where the file is below the working folder', () => {
  const uris = HOSTILE_NAMES.map((file) => resultsOf(reportOf([finding({ file })]))[0].locations[0].physicalLocation);
  expect(uris.map(({ artifactLocation: { uri, uriBaseId } }) => [uri, uriBaseId !== undefined])).toEqual([
    ['a%20b/c%20d.yaml', true],
    ['100%25.yaml', true],
    ['a%250Ab.yaml', true],
    ['%3A%3Aerror%3A%3Ax.yaml', true],
    ['new%0Aline.yaml', true],
    ['c%3Ad%2Ce.yaml', true],
    ["%3Cb%3E%22%26'.yaml", true],
    ['%E6%97%A5%E6%9C%AC%E8%AA%9E/%E3%83%87%E3%83%83%E3%82%AD.yaml', true],
    ['%1B%5B31mred.yaml', true],
    ['%EF%BF%BD.yaml', true],
    ['../outside.yaml', false],
    ['file:///absolute/deck.yaml', false],
    ['file:///C%3A/Users/deck.yaml', false],
    ['-', true],
  ]);
});

describe('fingerprints', () => {
  const hashes = (report: CheckReport): string[] =>
    resultsOf(report).map(
      (one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints.primaryLocationLineHash,
    );
  const line = (number: number, text: string) =>
    finding({
      start: { line: number, column: 17 },
      end: { line: number, column: 23 },
      excerpt: { text, column: 1 },
    });

  test('go by the text of the line, not by its number', () => {
    const before = hashes(reportOf([line(9, 'difficulty: meduim'), line(20, 'difficulty: esay')]));
    const after = hashes(reportOf([line(12, 'difficulty: meduim'), line(23, '  difficulty: esay')]));
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  test('tell repeats apart', () => {
    const [first, second] = hashes(reportOf([line(9, 'difficulty: meduim'), line(20, 'difficulty: meduim')]));
    expect(first?.split(':')[0]).toBe(second?.split(':')[0]);
    expect(first).not.toBe(second);
  });
});

test('a flood is cut at 5,000 results, errors first, and the run says so', () => {
  const many = Array.from({ length: 6000 }, (_, i) =>
    finding({ severity: i < 3000 ? 'info' : 'warning', file: `${i % 7}.yaml`, start: { line: i + 1, column: 1 } }),
  );
  const [run] = parse(reportOf([...many, finding()])).runs;
  expect(run.results).toHaveLength(5000);
  expect(run.results[0].level).toBe('error');
  expect(run.results.filter(({ level }: { level: string }) => level === 'warning')).toHaveLength(3000);
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe(
    '1001 more results left out: a run may have 5000',
  );
});

test('a file that could not be checked makes the run one that failed', () => {
  const report = reportOf([finding({ code: 'PD906' })]);
  const unread = { ...report, files: report.files.map((file) => ({ ...file, unchecked: true })) };
  expect(parse(report).runs[0].invocations[0].executionSuccessful).toBe(true);
  expect(parse(unread).runs[0].invocations[0]).toEqual({
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: 'decks/kafka.yaml could not be checked' } }],
  });
});

test('a message of a deck is no link', () => {
  const [result] = resultsOf(
    reportOf([finding({ message: 'the choice "[here](https://example.org)" is given twice' })]),
  );
  expect(result.message.text).not.toMatch(/\]\(/);
});
