import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/deck/diagnostic.ts';
import type { CheckReport } from '../../src/report/check/check-report.ts';
import { summary } from '../../src/report/check/summary.ts';
import { checkText } from '../../src/terminal/check/check-text.ts';
import { anyReport, finding, hostileReport, reportOf } from '../support/check-reports.ts';
import { visible } from '../support/terminal-text.ts';
import { THEMES } from '../support/themes.ts';

type Look = keyof typeof THEMES;

const lines = (report: CheckReport, width = 80, look: Look = 'bare'): string[] =>
  checkText(report, { theme: THEMES[look], width });

/** A finding on the code points from one column to another of a line. */
const on = (text: string, from: number, to: number, more: Partial<Diagnostic> = {}): Diagnostic =>
  finding({
    start: { line: 7, column: from },
    end: { line: 7, column: to },
    excerpt: { text, column: 1 },
    ...more,
  });

/** The source line and the row of carets of a report on one finding. */
function frame(one: Diagnostic, width = 80, look: Look = 'bare'): readonly [source: string, carets: string] {
  const all = lines(reportOf([one]), width, look);
  const at = all.findIndex((line) => /^ +[│|] +\^+$/.test(line));
  return [all[at - 1]?.slice(4) ?? '', all[at]?.slice(4) ?? ''];
}

/** What stands above the carets, in cells. */
function above([source, carets]: readonly [string, string]): string {
  const from = carets.indexOf('^');
  let cell = 0;
  return [...new Intl.Segmenter().segment(source)]
    .filter(({ segment }) => {
      const here = cell;
      cell += stringWidth(segment);
      return here >= from && here < stringWidth(carets);
    })
    .map(({ segment }) => segment)
    .join('');
}

describe('a finding', () => {
  const one = finding({
    help: 'did you mean medium?',
    fix: { safe: false, title: 'write medium', edits: [] },
    related: [{ message: 'as it is here', file: 'b.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }],
  });

  test('has its level, code, name, place, frame, help, fix and related places', () => {
    expect(lines(reportOf([one], { checked: 1, fixable: { safe: 0, unsafe: 1 } }))).toEqual([
      'error[PD204] not-allowed: `difficulty` must be easy, medium or hard, not',
      '  "meduim"',
      ' --> decks/kafka.yaml:9:17',
      '  │',
      '9 │     difficulty: meduim',
      '  │                 ^^^^^^',
      '  = help: did you mean medium?',
      '  = fix: write medium (--fix-unsafe does it)',
      '  = note: as it is here',
      '    --> b.yaml:3:5',
      '',
      '1 problem (1 error) in 1 of 1 file; 1 can be mended with --fix-unsafe',
      '`prepdeck explain PD204` tells why it matters and shows a better one',
    ]);
  });

  test('is drawn in ASCII where the locale has nothing else', () => {
    expect(lines(reportOf([one]), 40, 'ascii').slice(0, 8)).toEqual([
      'error[PD204] not-allowed: `difficulty`',
      '  must be easy, medium or hard, not',
      '  "meduim"',
      ' --> decks/kafka.yaml:9:17',
      '  |',
      '9 |     difficulty: meduim',
      '  |                 ^^^^^^',
      '  = help: did you mean medium?',
    ]);
  });

  test('is told in words where nothing is to be drawn', () => {
    expect(lines(reportOf([one]), 80, 'plain').slice(0, 8)).toEqual([
      'error PD204 not-allowed: `difficulty` must be easy, medium or hard, not "meduim"',
      'at decks/kafka.yaml:9:17',
      'line 9:     difficulty: meduim',
      'marked: meduim',
      'help: did you mean medium?',
      'fix: write medium (--fix-unsafe does it)',
      'note: as it is here',
      'at b.yaml:3:5',
    ]);
  });

  test('says the same with colour as without', () => {
    const report = reportOf([one, finding({ severity: 'warning' }), finding({ severity: 'info' })]);
    const colored = lines(report, 80, 'color');
    expect(colored.map(visible)).toEqual(lines(report));
    expect(colored.join('\n')).toContain('\u001B[31m^^^^^^');
  });

  test('does not say twice what to do where the fix says it', () => {
    const fix = { safe: true, title: 'write false', edits: [] };
    const text = lines(reportOf([finding({ help: 'write false', fix })]));
    expect(text.filter((line) => line.includes('write false'))).toEqual(['  = fix: write false (--fix does it)']);
  });

  test('on a file as a whole has no frame', () => {
    const top = { line: 1, column: 1 };
    const { excerpt: _, ...bare } = finding({
      code: 'PD906',
      message: 'it cannot be opened (EACCES)',
      start: top,
      end: top,
    });
    expect(lines(reportOf([bare]))).toContain(' --> decks/kafka.yaml:1:1');
    expect(lines(reportOf([bare])).join('\n')).not.toMatch(/[│^]/);
  });

  test('in a name longer than the window keeps its place in one piece, to jump to', () => {
    const file = `decks/${'long-'.repeat(20)}name.yaml`;
    expect(lines(reportOf([finding({ file })]), 40)).toContain(` --> ${file}:9:17`);
  });
});

describe('the carets', () => {
  const TEXTS: readonly [what: string, text: string, from: number, to: number, marked: string][] = [
    ['after ASCII', 'tags: [a, bb]', 11, 13, 'bb'],
    ['after wide characters', '日本語: テスト x', 6, 9, 'テスト'],
    ['after an emoji of two code units', 'a😀 bc', 4, 6, 'bc'],
    ['under a family of one cluster', 'x 👨‍👩‍👧‍👦 y', 3, 10, '👨‍👩‍👧‍👦'],
    ['under part of a cluster', 'x e\u0301 y', 4, 5, 'e\u0301'],
    ['after combining marks', 'e\u0301e\u0301 bc', 6, 8, 'bc'],
    ['after a tab', '\ta: b', 5, 6, 'b'],
    ['under a tab', 'a\tb', 2, 3, '→   '],
    ['under a hidden character', 'a\u202Eb', 2, 3, '<U+202E>'],
    ['after a hidden character', 'a\u202Eb c', 4, 5, ' '],
    ['under a control character', 'a\u001B[2Jb', 2, 3, '\\x1b'],
    ['behind a soft hyphen', 'so\u00ADft x', 7, 8, 'x'],
  ];
  test.each(TEXTS)('stand %s', (_, text, from, to, expected) => {
    expect(above(frame(on(text, from, to)))).toBe(expected);
  });

  test('are one where nothing is marked, behind the line as well', () => {
    expect(frame(on('ab: c', 4, 4))).toEqual(['ab: c', '   ^']);
    expect(frame(on('ab: c', 6, 6))).toEqual(['ab: c', '     ^']);
    expect(frame(on('', 1, 1))).toEqual(['', '^']);
  });

  test('go to the end of the line where the finding goes on below it', () => {
    expect(frame(on('  - id: a  ', 5, 3, { end: { line: 9, column: 3 } }))).toEqual(['  - id: a', '    ^^^^^']);
  });

  test('count columns from where the excerpt starts', () => {
    expect(frame(on('ab cd', 104, 106, { excerpt: { text: 'ab cd', column: 101 } }))).toEqual(['…ab cd', '    ^^']);
  });
});

describe('a line longer than the window', () => {
  const long = `  summary: ${'word '.repeat(30)}HERE ${'more '.repeat(30)}`;
  const at = long.indexOf('HERE') + 1;

  test('is cut around what is marked, and says so at both ends', () => {
    const [source, carets] = frame(on(long, at, at + 4), 40);
    expect(above([source, carets])).toBe('HERE');
    expect(source).toMatch(/^…(?:ord|rd|d)?.*HERE.*…$/);
    expect(stringWidth(source)).toBeLessThanOrEqual(36);
  });

  test('is cut at its end alone where the mark is near its start', () => {
    const [source, carets] = frame(on(long, 3, 10), 40);
    expect(above([source, carets])).toBe('summary');
    expect(source).toMatch(/^ {2}summary: .*…$/);
  });

  test('shows the start of a mark that is wider than the window', () => {
    const [source, carets] = frame(on(long, at, at + 100), 40);
    expect(above([source, carets])).toMatch(/^HERE more .*/);
    expect(stringWidth(carets)).toBeLessThanOrEqual(36);
  });

  test('in wide characters is never cut within one', () => {
    const [source, carets] = frame(on('語'.repeat(200), 100, 102), 40);
    expect(above([source, carets])).toBe('語語');
    expect(source).toMatch(/^…語+…$/);
  });
});

describe('whatever the decks hold', () => {
  const PLACE = /^(?: *-->|at) /;

  test.each([20, 40, 80, 200])('at %i columns only places are wider than the window', (width) => {
    const hold = (report: CheckReport, look: Look): void => {
      for (const line of lines(report, width, look)) {
        if (!PLACE.test(visible(line))) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      }
    };
    for (const look of ['bare', 'ascii', 'color', 'plain'] as const) hold(hostileReport(), look);
    fc.assert(fc.property(anyReport, fc.constantFrom<Look>('bare', 'ascii', 'color', 'plain'), hold), { numRuns: 30 });
  });

  test('no line drives the terminal, hides a character or is a command of a CI runner', () => {
    const hold = (report: CheckReport, width: number, look: Look): void => {
      for (const line of lines(report, width, look)) {
        const text = visible(line);
        expect(text).not.toMatch(
          /[\u0000-\u001F\u007F-\u009F\u00AD\u200B\u202A-\u202E\u2066-\u2069\uFEFF\p{Surrogate}]/u,
        );
        expect(text).not.toMatch(/^\s*::|##[a-z]*\[/i);
      }
    };
    for (const width of [20, 21, 22, 40, 80]) hold(hostileReport(), width, 'bare');
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 20, max: 100 }), fc.constantFrom<Look>('bare', 'color', 'plain'), hold),
    );
  });

  test('a message that wraps does not put :: at the start of a line', () => {
    const message = `${'a'.repeat(14)} ::error::x`;
    const found = Array.from({ length: 40 }, (_, i) => lines(reportOf([finding({ message })]), 20 + i)).flat();
    expect(found.some((line) => line.startsWith(' \\::error::x'))).toBe(true);
    expect(found.filter((line) => /^\s*::/.test(line))).toEqual([]);
  });

  test('the mark stands under what it marks', () => {
    // Of one cell each, so that a code point is a cell.
    const letters = fc.string({ unit: fc.constantFrom(...'abc d:é'), minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(letters, fc.nat(119), fc.nat(8), fc.integer({ min: 20, max: 90 }), (text, start, length, width) => {
        fc.pre(start < text.trimEnd().length);
        const wanted = text.trimEnd().slice(start, start + Math.max(1, length));
        const shown = above(frame(on(text, start + 1, start + 1 + Math.max(1, length)), width));
        expect(wanted.startsWith(shown.replace(/…$/, ''))).toBe(true);
        expect(shown.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the summary', () => {
  const counts = { error: 3, warning: 8, info: 1 };
  const two = () => reportOf([finding(), finding({ file: 'b.yaml' })], { fixable: { safe: 5, unsafe: 0 } });

  test.each([
    [
      '12 problems (3 errors, 8 warnings, 1 info) in 2 of 40 files; 5 can be mended with --fix',
      () => ({ ...two(), counts }),
    ],
    [
      '12 problems (3 errors, 8 warnings, 1 info) in 2 of 40 files; 5 can be mended with --fix, 2 more with --fix-unsafe',
      () => ({ ...two(), counts, fixable: { safe: 5, unsafe: 2 } }),
    ],
    ['1 problem (1 error) in 1 of 1 file; 3 are ignored', () => reportOf([finding()], { checked: 1, ignored: 3 })],
    ['40 decks checked, nothing found', () => reportOf([])],
    ['1 deck checked, nothing found; 1 is ignored', () => reportOf([], { checked: 1, ignored: 1 })],
  ])('%s', (expected, report) => {
    expect(summary(report())).toBe(expected);
  });

  test('counts what could not be checked', () => {
    const report = reportOf([finding({ code: 'PD906' })], { checked: 3 });
    const unread = { ...report, files: report.files.map((file) => ({ ...file, unchecked: true })) };
    expect(summary(unread)).toBe('1 problem (1 error) in 1 of 3 files; 1 file could not be checked');
  });

  test('nothing found is one line', () => {
    expect(lines(reportOf([]))).toEqual(['40 decks checked, nothing found']);
  });

  test('what is left out of a file is counted below its findings', () => {
    const report = reportOf([finding()]);
    const cut = { ...report, files: report.files.map((file) => ({ ...file, more: 7 })) };
    expect(lines(cut)).toContain('7 more problems in decks/kafka.yaml; mend those above first');
  });
});
