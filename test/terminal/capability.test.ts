import { describe, expect, it } from 'vitest';
import {
  type CapabilityInput,
  detectCapability,
  type Environment,
  textColumns,
} from '../../src/terminal/capability.ts';

const TERMINAL = { isTTY: true, columns: 120, rows: 40 };
const PIPE = {};

function detect(env: Environment, over: Partial<CapabilityInput> = {}) {
  return detectCapability({
    env: { TERM: 'xterm-256color', LANG: 'en_US.UTF-8', ...env },
    stdout: TERMINAL,
    stdin: { isTTY: true },
    flags: {},
    platform: 'linux',
    ...over,
  });
}

describe('colour (checklist 21 to 23)', () => {
  it.each([
    ['a terminal', {}, TERMINAL, {}, 2],
    ['a terminal of 16 colours', { TERM: 'xterm' }, TERMINAL, {}, 1],
    ['true colour', { COLORTERM: 'truecolor' }, TERMINAL, {}, 3],
    ['a pipe', {}, PIPE, {}, 0],
    ['a pipe from a true colour terminal', { COLORTERM: 'truecolor' }, PIPE, {}, 0],
    ['TERM=dumb', { TERM: 'dumb' }, TERMINAL, {}, 0],
    ['FORCE_COLOR=1 in a pipe', { FORCE_COLOR: '1', TERM: 'xterm' }, PIPE, {}, 1],
    ['FORCE_COLOR=1 in a pipe of a dumb terminal', { FORCE_COLOR: '1', TERM: 'dumb' }, PIPE, {}, 1],
    ['FORCE_COLOR=3 in a pipe', { FORCE_COLOR: '3' }, PIPE, {}, 3],
    ['FORCE_COLOR=0 on a terminal', { FORCE_COLOR: '0' }, TERMINAL, {}, 0],
    ['FORCE_COLOR=false on a terminal', { FORCE_COLOR: 'false' }, TERMINAL, {}, 0],
    ['FORCE_COLOR empty in a pipe', { FORCE_COLOR: '' }, PIPE, {}, 0],
    ['NO_COLOR=1 on a terminal', { NO_COLOR: '1' }, TERMINAL, {}, 0],
    ['NO_COLOR=0 is not empty', { NO_COLOR: '0' }, TERMINAL, {}, 0],
    ['NO_COLOR empty', { NO_COLOR: '' }, TERMINAL, {}, 2],
    ['FORCE_COLOR over NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1', TERM: 'xterm' }, PIPE, {}, 1],
    ['--color over NO_COLOR', { NO_COLOR: '1' }, TERMINAL, { color: true }, 2],
    ['--color in a pipe', { TERM: 'xterm' }, PIPE, { color: true }, 1],
    ['--color over FORCE_COLOR=0', { FORCE_COLOR: '0' }, PIPE, { color: true }, 2],
    ['--no-color over FORCE_COLOR', { FORCE_COLOR: '1' }, TERMINAL, { color: false }, 0],
    ['--plain', {}, TERMINAL, { plain: true }, 0],
    ['--plain over FORCE_COLOR', { FORCE_COLOR: '1' }, TERMINAL, { plain: true }, 0],
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }, TERMINAL, {}, 0],
  ] as const)('%s', (_, env, stdout, flags, level) => {
    expect(detect(env, { stdout, flags }).level).toBe(level);
  });
});

describe('plain and interactive (checklist 13, 20)', () => {
  it.each([
    ['a terminal', {}, {}, { plain: false, interactive: true }],
    ['--plain', {}, { flags: { plain: true } }, { plain: true, interactive: true }],
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }, {}, { plain: true, interactive: true }],
    ['ACCESSIBLE=0', { ACCESSIBLE: '0' }, {}, { plain: false, interactive: true }],
    ['ACCESSIBLE empty', { ACCESSIBLE: '' }, {}, { plain: false, interactive: true }],
    ['TERM=dumb', { TERM: 'dumb' }, {}, { plain: true, interactive: false }],
    ['stdin piped', {}, { stdin: {} }, { plain: false, interactive: false }],
    ['stdout piped', {}, { stdout: PIPE }, { plain: false, interactive: false }],
  ] as const)('%s', (_, env, over, expected) => {
    expect(detect(env, over)).toMatchObject(expected);
  });
});

describe('size (checklist 25)', () => {
  it.each([
    ['the terminal', {}, { isTTY: true, columns: 64, rows: 30 }, 64, 30],
    ['the terminal over COLUMNS', { COLUMNS: '50', LINES: '9' }, { isTTY: true, columns: 64, rows: 30 }, 64, 30],
    ['COLUMNS in a pipe', { COLUMNS: '50', LINES: '9' }, PIPE, 50, 9],
    ['80 by 24 else', {}, PIPE, 80, 24],
    ['a terminal that tells 0', {}, { isTTY: true, columns: 0, rows: 0 }, 80, 24],
    ['COLUMNS that is no number', { COLUMNS: 'wide' }, PIPE, 80, 24],
    ['COLUMNS below nothing', { COLUMNS: '-5' }, PIPE, 80, 24],
    ['too narrow', {}, { isTTY: true, columns: 3, rows: 1 }, 20, 5],
    ['absurdly wide', { COLUMNS: '999999' }, PIPE, 1000, 24],
  ] as const)('%s', (_, env, stdout, columns, rows) => {
    expect(detect(env, { stdout })).toMatchObject({ columns, rows });
  });

  it.each([
    [40, 40],
    [80, 80],
    [200, 100],
  ])('text on %i columns is set to %i', (columns, expected) => {
    expect(textColumns({ columns })).toBe(expected);
  });
});

describe('unicode (checklist 30)', () => {
  it.each([
    ['LANG UTF-8', { LANG: 'de_DE.UTF-8' }, 'linux', true],
    ['LANG utf8', { LANG: 'C.utf8' }, 'linux', true],
    ['LANG C', { LANG: 'C' }, 'linux', false],
    ['LANG POSIX on macOS', { LANG: 'POSIX' }, 'darwin', false],
    ['Latin-1', { LANG: 'de_DE.ISO-8859-1' }, 'linux', false],
    ['LC_ALL over LANG', { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'linux', false],
    ['LC_CTYPE over LANG', { LC_CTYPE: 'UTF-8', LANG: 'C' }, 'linux', true],
    ['an empty LC_ALL does not count', { LC_ALL: '', LANG: 'en_US.UTF-8' }, 'linux', true],
    ['nothing on Linux', { LANG: undefined }, 'linux', false],
    ['nothing on macOS', { LANG: undefined }, 'darwin', true],
    ['nothing on Windows', { LANG: undefined }, 'win32', false],
    ['Windows Terminal', { LANG: undefined, WT_SESSION: 'x' }, 'win32', true],
    ['the Linux console', { LANG: 'en_US.UTF-8', TERM: 'linux' }, 'linux', false],
  ] as const)('%s', (_, env, platform, unicode) => {
    expect(detect(env, { platform }).unicode).toBe(unicode);
  });
});

describe('links (checklist 29)', () => {
  it.each([
    ['an unknown terminal', {}, {}, false],
    ['VTE', { VTE_VERSION: '6003' }, {}, true],
    ['VTE too old', { VTE_VERSION: '4801' }, {}, false],
    ['the VTE that crashes on links', { VTE_VERSION: '5000' }, {}, false],
    ['iTerm', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.4.1' }, {}, true],
    ['iTerm too old', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, {}, false],
    ['WezTerm', { TERM_PROGRAM: 'WezTerm' }, {}, true],
    ['ghostty', { TERM_PROGRAM: 'ghostty' }, {}, true],
    ['VS Code', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.90.0' }, {}, true],
    ['VS Code too old', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.60.0' }, {}, false],
    ['Apple Terminal', { TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '450' }, {}, false],
    ['kitty', { TERM: 'xterm-kitty' }, {}, true],
    ['Windows Terminal', { WT_SESSION: 'x' }, {}, true],
    ['tmux in a terminal that links', { VTE_VERSION: '6003', TMUX: '/tmp/tmux-1000/default,1,0' }, {}, false],
    ['screen in a terminal that links', { VTE_VERSION: '6003', STY: '1.pts-0' }, {}, false],
    ['a pipe', { VTE_VERSION: '6003' }, { stdout: PIPE }, false],
    ['NO_COLOR: no escape sequence at all', { VTE_VERSION: '6003', NO_COLOR: '1' }, {}, false],
    ['FORCE_HYPERLINK=1', { FORCE_HYPERLINK: '1' }, {}, true],
    ['FORCE_HYPERLINK=0', { FORCE_HYPERLINK: '0', VTE_VERSION: '6003' }, {}, false],
    ['--plain, whatever is forced', { FORCE_HYPERLINK: '1' }, { flags: { plain: true } }, false],
  ] as const)('%s', (_, env, over, links) => {
    expect(detect(env, over).links).toBe(links);
  });
});
