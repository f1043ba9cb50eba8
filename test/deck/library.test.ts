import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeckCache } from '../../src/deck/cache.ts';
import { cardsOf } from '../../src/deck/cards.ts';
import { signatureNow } from '../../src/deck/files.ts';
import { fingerprint } from '../../src/deck/fingerprint.ts';
import { type Library, type LibraryOptions, openLibrary } from '../../src/deck/library.ts';
import type { FileRecord } from '../../src/deck/record.ts';
import { resolveDecks } from '../../src/deck/resolve.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'prepdeck-library-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(root, ...names);
const source = (id: string, question = 'Q') =>
  `format: 1\nid: ${id}\ntitle: ${id}\nknowledge_check:\n- { id: one, question: ${question}, difficulty: easy, answer: true, aliases: [uno] }\ninterview:\n- { id: two, question: Q, difficulty: hard, answer: A, tags: [kafka], follow_ups: [{ id: f, question: F, answer: A }] }\n`;

function put(file: string, text: string): string {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
  return at(file);
}
/** Makes a file look as if it had been left alone for an hour; its change time stays. */
const age = (file: string, seconds = 3600) =>
  utimesSync(file, statSync(file).atime, new Date(Date.now() - seconds * 1000));

const open = (options: Partial<LibraryOptions> = {}): Promise<Library> =>
  openLibrary({
    folder: at('own'),
    shipped: at('shipped'),
    cacheFolder: at('cache'),
    version: '1.0.0',
    nonce: 'test',
    ...options,
  });
const codes = (library: Library) => library.diagnostics.map(({ code, file }) => `${code} ${path.relative(root, file)}`);

describe('where decks come from', () => {
  test('paths, the own folder, those shipped: the first of an id wins, the others are reported', async () => {
    const named = put('elsewhere/a.yaml', source('a'));
    put('own/a.yaml', source('a'));
    put('own/sub/b.yml', source('b'));
    put('shipped/b.yaml', source('b'));
    put('shipped/c.yaml', source('c'));
    const library = await open({ paths: [named] });
    expect(library.decks.map(({ id, origin, file }) => [id, origin, path.relative(root, file)])).toEqual([
      ['a', 'path', 'elsewhere/a.yaml'],
      ['b', 'folder', 'own/sub/b.yml'],
      ['c', 'shipped', 'shipped/c.yaml'],
    ]);
    expect(library.shadowed).toEqual([
      { id: 'a', file: at('own/a.yaml'), by: named, origin: 'folder' },
      { id: 'b', file: at('shipped/b.yaml'), by: at('own/sub/b.yml'), origin: 'shipped' },
    ]);
    expect(library.diagnostics).toEqual([]);
  });

  test('two decks of one id in one folder: the first by name wins, the second is reported', async () => {
    put('own/x.yaml', source('a', 'X'));
    put('own/b.yaml', source('a', 'B'));
    const library = await open();
    expect(library.shadowed).toEqual([{ id: 'a', file: at('own/x.yaml'), by: at('own/b.yaml'), origin: 'folder' }]);
  });

  test('hidden files, node_modules, settings of the checker and other files are passed over, missing folders are empty', async () => {
    put('own/.hidden.yaml', source('h'));
    put('own/.git/x.yaml', source('g'));
    put('own/node_modules/p/x.yaml', source('n'));
    put('own/notes.txt', 'x');
    put('own/prepdeck.yaml', 'strict: true');
    put('own/sub/prepdeck.yml', 'strict: true');
    expect((await open({ shipped: at('nowhere') })).decks).toEqual([]);
  });

  test('a row tells what lists need, errors and warnings counted', async () => {
    put('own/a.yaml', `${source('a')}sumary: x\n`);
    const [row] = (await open()).decks;
    expect(row).toMatchObject({ id: 'a', title: 'a', summary: '', reading: 0, errors: 1, warnings: 0 });
    expect(row?.entries.map(({ id, aliases, type, form, tags }) => [id, aliases, type, form, tags])).toEqual([
      ['a/one', ['a/uno'], 'check', 'true-false', []],
      ['a/two', [], 'interview', undefined, ['kafka']],
      ['a/two#f', [], 'follow-up', undefined, ['kafka']],
    ]);
  });
});

describe('what is no deck file', () => {
  test('pipes, folders, links to nowhere and loops are named and never read', async () => {
    put('own/good.yaml', source('good'));
    execFileSync('mkfifo', [at('own/pipe.yaml')]);
    mkdirSync(at('own/folder.yaml'));
    symlinkSync(at('nothing'), at('own/dangling.yaml'));
    symlinkSync(at('own/loop.yaml'), at('own/loop.yaml'));
    symlinkSync('/dev/zero', at('own/zero.yaml'));
    symlinkSync(at('own'), at('own/round'));
    const library = await open({ paths: [at('own/pipe.yaml')] });
    expect(codes(library).toSorted()).toEqual([
      'PD905 own/folder.yaml',
      'PD905 own/pipe.yaml',
      'PD905 own/pipe.yaml',
      'PD905 own/zero.yaml',
      'PD907 own/dangling.yaml',
      'PD908 own/loop.yaml',
      'PD908 own/round',
    ]);
    expect(library.decks.map(({ id }) => id)).toEqual(['good']);
  });

  test('links to decks and folders elsewhere are followed, a deck reached twice is one', async () => {
    put('elsewhere/a.yaml', source('a'));
    put('more/b.yaml', source('b'));
    mkdirSync(at('own'));
    symlinkSync(at('elsewhere/a.yaml'), at('own/a.yaml'));
    symlinkSync(at('elsewhere/a.yaml'), at('own/again.yaml'));
    symlinkSync(at('more'), at('own/more'));
    const library = await open();
    expect(library.decks.map(({ id }) => id)).toEqual(['a', 'b']);
    expect([library.shadowed, library.diagnostics]).toEqual([[], []]);
  });

  test('a file without permission is named', async () => {
    chmodSync(put('own/secret.yaml', source('s')), 0);
    // Root may read everything.
    const expected = process.getuid?.() === 0 ? [] : ['PD906 own/secret.yaml'];
    expect(codes(await open())).toEqual(expected);
  });

  test('a file too large is refused without being read whole', async () => {
    put('own/big.yaml', 'x'.repeat(11 * 1024 * 1024));
    expect(codes(await open())).toEqual(['PD901 own/big.yaml']);
  });
});

describe('loading a deck', () => {
  test('gives its cards, from the cache as from the file', async () => {
    put('own/a.yaml', source('a'));
    const cold = await (await open()).load('a');
    const warm = await (await open()).load('a');
    expect(warm).toEqual(cold);
    expect(cold && cardsOf(cold.deck, fingerprint)).toEqual(cold?.cards);
    expect(cold?.cards.map(({ id }) => id)).toEqual(['a/one', 'a/two', 'a/two#f']);
    expect(await (await open()).load('b')).toBeUndefined();
  });

  test('gives the file as it is now, not as it was when the library was opened', async () => {
    const file = put('own/a.yaml', source('a', 'Before'));
    const library = await open();
    writeFileSync(file, source('a', 'After'));
    expect((await library.load('a'))?.deck.checks[0]?.question).toBe('After');
    writeFileSync(file, 'broken: [');
    expect(await library.load('a')).toBeUndefined();
    rmSync(file);
    expect(await library.load('a')).toBeUndefined();
  });
});

describe('the cache', () => {
  /** Opens and tells how many files had to be read anew. */
  async function reread(options: Partial<LibraryOptions> = {}): Promise<number> {
    let count = 0;
    await open({
      ...options,
      progress: (done) => {
        count = done;
      },
    });
    return count;
  }
  const index = () => at('cache/index');
  /** As if the cache had been written a minute from now: nothing in it can have changed unseen. */
  const settle = () => utimesSync(index(), new Date(), new Date(Date.now() + 60_000));

  test('an untouched file is not read again, a touched one is', async () => {
    const file = put('own/a.yaml', source('a'));
    put('own/b.yaml', source('b'));
    expect(await reread()).toBe(2);
    settle();
    expect(await reread()).toBe(0);
    age(file);
    expect(await reread()).toBe(1);
    settle();
    expect(await reread()).toBe(0);
  });

  test('a file changed within two seconds of writing the cache, or after, is not trusted to be the same', () => {
    const real = put('own/a.yaml', source('a'));
    const written = 1_700_000_000_000;
    const trusted = (mtimeMs: number, ctimeMs: number): boolean => {
      const record: FileRecord = { real, signature: [9, mtimeMs, ctimeMs, 7], hash: 'x', diagnostics: [] };
      new DeckCache(at('cache'), '1.0.0', 'test').keepIndex([record]);
      utimesSync(index(), new Date(written), new Date(written));
      return new DeckCache(at('cache'), '1.0.0', 'test').unchanged(real, record.signature) !== undefined;
    };
    expect(trusted(written - 2001, written - 2001)).toBe(true);
    expect(trusted(written - 1999, written - 2001)).toBe(false);
    expect(trusted(written - 5000, written - 1999)).toBe(false);
    expect(trusted(written + 1, written + 1)).toBe(false);
  });

  test('gives what parsing gives: rows, diagnostics, broken decks', async () => {
    put('own/a.yaml', `${source('a')}sumary: x\n`);
    put('own/b.yaml', 'format: 2\nid: b\n');
    put('own/c.yaml', 'format: 1\nid: c\n');
    const plain = ({ load: _, ...rest }: Library) =>
      JSON.parse(JSON.stringify({ ...rest, decks: rest.decks.map((row) => ({ ...row })) }));
    const cold = plain(await open());
    settle();
    expect(await reread()).toBe(0);
    expect(plain(await open())).toEqual(cold);
    expect(cold.unreadable).toMatchObject([{ id: 'b', newerFormat: 2 }, { id: 'c' }]);
  });

  test.each([
    ['damaged', (bytes: Buffer) => bytes.map((byte, i) => (i === bytes.length - 40 ? byte ^ 1 : byte))],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['empty', () => Buffer.alloc(0)],
    ['foreign', () => Buffer.from('{"format": 9}')],
  ])('%s, it counts as absent and is written anew', async (_, harm) => {
    put('own/a.yaml', source('a'));
    await open();
    for (const name of readdirSync(at('cache')))
      writeFileSync(at('cache', name), harm(readFileSync(at('cache', name))));
    settle();
    expect(await reread()).toBe(1);
    settle();
    expect(await reread()).toBe(0);
    expect((await (await open()).load('a'))?.cards).toHaveLength(3);
  });

  test('of another version counts as absent', async () => {
    put('own/a.yaml', source('a'));
    await open();
    settle();
    expect(await reread({ version: '1.0.1' })).toBe(1);
  });

  test('is for the owner alone, leaves no drafts, and drops what no deck needs', async () => {
    const file = put('own/a.yaml', source('a'));
    await open();
    writeFileSync(file, source('a', 'Edited'));
    await open();
    expect(readdirSync(at('cache'))).toHaveLength(2);
    for (const name of readdirSync(at('cache'))) expect(statSync(at('cache', name)).mode & 0o777).toBe(0o600);
  });

  test('a folder that cannot be written is no error', async () => {
    put('own/a.yaml', source('a'));
    put('cache', 'a file in the way');
    expect((await open()).decks).toHaveLength(1);
    expect((await open({ cacheFolder: undefined })).decks).toHaveLength(1);
    expect(existsSync(index())).toBe(false);
  });
});

describe('words of the command line', () => {
  const chosen = (library: Library, words: string[]) => {
    const result = resolveDecks(library, words);
    return result.ok ? result.value.map(({ id }) => id) : result.problem;
  };

  test('name decks by id, former id, file and folder; each deck once; all where there are none', async () => {
    put('own/a.yaml', `${source('a')}aliases: [a-old]\n`);
    put('own/b.yaml', source('b'));
    const paths = [put('x/c.yaml', source('c')), at('own')];
    const library = await open({ paths });
    expect(chosen(library, [])).toEqual(['c', 'a', 'b']);
    expect(chosen(library, ['a-old', 'a'])).toEqual(['a']);
    expect(chosen(library, paths)).toEqual(['c', 'a', 'b']);
  });

  test('that name nothing get the nearest id or a way on', async () => {
    put('own/a.yaml', source('messaging'));
    const library = await open({ paths: [at('no.yaml'), at('empty/')] });
    expect(chosen(library, ['mesaging'])).toEqual({
      message: 'no deck "mesaging"',
      hint: 'did you mean messaging?',
      exit: 2,
    });
    expect(chosen(library, ['deck:messaging'])).toMatchObject({ hint: 'did you mean messaging?', exit: 2 });
    for (const query of ['tag:kafka', '-is:new', 'deck:mesaging']) {
      expect(chosen(library, [query])).toEqual({
        message: `no deck "${query}"`,
        hint: 'this looks like a query: `prepdeck search` takes one, and `prepdeck study --filter`',
        exit: 2,
      });
    }
    expect(chosen(library, ['\x1b[2J'])).toMatchObject({ message: 'no deck "\\x1b[2J"', exit: 2 });
    expect(chosen(library, [at('no.yaml')])).toMatchObject({
      message: `no file or folder ${at('no.yaml')}`.slice(0, 77),
      exit: 2,
    });
  });

  test('that name a deck of a newer format ask to update', async () => {
    const file = put('own/n.yaml', 'format: 2\nid: n\ntitle: N\n');
    const library = await open({ paths: [file] });
    for (const word of ['n', file]) {
      expect(chosen(library, [word])).toEqual({
        message: `${file}: this deck needs a newer prepdeck (format 2)`,
        hint: 'update prepdeck',
        exit: 2,
      });
    }
  });

  test('that name a broken deck say what is wrong and where', async () => {
    const file = put('own/n.yaml', 'format: 1\nid: n\n');
    expect(chosen(await open({ paths: [file] }), ['n'])).toMatchObject({
      message: `deck "n" cannot be read: ${file}:1:1: "n": \`title\` is missing`,
    });
  });
});

test('a file that cannot be looked at has no signature, and that is no fault', () => {
  // Longer than any name may be, since as root nothing is forbidden.
  expect(signatureNow(path.join(tmpdir(), 'x'.repeat(5000)))).toBeUndefined();
});
