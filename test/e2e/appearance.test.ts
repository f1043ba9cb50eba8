import { copyFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { isAsk, isVerdict, KINDS_DECK } from '../support/kinds.ts';
import { DECKS, newHome, temporaryFolder } from '../support/program.ts';
import { KEYS, openPty, printedOn } from '../support/pty.ts';

const ENTITIES = path.join(DECKS, 'entities.yaml');
const ESCAPE = '\x1b';
/** A sequence that sets colour, or any other look. */
const LOOK = /\x1b\[[\d;]*m/;

/** What a command prints on a terminal. */
async function onTerminal(args: readonly string[], env = {}): Promise<string> {
  return (await printedOn(args, { home: newHome(), columns: 100, rows: 60, env })).text;
}

describe.concurrent('21. colour in a pipe', () => {
  it.each([[], ['list'], ['due'], ['show', 'messaging/consumer-lag'], ['config'], ['data', 'path'], ['--help']])(
    'none in %s %s',
    async (...args) => {
      const { stdout, stderr } = await runCli(args, { env: { COLORTERM: 'truecolor' } });
      expect(stdout + stderr).not.toContain(ESCAPE);
    },
  );

  it('FORCE_COLOR=1 gives some, FORCE_COLOR=0 takes it from a terminal', async () => {
    expect((await runCli(['list'], { env: { FORCE_COLOR: '1' } })).stdout).toMatch(LOOK);
    expect(await onTerminal(['list'])).toMatch(LOOK);
    expect(await onTerminal(['list'], { FORCE_COLOR: '0' })).not.toMatch(LOOK);
  });
});

describe.concurrent('22. NO_COLOR', () => {
  it('takes colour from a terminal, from a session on a full screen too', async () => {
    expect(await onTerminal(['list'], { NO_COLOR: '1' })).not.toMatch(LOOK);
    const pty = openPty(['study', '--only', 'checks', KINDS_DECK], { home: newHome(), env: { NO_COLOR: '1' } });
    await pty.waitFor(isAsk);
    // A reset at the end of each row is all there is.
    expect(pty.raw.replaceAll('\x1b[0m', '')).not.toMatch(LOOK);
  });

  it('says nothing when it is empty', async () => {
    expect(await onTerminal(['list'], { NO_COLOR: '' })).toMatch(LOOK);
  });
});

describe.concurrent('23. --color and --no-color', () => {
  it.each([
    ['--no-color', { FORCE_COLOR: '3' }, false],
    ['--no-color', {}, false],
    ['--color', { NO_COLOR: '1' }, true],
    ['--color', { FORCE_COLOR: '0' }, true],
  ] as const)('%s beats %j, before the command and after it', async (flag, env, colour) => {
    for (const args of [
      [flag, 'list'],
      ['list', flag],
    ]) {
      expect(LOOK.test(await onTerminal(args, env))).toBe(colour);
      expect(LOOK.test((await runCli(args, { env })).stdout)).toBe(colour);
    }
  });
});

describe.concurrent('24. nothing is told by colour alone', () => {
  it('a verdict without colour says what was right, what was chosen and what is marked', async () => {
    const pty = openPty(['study', '--seed', 'steady', '--only', 'checks', KINDS_DECK], {
      home: newHome(),
      env: { NO_COLOR: '1' },
    });
    await pty.waitFor('Which one keeps messages');
    // The choice in focus has a sign of its own.
    expect(pty.screen()).toMatch(/^[❯>] 1 /m);
    pty.type('d');
    const verdict = await pty.waitFor(isVerdict);
    expect(verdict).toMatch(/Not known yet\. Again/);
    expect(verdict).toMatch(/A log \(correct\)/);
    expect(verdict).toMatch(/[❯>] 1 Again/);
  });

  it('only the sixteen colours of the terminal are used', async () => {
    const env = { FORCE_COLOR: '3', COLORTERM: 'truecolor' };
    const { stdout } = await runCli(['show', 'wide/kanji'], { env: { ...env, PREPDECK_DECKS_FOLDER: DECKS } });
    expect(stdout).toMatch(LOOK);
    expect(stdout).not.toMatch(/\x1b\[[\d;]*[34]8;[25];/);
  });
});

/** Lines wider than a number of columns. */
const tooWide = (text: string, columns: number): string[] =>
  text.split('\n').filter((line) => stringWidth(line) > columns);

describe.concurrent('25, 26, 27. width', () => {
  it.each([40, 80, 200])(
    'nothing is wider than %i columns, wide characters and long words included',
    async (columns) => {
      const env = { COLUMNS: String(columns), PREPDECK_DECKS_FOLDER: DECKS };
      const home = newHome();
      for (const args of [
        [],
        ['list'],
        ['due'],
        ['show', 'wide/kanji'],
        ['show', 'wide/long'],
        ['show', 'kinds/match'],
      ]) {
        const { stdout } = await runCli(args, { env, home });
        expect(stdout.length).toBeGreaterThan(0);
        expect(tooWide(stdout, columns)).toEqual([]);
      }
      const help = (await runCli(['study', '--help'], { env })).stdout;
      // Command lines to be copied stay whole.
      expect(tooWide(help, Math.max(60, Math.min(100, columns)))).toEqual([]);
      expect(tooWide(help.split('\n\n')[1] ?? '', columns)).toEqual([]);
    },
  );

  it('text is set to at most 100 columns however wide the window', async () => {
    const { stdout } = await runCli(['show', 'messaging/consumer-lag'], { env: { COLUMNS: '200' } });
    expect(tooWide(stdout, 100)).toEqual([]);
    expect(tooWide(stdout, 80)).not.toEqual([]);
  });

  it('COLUMNS counts without a terminal, and 80 without either', async () => {
    const widest = async (env: Record<string, string>): Promise<number> => {
      const { stdout } = await runCli(['show', 'messaging/consumer-lag'], { env });
      return Math.max(...stdout.split('\n').map((line) => stringWidth(line)));
    };
    const [unset, narrow, nonsense] = await Promise.all([
      widest({}),
      widest({ COLUMNS: '50' }),
      widest({ COLUMNS: 'wide' }),
    ]);
    expect(unset).toBeGreaterThan(70);
    expect(unset).toBeLessThanOrEqual(80);
    expect(narrow).toBeLessThanOrEqual(50);
    expect(nonsense).toBe(unset);
  });

  it('a terminal knows better than COLUMNS', async () => {
    const { pty } = await printedOn(['show', 'messaging/consumer-lag', '--no-pager'], {
      home: newHome(),
      columns: 60,
      env: { COLUMNS: '200' },
    });
    expect(pty.overflows()).toEqual([]);
  });

  it('columns of a table line up below wide characters', async () => {
    const { stdout } = await runCli(['list'], { env: { PREPDECK_DECKS_FOLDER: DECKS } });
    const ends = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => stringWidth(line));
    expect(new Set(ends).size).toBe(1);
  });
});

/** What deck text must never bring to a terminal: control characters but newlines, and signs that turn text round. */
const DANGEROUS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe.concurrent('28. deck text cannot drive the terminal', () => {
  it('what a YAML escape hides is refused, with a message that is clean itself', async () => {
    const folder = temporaryFolder('decks');
    copyFileSync(path.join(DECKS, 'hostile.yaml'), path.join(folder, 'evil \x1b]0;name\x07 \u202e.yaml'));
    for (const args of [['list'], ['due'], ['study', '--plain', folder]]) {
      const { stdout, stderr } = await runCli(args, { env: { PREPDECK_DECKS_FOLDER: folder } });
      expect(stderr).toContain('U+001B');
      expect(stdout + stderr).not.toMatch(DANGEROUS);
    }
  });

  it('what a Markdown entity hides is not printed, whatever command prints it', async () => {
    const env = { PREPDECK_DECKS_FOLDER: DECKS };
    const outputs = [
      await runCli(['list'], { env }),
      await runCli(['due'], { env }),
      await runCli([], { env }),
      await runCli(['show', 'entities/single'], { env }),
      await runCli(['study', '--plain', ENTITIES], { input: '1\n\nq\n' }),
      await runCli(['list', '--json'], { env }),
    ];
    for (const { stdout, stderr } of outputs) {
      expect(stdout).not.toBe('');
      expect(stdout + stderr).not.toMatch(DANGEROUS);
    }
    expect(outputs[3]?.stdout).toContain('Explained');
    expect(outputs[4]?.stdout).toMatch(/Right|Wrong/);
  });

  it('on a full screen only our own sequences are written', async () => {
    const pty = openPty(['study', ENTITIES], { home: newHome(), env: { NO_COLOR: '1' } });
    await pty.waitFor(isAsk);
    pty.type('1');
    await pty.waitFor(isVerdict);
    const own = /\x1b\[(\?(1049|2004|25|7)[hl]|2J|2K|H|\d+;\d+H|0m|K|J)/g;
    expect(pty.raw.replace(own, '')).not.toMatch(DANGEROUS);
    expect(pty.state()).toMatchObject({ alternate: true });
  });
});

describe.concurrent('29. links', () => {
  it('are written on a terminal that knows them, closed on the same line, and never elsewhere', async () => {
    const show = ['show', 'kinds/lag', '--no-pager'];
    const env = { PREPDECK_DECKS_FOLDER: DECKS };
    const linked = await onTerminal(show, { ...env, TERM_PROGRAM: 'WezTerm' });
    expect(linked).toContain('\x1b]8;;https://example.org/lag');
    for (const line of linked.split('\n')) {
      const marks = [...line.matchAll(/\x1b\]8;[^;]*;([^\x07\x1b]*)/g)].map(([, url = '']) => url);
      expect(marks.filter((url) => url === '').length).toBe(marks.filter((url) => url !== '').length);
      for (const url of marks) expect(url).toMatch(/^(https?:\/\/.*)?$/);
    }
    const bare = await onTerminal(show, env);
    expect(bare).not.toContain('\x1b]8');
    expect(bare).toContain('https://example.org/lag');
  });
});

describe.concurrent('30. where the locale is not UTF-8', () => {
  it.each([{ LANG: 'C' }, { LANG: undefined }, { LC_ALL: 'POSIX' }])('%j: our own signs are ASCII', async (locale) => {
    for (const args of [[], ['due'], ['show', 'kinds/single'], ['config']]) {
      const { stdout } = await runCli(args, { env: { ...locale, PREPDECK_DECKS_FOLDER: path.join(DECKS, 'none') } });
      expect(stdout).not.toMatch(/[^\x00-\x7f]/);
    }
    const pty = openPty(['study', '--only', 'checks', KINDS_DECK], { home: newHome(), env: locale });
    await pty.waitFor(isAsk);
    pty.type('?');
    await pty.waitFor('any other key');
    pty.type(KEYS.pageDown);
    expect(pty.raw).not.toMatch(/[^\x00-\x7f]/);
  });
});
