import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, runShell } from '../support/cli.ts';
import { KINDS_DECK } from '../support/kinds.ts';
import { newHome, PROGRAM, temporaryFolder } from '../support/program.ts';
import { printedOn } from '../support/pty.ts';

const ANSWER = { args: ['study', '--plain', '--seed', 'steady', '--only', 'checks', KINDS_DECK], input: '1\nq\n' };

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe.concurrent('31. where files are', () => {
  it('XDG folders apart, readable by the learner alone', async () => {
    const home = temporaryFolder('user');
    const env = { HOME: home, PREPDECK_HOME: undefined };
    const { code } = await runCli(ANSWER.args, { env, home, input: ANSWER.input });
    expect(code).toBe(0);
    const reviews = path.join(home, '.local/share/prepdeck/reviews');
    const [log = ''] = readdirSync(reviews);
    expect(modeOf(path.join(reviews, log))).toBe('600');
    expect(modeOf(reviews)).toBe('700');
    expect(modeOf(path.join(home, '.local/share/prepdeck/scores.json'))).toBe('600');
    expect(existsSync(path.join(home, '.cache/prepdeck'))).toBe(true);
    expect(modeOf(path.join(home, '.local/state/prepdeck/device'))).toBe('600');
    await runCli(['config', 'set', 'limits.new', '3'], { env, home });
    expect(modeOf(path.join(home, '.config/prepdeck/settings.json'))).toBe('600');
    // And nothing else anywhere.
    expect(readdirSync(home).sort()).toEqual(['.cache', '.config', '.local']);
  });

  it('absolute values of the XDG variables count, relative ones do not', async () => {
    const home = temporaryFolder('user');
    const data = temporaryFolder('data');
    const env = {
      HOME: home,
      PREPDECK_HOME: undefined,
      XDG_DATA_HOME: data,
      XDG_CONFIG_HOME: 'config',
      XDG_STATE_HOME: './state',
      XDG_CACHE_HOME: '',
    };
    const { stdout } = await runCli(['data', 'path', '--json'], { env, home });
    expect(JSON.stringify(JSON.parse(stdout))).toContain(path.join(data, 'prepdeck/reviews'));
    await runCli(ANSWER.args, { env, home, input: ANSWER.input });
    expect(readdirSync(path.join(data, 'prepdeck')).sort()).toEqual(['reviews', 'scores.json']);
    expect(readdirSync(home).sort()).toEqual(['.cache', '.local']);
  });

  it('PREPDECK_HOME beats them all, and counts only if absolute', async () => {
    const home = temporaryFolder('user');
    const all = temporaryFolder('all');
    const xdg = { XDG_DATA_HOME: path.join(home, 'xdg') };
    await runCli(ANSWER.args, { env: { HOME: home, PREPDECK_HOME: all, ...xdg }, home, input: ANSWER.input });
    expect(readdirSync(all).sort()).toEqual(['cache', 'data', 'state']);
    expect(readdirSync(home)).toEqual([]);
    const { stdout } = await runCli(['data', 'path'], { env: { HOME: home, PREPDECK_HOME: 'relative', ...xdg }, home });
    expect(stdout).toContain(path.join(home, 'xdg/prepdeck/reviews'));
  });

  it('nothing is created by looking, but a cache', async () => {
    const home = temporaryFolder('user');
    for (const args of [[], ['list'], ['due'], ['config'], ['data', 'path'], ['data', 'verify']]) {
      await runCli(args, { home });
    }
    expect(readdirSync(home)).toEqual(['cache']);
  });
});

describe.concurrent('32. --json', () => {
  it.each(['list', 'due', 'show messaging/consumer-lag', 'config', 'data path', 'data verify'])(
    '%s is one versioned document, the same at any width and with colour forced',
    async (line) => {
      const home = newHome();
      const args = [...line.split(' '), '--json'];
      const plain = await runCli(args, { home });
      const narrow = await runCli(args, { home, env: { COLUMNS: '20', FORCE_COLOR: '3' } });
      expect(JSON.parse(plain.stdout)).toMatchObject({ version: 1 });
      expect(narrow.stdout).toBe(plain.stdout);
      const { text } = await printedOn(args, { home, columns: 200, rows: 50 });
      expect(text.replaceAll('\r\n', '\n')).toBe(plain.stdout);
    },
  );
});

describe.concurrent('33. precedence', () => {
  it('flag before environment before settings before default, and config tells which', async () => {
    const home = newHome();
    const newCards = async (env = {}): Promise<unknown> => {
      const { stdout } = await runCli(['config', '--json'], { home, env });
      return (JSON.parse(stdout) as { settings: Record<string, unknown> }).settings['limits.new'];
    };
    const inSession = async (env: Record<string, string>, ...args: string[]): Promise<string | undefined> => {
      const { stdout } = await runCli(['study', '--plain', ...args], { home, env, input: ':q\n' });
      return /Left: (\d+) new/.exec(stdout.replace(/\s+/g, ' '))?.[1];
    };
    expect(await newCards()).toMatchObject({ value: 10, from: 'default' });
    expect(await inSession({})).toBe('10');
    await runCli(['config', 'set', 'limits.new', '4'], { home });
    expect(await newCards()).toMatchObject({ value: 4, from: 'settings' });
    expect(await inSession({})).toBe('4');
    const env = { PREPDECK_LIMITS_NEW: '6' };
    expect(await newCards(env)).toMatchObject({ value: 6, from: 'environment', variable: 'PREPDECK_LIMITS_NEW' });
    expect(await inSession(env)).toBe('6');
    expect(await inSession(env, '--new', '2')).toBe('2');
    await runCli(['config', 'unset', 'limits.new'], { home });
    expect(await newCards()).toMatchObject({ value: 10, from: 'default' });
  });
});

/** What bash offers at the end of a line. */
async function completed(line: string, home: string): Promise<string[]> {
  const words = line.split(' ');
  const script = `
    mkdir -p bin; printf '#!/bin/sh\\nexec %s "$@"\\n' "$(printf '%s' "$RUN_LINE")" > bin/prepdeck; chmod +x bin/prepdeck
    PATH="$PWD/bin:$PATH"; source <(prepdeck completion bash)
    compopt() { :; } # refuses to run but in a completion of the shell's own
    COMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}
    COMP_LINE='${line}'; COMP_POINT=${line.length}
    $(complete -p prepdeck | sed -E 's/.*-F ([^ ]+).*/\\1/') prepdeck '${words.at(-1)}' '${words.at(-2)}'
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await runShell(script, {
    home,
    env: { RUN_LINE: `'${process.execPath}' '${PROGRAM}'` },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe.concurrent('34. completion', () => {
  it('bash offers commands, options, decks and settings', async () => {
    const home = newHome();
    await runCli(['list'], { home });
    expect(await completed('prepdeck stu', home)).toEqual(['study']);
    expect(await completed('prepdeck data ver', home)).toEqual(['verify']);
    expect(await completed('prepdeck study --li', home)).toEqual(['--limit']);
    expect(await completed('prepdeck study mess', home)).toEqual(['messaging']);
    expect(await completed('prepdeck config get limits.n', home)).toEqual(['limits.new']);
    expect(await completed('prepdeck show messaging/consumer-lag#', home)).toContain(
      'messaging/consumer-lag#why-bounded',
    );
  });

  it.each(['bash', 'zsh', 'fish'])('%s knows every command', async (shell) => {
    const { stdout, code } = await runCli(['completion', shell]);
    expect(code).toBe(0);
    for (const word of ['study', 'due', 'list', 'show', 'config', 'data', 'completion', 'verify', 'restore', 'unset']) {
      expect(stdout).toMatch(new RegExp(`\\b${word}\\b`));
    }
    for (const option of ['limit', 'minutes', 'cram', 'plain', 'force']) expect(stdout).toContain(option);
  });
});

describe.concurrent('35. a pager', () => {
  it('takes long text on a terminal only, and never with --no-pager, in plain mode, or as JSON', async () => {
    const home = newHome();
    const pager = path.join(home, 'pager.sh');
    writeFileSync(pager, '#!/bin/sh\necho "paged $(wc -l < "$1")"\n');
    chmodSync(pager, 0o755);
    const paged = async (...args: string[]): Promise<boolean> => {
      const { text, code } = await printedOn(['show', 'messaging/consumer-lag', ...args], {
        home,
        env: { PAGER: pager },
      });
      expect(code).toBe(0);
      return /paged \d+/.test(text);
    };
    expect(await paged()).toBe(true);
    expect(await paged('--no-pager')).toBe(false);
    expect(await paged('--plain')).toBe(false);
    expect(await paged('--json')).toBe(false);
    const { stdout } = await runCli(['show', 'messaging/consumer-lag'], { home, env: { PAGER: pager } });
    expect(stdout).not.toMatch(/paged \d/);
    // What was paged is not left lying about.
    expect(readdirSync(path.join(home, 'cache')).filter((name) => name.startsWith('page'))).toEqual([]);
  });
});

describe.concurrent('37. no network', () => {
  it('no command opens a connection, asks for a name or listens', async () => {
    const home = newHome();
    const trap = path.join(home, 'trap.mjs');
    const seen = path.join(home, 'seen');
    writeFileSync(
      trap,
      `import dgram from 'node:dgram'; import dns from 'node:dns'; import net from 'node:net'; import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const trap = (what) => () => { fs.appendFileSync(${JSON.stringify(seen)}, what + '\\n'); throw new Error('network'); };
      for (const [of, names] of [
        [net.Socket.prototype, ['connect']], [net.Server.prototype, ['listen']], [net, ['connect', 'createConnection']],
        [dns, ['lookup', 'resolve', 'resolve4']], [dns.promises, ['lookup', 'resolve']], [dgram, ['createSocket']],
        [globalThis, ['fetch', 'WebSocket']],
      ]) for (const name of names) of[name] = trap(name);
      syncBuiltinESMExports();
      fs.writeFileSync(${JSON.stringify(path.join(home, 'armed'))}, '');`,
    );
    const env = { NODE_OPTIONS: `--import ${trap}` };
    const backup = path.join(home, 'backup');
    const lines: [string[], string?][] = [
      [[]],
      [['list']],
      [['due']],
      [['show', 'messaging/consumer-lag']],
      [['config', 'set', 'limits.new', '5']],
      [ANSWER.args, ANSWER.input],
      [['data', 'verify']],
      [['data', 'rebuild']],
      [['data', 'backup', backup]],
      [['data', 'restore', backup, '--yes']],
      [['completion', 'bash']],
    ];
    for (const [args, input = ''] of lines) expect((await runCli(args, { home, env, input })).code).toBe(0);
    expect(existsSync(path.join(home, 'armed'))).toBe(true);
    expect(existsSync(seen) ? readFileSync(seen, 'utf8') : '').toBe('');
  });
});

describe.concurrent('decks of the learner', () => {
  it('come before those that ship, which is told', async () => {
    const home = newHome();
    const folder = path.join(home, 'data', 'decks');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'mine.yaml'),
      readFileSync(KINDS_DECK, 'utf8')
        .replace('id: kinds', 'id: messaging')
        .replace(/^title: .*/m, 'title: My own'),
    );
    const { stdout, stderr, code } = await runCli(['list'], { home });
    expect(code).toBe(0);
    expect(stdout).toMatch(/messaging +My own/);
    expect(stderr.replace(/\s+/g, ' ')).toContain('takes the place of');
  });
});
