import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { deck, fileOf } from './arbitrary.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The texts of all decks in the repository. */
export const realDecks: readonly string[] = ['decks', 'test/fixtures/decks'].flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
);

const styles = fc.record({
  lineWidth: fc.constantFrom(0, 0, 40, 80),
  indent: fc.constantFrom(2, 2, 4, 1, 3),
  indentSeq: fc.boolean(),
  defaultStringType: fc.constantFrom('PLAIN', 'PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  defaultKeyType: fc.constantFrom('PLAIN', 'PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  collectionStyle: fc.constantFrom('any', 'any', 'block'),
  flowCollectionPadding: fc.boolean(),
  singleQuote: fc.constantFrom(null, true, false),
  blockQuote: fc.constantFrom<boolean | 'literal' | 'folded'>(true, 'literal', 'folded', false),
});

/** Decks as the yaml package writes them. */
export const stringified = fc
  .tuple(deck, styles)
  .map(([value, style]) => stringify(fileOf(value), { ...style, aliasDuplicateObjects: false }));

const blanks = fc.constantFrom(
  '',
  '',
  '',
  '',
  '\n',
  '  \n',
  '    # odd\n',
  '  # even\n',
  '# none\n',
  ' # one',
  '  # two',
  '        # deep\n',
  '#',
  ' \n',
  '\n\n',
);
/** Text with comments and blank lines put between its lines. */
export const decorated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.infiniteStream(fc.tuple(fc.nat(5), blanks))).map(([all, stream]) =>
    all
      .split('\n')
      .map((line) => {
        const [often, blank] = stream.next().value ?? [0, ''];
        if (often > 0 || blank === '') return `${line}\n`;
        return blank.endsWith('\n') ? `${line}\n${blank}` : `${line}${blank}\n`;
      })
      .join('')
      .slice(0, -1),
  );

const scraps = fc.constantFrom(
  ...[
    '',
    '\n',
    ' ',
    '  ',
    ':',
    ': ',
    ' #',
    '# ',
    ' #x',
    '- ',
    '-',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '|',
    '>',
    '|-',
    '|+',
    '>-',
    '? ',
    '&a ',
    '*a',
  ],
  ...[
    '!t ',
    '\t',
    '1',
    '~',
    'null',
    'yes',
    '---',
    '...',
    '%',
    '@',
    '`',
    '\\',
    '\\n',
    '\\x41',
    "''",
    '<<',
    'a: b',
    '\u00a0',
    '\u2028',
    '😀',
    '\n\n',
    '\n ',
    ' \n',
    '\r\n',
    '\r',
  ],
);

/** A part of a text, a few lines long, damaged here and there. */
export const damaged = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      texts,
      fc.nat(),
      fc.integer({ min: 1, max: 25 }),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 0, 1, 2, 9), scraps), { maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('move', 'copy', 'drop', 'indent', 'outdent')), {
        maxLength: 3,
      }),
    )
    .map(([text, from, count, edits, moves]) => {
      const all = text.split('\n');
      const first = from % all.length;
      const lines = all.slice(first, first + count);
      // The part starts at the margin, so that it can be a document.
      const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]/)), 40);
      const part = lines.map((line) => line.slice(margin));
      for (const [a, b, how] of moves) {
        const at = a % part.length;
        const line = part[at] ?? '';
        if (how === 'indent') part[at] = `${' '.repeat((b % 4) + 1)}${line}`;
        else if (how === 'outdent') part[at] = line.replace(/^ {1,2}/, '');
        else {
          if (how !== 'copy') part.splice(at, 1);
          if (how !== 'drop') part.splice(b % (part.length + 1), 0, line);
        }
      }
      let result = part.join('\n');
      for (const [at, length, scrap] of edits) {
        const start = at % (result.length + 1);
        result = result.slice(0, start) + scrap + result.slice(start + length);
      }
      return result;
    });

const words = fc.constantFrom(
  ...[
    'a',
    'b',
    'c d',
    'a',
    'key',
    'x y z',
    '"q"',
    "'s'",
    '"a b"',
    '""',
    "''",
    '1',
    '1.10',
    '007',
    '1e3',
    '~',
    'null',
    'Null',
    '0x1F',
    '0o17',
    '.inf',
    '-.INF',
    '.NaN',
    '-3',
    '-',
    'true',
    'no',
  ],
  ...[
    '{x}',
    '{a: b}',
    '[a, b]',
    '[ ]',
    '{}',
    '[a, {b: c}, "d,e"]',
    '{ "a": [1, -2] , b: \'c\'}',
    'a:b',
    'http://x.y/z#w',
    'a#b',
    '#',
    '&a',
    '*a',
    '!t',
    '@',
    '`',
    '%',
    '"a\\n\\u00e9"',
    "'it''s'",
    'é日😀',
    '\u00a0',
    '?x',
    ':x',
  ],
);
const ends = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  ' # c',
  ' #c',
  '#c',
  ' |',
  ' |-',
  ' >',
  ' |+',
  ' >-',
  '\t',
  ' :',
  ':',
  ': ',
  ': x',
  ',',
  ']',
  '}',
  '"',
);
const heads = fc.constantFrom(
  '',
  '',
  '',
  '- ',
  '- ',
  '- - ',
  '-   ',
  '? ',
  '# ',
  '-',
  '--- ',
  '---',
  '...',
  ': ',
  '-\t',
  '! ',
  '|',
  '>',
  '" ',
  "'",
);
const keys = fc.constantFrom(
  '',
  '',
  'a: ',
  'a:',
  'b: ',
  'c: ',
  'd: ',
  'e: ',
  '"f": ',
  "'g' : ",
  'a b: ',
  'h :  ',
  '1: ',
  '<<: ',
  '__proto__: ',
  'k:',
  'l:',
  'm:',
  'n: ',
);
const line = fc
  .tuple(
    fc.constantFrom(0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 5, 6, 8),
    heads,
    keys,
    fc.option(words, { freq: 4, nil: '' }),
    ends,
  )
  .map(([indent, head, key, word, end]) => `${' '.repeat(indent)}${head}${key}${word}${end}`);

/** Lines that look like YAML and mostly are not. */
export const lines = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      'z:',
      'z: 1\n',
      'z: |\n',
      'z:\n',
      'z: >\n',
      'z:\n  y: 1\n',
      'z:\n- ',
      '\n',
      '# c\n',
      '---\n',
    ),
    fc.array(line, { maxLength: 8 }),
    fc.constantFrom('', '\n', '\n\n', ' ', '\n  '),
  )
  .map(([start, list, end]) => start + list.join('\n') + end);

const gentle = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 2, 3, 4),
    fc.constantFrom('', '', '', '- ', '-  '),
    fc.constantFrom('a:', 'b:', 'c:', 'd:', '"e":', 'f :', '', '# x', 'g:', 'h:', 'i:'),
    fc.constantFrom(
      '',
      '',
      ' 1',
      ' x y',
      ' "q"',
      ' [a, b]',
      ' |',
      ' >-',
      ' |+',
      ' # c',
      ' x # c',
      ' {a: b}',
      " 's' ",
      ' text',
      ' - ',
    ),
  )
  .map(([indent, head, key, rest]) => `${' '.repeat(indent)}${head}${key}${rest}`);
/** Lines that often are YAML. */
export const gentleLines = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 5, arbitrary: gentle },
        {
          weight: 1,
          arbitrary: fc.constantFrom('', '  ', '# c', '  # c', '    # c', '      # c', '      text', '    text'),
        },
      ),
      { maxLength: 9 },
    ),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([list, end]) => `z0:${list.length % 2 ? '\n' : ' 1\n'}${list.join('\n')}${end}`);

/** Any string over YAML's punctuation. */
export const punctuation = fc.string({
  unit: fc.constantFrom(
    ...'aab \n\n  ::--#[]{},"\'|>?&*!%@`\\~01.\t\r\u00a0\u0085\u2028',
    ': ',
    '- ',
    '\n  ',
    'k: ',
    '\nk: ',
  ),
  maxLength: 40,
});
