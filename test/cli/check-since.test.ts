import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { cleanDeck, findingsOf, folderOf, writeFiles } from '../support/check.ts';
import type { FakeContext } from '../support/context.ts';
import { temporaryFolder } from '../support/program.ts';

/** Nothing of whoever runs the tests: no settings, no name, no hooks. */
const ISOLATED = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, env: ISOLATED, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const commit = (cwd: string): void => {
  git(cwd, 'add', '-A', '--', 'd');
  git(cwd, 'commit', '-qm', 'x');
};

const question = (id: string, text: string, more = ''): string =>
  `  - id: ${id}\n    question: ${text}\n    difficulty: easy\n    answer: true\n    explanation: It is.\n${more}`;

const deck = (id: string, questions: readonly string[], more = ''): string =>
  `format: 1\nid: ${id}\ntitle: ${id}\n${more}summary: About ${id}.\nknowledge_check:\n${questions.join('')}`;

const WET = question('wet', 'Is water wet in all its forms?');
const HOT = question('hot', 'Does the sun give light and heat?');

/** A repository with these decks committed. */
function repository(files: Readonly<Record<string, string>>): FakeContext {
  const context = folderOf(files, { env: ISOLATED });
  git(context.cwd, 'init', '-q', '-b', 'main');
  commit(context.cwd);
  return context;
}

/** What --since says of `d`: `d/a.yaml:8 message`, help left out. */
async function lost(context: FakeContext, since = 'HEAD', words: readonly string[] = ['d'], more = {}) {
  const before = context.stdoutText().length;
  const options = { since, only: ['PD308'], outputs: [{ format: 'json' }], ...more };
  const { outcome } = await findingsOf(context, words, options);
  const text = context.stdoutText().slice(before);
  const { diagnostics: all = [] }: { diagnostics?: { file: string; line: number; message: string; help: string }[] } =
    text === '' ? {} : JSON.parse(text);
  return {
    outcome,
    found: all.map(({ file, line, message }) => `${file}:${line} ${message}`),
    help: all.map(({ help }) => help),
  };
}

const put = (context: FakeContext, file: string, text: string): void => writeFiles(context.cwd, { [file]: text });

describe('an id that is gone since a revision', () => {
  it('is reported at the question that took its place, with what to add', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]) });
    put(context, 'd/a.yaml', deck('a', [WET.replace('wet\n', 'water-wet\n'), HOT]));
    const { outcome, found, help } = await lost(context);
    expect(found).toEqual(['d/a.yaml:6 the id was "wet": progress under it is lost to "water-wet"']);
    expect(help).toEqual(['add `aliases: [wet]` here']);
    expect(outcome).toEqual({ code: EXIT.failed });
  });

  it('is recognised by most of its words', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [HOT, WET]) });
    put(
      context,
      'd/a.yaml',
      deck('a', [HOT, question('damp', 'Is WATER really wet in all its forms?'), question('x', 'Is it so?')]),
    );
    expect((await lost(context)).found).toEqual(['d/a.yaml:11 the id was "wet": progress under it is lost to "damp"']);
  });

  it('is reported at the list where nothing took its place', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]) });
    put(context, 'd/a.yaml', deck('a', [HOT, question('new', 'Why do we sleep?')]));
    expect((await lost(context)).found).toEqual([
      'd/a.yaml:5 the question "wet" is gone, and with it the progress of whoever studied it',
    ]);
  });

  it('is not lost where it is an alias, or the question has only changed', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]) });
    const damp = question('damp', 'What else?', '    aliases: [wet]\n');
    put(context, 'd/a.yaml', deck('a', [damp, HOT.replace('light and heat', 'anything')]));
    expect(await lost(context)).toMatchObject({ outcome: { code: EXIT.ok }, found: [] });
  });

  it('is not lost where it is written in a question that is not sound, or a deck that is not', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]), 'd/b.yaml': deck('b', [WET]) });
    put(context, 'd/a.yaml', deck('a', [WET.replace('easy', 'esay'), HOT]));
    put(context, 'd/b.yaml', 'format: [\n');
    expect((await lost(context)).found.filter((one) => !one.includes('b.yaml'))).toEqual([]);
  });

  it('is found in whatever way the deck is reached', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]), 'd/b.yaml': deck('b', [WET]) });
    put(context, 'd/a.yaml', deck('a', [WET.replace('wet\n', 'water-wet\n'), HOT]));
    rmSync(path.join(context.cwd, 'd/b.yaml'));
    put(context, 'other/x.txt', '');
    symlinkSync('d', path.join(context.cwd, 'current'));
    const renamed = 'the id was "wet": progress under it is lost to "water-wet"';
    expect((await lost(context, 'HEAD', ['current'])).found).toContainEqual(`current/a.yaml:6 ${renamed}`);
    const beside = { ...context, cwd: path.join(context.cwd, 'other') };
    const gone = 'the deck "b" is gone, and with it the progress of whoever studied it';
    expect((await lost(beside, 'HEAD', ['../d'])).found).toEqual([`../d/a.yaml:6 ${renamed}`, `../d/b.yaml:1 ${gone}`]);
    expect((await lost(beside, 'HEAD', ['../d/*.yaml'])).found).toContainEqual(`../d/a.yaml:6 ${renamed}`);
  });

  it('counts where it was an alias, of a deck, a question or a follow-up', async () => {
    const lag = (one: string, two: string, three: string): string =>
      `format: 1\nid: a\n${one}title: a\nsummary: A.\ninterview:\n  - id: lag\n${two}    question: What is lag?\n    difficulty: easy\n    answer: A delay.\n    follow_ups:\n      - { id: why, question: Why?, answer: So.${three} }\n`;
    const alias = (id: string): string => `aliases: [${id}]\n`;
    const context = repository({ 'd/a.yaml': lag(alias('old'), `    ${alias('delay')}`, ', aliases: [how]') });
    put(context, 'd/a.yaml', lag('', '', ''));
    const gone = (id: string): string => `the alias "${id}" is gone, and with it the progress that was made under it`;
    const { found, help } = await lost(context);
    expect(found).toEqual([`d/a.yaml:2 ${gone('old')}`, `d/a.yaml:6 ${gone('delay')}`, `d/a.yaml:6 ${gone('how')}`]);
    expect(help).toContain('give it back: `aliases: [delay]`');
  });

  it('is none of an alias that another question has now', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [question('wet', 'Is it?', '    aliases: [damp]\n'), HOT]) });
    put(context, 'd/a.yaml', deck('a', [question('wet', 'Is it?'), question('hot', 'What?', '    aliases: [damp]\n')]));
    expect((await lost(context)).found).toEqual([]);
  });

  it('of a self-check is that of its question', async () => {
    const check = '    self_check: { question: Which?, choices: [{ text: a, correct: true }, { text: b }] }\n';
    const lag = (more: string): string =>
      `format: 1\nid: a\ntitle: a\nsummary: A.\ninterview:\n  - id: lag\n    question: What is lag?\n    difficulty: easy\n    answer: A delay.\n${more}`;
    const context = repository({ 'd/a.yaml': lag(check) });
    put(context, 'd/a.yaml', lag(''));
    expect((await lost(context)).found).toEqual([
      'd/a.yaml:6 the self-check of "lag" is gone, and with it its progress',
    ]);
  });

  it('of a follow-up too', async () => {
    const lag = (followUps: string): string =>
      `format: 1\nid: a\ntitle: a\nsummary: A.\ninterview:\n  - id: lag\n    question: What is lag?\n    difficulty: easy\n    answer: A delay.\n    follow_ups:\n${followUps}`;
    const one = (id: string, text: string) => `      - { id: ${id}, question: ${text}, answer: So. }\n`;
    const context = repository({ 'd/a.yaml': lag(one('why', 'Why is it bounded?') + one('gone', 'Who cares?')) });
    put(context, 'd/a.yaml', lag(one('why-bounded', 'Why is it bounded?')));
    expect((await lost(context)).found).toEqual([
      'd/a.yaml:6 the follow-up "gone" of "lag" is gone, and with it its progress',
      'd/a.yaml:11 the id was "why": progress under it is lost to "why-bounded"',
    ]);
  });

  it('of a question that moved to another deck, where it is now', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]), 'd/b.yaml': deck('b', [question('x', 'What?')]) });
    put(context, 'd/a.yaml', deck('a', [HOT]));
    put(context, 'd/b.yaml', deck('b', [question('x', 'What?'), WET]));
    const { found } = await lost(context);
    expect(found).toEqual([
      'd/b.yaml:11 this was the question "wet" of the deck "a": progress does not follow it into another deck',
    ]);
  });

  it('can be ignored by a comment', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]) });
    put(
      context,
      'd/a.yaml',
      deck('a', [HOT]).replace('knowledge_check:', 'knowledge_check: # prepdeck-ignore PD308: it was wrong'),
    );
    expect((await lost(context)).found).toEqual([]);
  });
});

describe('a deck', () => {
  it('whose file was renamed or moved keeps its ids', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET]) });
    writeFiles(context.cwd, { 'd/sub/x': '' });
    renameSync(path.join(context.cwd, 'd/a.yaml'), path.join(context.cwd, 'd/sub/b.yaml'));
    expect((await lost(context)).found).toEqual([]);
  });

  it('whose file was renamed is still compared', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]) });
    rmSync(path.join(context.cwd, 'd/a.yaml'));
    put(context, 'd/b.yaml', deck('a', [HOT]));
    expect((await lost(context)).found).toEqual([
      'd/b.yaml:5 the question "wet" is gone, and with it the progress of whoever studied it',
    ]);
  });

  it('with another id: at the id, unless an alias has the old one', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET]), 'd/b.yaml': deck('b', [HOT]) });
    put(context, 'd/a.yaml', deck('water', [WET]));
    put(context, 'd/b.yaml', deck('sun', [HOT], 'aliases: [b]\n'));
    const { found, help } = await lost(context);
    expect(found).toEqual(['d/a.yaml:2 the deck id was "a": progress under it is lost to "water"']);
    expect(help).toEqual(['add `aliases: [a]` to the deck']);
  });

  it('in another file with another id: at the file that took over', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET, HOT]) });
    rmSync(path.join(context.cwd, 'd/a.yaml'));
    put(context, 'd/z.yaml', deck('water', [HOT, WET]));
    expect((await lost(context)).found).toEqual([
      'd/z.yaml:2 the deck id was "a": progress under it is lost to "water"',
    ]);
  });

  it('that is gone is reported under its old name, as far as the settings ask for it', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET]), 'd/b.yaml': deck('b', [HOT]) });
    rmSync(path.join(context.cwd, 'd/a.yaml'));
    const gone = await lost(context);
    expect(gone.found).toEqual(['d/a.yaml:1 the deck "a" is gone, and with it the progress of whoever studied it']);
    expect(gone.outcome).toEqual({ code: EXIT.failed });
    put(context, 'prepdeck.yaml', 'ignore: [d/a.yaml]\n');
    expect((await lost(context)).outcome).toEqual({ code: EXIT.ok });
    rmSync(path.join(context.cwd, 'prepdeck.yaml'));
    expect((await lost(context, 'HEAD', ['d'], { only: [], rule: [['PD308', 'off']] })).found).toEqual([]);
    await lost(context, 'HEAD', ['d'], { baseline: 'known.json', writeBaseline: true });
    expect((await lost(context, 'HEAD', ['d'], { baseline: 'known.json' })).outcome).toEqual({ code: EXIT.ok });
  });

  it('in whose place something else stands now', async () => {
    const context = repository({ 'd/x/a.yaml': deck('a', [WET]), 'd/b.yaml': deck('b', [HOT]) });
    rmSync(path.join(context.cwd, 'd/x'), { recursive: true });
    put(context, 'd/x', 'a file');
    expect((await lost(context)).found).toEqual([
      'd/x/a.yaml:1 the deck "a" is gone, and with it the progress of whoever studied it',
    ]);
  });

  it('that is there and cannot be read, or is left out, is not called gone', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET]), 'd/b.yaml': deck('b', [HOT]) });
    rmSync(path.join(context.cwd, 'd/a.yaml'));
    writeFiles(context.cwd, { 'd/a.yaml/x': '', 'prepdeck.yaml': 'ignore: [d/b.yaml]\n' });
    put(context, 'd/b.yaml', deck('b', []));
    expect((await lost(context)).found).toEqual(['d/a.yaml:1 a folder with the name of a deck']);
  });

  it('outside of what is checked is nobody’s business', async () => {
    const context = repository({
      'd/a.yaml': deck('a', [WET]),
      'd/e/b.yaml': deck('b', [HOT]),
      'd/.x/c.yaml': deck('c', [HOT]),
    });
    rmSync(path.join(context.cwd, 'd/e'), { recursive: true });
    rmSync(path.join(context.cwd, 'd/.x'), { recursive: true });
    expect((await lost(context, 'HEAD', ['d/a.yaml'])).found).toEqual([]);
    expect((await lost(context, 'HEAD', ['d/*.yaml'])).found).toEqual([]);
    expect((await lost(context, 'HEAD', ['d'])).found).toHaveLength(1);
  });
});

describe('the revision', () => {
  it('may be far back, and what came to another branch alone was never lost here', async () => {
    const context = repository({ 'd/a.yaml': deck('a', [WET]) });
    git(context.cwd, 'tag', 'first');
    git(context.cwd, 'checkout', '-qb', 'mine');
    put(context, 'd/a.yaml', deck('a', [HOT]));
    commit(context.cwd);
    git(context.cwd, 'checkout', '-q', 'main');
    put(context, 'd/new.yaml', deck('new', [HOT]));
    commit(context.cwd);
    git(context.cwd, 'checkout', '-q', 'mine');
    for (const rev of ['first', 'main', 'HEAD~1']) {
      expect((await lost(context, rev)).found).toEqual([
        'd/a.yaml:5 the question "wet" is gone, and with it the progress of whoever studied it',
      ]);
    }
    expect((await lost(context, 'HEAD')).found).toEqual([]);
  });

  it.each(['--output=x', '-p', 'no-such', '', 'HEAD:d/a.yaml', 'main..main', 'a\nb', 'a\0b', '\x1b[2J'])(
    '%j is a usage problem, and never an option',
    async (rev) => {
      const context = repository({ 'd/a.yaml': deck('a', [WET]) });
      const { outcome } = await lost(context, rev);
      expect(outcome).toMatchObject({ problem: { exit: EXIT.usage, message: expect.stringContaining('revision') } });
      expect(JSON.stringify(outcome)).not.toContain('\\u001b');
    },
  );

  it('that a shallow clone lacks: how to get it', async () => {
    const origin = repository({ 'd/a.yaml': deck('a', [WET]) });
    const first = git(origin.cwd, 'rev-parse', 'HEAD').trim();
    put(origin, 'd/a.yaml', deck('a', [HOT]));
    commit(origin.cwd);
    const context = folderOf({}, { env: ISOLATED });
    const clone = path.join(context.cwd, 'clone');
    git(context.cwd, 'clone', '-q', '--depth', '1', pathToFileURL(origin.cwd).href, clone);
    const { outcome } = await lost(context, first, ['clone/d']);
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage, hint: expect.stringContaining('fetch-depth: 0') } });
  });

  it('needs a repository', async () => {
    const context = folderOf({ 'd/a.yaml': cleanDeck('a') }, { env: ISOLATED });
    const { outcome } = await lost(context);
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage, message: '--since: d is not in a git repository' } });
  });

  it('says nothing of stdin', async () => {
    const { outcome } = await lost(folderOf({}), 'HEAD', ['-']);
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage, message: expect.stringContaining('stdin') } });
  });

  it('needs git', async () => {
    const context = folderOf(
      { 'd/a.yaml': cleanDeck('a'), 'd/.git/x': '' },
      { env: { PATH: temporaryFolder('empty') } },
    );
    const { outcome } = await lost(context);
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage, message: 'git is not installed' } });
  });

  it('with a file that was no deck: said, and no more', async () => {
    const context = repository({ 'd/a.yaml': 'format: [\n' });
    put(context, 'd/a.yaml', deck('a', [WET]));
    expect((await lost(context)).found).toEqual([]);
    expect(context.stderrText()).toContain('1 file of that revision could not be read as a deck');
  });

  it('with names that git would quote', async () => {
    const context = repository({ 'd/ä "b"\n.yaml': deck('a', [WET, HOT]) });
    writeFileSync(path.join(context.cwd, 'd/ä "b"\n.yaml'), deck('a', [HOT]));
    expect((await lost(context)).found).toHaveLength(1);
  });
});
