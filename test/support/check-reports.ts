import fc from 'fast-check';
import { ALL_CODES } from '../../src/deck/codes.ts';
import type { Diagnostic, Severity } from '../../src/deck/diagnostic.ts';
import type { CheckReport, FileReport } from '../../src/report/check/check-report.ts';

/** A finding on `difficulty: meduim` in line 9, but for what is given. */
export const finding = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'PD204',
  severity: 'error',
  message: '`difficulty` must be easy, medium or hard, not "meduim"',
  file: 'decks/kafka.yaml',
  start: { line: 9, column: 17 },
  end: { line: 9, column: 23 },
  excerpt: { text: '    difficulty: meduim', column: 1 },
  ...more,
});

/** The report on these findings, sorted as a run sorts them: by file, errors first. */
export function reportOf(found: readonly Diagnostic[], more: Partial<CheckReport> = {}): CheckReport {
  const names = [...new Set(found.map(({ file }) => file))].toSorted();
  const files = names.map((file): FileReport => {
    const mine = found.filter((one) => one.file === file);
    const levels = ['error', 'warning', 'info'] as const;
    const diagnostics = levels.flatMap((level) => mine.filter(({ severity }) => severity === level));
    return { file, diagnostics, more: 0, unchecked: false };
  });
  return withCounts({ files, checked: 40, fixable: { safe: 0, unsafe: 0 }, ignored: 0, ...more });
}

/** The report with its findings counted. */
export function withCounts(report: Omit<CheckReport, 'counts'>): CheckReport {
  const count = (level: Severity): number =>
    report.files.reduce((n, { diagnostics, more }) => {
      const here = diagnostics.filter(({ severity }) => severity === level).length;
      return n + here + (diagnostics.at(-1)?.severity === level ? more : 0);
    }, 0);
  return { ...report, counts: { error: count('error'), warning: count('warning'), info: count('info') } };
}

/** What a stranger might write into a deck to make a report say or do something else. */
export const HOSTILE_TEXTS: readonly string[] = [
  '::error file=x::owned',
  '  ::set-output name=x::y',
  'a\n::stop-commands::x\n::warning::y',
  'a\r::error::y',
  '%0A::error::y %25 100%',
  '##[error]owned ##vso[task.setvariable variable=x]y ##teamcity[buildStop]',
  ']]> <![CDATA[ &amp; &#10; <!-- -->',
  '<script>alert(1)</script> <img src=x onerror=y>',
  '| a | b |\n| --- | --- |\n![x](https://example.org/x.png) [y](javascript:z) @team #1 www.example.org',
  '\u001B[2J\u001B]0;title\u0007\u009B31m\u0007\u0000',
  '\u202Egnirts\u202C \u2066x\u2069 \u200B\u00AD\uFEFF\u2028\u2029\u0085',
  '日本語のテスト、한국어',
  '👨‍👩‍👧‍👦 🇩🇪 e\u0301',
  '\uD83D lone \uDE00',
  '"quoted" \'single\' \\back `tick`',
  '"}]}, {"injected": true',
  '\t tab \uFFFE\uFFFF',
  'x'.repeat(10_000),
  '',
];

export const HOSTILE_NAMES: readonly string[] = [
  'a b/c d.yaml',
  '100%.yaml',
  'a%0Ab.yaml',
  '::error::x.yaml',
  'new\nline.yaml',
  'c:d,e.yaml',
  '<b>"&\'.yaml',
  '日本語/デッキ.yaml',
  '\u001B[31mred.yaml',
  '\uD800.yaml',
  '../outside.yaml',
  '/absolute/deck.yaml',
  'C:/Users/deck.yaml',
  '-',
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.filter((text) => text.length < 1000)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...':#[]<>&%"\'\\|\n\r\t\u001B\u202E\u200D\uD800日😀ab '), maxLength: 40 }),
);
const name = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  hostile.filter((text) => text !== ''),
);
const position = fc.record({ line: fc.integer({ min: 1, max: 99_999 }), column: fc.integer({ min: 1, max: 500 }) });
/** In order, often within one line and often of no length. */
const range = fc
  .tuple(position, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 60 }))
  .map(([start, lines, columns]) => ({
    start,
    end: { line: start.line + lines, column: lines === 0 ? start.column + columns : columns + 1 },
  }));
const edit = fc.record({ start: fc.nat(), end: fc.nat(), text: hostile, at: range });

const diagnostic = (file: string): fc.Arbitrary<Diagnostic> =>
  fc
    .record(
      {
        code: fc.constantFrom(...ALL_CODES.filter((code) => /^PD[12]/.test(code))),
        severity: fc.constantFrom<Severity>('error', 'warning', 'info'),
        message: hostile,
        range,
        help: hostile,
        fix: fc.record({ safe: fc.boolean(), title: hostile, edits: fc.array(edit, { maxLength: 3 }) }),
        related: fc.array(
          fc.tuple(hostile, name, range).map(([message, other, at]) => ({ message, file: other, ...at })),
          { maxLength: 2 },
        ),
        excerpt: fc.record({
          text: hostile.map((text) => text.replaceAll('\n', ' ')),
          column: fc.constantFrom(1, 1, 100),
        }),
      },
      { requiredKeys: ['code', 'severity', 'message', 'range'] },
    )
    .map(({ range: at, ...rest }) => ({ ...rest, ...at, file }));

/** Reports of anything on anything. */
export const anyReport: fc.Arbitrary<CheckReport> = fc
  .uniqueArray(name, { maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      fc.tuple(
        ...names.map((file) =>
          fc.record({
            file: fc.constant(file),
            diagnostics: fc.array(diagnostic(file), { minLength: 1, maxLength: 4 }),
            more: fc.constantFrom(0, 0, 7),
            unchecked: fc.constantFrom(false, false, true),
          }),
        ),
      ),
      fc.nat(100),
      fc.record({ safe: fc.nat(5), unsafe: fc.nat(5) }),
      fc.nat(3),
    ),
  )
  .map(([files, clean, fixable, ignored]) => withCounts({ files, checked: files.length + clean, fixable, ignored }));

/** A report that has every hostile text in every place where one can be, in files of hostile names. */
export const hostileReport = (): CheckReport =>
  reportOf(
    HOSTILE_TEXTS.flatMap((text, i) => {
      const file = HOSTILE_NAMES[i % HOSTILE_NAMES.length] ?? '';
      const places = { start: { line: 2, column: 3 }, end: { line: 2, column: 9 } };
      return finding({
        file,
        message: text,
        help: text,
        excerpt: { text: text.replaceAll('\n', ' ').slice(0, 400), column: 1 },
        ...places,
        fix: { safe: true, title: text, edits: [{ start: 0, end: 1, text, at: places }] },
        related: [{ message: text, file: HOSTILE_NAMES[(i + 1) % HOSTILE_NAMES.length] ?? '', ...places }],
      });
    }),
  );
