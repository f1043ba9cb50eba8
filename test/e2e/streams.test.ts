import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/cli/command-spec.ts';
import { COMMANDS, HOME } from '../../src/cli/commands.ts';
import { endOf, runCli, runShell, spawnCli, Transcript } from '../support/cli.ts';
import { KINDS_DECK } from '../support/kinds.ts';
import { newHome, ROOT, temporaryFolder } from '../support/program.ts';

const CARD = 'getting-started/keys';

/** A home with things to warn of: a damaged deck, and a damaged line in the log. */
function noisyHome(): { home: string; env: { PREPDECK_DECKS_FOLDER: string } } {
  const home = newHome();
  const folder = temporaryFolder('decks');
  writeFileSync(path.join(folder, 'broken.yaml'), 'format: 1\nid: broken\ntitle: [\n');
  return { home, env: { PREPDECK_DECKS_FOLDER: folder } };
}

describe.concurrent('1. stdout holds only the answer', () => {
  it.each(['list', 'due', `show ${CARD}`, 'config', 'data path', 'data verify'])(
    '%s --json parses alone, whatever there is to warn of',
    async (command) => {
      const { home, env } = noisyHome();
      const { stdout, code } = await runShell(`$PREPDECK ${command} --json 2>/dev/null`, { home, env });
      expect(code).toBe(0);
      const document: unknown = JSON.parse(stdout);
      expect(document).toMatchObject({ version: 1 });
    },
  );

  it('a session with --json leaves stdout to the document', async () => {
    const { stdout, stderr, code } = await runCli(['study', '--plain', '--json', KINDS_DECK], { input: ':q\n' });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, ended: 'quit', answers: 0 });
    expect(stderr).toContain('Stopped here.');
  });

  it('a session without a card answers with a document too, and names the option that leaves all out', async () => {
    const asked = ['study', '--plain', '--json', '--filter', 'zzzqqq', KINDS_DECK];
    const { stdout, stderr, code } = await runCli(asked, { input: '' });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, answers: 0 });
    expect(stderr).toContain('leave out --filter to see more');
  });
});

describe.concurrent('2. hints and warnings go to stderr', () => {
  it('a damaged deck is told there, and the rest is listed', async () => {
    const { home, env } = noisyHome();
    const { stdout, stderr, code } = await runCli(['list'], { home, env });
    expect(code).toBe(0);
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+: /);
    expect(stdout).toContain('getting-started');
    expect(stdout).not.toContain('broken');
  });
});

describe.concurrent('3. exit codes', () => {
  it.each([
    'stduy',
    '--nonsense',
    'study --limt 3',
    'study --plain no-such-deck',
    'study --plain ./no-such-file.yaml',
    'study --limit 0',
    'study --only everything',
    'study',
    'show',
    'show no/such-card',
    'config get no.such',
    'config set limits.new many',
    'data',
    'data verfiy',
    'help stduy',
    'completion tcsh',
  ])('2 for usage: %s', async (line) => {
    const { code, stdout, stderr } = await runShell(`$PREPDECK ${line} < /dev/null`);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stderr.length).toBeGreaterThan(0);
  });

  it('1 where something is found to be damaged', async () => {
    const home = newHome();
    await runCli(['study', '--plain', '--only', 'checks', KINDS_DECK], { home, input: '1\n:q\n' });
    const log = path.join(home, 'data', 'reviews', 'testbench-0001.jsonl');
    writeFileSync(log, 'damaged\n', { flag: 'a' });
    const { code, stdout, stderr } = await runCli(['data', 'verify'], { home });
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('testbench-0001.jsonl:');
  });

  it('3 for a bug of ours, told as one', async () => {
    const bug = encodeURIComponent('Date.now = () => { throw new TypeError("made up") };');
    const { code, stderr } = await runCli(['due'], {
      env: { NODE_OPTIONS: `--import "data:text/javascript,${bug}"` },
    });
    expect(code).toBe(3);
    expect(stderr).toContain('a bug in prepdeck');
    expect(stderr).toContain('TypeError: made up');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s in a session line by line is %i', async (signal, code) => {
    const child = spawnCli(['study', '--plain', KINDS_DECK]);
    const ended = endOf(child);
    await new Transcript(child).until(/:\n$/);
    child.kill(signal);
    expect(await ended).toEqual({ code, signal: null });
  });
});

describe.concurrent('4. nothing due', () => {
  it('is exit 0, said on stderr', async () => {
    const env = { PREPDECK_LIMITS_NEW: '0' };
    for (const args of [['due'], ['study', '--plain']]) {
      const { code, stdout, stderr } = await runCli(args, { env });
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/nothing is due/i);
    }
  });
});

describe.concurrent('8. a reader that goes away', () => {
  it.each(['list', 'due', `show ${CARD}`, '--help', 'completion bash', 'list --json'])(
    '%s | head -1 ends without a trace',
    async (command) => {
      const { code, stdout, stderr } = await runShell(`set -o pipefail; $PREPDECK ${command} | head -1`);
      expect(stderr).toBe('');
      expect(stdout.split('\n')).toHaveLength(2);
      expect(code).toBe(0);
    },
  );

  it('that is gone before anything is written', async () => {
    const { stderr, code } = await runShell('set -o pipefail; $PREPDECK list | true');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('on stderr too', async () => {
    const { stdout } = await runShell('$PREPDECK nonsense 2> >(true); echo "$?"');
    expect(stdout).toBe('2\n');
  });
});

describe.concurrent('9. a megabyte', () => {
  it('arrives whole through a pipe that is read late', async () => {
    const folder = temporaryFolder('decks');
    const long = Array.from({ length: 16_000 }, (_, i) => `      line ${i} ${'x'.repeat(70)}`).join('\n');
    writeFileSync(
      path.join(folder, 'long.yaml'),
      `format: 1\nid: long\ntitle: Long\nsummary: Long.\nknowledge_check:\n  - id: one\n    question: Long?\n` +
        `    difficulty: easy\n    answer: true\n    explanation: |\n${long}\n`,
    );
    const env = { PREPDECK_DECKS_FOLDER: folder };
    // head takes its first bytes and hands over, so that much is waiting in the pipe meanwhile.
    const { stdout } = await runShell('$PREPDECK show long/one --json | (head -c 5; cat)', { env });
    expect(stdout.length).toBeGreaterThan(1_200_000);
    const document = JSON.parse(stdout) as { card: { content: { explanation: string } } };
    expect(document.card.content.explanation).toMatch(/line 15999 x+\n?$/);
  });
});

describe.concurrent('10. prepdeck without a terminal', () => {
  it('prints an overview on stdout and exits 0', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('10 new');
    expect(stdout).toContain('prepdeck study');
  });
});

/** Every command with the words that lead to it. */
function allCommands(specs: readonly CommandSpec[], before: readonly string[] = []): [string, CommandSpec][] {
  return specs.flatMap((spec) => {
    const words = [...before, spec.usage.split(' ')[0] ?? ''];
    return [[words.join(' '), spec] as [string, CommandSpec], ...allCommands(spec.subcommands ?? [], words)];
  });
}

describe.concurrent('11. help and version', () => {
  it.each([['', HOME] as [string, CommandSpec], ...allCommands(COMMANDS)])(
    '%s --help: usage, examples first, exit 0, on stdout',
    async (words, spec) => {
      const args = words.split(' ').filter(Boolean);
      const { code, stdout, stderr } = await runCli([...args, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n')[0]).toMatch(new RegExp(`^Usage: prepdeck ${words}`.trimEnd()));
      expect(stdout.replace(/\s+/g, ' ')).toContain(spec.summary);
      for (const [line] of spec.examples) expect(stdout).toContain(`  ${line}\n`);
      const examples = stdout.indexOf('\nExamples:');
      expect(examples).toBeGreaterThan(0);
      expect(examples).toBeLessThan(stdout.indexOf('\nOptions:'));
      for (const { flags } of spec.options ?? []) expect(stdout).toContain(flags);
    },
  );

  it('help COMMAND is the same', async () => {
    const [asked, named] = await Promise.all([runCli(['study', '--help']), runCli(['help', 'study'])]);
    expect(named).toEqual(asked);
  });

  it('--version is the version alone', async () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    for (const flag of ['--version', '-V']) {
      expect(await runCli([flag])).toEqual({ code: 0, signal: null, stdout: `${version}\n`, stderr: '' });
    }
  });
});

describe.concurrent('12. a typo suggests the nearest', () => {
  it.each([
    ['stduy', 'study'],
    ['help lsit', 'list'],
    ['data verfy', 'verify'],
    ['config gte limits.new', 'get'],
    ['study --limt 3', '--limit'],
    ['list --jsno', '--json'],
    ['study --plain mesaging', 'messaging'],
    ['due getting-startd', 'getting-started'],
    ['show messaging/consumer-lagg', 'messaging/consumer-lag'],
    ['show consumer-lag', 'messaging/consumer-lag'],
    ['config get limits.nwe', 'limits.new'],
    ['completion bsah', 'bash'],
  ])('%s: did you mean %s?', async (line, meant) => {
    const { code, stderr } = await runCli(line.split(' '));
    expect(code).toBe(2);
    expect(stderr).toContain(`did you mean ${meant}?`);
  });
});

describe.concurrent('14. what is asked can be said by a flag', () => {
  it('restore without a terminal refuses and names --yes, and with it goes ahead', async () => {
    const home = newHome();
    await runCli(['study', '--plain', '--only', 'checks', KINDS_DECK], { home, input: '1\n:q\n' });
    const file = path.join(home, 'backup');
    expect((await runCli(['data', 'backup', file], { home })).code).toBe(0);
    const other = newHome();
    const refused = await runCli(['data', 'restore', file], { home: other });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--yes');
    expect((await runCli(['data', 'restore', file, '--yes'], { home: other })).code).toBe(0);
    const verify = async (of: string) => (await runCli(['data', 'verify'], { home: of })).stdout.split('\n')[0];
    expect(await verify(other)).toEqual(await verify(home));
  });
});
