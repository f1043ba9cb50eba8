import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldText } from '../../../src/terminal/field.ts';
import type { Key } from '../../../src/terminal/keys.ts';
import { type LaidLesson, layLesson } from '../../../src/terminal/learn/lesson.ts';
import { AT_TOP, matchesIn, type ReaderState, stepReader } from '../../../src/terminal/learn/reader.ts';
import { prepareMarkdown } from '../../../src/terminal/markdown.ts';
import { THEMES } from '../../support/themes.ts';

describe('a lesson', () => {
  const laid = async (lesson: string) => {
    await prepareMarkdown(['# a']);
    return layLesson(lesson, { theme: THEMES.bare, columns: 40 });
  };

  it('has its headings where they are shown, not what looks like one within code', async () => {
    const { lines, headings } = await laid(
      'Before.\n\n# One\ntext\n```sh\n# no heading\n```\n## Two ##\n~~~\n## none\n```\n## neither\n~~~\n#none\n\nThree\n=====\n\nFour\n----\n\n> # quoted\n',
    );
    expect(headings.map(({ title, level }) => [title, level])).toEqual([
      ['One', 1],
      ['Two', 2],
      ['Three', 1],
      ['Four', 2],
    ]);
    expect(headings.map(({ row }) => lines[row])).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it('knows a link wherever it is defined', async () => {
    const { lines } = await laid('# One\n\nSee [the log][log].\n\n# Two\n\n[log]: https://example.org/log\n');
    expect(lines.join(' ')).toContain('https://example.org/log');
    expect(lines.join(' ')).not.toContain('[log]');
  });
});

const LESSON: LaidLesson = {
  lines: Array.from({ length: 50 }, (_, row) => (row === 20 || row === 33 ? 'Idempotént consumers' : `line ${row}`)),
  headings: [
    { title: 'A', level: 2, row: 0 },
    { title: 'B', level: 2, row: 18 },
    { title: 'C', level: 2, row: 45 },
  ],
};
const HEIGHT = 10;

const NAMED = [
  'up',
  'down',
  'return',
  'escape',
  'pageup',
  'pagedown',
  'home',
  'end',
  'left',
  'right',
  'tab',
  'backspace',
];
const key = (name: string): Key => (NAMED.includes(name) ? { type: 'named', name } : { type: 'text', text: name });

/** The state after these keys, from the top. */
function pressed(...names: string[]): ReaderState {
  let state = AT_TOP;
  for (const name of names) {
    const next = stepReader(state, key(name), LESSON, HEIGHT);
    if (typeof next === 'string') throw new Error(`left by ${name}`);
    state = next;
  }
  return state;
}

describe('the reader', () => {
  it.each<[string[], number]>([
    [['j', 'j', 'k'], 1],
    [['up'], 0],
    [[' '], 9],
    [['pagedown', 'b'], 0],
    [['G'], 40],
    [['G', ' ', 'down'], 40],
    [['end', 'g'], 0],
    [[']'], 18],
    [[']', ']'], 40],
    [[']', '['], 0],
    [['t', 'down', 'return'], 18],
    [['t', 'up', 'return'], 45],
    [['t', 'down', 'escape'], 0],
    [[']', 't', 'return'], 18],
    [['/', 'i', 'd', 'e', 'm', 'return'], 19],
    [['/', 'i', 'd', 'e', 'm', 'return', 'n'], 32],
    [['/', 'i', 'd', 'e', 'm', 'return', 'n', 'n'], 19],
    [['/', 'i', 'd', 'e', 'm', 'return', 'N'], 32],
    [['/', 'x', 'y', 'return'], 0],
  ])('%j leads to row %i', (keys, top) => {
    expect(pressed(...keys).top).toBe(Math.min(top, 45));
  });

  it('says what it did not find, and what there is to find nothing of', () => {
    expect(pressed('/', 'x', 'y', 'return').notice).toBe('"xy" is not in it.');
    expect(pressed('n').notice).toBe('Nothing is searched for yet: / searches.');
    expect(pressed('[').notice).toBe('No heading above.');
  });

  it('types q into a search instead of leaving, and escape forgets it', () => {
    expect(fieldText(pressed('/', 'q').search)).toBe('q');
    expect(pressed('/', 'q', 'escape')).toMatchObject({ typing: false, top: 0 });
    expect(stepReader(AT_TOP, key('q'), LESSON, HEIGHT)).toBe('back');
    expect(stepReader(AT_TOP, { type: 'named', name: 'ctrl-c' }, LESSON, HEIGHT)).toBe('interrupt');
  });

  it('finds without looking at case and accents, nothing for nothing', () => {
    expect(matchesIn(LESSON.lines, 'IDEMPOTENT')).toEqual([20, 33]);
    expect(matchesIn(LESSON.lines, '  ')).toEqual([]);
  });

  it('finds a phrase wherever the lines were broken, once, and not over a blank line', () => {
    const words = fc.array(fc.constantFrom('at', 'least', 'once', 'most'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (all, wide, at, n) => {
          const rows: string[] = [];
          for (let i = 0; i < all.length; i += wide) rows.push(`  ${all.slice(i, i + wide).join(' ')}`);
          const from = at % all.length;
          const phrase = all.slice(from, from + n).join('  ');
          expect(matchesIn(rows, phrase)).toContain(Math.floor(from / wide));
        },
      ),
    );
    expect(matchesIn(['at least', 'once'], 'least once')).toEqual([0]);
    expect(matchesIn(['at least', '', 'once'], 'least once')).toEqual([]);
    expect(matchesIn(['│ at least', '│ once'], 'LEAST   once')).toEqual([0]);
  });

  it('never leaves the text, whatever is pressed', () => {
    const keys = fc.array(fc.constantFrom(...NAMED, ' ', 'g', 'G', 'n', 'N', '/', 't', '[', ']', '?', 'i', 'j', 'k'));
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 80 }), (names, height) => {
        let state: ReaderState = AT_TOP;
        for (const name of names) {
          const next = stepReader(state, key(name), LESSON, height);
          if (typeof next === 'string') return;
          state = next;
          expect(state.top).toBeGreaterThanOrEqual(0);
          expect(state.top).toBeLessThan(LESSON.lines.length);
        }
      }),
    );
  });
});
