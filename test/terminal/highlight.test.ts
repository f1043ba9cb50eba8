import { describe, expect, it } from 'vitest';
import { prepareHighlighting } from '../../src/terminal/highlight.ts';
import { visible } from '../support/terminal-text.ts';
import { THEMES } from '../support/themes.ts';

const fence = (language: string): string => `text\n\n\`\`\`${language}\ncode\n\`\`\`\n`;

describe('prepareHighlighting', () => {
  it.each([
    ['there is no colour', fence('sql'), THEMES.bare],
    ['there is no code', 'Only text, with `sql` in it.', THEMES.color],
    ['the language is unknown', fence('pseudocode'), THEMES.color],
    ['the language is a word every object knows', fence('constructor'), THEMES.color],
  ])('gives nothing where %s', async (_, source, theme) => {
    expect(await prepareHighlighting([source], theme)).toBeUndefined();
  });

  it('colours keywords, strings, numbers and comments', async () => {
    const highlight = await prepareHighlighting([fence('sql')], THEMES.color);
    const { keyword, string, number, comment } = THEMES.color.syntax;
    expect(highlight?.("SELECT 'a', 1 -- why", 'sql')).toBe(
      `${keyword('SELECT')} ${string("'a'")}, ${number('1')} ${comment('-- why')}`,
    );
  });

  it('knows only the languages that were asked for', async () => {
    const highlight = await prepareHighlighting([fence('sql')], THEMES.color);
    expect(highlight?.('x = 1', 'python')).toBeUndefined();
    expect(highlight?.('SELECT 1', 'SQL')).toBeDefined();
  });

  const samples = [
    ['bash', 'for f in *.yaml; do echo "$f" && cat < "$f"; done # all'],
    ['c', '#include <stdio.h>\nint main(void) { return 1 << 2 & 3; }'],
    ['go', 'func main() { ch <- "x" /* send */ }'],
    ['java', 'List<String> names = new ArrayList<>(); // "a" & \'b\''],
    ['js', 'const f = (a) => a < 1 && `<b>` + /<&>/;'],
    ['json', '{"a": [1, true, null], "b": "<&>"}'],
    ['py', 'def f(x): return x if x > 1 else "&amp;"  # no entity'],
    ['rs', "fn f<'a>(x: &'a str) -> Option<&'a str> { Some(x) }"],
    ['sql', 'INSERT INTO t VALUES ($1) ON CONFLICT DO NOTHING;'],
    ['ts', 'type A<T> = { readonly [K in keyof T]: T[K] & string };'],
    ['html', '<p class="a">1 &lt; 2 <!-- &amp; --></p>'],
    ['yaml', 'a: &b "x > y"\nc: *b # anchors'],
  ] as const;

  it.each(samples)('changes no character of %s, entities and brackets included', async (language, code) => {
    const highlight = await prepareHighlighting([fence(language)], THEMES.color);
    const styled = highlight?.(code, language);
    expect(styled).toContain('\u001B[');
    expect(visible(styled ?? '')).toBe(code);
  });

  it('styles each line of a comment by itself', async () => {
    const highlight = await prepareHighlighting([fence('java')], THEMES.color);
    expect(highlight?.('/* a\n b */', 'java')?.split('\n')).toEqual([
      THEMES.color.muted('/* a'),
      THEMES.color.muted(' b */'),
    ]);
  });
});
