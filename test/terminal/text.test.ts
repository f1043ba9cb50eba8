import { Chalk } from 'chalk';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellWidth, graphemes } from '../../src/terminal/cell-width.ts';
import { sanitize } from '../../src/terminal/sanitize.ts';
import { chop, pad, truncate, width, wrap } from '../../src/terminal/text.ts';
import { styledText, unicodeText, visible } from '../support/terminal-text.ts';

const chalk = new Chalk({ level: 1 });

describe('width', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['naïve – “quoted” → done…', 24],
    ['日本語', 6],
    ['ﾊﾟ', 2],
    ['각', 2],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 2],
    ['☝🏽', 2],
    ['❤️', 2],
    ['❤', 1],
    ['5️⃣', 2],
    ['🇩🇪🇯🇵', 4],
    [chalk.bold.red('red'), 3],
    ['\u001B]8;;https://example.org\u0007text\u001B]8;;\u0007', 4],
  ])('of %j is %i cells', (text, cells) => {
    expect(width(text)).toBe(cells);
  });

  it('agrees with string-width on every character that is not one of the large uniform blocks', () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x1fc00; code++) {
      // Han, Hangul, Tangut and what Unicode leaves free: one look in each is enough.
      if ((code > 0x3500 && code < 0x9f00) || (code > 0xad00 && code < 0xfa00)) continue;
      if ((code > 0x12600 && code < 0x16900) || (code > 0x17100 && code < 0x18a00)) continue;
      const character = String.fromCodePoint(code);
      if (/[\p{Cn}\p{Cs}\p{Co}]/u.test(character)) continue;
      if (cellWidth(character) !== stringWidth(character, { countAnsiEscapeCodes: true }))
        wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('never takes a text for narrower than string-width does', () => {
    fc.assert(
      fc.property(unicodeText(), (text) => {
        expect(width(text)).toBeGreaterThanOrEqual(stringWidth(text));
      }),
      { numRuns: 200 },
    );
  });
});

describe('wrap', () => {
  it('breaks at spaces, which vanish there', () => {
    expect(wrap('Every rating is on disk before the next question appears.', 24)).toEqual([
      'Every rating is on disk',
      'before the next question',
      'appears.',
    ]);
  });

  it('sets a hanging indent under a bullet', () => {
    expect(wrap('a queue gives each message to one worker', 20, { indent: '• ' })).toEqual([
      '• a queue gives each',
      '  message to one',
      '  worker',
    ]);
  });

  it('keeps line feeds, empty lines and the blanks that start a line', () => {
    expect(wrap('one\n\n  two   spaces', 20)).toEqual(['one', '', '  two   spaces']);
  });

  it('breaks an address after punctuation, a bare long word anywhere', () => {
    expect(wrap('https://kafka.apache.org/documentation/#design', 25)).toEqual([
      'https://kafka.apache.org/',
      'documentation/#design',
    ]);
    expect(wrap('abcdefghijklmnop', 10)).toEqual(['abcdefghij', 'klmnop']);
  });

  it('breaks between CJK characters, never before closing or after opening punctuation', () => {
    expect(wrap('順序は「分割」内だけで保証、全体ではない。', 10)).toEqual([
      '順序は「分',
      '割」内だけ',
      'で保証、全',
      '体ではな',
      'い。',
    ]);
  });

  it('closes styles at the end of a line and opens them again on the next', () => {
    expect(wrap(chalk.bold('bold words here'), 10)).toEqual([chalk.bold('bold words'), chalk.bold('here')]);
  });

  it('closes a link at the end of a line and opens it again on the next', () => {
    const link = (text: string) => `\u001B]8;;https://example.org/\u0007${text}\u001B]8;;\u0007`;
    expect(wrap(`see ${link('the manual')}`, 8)).toEqual([`see ${link('the')}`, link('manual')]);
  });

  it('drops a prefix that would leave no room', () => {
    expect(wrap('text', 10, { indent: '      ' })).toEqual(['text']);
  });

  it('never overflows, loses or adds no visible character, leaves no style open', () => {
    fc.assert(
      fc.property(
        styledText(),
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 0, max: 6 }),
        (text, columns, indent) => {
          const lines = wrap(text, columns, { indent: ' '.repeat(indent) });
          for (const line of lines) {
            // What a reader sees as one character is never cut, and may be wider than the room there is.
            if (graphemes(visible(line).trim()).length > 1) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
            expect(line).not.toContain('\n');
            expect(openAtEnd(line)).toEqual([]);
          }
          expect(visible(lines.join('')).replace(/ /g, '')).toBe(visible(text).replace(/[ \n]/g, ''));
        },
      ),
      { numRuns: 200, examples: [['\u{1D158}\u{1D165}\u{1D16E}', 2, 0]] },
    );
  });

  it('gives words apart on different lines or with a space between, never joined', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 9, max: 40 }), (list, columns) => {
        expect(wrap(list.join(' '), columns).join(' ')).toBe(list.join(' '));
      }),
    );
  });
});

describe('chop', () => {
  it('cuts after a blank near the end, else at the column, and keeps every blank', () => {
    expect(chop('if (seen)   acknowledge(it);', 11, 8)).toEqual(['if (seen)  ', ' acknowl', 'edge(it)', ';']);
    expect(chop('VALUES ($1, $2, $3)', 14)).toEqual(['VALUES ($1, ', '$2, $3)']);
  });

  it('puts together again to the same text', () => {
    fc.assert(
      fc.property(
        unicodeText(),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 2, max: 40 }),
        (text, first, rest) => {
          const pieces = chop(text.replace(/\n/g, ''), first, rest);
          expect(pieces.join('')).toBe(text.replace(/\n/g, ''));
          for (const [i, piece] of pieces.entries()) {
            // What a reader sees as one character is never cut, and may be wider than the room there is.
            if (graphemes(piece).length > 1) expect(stringWidth(piece)).toBeLessThanOrEqual(i === 0 ? first : rest);
          }
        },
      ),
      { examples: [['\u{1D158}\u{1D165}\u{1D16E}', 2, 2]] },
    );
  });
});

describe('truncate', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['a longer text', 9, 'a longer…'],
    ['日本語テキスト', 6, '日本…'],
    ['日本語テキスト', 7, '日本語…'],
  ])('of %j to %i is %j', (text, columns, expected) => {
    expect(truncate(text, columns)).toBe(expected);
  });

  it('closes what it cuts', () => {
    expect(truncate(chalk.red('red letters'), 4)).toBe(`${chalk.red('red')}…`);
  });

  it('always fits, whatever the ellipsis', () => {
    fc.assert(
      fc.property(
        styledText(),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('…', '...', ''),
        (text, columns, mark) => {
          const cut = truncate(text.replace(/\n/g, ' '), columns, mark);
          expect(stringWidth(cut)).toBeLessThanOrEqual(columns);
          expect(openAtEnd(cut)).toEqual([]);
        },
      ),
    );
  });
});

describe('pad', () => {
  it.each([
    ['日本', 6, 'left', '日本  '],
    ['日本', 6, 'right', '  日本'],
    ['日本', 7, 'center', ' 日本  '],
    ['too long', 3, 'left', 'too long'],
  ] as const)('of %j to %i, %s, is %j', (text, columns, align, expected) => {
    expect(pad(text, columns, align)).toBe(expected);
  });
});

/** SGR families and links still open after the line, as a terminal would count them. */
function openAtEnd(line: string): string[] {
  const open = new Set<string>();
  for (const [, code, address] of line.matchAll(/\u001B\[(\d+)m|\u001B\]8;;([^\u0007]*)\u0007/g)) {
    if (address !== undefined) {
      if (address === '') open.delete('link');
      else open.add('link');
    } else if (code === '22') {
      open.delete('1');
      open.delete('2');
    } else if (code === '39') {
      open.delete('color');
    } else if (code === '24') {
      open.delete('4');
    } else {
      open.add(Number(code) >= 30 ? 'color' : String(code));
    }
  }
  return [...open];
}

it('keeps clean text clean', () => {
  fc.assert(
    fc.property(unicodeText(), fc.integer({ min: 8, max: 40 }), (text, columns) => {
      for (const line of wrap(text, columns)) expect(sanitize(line)).toBe(line);
    }),
  );
});
