import { type Diagnostic, place } from '../../deck/diagnostic.ts';
import { counted } from '../duration.ts';
import { advice, codeAndName } from './advice.ts';
import type { CheckReport, FileReport } from './check-report.ts';
import { xml } from './escape.ts';
import { shown } from './shown.ts';

const SUITES = 'prepdeck check';

/** What a finding is to a test report: an info is no reason for a red test, and what could not be checked is not the deck's failure. */
type Outcome = 'failure' | 'error' | 'system-out';

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly cases: readonly string[];
}

/**
 * A JUnit report: a suite a file with findings, a test a finding. Decks without findings are one test that passes, for services that
 * take a report without tests for a failure.
 */
export function junit(report: CheckReport): string {
  const clean = report.checked - report.files.length;
  const suites = report.files.map(suiteOf);
  if (clean > 0 || suites.length === 0) suites.push(cleanSuite(clean));
  const sum = (count: (suite: Suite) => number): number => suites.reduce((total, suite) => total + count(suite), 0);
  const all: Suite = {
    name: SUITES,
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
    cases: [],
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${figures(all)}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite ${figures(suite)} skipped="0">`,
      ...suite.cases.map((one) => `    ${one}`),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

const figures = ({ name, tests, failures, errors }: Suite): string =>
  `name="${xml(name)}" tests="${tests}" failures="${failures}" errors="${errors}" time="0"`;

function suiteOf(report: FileReport): Suite {
  const outcome = ({ severity }: Diagnostic): Outcome =>
    report.unchecked ? 'error' : severity === 'info' ? 'system-out' : 'failure';
  const found = shown(report).map((one) => [one, outcome(one)] as const);
  const count = (wanted: Outcome): number => found.filter(([, is]) => is === wanted).length;
  return {
    name: report.file,
    tests: found.length,
    failures: count('failure'),
    errors: count('error'),
    cases: found.map(([one, is]) => testCase(one, is)),
  };
}

function testCase(one: Diagnostic, outcome: Outcome): string {
  const { line, column } = one.start;
  const text = xml(`${place(one)}: ${one.severity}[${one.code}] ${advice(one)}`);
  const attributes = outcome === 'system-out' ? '' : ` type="${one.severity}" message="${xml(one.message)}"`;
  return [
    `<testcase name="${codeAndName(one)} at ${line}:${column}" classname="${xml(one.file)}" time="0">`,
    `<${outcome}${attributes}>${text}</${outcome}></testcase>`,
  ].join('');
}

const cleanSuite = (decks: number): Suite => ({
  name: 'decks without findings',
  tests: 1,
  failures: 0,
  errors: 0,
  cases: [`<testcase name="${counted(decks, 'deck')} without findings" classname="${SUITES}" time="0"/>`],
});
