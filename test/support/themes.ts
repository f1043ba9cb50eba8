import { createTheme, type Theme } from '../../src/terminal/theme.ts';

/** The looks a test may ask for; `bare` has Unicode signs and no escape sequence, which makes lines easy to compare. */
export const THEMES = {
  bare: createTheme({ level: 0, unicode: true, links: false, plain: false }),
  ascii: createTheme({ level: 0, unicode: false, links: false, plain: false }),
  color: createTheme({ level: 1, unicode: true, links: false, plain: false }),
  links: createTheme({ level: 3, unicode: true, links: true, plain: false }),
  plain: createTheme({ level: 0, unicode: true, links: false, plain: true }),
} as const satisfies Record<string, Theme>;
