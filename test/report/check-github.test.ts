import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check/check-report.ts';
import { formatReport } from '../../src/report/check/formats.ts';
import { githubSummary } from '../../src/report/check/github-summary.ts';
import { anyReport, finding, hostileReport, reportOf } from '../support/check-reports.ts';

const github = (report: CheckReport): string[] =>
  formatReport('github', report, { version: '1' }).split('\n').slice(0, -1);

interface Command {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const decoded = (text: string, property: boolean): string =>
  text.replace(property ? /%(25|0D|0A|3A|2C)/g : /%(25|0D|0A)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** A line as the runner reads it: `::command name=value,name=value::data`. */
function commandOf(line: string): Command {
  const [, command = '', list = '', data = ''] = /^::([a-z-]+) ([^:]*)::(.*)$/s.exec(line) ?? [];
  const properties = list.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decoded(pair.slice(at + 1), true)] as const;
  });
  return { command, properties: Object.fromEntries(properties), data: decoded(data, false) };
}

describe('annotations', () => {
  test('name the place, the code, and what to do', () => {
    const report = reportOf([
      finding({ help: 'did you mean medium?' }),
      finding({ severity: 'warning', code: 'PD106', start: { line: 2, column: 3 }, end: { line: 4, column: 1 } }),
      finding({ severity: 'info', code: 'PD503', message: '100%: no source' }),
    ]);
    const message = '`difficulty` must be easy, medium or hard, not "meduim"';
    expect(github(report)).toEqual([
      `::error file=decks/kafka.yaml,line=9,endLine=9,col=17,endColumn=23,title=PD204 not-allowed::${message}%0Adid you mean medium?`,
      `::warning file=decks/kafka.yaml,line=2,endLine=4,title=PD106 comment-in-text::${message}`,
      '::notice file=decks/kafka.yaml,line=9,endLine=9,col=17,endColumn=23,title=PD503 missing-source::100%25: no source',
    ]);
  });

  test.each([
    ['a,b:c.yaml', 'a%2Cb%3Ac.yaml'],
    ['100%.yaml', '100%25.yaml'],
    ['a%3Ab.yaml', 'a%253Ab.yaml'],
    ['new\nline.yaml', 'new%0Aline.yaml'],
    ['re\rturn.yaml', 're%0Dturn.yaml'],
  ])('the file %j is written %s', (file, written) => {
    const [line = ''] = github(reportOf([finding({ file })]));
    expect(line).toMatch(`file=${written},line=9`);
    expect(commandOf(line).properties.file).toBe(file);
  });

  test('of each level only ten, and one line that counts the others', () => {
    const many = (severity: 'error' | 'warning' | 'info', n: number) =>
      Array.from({ length: n }, (_, i) => finding({ severity, start: { line: i + 1, column: 1 } }));
    const lines = github(reportOf([...many('info', 3), ...many('warning', 12), ...many('error', 25)]));
    const commands = lines.slice(0, -1).map((line) => commandOf(line).command);
    expect(commands).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(3).fill('notice')]);
    expect(lines.at(-1)).toMatch(/^17 more/);
  });

  test('ten and no more need no such line, and nothing found says nothing', () => {
    const ten = Array.from({ length: 10 }, () => finding());
    expect(github(reportOf(ten))).toHaveLength(10);
    expect(formatReport('github', reportOf([]), { version: '1' })).toBe('');
  });

  test('no text of a deck makes a command or a property of its own', () => {
    const NAMES = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'];
    const hold = (report: CheckReport): void => {
      for (const line of github(report)) {
        if (/^\d+ more: /.test(line)) continue;
        const { command, properties } = commandOf(line);
        expect(['error', 'warning', 'notice']).toContain(command);
        expect(NAMES).toEqual(expect.arrayContaining(Object.keys(properties)));
        expect(properties.title).toMatch(/^PD\d{3} [a-z0-9-]+$/);
        expect(properties.line).toMatch(/^\d+$/);
      }
    };
    hold(hostileReport());
    fc.assert(fc.property(anyReport, hold));
  });
});

describe('the step summary', () => {
  test('has the figures and a row a finding, errors first', () => {
    const info = finding({ severity: 'info', code: 'PD503', message: 'no source', start: { line: 2, column: 1 } });
    expect(githubSummary(reportOf([info, finding()])).split('\n')).toEqual([
      '## prepdeck check',
      '',
      '2 problems &#40;1 error, 1 info&#41; in 1 of 40 files',
      '',
      '| Level | Place | Code | What is wrong |',
      '| --- | --- | --- | --- |',
      '| error | decks/kafka.yaml&#58;9&#58;17 | PD204 not-allowed | &#96;difficulty&#96; must be easy, medium or hard, not &#34;meduim&#34; |',
      '| info | decks/kafka.yaml&#58;2&#58;1 | PD503 missing-source | no source |',
      '',
    ]);
  });

  test('is one sentence where nothing was found', () => {
    expect(githubSummary(reportOf([]))).toBe('## prepdeck check\n\n40 decks checked, nothing found\n');
  });

  test('shows texts as they are: none of them is a link, an image, a mention or HTML', () => {
    const hold = (report: CheckReport): void => {
      const rows = githubSummary(report)
        .split('\n')
        .slice(6)
        .filter((row) => row.startsWith('|'));
      expect(rows).toHaveLength(report.files.reduce((n, { diagnostics }) => n + diagnostics.length, 0));
      for (const row of rows) {
        expect(row.split('|')).toHaveLength(6);
        expect(row.replaceAll('<!-- -->', '')).not.toMatch(/[<>`*_[\]\\]|www\.|:\/\/|&(?!#\d+;)/i);
        expect(row).not.toMatch(/@(?!<!-- -->)|#(?!\d+;)/);
      }
    };
    hold(hostileReport());
    fc.assert(fc.property(anyReport, hold));
  });

  test('stays below what GitHub takes', () => {
    const many = Array.from({ length: 3000 }, () => finding({ message: '<'.repeat(200) }));
    const text = githubSummary(reportOf(many));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/\nand \d+ more\n$/);
  });
});
