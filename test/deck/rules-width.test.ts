import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createChecker } from '../../src/deck/checker.ts';
import { findingsOf } from '../support/choice-deck.ts';

const deckOf = (lesson: string): string =>
  stringify(
    {
      format: 1,
      id: 'deck',
      title: 'A deck',
      lesson,
      knowledge_check: [{ id: 'q', question: 'A lease ends.', difficulty: 'easy', answer: true }],
    },
    { lineWidth: 0 },
  );
const told = (lesson: string): readonly string[] => findingsOf('PD605', deckOf(lesson)).map(({ message }) => message);

const row = (cell: string, count: number): string => `| ${Array(count).fill(cell).join(' | ')} |`;
const word = 'a'.repeat(39);

test.each([
  [
    'Japanese, which breaks anywhere',
    'これは長い文章ですが、どこでも改行できるので狭い端末でも問題なく表示することができます。',
  ],
  ['Chinese outside of the first plane', '𠀀'.repeat(60)],
  ['Thai', 'ภาษาไทยไม่มีการเว้นวรรคระหว่างคำและข้อความนี้ยาวกว่าสี่สิบตัวอักษรแน่นอนที่สุด'],
  ['a line across', '-'.repeat(60)],
  ['a ruled table', `| a | b |\n|${'-'.repeat(45)}|${'-'.repeat(45)}|\n| c | d |`],
  ['38 letters with accents of their own', 'a\u0301'.repeat(38)],
  ['an address in a link', `[it](https://example.org/${word})`],
  ['a picture', `![it](pictures/${word}.png)`],
  ['a shell line that is no table', 'a | b | c | d | e | f | g | h'],
  ['code', `\`${word}\``],
])('%s is left alone', (_, lesson) => {
  expect(told(lesson)).toEqual([]);
});

test.each([
  ['behind a bracket', `It is (${word}) here.`],
  ['behind Japanese', `日本語${word}`],
  ['in a table', `| a |\n| - |\n| ${word} |`],
])('a long word %s', (_, lesson) => {
  expect(told(lesson)).toEqual([`"${word}" is wider than a narrow window`]);
});

test('a table without bars at its ends, and the widest of several', () => {
  expect(told('a|b|c|d|e|f|g\n-|-|-|-|-|-|-\n1|2|3|4|5|6|7')).toHaveLength(1);
  const tables = [3, 9, 7].map((count) => `${row('a', count)}\n${row('-', count)}`).join('\n\n');
  const [finding] = findingsOf('PD605', deckOf(tables));
  expect(finding?.message).toContain('9 columns');
  expect(finding?.excerpt?.text.trim()).toBe(row('a', 9));
});

test('limits may be lowered', () => {
  const checker = createChecker({ PD605: { limits: { columns: 2, word: 10 } } });
  const codes = (lesson: string) =>
    checker.check(new TextEncoder().encode(deckOf(lesson)), 'deck.yaml').diagnostics.map(({ code }) => code);
  expect(codes(`${row('a', 3)}\n${row('-', 3)}`)).toContain('PD605');
  expect(codes('incompatibility')).toContain('PD605');
  expect(codes('compatible')).not.toContain('PD605');
});
