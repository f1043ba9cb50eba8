import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { prepareHighlighting } from '../../src/terminal/highlight.ts';
import { prepareMarkdown, renderInline, renderMarkdown } from '../../src/terminal/markdown.ts';
import type { Theme } from '../../src/terminal/theme.ts';
import { unicodeText, visible } from '../support/terminal-text.ts';
import { THEMES } from '../support/themes.ts';

await prepareMarkdown(['*']);

const render = (source: string, width: number, theme: Theme = THEMES.bare): string[] =>
  renderMarkdown(source, { width, theme });

const LESSON = `# Messaging

A broker may deliver **twice**, so consumers must be *idempotent*: \`consume()\` a second
time changes nothing ([design](https://kafka.apache.org/documentation/#design)).

## Which broker

| | Use when | Gotcha |
|---|---|---|
| **Kafka** | streaming, replay, many independent readers | order holds only within a partition |
| **SQS** | no operations on AWS, a simple durable queue | standard queues are at-least-once and unordered |

### Dedup first

> Two copies at once both find the store empty.

\`\`\`sql
INSERT INTO payments (message_id, account) VALUES ($1, $2) ON CONFLICT (message_id) DO NOTHING;
\`\`\`

- Queue: each message handled once; add workers for throughput.
- Pub/sub: one event, many reactions:
  1. billing
  2. stock
- [x] read the lesson
`;

describe('a lesson (checklist 25)', () => {
  it('at 80 columns', () => {
    expect(render(LESSON, 80)).toEqual([
      'Messaging',
      '━━━━━━━━━',
      '',
      'A broker may deliver *twice*, so consumers must be _idempotent_: `consume()` a',
      'second time changes nothing (design',
      '(https://kafka.apache.org/documentation/#design)).',
      '',
      'Which broker',
      '────────────',
      '',
      '        │ Use when                         │ Gotcha',
      '────────┼──────────────────────────────────┼────────────────────────────────────',
      '*Kafka* │ streaming, replay, many          │ order holds only within a partition',
      '        │ independent readers              │',
      '────────┼──────────────────────────────────┼────────────────────────────────────',
      '*SQS*   │ no operations on AWS, a simple   │ standard queues are at-least-once',
      '        │ durable queue                    │ and unordered',
      '',
      '### Dedup first',
      '',
      '▎ Two copies at once both find the store empty.',
      '',
      '│ INSERT INTO payments (message_id, account) VALUES ($1, $2) ON CONFLICT ',
      '│ ↳ (message_id) DO NOTHING;',
      '',
      '• Queue: each message handled once; add workers for throughput.',
      '• Pub/sub: one event, many reactions:',
      '  1. billing',
      '  2. stock',
      '[✓] read the lesson',
    ]);
  });

  it('at 40 columns', () => {
    expect(render(LESSON, 40)).toEqual([
      'Messaging',
      '━━━━━━━━━',
      '',
      'A broker may deliver *twice*, so',
      'consumers must be _idempotent_:',
      '`consume()` a second time changes',
      'nothing (design',
      '(https://kafka.apache.org/documentation/',
      '#design)).',
      '',
      'Which broker',
      '────────────',
      '',
      '        │ Use when     │ Gotcha',
      '────────┼──────────────┼────────────────',
      '*Kafka* │ streaming,   │ order holds',
      '        │ replay, many │ only within a',
      '        │ independent  │ partition',
      '        │ readers      │',
      '────────┼──────────────┼────────────────',
      '*SQS*   │ no           │ standard queues',
      '        │ operations   │ are',
      '        │ on AWS, a    │ at-least-once',
      '        │ simple       │ and unordered',
      '        │ durable      │',
      '        │ queue        │',
      '',
      '### Dedup first',
      '',
      '▎ Two copies at once both find the store',
      '▎ empty.',
      '',
      '│ INSERT INTO payments (message_id, ',
      '│ ↳ account) VALUES ($1, $2) ON ',
      '│ ↳ CONFLICT (message_id) DO NOTHING;',
      '',
      '• Queue: each message handled once; add',
      '  workers for throughput.',
      '• Pub/sub: one event, many reactions:',
      '  1. billing',
      '  2. stock',
      '[✓] read the lesson',
    ]);
  });

  it('in plain mode: nothing drawn, tables as named values (checklist 20)', () => {
    expect(render(LESSON, 60, THEMES.plain)).toEqual([
      '# Messaging',
      '',
      'A broker may deliver *twice*, so consumers must be',
      '_idempotent_: `consume()` a second time changes nothing',
      '(design (https://kafka.apache.org/documentation/#design)).',
      '',
      '## Which broker',
      '',
      '*Kafka*',
      'Use when: streaming, replay, many independent readers',
      'Gotcha: order holds only within a partition',
      '',
      '*SQS*',
      'Use when: no operations on AWS, a simple durable queue',
      'Gotcha: standard queues are at-least-once and unordered',
      '',
      '### Dedup first',
      '',
      '> Two copies at once both find the store empty.',
      '',
      '    INSERT INTO payments (message_id, account) VALUES ($1, ',
      '    \\ $2) ON CONFLICT (message_id) DO NOTHING;',
      '',
      '* Queue: each message handled once; add workers for',
      '  throughput.',
      '* Pub/sub: one event, many reactions:',
      '  1. billing',
      '  2. stock',
      '[x] read the lesson',
    ]);
  });
});

describe('blocks', () => {
  it('nests lists with hanging indents, numbers set to the right', () => {
    const list = ['9. nine', '10. ten is a longer item', '', '    - one below', '      - two below'].join('\n');
    expect(render(list, 24)).toEqual([
      ' 9. nine',
      '',
      '10. ten is a longer item',
      '',
      '    • one below',
      '      ◦ two below',
    ]);
  });

  it('goes on counting where the author started', () => {
    expect(render('3. c\n4. d', 20)).toEqual(['3. c', '4. d']);
  });

  it('keeps loose lists loose', () => {
    expect(render('- a\n\n- b\n\n  more of b', 20)).toEqual(['• a', '', '• b', '', '  more of b']);
  });

  it('tells tasks that are done from those that are not', () => {
    expect(render('- [ ] a\n- [x] b\n\n1. [x] c', 20)).toEqual(['[ ] a', '[✓] b', '', '1. [✓] c']);
  });

  it('tells apart headings of all six levels without colour', () => {
    const levels = [1, 2, 3, 4, 5, 6].map((depth) => render(`${'#'.repeat(depth)} same`, 20).join('\n'));
    expect(new Set(levels).size).toBe(6);
  });

  it('leaves the blanks of code and does not wrap it where it fits', () => {
    expect(render('```\nif (seen)   {\n\n    return;\n}\n```', 16)).toEqual([
      '│ if (seen)   {',
      '│',
      '│     return;',
      '│ }',
    ]);
  });

  it('quotes in quotes, with code in them', () => {
    expect(render('> a\n>\n> > b\n>\n> ```\n> c\n> ```', 30)).toEqual(['▎ a', '▎', '▎ ▎ b', '▎', '▎ │ c']);
  });

  it('shows HTML as text, and a break as a break', () => {
    expect(render('<div onclick="x">a</div>', 40)).toEqual(['<div onclick="x">a</div>']);
    expect(render('a <b>b</b><br>c', 40)).toEqual(['a <b>b</b>', 'c']);
  });

  it('leaves out frames that would leave no room for the text', () => {
    const deep = Array.from({ length: 30 }, (_, i) => `${'  '.repeat(i)}- item`).join('\n');
    for (const line of render(deep, 20)) {
      expect(stringWidth(line)).toBeLessThanOrEqual(20);
      expect(line).toContain('item');
    }
  });

  it('sets links within table cells as one style each, closed in the cell', () => {
    const [, , row = ''] = render('| a | b |\n|---|---|\n| [x](https://x.example) | y |', 60, THEMES.links);
    expect(row.split('│')[0]).toBe('\u001B[4m\u001B]8;;https://x.example/\u0007x\u001B]8;;\u0007\u001B[24m \u001B[2m');
  });
});

describe('inline', () => {
  const inline = (source: string, theme: Theme = THEMES.bare): string => renderInline(source, { theme });

  it.each([
    ['which is *not* **true**, ~~once~~', 'which is _not_ *true*, ~~once~~'],
    ['`a | b` and ``a ` b``', '`a | b` and `a ` b`'],
    ['a &lt; b &amp;&amp; c &rarr; d &unknown;', 'a < b && c → d &unknown;'],
    ['1. not a list, # not a heading', '1. not a list, # not a heading'],
    ['\\*stars\\* and snake_case_names', '*stars* and snake_case_names'],
    ['[docs](https://example.org)', 'docs (https://example.org)'],
    ['https://example.org and <https://example.org>', 'https://example.org and https://example.org'],
    ['www.example.org, me@example.org', 'www.example.org, me@example.org'],
    ['![lag over time](lag.png)', '[image: lag over time] (lag.png)'],
    ['two\nlines', 'two lines'],
    ['queue<T> of a<b', 'queue<T> of a<b'],
  ])('%j reads %j', (source, expected) => {
    expect(inline(source)).toBe(expected);
  });

  it('nests styles', () => {
    const { strong, emphasis } = THEMES.color;
    expect(inline('**a *b* c**', THEMES.color)).toBe(strong(`a ${emphasis('b')} c`));
  });

  it('links http and https only (checklist 29)', () => {
    expect(inline('[a](https://example.org/x)', THEMES.links)).toContain('\u001B]8;;https://example.org/x\u0007');
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', '//example.org', 'a.md']) {
      expect(inline(`[a](${href})`, THEMES.links)).not.toContain('\u001B]8');
      expect(visible(inline(`[a](${href})`, THEMES.links))).toBe(`a (${href})`);
    }
  });
});

describe('text from strangers (checklist 28)', () => {
  it.each([
    ['written as it is', 'a\u001B]0;owned\u0007b\u001B[2Jc', 'abc'],
    ['written as a character reference', 'a&#27;]0;owned&#7;b&#x9b;2Jc', 'abc'],
    ['in code', '`a\u001B[2J` &#x202E;b', '`a` b'],
    ['in an address', '[a](https://x.example/&#27;]0;&#7;)', 'a (https://x.example/&#27;]0;&#7;)'],
  ])('cannot drive the terminal, %s', (_, source, expected) => {
    expect(render(source, 60)).toEqual([expected]);
    expect(renderInline(source, { theme: THEMES.bare })).toBe(expected);
  });

  it('nested thousands deep, or one endless word, is shown as it is written', () => {
    for (const source of ['>'.repeat(20_000), '['.repeat(5_000), '_a'.repeat(20_000)]) {
      expect(render(source, 80).join('')).toBe(source);
    }
  });

  const markdown = fc
    .array(
      fc.oneof(
        unicodeText(4),
        fc.constantFrom(
          '# ',
          '## ',
          '> ',
          '- ',
          '1. ',
          '- [x] ',
          '    ',
          '```sql\n',
          '```\n',
          '\n',
          '\n\n',
          '---\n',
          '***',
        ),
        fc.constantFrom(
          '**',
          '*',
          '_',
          '~~',
          '`',
          '[',
          '](https://example.org/a)',
          '![',
          '](x)',
          '<br>',
          '<b>',
          '&amp;',
        ),
        fc.constantFrom(
          '| a | b |\n|---|--:|\n| ',
          ' | ',
          ' |\n',
          '\\',
          '&#27;',
          '&#x202e;',
          '\u001B[31m',
          '\u0007',
          '\r\n',
          '\t',
        ),
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join(''));
  const columns = fc.constantFrom(20, 40, 60, 80, 100, 200);

  it('is always set, and always fits', async () => {
    const highlight = await prepareHighlighting(['```sql\n```'], THEMES.links);
    fc.assert(
      fc.property(markdown, columns, fc.constantFrom(...Object.values(THEMES)), (source, width, theme) => {
        for (const line of renderMarkdown(source, {
          width,
          theme,
          highlight: theme.level > 0 ? highlight : undefined,
        })) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(visible(line)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
        }
        expect(visible(renderInline(source, { theme }))).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
      }),
      { numRuns: 300 },
    );
  });

  it('closes every link on the line it was opened on', () => {
    fc.assert(
      fc.property(markdown, columns, (source, width) => {
        for (const line of render(source, width, THEMES.links)) {
          const links = line.match(/\u001B\]8;;[^\u0007]*\u0007/g) ?? [];
          for (const [i, link] of links.entries()) expect(link === '\u001B]8;;\u0007').toBe(i % 2 === 1);
          expect(links.length % 2).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('in plain mode has no escape sequence and nothing drawn', () => {
    fc.assert(
      fc.property(markdown, columns, (source, width) => {
        const drawn = /[\u2500-\u259F\u001B]/;
        fc.pre(!/[\u2500-\u259F]/.test(source));
        for (const line of render(source, width, THEMES.plain)) expect(line).not.toMatch(drawn);
      }),
      { numRuns: 200 },
    );
  });
});
