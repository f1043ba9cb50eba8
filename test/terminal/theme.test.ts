import { describe, expect, it } from 'vitest';
import { width } from '../../src/terminal/text.ts';
import type { Signs } from '../../src/terminal/theme.ts';
import { webAddress } from '../../src/terminal/theme.ts';
import { visible } from '../support/terminal-text.ts';
import { THEMES } from '../support/themes.ts';

const signsOf = ({ box, ...signs }: Signs): string[] => [...Object.values(box), ...Object.values(signs).flat()];

/** Every style of a theme applied to the text. */
function styled(theme: (typeof THEMES)[keyof typeof THEMES], text: string): string[] {
  const { syntax, badge, link, level, plain, links, signs, ...styles } = theme;
  return [...Object.values(styles), ...Object.values(syntax), badge].map((style) => style(text));
}

describe('signs (checklist 30)', () => {
  it('are ASCII where the locale is not UTF-8, and in plain mode', () => {
    for (const theme of [THEMES.ascii, THEMES.plain]) {
      for (const sign of signsOf(theme.signs)) expect(sign).toMatch(/^[ -~]+$/);
    }
  });

  it('tell twelve players apart', () => {
    for (const { signs } of [THEMES.ascii, THEMES.bare]) expect(new Set(signs.players).size).toBe(12);
  });

  it('are never drawn wider by some terminals: no emoji among them', () => {
    for (const sign of signsOf(THEMES.bare.signs)) {
      expect(sign).not.toMatch(/(?![\d#*])\p{Emoji}/u);
      expect(width(sign)).toBe(sign.length);
    }
  });
});

describe('styles (checklist 21, 24)', () => {
  it('write nothing at level 0 but the brackets of a badge', () => {
    expect(new Set(styled(THEMES.bare, 'text'))).toEqual(new Set(['text', '[text]']));
  });

  it('keep to the 16-colour palette without white, black, yellow and bright colours, at every level', () => {
    for (const theme of [THEMES.color, THEMES.links]) {
      for (const text of styled(theme, 'text')) {
        for (const [, code] of text.matchAll(/\u001B\[([\d;]+)m/g)) {
          expect(['1', '2', '3', '4', '7', '9', '22', '23', '24', '27', '29', '31', '32', '35', '36', '39']).toContain(
            code,
          );
        }
        expect(visible(text).trim()).toBe('text');
      }
    }
  });

  it('make a badge equally wide with and without colour', () => {
    expect(width(THEMES.color.badge('edited'))).toBe(width(THEMES.bare.badge('edited')));
  });
});

describe('links (checklist 29)', () => {
  it('are OSC 8 on a capable terminal, closed at once', () => {
    expect(THEMES.links.link('docs', 'https://example.org/a b')).toBe(
      '\u001B]8;;https://example.org/a%20b\u0007\u001B[4mdocs\u001B[24m\u001B]8;;\u0007',
    );
  });

  it('are text with the address elsewhere', () => {
    expect(THEMES.bare.link('docs', 'https://example.org')).toBe('docs (https://example.org)');
    expect(THEMES.bare.link('https://example.org', 'https://example.org')).toBe('https://example.org');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@example.org', 'docs/a.md', 'https://', ''])(
    'never lead to %j',
    (address) => {
      expect(webAddress(address)).toBeUndefined();
      expect(THEMES.links.link('text', address)).not.toContain('\u001B]8');
    },
  );

  it('cannot be left by an address that closes them', () => {
    const text = THEMES.links.link('x', 'https://example.org/\u0007\u001B]0;owned\u0007');
    expect(visible(text)).toBe('x');
    expect(text.match(/\u001B\]8;;/g)).toHaveLength(2);
    expect(text).not.toContain('\u001B]0');
  });
});
