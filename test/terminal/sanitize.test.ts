import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, sanitize } from '../../src/terminal/sanitize.ts';

describe('sanitize (checklist 28)', () => {
  it.each([
    ['a colour', '\u001B[31mred\u001B[0m', 'red'],
    ['a cleared screen', 'a\u001B[2J\u001B[Hb', 'ab'],
    ['a window title', '\u001B]0;owned\u0007text', 'text'],
    ['the clipboard', '\u001B]52;c;cm0gLXJm\u001B\\text', 'text'],
    ['a link', '\u001B]8;;http://evil\u0007click\u001B]8;;\u0007', 'click'],
    ['a device string', '\u001BP1;2|abc\u001B\\text', 'text'],
    ['8-bit sequences', '\u009B31mred\u009D0;t\u009Cx', 'redx'],
    ['a sequence without an end', 'a\u001B]0;title', 'a]0;title'],
    ['a sequence hidden in another', '\u001B[\u001B[31m31mred', '[31mred'],
    ['bell, backspace, null', 'a\u0007b\bc\u0000d', 'abcd'],
    ['delete', 'a\u007Fb', 'ab'],
    ['a return that would overprint', 'right\rwrong', 'right\nwrong'],
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['Unicode line ends', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['a tab', 'a\tb', 'a    b'],
    ['a bidi override', 'abc\u202Etxt.exe\u202C', 'abctxt.exe'],
    ['bidi isolates and marks', '\u2066a\u2069\u200E\u200F\u061C', 'a'],
    ['zero width', 'pass\u200Bword\u2060\uFEFF\u00AD', 'password'],
    ['hidden tag letters', 'hi\u{E0041}\u{E0042}', 'hi'],
    ['a joiner between letters', 'a\u200Db', 'ab'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
  ])('takes out %s', (_, text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it.each([
    ['prose', 'Zwölf Boxkämpfer – “jagen” Viktor…\n\nquer'],
    ['a family', '👨‍👩‍👧‍👦 👩🏽‍🚀 ❤️‍🔥'],
    ['a flag of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['Persian with its non-joiner', 'می\u200Cخواهم'],
    ['combining marks', 'e\u0301 नमस्ते'],
    ['Hebrew', 'שלום'],
  ])('leaves %s as it is', (_, text) => {
    expect(sanitize(text)).toBe(text);
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\u001B', '\u001B[', '\u001B]8;;', '\u0007', '\u001B\\', '\u009B', '31m', '\u200D', '\uFE0F'),
        fc.constantFrom(
          '\u{1F3F4}',
          '\u{E0067}',
          '\u{E007F}',
          '👩',
          '🏽',
          '\uD83D',
          '\uDE00',
          '\r',
          '\u202E',
          '\u200B',
        ),
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join(''));

  it('leaves nothing that drives a terminal, turns the direction or is half a character', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(sanitize(text)).not.toMatch(
          /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\p{Surrogate}/u,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('has nothing left to do the second time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(sanitize(sanitize(text))).toBe(sanitize(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads every character but few times, also of text made to slow it down', () => {
    for (const piece of ['\u001B]', '\u009D', '\u001B[0;', '\u{1F3F4}\u{E0067}', '\u200D', '👩\u200D']) {
      expect(sanitize(piece.repeat(50_000)).length).toBeLessThanOrEqual(piece.length * 50_000);
    }
  });
});

it('oneLine joins lines and runs of blanks', () => {
  expect(oneLine('  one\n\n two\t\tthree\u0007 ')).toBe('one two three');
});
