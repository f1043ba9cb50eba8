import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareMarkdown, renderInline, renderMarkdown } from '../../src/terminal/markdown.ts';
import { createTheme } from '../../src/terminal/theme.ts';

await prepareMarkdown(['*']);

const color = createTheme({ level: 1, unicode: true, links: true, plain: false });
const bare = createTheme({ level: 0, unicode: true, links: false, plain: true });

/** Text that could be taken for prose or for Markdown. */
const prose = fc
  .array(
    fc.constantFrom(
      'word',
      'a',
      '-',
      '1.',
      '1)',
      '#',
      '+',
      'x=y',
      "don't",
      '"q"',
      '(see)',
      'www.example.org',
      'http://e.org',
      '!',
      '  ',
      '日本語',
      'é',
      '%',
      '$',
      ':',
      '...',
      '`code`',
      '` a `',
      '`  `',
      '`<b>*x*&amp;\\\\`',
      '``',
      '`',
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));

describe('prose without the lexer', () => {
  it('is set as the lexer sets it', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 12, max: 80 }), fc.constantFrom(color, bare), (text, width, theme) => {
        const lines = renderMarkdown(text, { width, theme });
        // A second paragraph with emphasis sends the whole text through the lexer.
        const lexed = renderMarkdown(`${text}\n\n*end*`, { width, theme });
        expect(lines).toEqual(lexed.slice(0, lines.length));
        expect(lexed.slice(lines.length).filter((line) => line !== '')).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('reads inline the same', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom(color, bare), (text, theme) => {
        expect(`${renderInline(text, { theme })} ${renderInline('*end*', { theme })}`.trim()).toBe(
          renderInline(`${text.trim()} *end*`.trim(), { theme }),
        );
      }),
      { numRuns: 500 },
    );
  });
});
