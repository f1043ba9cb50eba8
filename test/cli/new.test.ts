import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMA_FILE } from '../../scripts/schema.ts';
import { run } from '../../src/cli/commands/new.ts';
import { cardsOf } from '../../src/deck/cards.ts';
import { createChecker } from '../../src/deck/checker.ts';
import { ALL_CODES, CODES } from '../../src/deck/codes.ts';
import { parseDeck } from '../../src/deck/parse.ts';
import { starterDeck } from '../../src/deck/starter-deck.ts';
import { EXIT } from '../../src/problem.ts';
import { text } from '../deck/arbitrary.ts';
import { type FakeOptions, fakeContext, runCommand } from '../support/context.ts';

const OK = { code: EXIT.ok };

/** An author in an empty folder. */
function author(options: FakeOptions = {}) {
  const context = fakeContext(options);
  copyFileSync(SCHEMA_FILE, path.join(context.shippedDecks, 'deck.schema.json'));
  const cwd = path.join(context.home, 'work');
  mkdirSync(cwd);
  return { ...context, cwd, at: (name: string) => path.join(cwd, name), files: () => readdirSync(cwd).toSorted() };
}

describe('prepdeck new', () => {
  it('makes a deck named by its id, with the schema beside it that its first line names', async () => {
    const context = author();
    expect(await runCommand(run, ['http-caching'], context)).toEqual(OK);
    expect(context.files()).toEqual(['deck.schema.json', 'http-caching.yaml']);
    expect(context.stdoutText()).toBe('http-caching.yaml\n');
    expect(context.stderrText()).toContain('prepdeck check ./http-caching.yaml');
    const made = readFileSync(context.at('http-caching.yaml'), 'utf8');
    expect(made.split('\n')[0]).toBe('# yaml-language-server: $schema=./deck.schema.json');
    expect(parseDeck(Buffer.from(made), 'x').deck).toMatchObject({ id: 'http-caching', title: 'Http caching' });
    expect(readFileSync(context.at('deck.schema.json'), 'utf8')).toBe(readFileSync(SCHEMA_FILE, 'utf8'));
    // Others may read it, as far as the umask lets them.
    expect(statSync(context.at('http-caching.yaml')).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it('takes a path, makes its folder, and leaves a schema that is there alone', async () => {
    const context = author();
    mkdirSync(context.at('decks'));
    writeFileSync(context.at('decks/deck.schema.json'), '{}');
    expect(await runCommand(run, ['decks/caching.yml'], context, { title: 'Caching: a deck' })).toEqual(OK);
    expect(await runCommand(run, ['my decks/sql'], context)).toEqual(OK);
    expect(parseDeck(readFileSync(context.at('decks/caching.yml')), 'x').deck).toMatchObject({
      id: 'caching',
      title: 'Caching: a deck',
    });
    expect(readFileSync(context.at('decks/deck.schema.json'), 'utf8')).toBe('{}');
    expect(context.stderrText()).toContain("prepdeck check 'my decks/sql.yaml'");
    expect(readdirSync(context.at('my decks')).toSorted()).toEqual(['deck.schema.json', 'sql.yaml']);
  });

  it('leaves a file that is there alone, unless told to replace it', async () => {
    const context = author();
    writeFileSync(context.at('caching.yaml'), 'mine');
    const refused = await runCommand(run, ['caching'], context);
    expect(refused).toMatchObject({ problem: { hint: '--force replaces it' } });
    expect(readFileSync(context.at('caching.yaml'), 'utf8')).toBe('mine');
    expect(context.files()).toEqual(['caching.yaml']);
    expect(await runCommand(run, ['caching'], context, { force: true })).toEqual(OK);
    expect(readFileSync(context.at('caching.yaml'), 'utf8')).toContain('id: caching');
  });

  it('prints it with --stdout, and writes nothing', async () => {
    const context = author();
    expect(await runCommand(run, ['caching'], context, { stdout: true })).toEqual(OK);
    expect(context.stdoutText()).toBe(starterDeck('caching', 'Caching'));
    expect([context.files(), context.stderrText()]).toEqual([[], '']);
  });

  it('makes the id from the title where there is no id, and asks for the title on a terminal', async () => {
    const given = author();
    expect(await runCommand(run, [], given, { title: 'Kafka & friends' })).toEqual(OK);
    expect(given.files()).toContain('kafka-friends.yaml');
    const asked = author({ terminal: true, input: 'Où est la clé ?\n' });
    expect(await runCommand(run, [], asked)).toEqual(OK);
    expect(asked.stderrText()).toContain('What is the deck about?');
    expect(parseDeck(readFileSync(asked.at('ou-est-la-cle.yaml')), 'x').deck?.title).toBe('Où est la clé ?');
  });

  it.each([
    ['My Deck', 'prepdeck new my-deck'],
    ['caching_', 'prepdeck new caching'],
    ['日本', 'prepdeck new my-topic'],
    ['../Über uns.yaml', 'prepdeck new uber-uns'],
    ['x'.repeat(65), 'prepdeck new'],
  ])('refuses %s and says what would do', async (word, hint) => {
    const context = author();
    const refused = await runCommand(run, [word], context);
    expect(refused).toMatchObject({ problem: { exit: EXIT.usage, hint: expect.stringContaining(hint) } });
    expect(context.files()).toEqual([]);
  });

  it.each([
    ['no terminal', {}, {}],
    ['no answer', { terminal: true, input: '' }, {}],
    ['a title without letters', {}, { title: '???' }],
  ])('with nothing to make an id of, %s, it asks for one', async (_, options, said) => {
    const context = author(options);
    expect(await runCommand(run, [], context, said)).toMatchObject({ problem: { exit: EXIT.usage } });
    expect(context.files()).toEqual([]);
  });
});

/** The names of all fields below a JSON Schema. */
function* fieldNames(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') yield* Object.keys(value);
    yield* fieldNames(value);
  }
}

describe('the starter deck', () => {
  const bytes = Buffer.from(starterDeck('my-topic', 'My topic'));

  it('gives no finding, even of rules that are off by default', () => {
    const every = Object.fromEntries(ALL_CODES.map((code) => [code, { level: CODES[code].severity }]));
    expect(createChecker(every).check(bytes, 'my-topic.yaml').diagnostics).toEqual([]);
  });

  it('has a card of every kind', () => {
    const deck = parseDeck(bytes, 'my-topic.yaml').deck;
    const cards = deck === undefined ? [] : cardsOf(deck, () => '');
    const kinds = cards.map(({ content }) => ('form' in content ? content.form.kind : content.type));
    expect(kinds.toSorted()).toEqual(
      [
        'single',
        'multiple',
        'true-false',
        'number',
        'typed',
        'cloze',
        'order',
        'match',
        'interview',
        'follow-up',
        'single',
      ].toSorted(),
    );
  });

  it('shows every field of the format', () => {
    const names = new Set(fieldNames(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))));
    expect(names.size).toBeGreaterThan(30);
    for (const name of names) expect(bytes.toString()).toMatch(new RegExp(`\\b${name}:`));
  });

  it('has any title that it is given', () => {
    fc.assert(
      fc.property(text, (title) => {
        expect(parseDeck(Buffer.from(starterDeck('my-topic', title)), 'x').deck?.title).toBe(title);
      }),
      // A blank at the end is no part of a title without quotes.
      { examples: [['a '], ['A title ']] },
    );
  });
});
