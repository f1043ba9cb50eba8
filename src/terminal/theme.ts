import { Chalk } from 'chalk';
import type { Capability, ColorLevel } from './capability.ts';

export type Style = (text: string) => string;

/** Characters that stand for something; the ASCII ones are used where the locale or plain mode asks for them. */
export interface Signs {
  readonly tick: string;
  readonly cross: string;
  readonly warning: string;
  readonly info: string;
  /** Bullets of list levels, outermost first; deeper levels repeat the last. */
  readonly bullets: readonly [string, ...string[]];
  readonly arrow: string;
  /** Marks the row that enter would choose. */
  readonly pointer: string;
  readonly star: string;
  readonly flag: string;
  readonly ellipsis: string;
  /** Separates facts on one line. */
  readonly dot: string;
  readonly up: string;
  readonly down: string;
  /** A gap to fill in. */
  readonly gap: string;
  readonly unchecked: string;
  readonly checked: string;
  /** Checked by hand, where what counts says nothing. */
  readonly byHand: string;
  readonly radioOff: string;
  readonly radioOn: string;
  /** Horizontal rules: light, and heavy for what stands above it. */
  readonly line: string;
  readonly heavyLine: string;
  /** Left edges of code and of quotations. */
  readonly gutter: string;
  readonly quote: string;
  /** Starts the rest of a code line that was too long. */
  readonly continuation: string;
  /** Filled and empty part of a bar. */
  readonly full: string;
  /** What would be added to a bar. */
  readonly added: string;
  readonly empty: string;
  /** Heights of a column in one line, the first for nothing; and shades of a field, likewise. */
  readonly heights: readonly string[];
  readonly shades: readonly string[];
  /** Stand for players, or teams, by their places. */
  readonly players: readonly string[];
  readonly box: Box;
}

export interface Box {
  readonly horizontal: string;
  readonly vertical: string;
  readonly cross: string;
  readonly topLeft: string;
  readonly top: string;
  readonly topRight: string;
  readonly left: string;
  readonly right: string;
  readonly bottomLeft: string;
  readonly bottom: string;
  readonly bottomRight: string;
}

/** Styles for code, by what a piece of code is. */
export interface SyntaxStyles {
  readonly keyword: Style;
  readonly string: Style;
  readonly number: Style;
  readonly comment: Style;
  readonly name: Style;
  readonly type: Style;
}

/**
 * How things look, by meaning. Every style returns its text unchanged at level 0, so what must be told without colour
 * is told by a sign or a word beside it.
 */
export interface Theme {
  readonly level: ColorLevel;
  readonly plain: boolean;
  /** OSC 8 links are written. */
  readonly links: boolean;
  readonly signs: Signs;
  readonly title: Style;
  readonly heading: Style;
  readonly strong: Style;
  readonly emphasis: Style;
  readonly strike: Style;
  readonly muted: Style;
  readonly code: Style;
  /** A key to press. */
  readonly key: Style;
  readonly good: Style;
  readonly bad: Style;
  readonly warn: Style;
  readonly info: Style;
  /** The row or word in focus. */
  readonly active: Style;
  readonly syntax: SyntaxStyles;
  /** A short label set apart: reversed where there is colour, `[label]` else; as wide either way. */
  readonly badge: Style;
  /** Text that leads to an http(s) address where the terminal links, else `text (address)`. Other addresses never link. */
  readonly link: (text: string, url: string) => string;
}

/** None of them has an emoji form: those are drawn two cells wide by some terminals, one by others. */
const UNICODE: Signs = {
  tick: '✓',
  cross: '✗',
  warning: '▲',
  info: '●',
  bullets: ['•', '◦', '▸'],
  arrow: '→',
  pointer: '❯',
  star: '★',
  flag: '⚑',
  ellipsis: '…',
  dot: '·',
  up: '↑',
  down: '↓',
  gap: '____',
  unchecked: '[ ]',
  checked: '[✓]',
  byHand: '[~]',
  radioOff: '○',
  radioOn: '●',
  line: '─',
  heavyLine: '━',
  gutter: '│',
  quote: '▎',
  continuation: '↳',
  full: '█',
  added: '▒',
  empty: '░',
  heights: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  shades: ['·', '░', '▒', '▓', '█'],
  players: ['●', '▲', '■', '◆', '★', '▼', '○', '△', '□', '◇', '☆', '▽'],
  box: {
    horizontal: '─',
    vertical: '│',
    cross: '┼',
    topLeft: '┌',
    top: '┬',
    topRight: '┐',
    left: '├',
    right: '┤',
    bottomLeft: '└',
    bottom: '┴',
    bottomRight: '┘',
  },
};

const ASCII: Signs = {
  tick: '+',
  cross: 'x',
  warning: '!',
  info: 'i',
  bullets: ['*', '-', '+'],
  arrow: '->',
  pointer: '>',
  star: '*',
  flag: '#',
  ellipsis: '...',
  dot: '-',
  up: '^',
  down: 'v',
  gap: '____',
  unchecked: '[ ]',
  checked: '[x]',
  byHand: '[~]',
  radioOff: '( )',
  radioOn: '(o)',
  line: '-',
  heavyLine: '=',
  gutter: '|',
  quote: '>',
  continuation: '\\',
  full: '#',
  added: '+',
  empty: '.',
  heights: [' ', '.', ':', '-', '=', '+', '*', '#', '@'],
  shades: ['.', '-', '+', '*', '#'],
  players: ['*', '#', '@', '+', '%', '&', '=', '$', '~', '^', '!', '/'],
  box: {
    horizontal: '-',
    vertical: '|',
    cross: '+',
    topLeft: '+',
    top: '+',
    topRight: '+',
    left: '+',
    right: '+',
    bottomLeft: '+',
    bottom: '+',
    bottomRight: '+',
  },
};

/**
 * The look for a terminal. Only the 16-colour palette, whose shades the reader's own terminal chooses to suit its
 * background, and of it no white, black, yellow or bright colour as text: each of them vanishes on some background.
 */
export function createTheme(capability: Pick<Capability, 'level' | 'unicode' | 'links' | 'plain'>): Theme {
  const { level, plain } = capability;
  const chalk = new Chalk({ level });
  return {
    level,
    plain,
    links: capability.links,
    signs: capability.unicode && !plain ? UNICODE : ASCII,
    title: chalk.bold,
    heading: chalk.bold.cyan,
    strong: chalk.bold,
    emphasis: chalk.italic,
    strike: chalk.strikethrough,
    muted: chalk.dim,
    code: chalk.cyan,
    key: chalk.bold,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.magenta,
    info: chalk.cyan,
    active: chalk.bold.cyan,
    syntax: {
      keyword: chalk.magenta,
      string: chalk.green,
      number: chalk.cyan,
      comment: chalk.dim,
      name: chalk.bold,
      type: chalk.cyan,
    },
    badge: level > 0 ? (text) => chalk.inverse(` ${text} `) : (text) => `[${text}]`,
    link: (text, url) => {
      const address = webAddress(url);
      if (address !== undefined && capability.links) return hyperlink(chalk.underline(text), address);
      return text === url ? text : `${text} ${chalk.dim(`(${url})`)}`;
    },
  };
}

/** The address in its percent-encoded form if it is http or https, else undefined. */
export function webAddress(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).href;
}

const hyperlink = (text: string, address: string): string => `\u001B]8;;${address}\u0007${text}\u001B]8;;\u0007`;
