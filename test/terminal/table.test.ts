import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { columnsTable, layoutTable, type Table } from '../../src/terminal/table.ts';
import { styledText, visible } from '../support/terminal-text.ts';
import { THEMES } from '../support/themes.ts';

const BROKERS: Table = {
  header: ['', 'Use when', 'Avoid when'],
  rows: [
    ['Kafka', 'history is read again by many', 'each message is routed by itself'],
    ['SQS', 'nobody wants to operate a broker', 'order must hold for all messages'],
  ],
};

describe('layoutTable', () => {
  it('takes no more room than its text needs', () => {
    expect(layoutTable(BROKERS, 200, THEMES.bare)).toEqual([
      '      │ Use when                         │ Avoid when',
      '──────┼──────────────────────────────────┼─────────────────────────────────',
      'Kafka │ history is read again by many    │ each message is routed by itself',
      'SQS   │ nobody wants to operate a broker │ order must hold for all messages',
    ]);
  });

  it('wraps inside the cells and rules between the rows where it must', () => {
    expect(layoutTable(BROKERS, 50, THEMES.bare)).toEqual([
      '      │ Use when            │ Avoid when',
      '──────┼─────────────────────┼─────────────────────',
      'Kafka │ history is read     │ each message is',
      '      │ again by many       │ routed by itself',
      '──────┼─────────────────────┼─────────────────────',
      'SQS   │ nobody wants to     │ order must hold for',
      '      │ operate a broker    │ all messages',
    ]);
  });

  it('is stacked where a column would fall below 8, and in plain mode', () => {
    const stacked = [
      'Kafka',
      'Use when: history is',
      '  read again by many',
      'Avoid when: each',
      '  message is routed by',
      '  itself',
      '',
      'SQS',
      'Use when: nobody wants',
      '  to operate a broker',
      'Avoid when: order must',
      '  hold for all',
      '  messages',
    ];
    expect(layoutTable(BROKERS, 22, THEMES.bare)).toEqual(stacked);
    expect(layoutTable(BROKERS, 22, THEMES.plain)).toEqual(stacked);
  });

  it('has ASCII lines where the locale asks for them', () => {
    expect(layoutTable({ header: ['a', 'b'], rows: [['1', '2']] }, 80, THEMES.ascii)).toEqual([
      'a | b',
      '--+--',
      '1 | 2',
    ]);
  });

  it('aligns cells, by display width', () => {
    const table: Table = {
      header: ['名前', 'n'],
      rows: [
        ['é', '10'],
        ['日本語', '9'],
      ],
      align: ['left', 'right'],
    };
    expect(layoutTable(table, 80, THEMES.bare)).toEqual(['名前   │  n', '───────┼───', 'é      │ 10', '日本語 │  9']);
  });
});

describe('columnsTable', () => {
  it('cuts other columns where some must stay whole', () => {
    const table = {
      header: ['When', 'Who', 'Where'],
      rows: [['2026-11-28 07:15', 'somebody with a long name', 'a place of many words']],
      whole: [0],
    };
    expect(columnsTable(table, 40, THEMES.bare)[1]).toMatch(/^2026-11-28 07:15 {2}some/);
    expect(columnsTable({ ...table, whole: [] }, 40, THEMES.bare)[1]).not.toContain('07:15');
  });

  const decks: Table = {
    header: ['Deck', 'Title', 'Due'],
    rows: [
      ['messaging', 'Messaging and event-driven architecture', '12'],
      ['getting-started', 'Getting started', '0'],
    ],
    align: ['left', 'left', 'right'],
  };

  it('sets columns without a frame, numbers to the right', () => {
    expect(columnsTable(decks, 80, THEMES.bare)).toEqual([
      'Deck             Title                                    Due',
      'messaging        Messaging and event-driven architecture   12',
      'getting-started  Getting started                            0',
    ]);
  });

  it('cuts the widest column first', () => {
    expect(columnsTable(decks, 42, THEMES.bare)).toEqual([
      'Deck             Title                 Due',
      'messaging        Messaging and event…   12',
      'getting-started  Getting started         0',
    ]);
  });

  it('is stacked in a window too narrow for it, and in plain mode', () => {
    expect(columnsTable(decks, 20, THEMES.bare).slice(0, 3)).toEqual([
      'Deck: messaging',
      'Title: Messaging and',
      '  event-driven',
    ]);
    expect(columnsTable(decks, 80, THEMES.plain)).toEqual([
      'Deck: messaging',
      'Title: Messaging and event-driven architecture',
      'Due: 12',
      '',
      'Deck: getting-started',
      'Title: Getting started',
      'Due: 0',
    ]);
  });

  it('mutes the header and closes what it cuts', () => {
    const [header, row] = columnsTable(
      { header: ['Title'], rows: [[THEMES.color.strong('a very long title indeed')]] },
      10,
      THEMES.color,
    );
    expect(header).toBe('\u001B[2mTitle\u001B[22m');
    expect(row).toBe('\u001B[1ma very lo\u001B[22m…');
  });
});

describe('every table', () => {
  const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
    fc.record({
      header: fc.array(styledText(2, 8), { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(styledText(2, 8), { maxLength: columns }), { maxLength: 4 }),
      align: fc.array(fc.constantFrom('left', 'right', 'center', undefined), { maxLength: columns }),
    }),
  );

  it('fits any window from 20 to 200 columns, in every theme', () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 20, max: 200 }),
        fc.constantFrom(...Object.values(THEMES)),
        (content, columns, theme) => {
          const lines = [...layoutTable(content, columns, theme), ...columnsTable(oneLined(content), columns, theme)];
          for (const line of lines) {
            expect(stringWidth(line)).toBeLessThanOrEqual(columns);
            expect(line).not.toContain('\n');
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('loses no visible character of its cells', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 20, max: 200 }), (content, columns) => {
        const shown = letters(layoutTable(content, columns, THEMES.bare).join(''));
        for (const cell of content.rows.flat()) {
          for (const letter of letters(cell)) expect(shown).toContain(letter);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const letters = (text: string): string[] => visible(text).match(/[\p{L}\p{N}]/gu) ?? [];
const oneLined = ({ header, rows, align }: Table): Table => ({
  header: header.map((cell) => cell.replace(/\n/g, ' ')),
  rows: rows.map((row) => row.map((cell) => cell.replace(/\n/g, ' '))),
  ...(align === undefined ? {} : { align }),
});
