import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/cli/command-spec.ts';
import { completion } from '../../src/cli/commands/completion.ts';
import { run as list } from '../../src/cli/commands/list.ts';
import { COMMANDS, HOME } from '../../src/cli/commands.ts';
import { EXIT } from '../../src/problem.ts';
import { runCli, runShell } from '../support/cli.ts';
import { fakeContext, runCommand, writeDeck } from '../support/context.ts';
import { newHome, PROGRAM, temporaryFolder } from '../support/program.ts';

const run = completion(HOME, COMMANDS);
const OK = { code: EXIT.ok };

async function script(shell: string): Promise<string> {
  const context = fakeContext();
  expect(await runCommand(run, [shell], context)).toEqual(OK);
  expect(context.stderrText()).toBe('');
  return context.stdoutText();
}

/** Names of all commands, such as `data verify`. */
const pathsOf = (specs: readonly CommandSpec[], above = ''): string[] =>
  specs.flatMap((spec) => {
    const name = above + (spec.usage.split(' ')[0] ?? '');
    return [name, ...pathsOf(spec.subcommands ?? [], `${name} `)];
  });

const longOptions = (specs: readonly CommandSpec[]): string[] =>
  specs.flatMap((spec) => [
    ...(spec.options ?? []).flatMap(({ flags }) => flags.match(/--[a-z-]+/g) ?? []),
    ...longOptions(spec.subcommands ?? []),
  ]);

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (shell) => {
  it('knows every command and option of the tree', async () => {
    const text = await script(shell);
    for (const command of pathsOf(COMMANDS)) expect(text).toContain(`'${command}'`);
    for (const option of longOptions(COMMANDS)) {
      expect(text).toContain(shell === 'fish' ? `-l ${option.slice(2)}` : option);
    }
  });
});

it('for another shell names those that there are', async () => {
  expect(await runCommand(run, ['zhs'], fakeContext())).toMatchObject({
    problem: { message: 'no completion for "zhs"', exit: EXIT.usage },
  });
});

/** As if the cache had been written long after the decks: a file changed just before it is never taken for unchanged. */
function letTimePass(home: string): void {
  const later = new Date(Date.now() + 60_000);
  utimesSync(path.join(home, 'cache', 'decks', 'index'), later, later);
}

describe('ids', () => {
  it('come from the cache alone: a deck that no command has read yet is not opened', async () => {
    const context = fakeContext();
    writeDeck(context.paths.decks, 'alpha', ['one', 'two']);
    const ids = async (what: string): Promise<string> => {
      const now = fakeContext({ home: context.home });
      expect(await runCommand(run, [what], now)).toEqual(OK);
      return now.stdoutText();
    };
    expect(await ids('decks')).toBe('');
    await runCommand(list, [], context);
    letTimePass(context.home);
    expect(await ids('decks')).toBe('alpha\n');
    expect(await ids('cards')).toBe('alpha/one\nalpha/two\n');
    writeFileSync(path.join(context.paths.decks, 'alpha.yaml'), 'something else entirely');
    expect(await ids('decks')).toBe('');
  });
});

describe('in a real bash', () => {
  let home = '';
  let bin = '';

  beforeEach(async () => {
    home = newHome();
    writeDeck(path.join(home, 'data', 'decks'), 'alpha', ['one', 'two']);
    expect((await runCli(['list'], { home })).code).toBe(0);
    letTimePass(home);
    bin = temporaryFolder('bin');
    writeFileSync(path.join(bin, 'prepdeck'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, {
      mode: 0o755,
    });
  });

  /** What pressing tab after these words offers. */
  async function offers(...cases: readonly (readonly string[])[]): Promise<string[][]> {
    const lines = cases.map((words) => {
      const quoted = words.map((word) => `'${word}'`).join(' ');
      return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; COMPREPLY=(); _prepdeck prepdeck; echo "\${COMPREPLY[@]}"`;
    });
    const text = ['source <(prepdeck completion bash)', 'compopt() { :; }', ...lines].join('\n');
    const { stdout, stderr, code } = await runShell(text, { home, env: { PATH: `${bin}:${process.env.PATH}` } });
    expect([stderr, code]).toEqual(['', 0]);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' '));
  }

  it('offers commands, options, values, ids, settings and codes where they fit', async () => {
    const [first, study, only, equals, deck, card, part, get, value, help, none, code] = await offers(
      ['prepdeck', ''],
      ['prepdeck', 'study', '--o'],
      ['prepdeck', 'study', '--only', ''],
      ['prepdeck', 'study', '--difficulty', '=', 'h'],
      ['prepdeck', 'study', '--plain', 'al'],
      ['prepdeck', 'show', ''],
      ['prepdeck', 'show', 'alpha/t'],
      ['prepdeck', 'config', 'get', 'limits.'],
      ['prepdeck', 'config', 'set', 'limits.new', ''],
      ['prepdeck', 'help', 'co'],
      ['prepdeck', 'study', '--limit', ''],
      ['prepdeck', 'explain', 'longest'],
    );
    expect(first).toEqual([...COMMANDS.map((c) => c.usage.split(' ')[0]), 'help']);
    expect(study).toEqual(['--only']);
    expect(only).toEqual(['checks', 'interview']);
    expect(equals).toEqual(['hard']);
    expect(deck).toContain('alpha');
    expect(card).toEqual(expect.arrayContaining(['alpha/one', 'alpha/two']));
    expect(part).toEqual(['alpha/two']);
    expect(get).toEqual(['limits.new', 'limits.reviews', 'limits.minutes']);
    expect(value).toEqual(['']);
    expect(help).toEqual(['config', 'completion']);
    expect(none ?? ['']).toEqual(['']);
    expect(code).toEqual(['longest-is-correct', 'longest-is-correct-in-deck']);
  });

  it('takes words that look like shell code as words', async () => {
    const marker = path.join(home, 'ran');
    const [found] = await offers(['prepdeck', 'show', `$(touch ${marker})`]);
    expect(found).toEqual(['']);
    const { stdout } = await runShell('ls', { home, cwd: home });
    expect(stdout).not.toContain('ran');
  });
});
