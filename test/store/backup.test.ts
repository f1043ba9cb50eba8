import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/memory/decode.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { unwrap } from '../../src/problem.ts';
import { type BackupPlaces, decodeBackup, encodeBackup, gatherBackup, writeWhole } from '../../src/store/backup.ts';
import { applyRestore, isEmptyPlan, planRestore } from '../../src/store/restore.ts';
import { logFiles, readLog } from '../../src/store/review-log.ts';
import { readSettings, type SettingsPlace } from '../../src/store/settings.ts';
import { settingsPath, writeSettings } from '../../src/store/settings-file.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { appendTo, comparable, deviceOf, linesOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY, scheduler } from '../support/study.ts';

interface Home extends BackupPlaces {
  readonly settings: SettingsPlace;
}

function homeIn(folder: string): Home {
  rmSync(folder, { recursive: true, force: true });
  const below = (name: string) => path.join(folder, name);
  const places = {
    reviews: below('data/reviews'),
    config: below('config'),
    data: below('data'),
    decksFolder: below('decks'),
  };
  mkdirSync(places.reviews, { recursive: true });
  mkdirSync(places.config, { recursive: true });
  mkdirSync(places.decksFolder, { recursive: true });
  const settings = { env: {}, platform: 'linux', paths: { config: places.config, decks: places.decksFolder } } as const;
  return { ...places, settings };
}

const newHome = (): Home => homeIn(path.join(temporaryFolder('backup'), 'home'));

const backupOf = (home: Home): string => encodeBackup(unwrap(gatherBackup(home, MONDAY)));

async function restoreInto(home: Home, text: string, overwriteSettings = false) {
  const plan = unwrap(planRestore(unwrap(decodeBackup(text)), home, home.settings, overwriteSettings));
  unwrap(await applyRestore(plan, home, 'n'));
  return plan;
}

/** All files below a folder with their bytes, by their path. */
function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(names.map((name) => [path.relative(folder, name), readFileSync(name, 'latin1')]));
}

const foldOf = (home: Home) => comparable(foldEvents(readLog(logFiles(home.reviews)).events, new Map(), scheduler));

const event = (n: number): LogEvent => reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n * 1000 });

/** A log file as life leaves it: events, blank lines, damage, bytes that are no UTF-8, a torn end. */
const aLogFile: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: aLog(3).map((log) => Buffer.from(log.map(encodeEvent).join(''))) },
      fc.constantFrom('\n', 'no event\n', '{"v":2,"id":"x.y.1"}\n', '\r\n').map((s) => Buffer.from(s)),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.concat([bytes, Buffer.from('\n')])),
    ),
    { maxLength: 4 },
  )
  .chain((parts) => fc.constantFrom('', '{"v":1,"i', 'é').map((end) => Buffer.concat([...parts, Buffer.from(end)])));

const someLogFiles = fc.dictionary(
  fc.constantFrom('laptop.jsonl', 'phone.jsonl', 'laptop (copy).jsonl', 'ünï: 2.jsonl'),
  aLogFile,
  { maxKeys: 4 },
);

describe('backup and restore', () => {
  it('on an empty machine bring back every byte of any logs; doing it twice changes nothing', async () => {
    const root = temporaryFolder('backup');
    await fc.assert(
      fc.asyncProperty(someLogFiles, async (files) => {
        const from = homeIn(path.join(root, 'from'));
        for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(from.reviews, name), bytes);
        const text = backupOf(from);
        const to = homeIn(path.join(root, 'to'));
        await restoreInto(to, text);
        const all = contentsOf(to.reviews);
        const filled = Object.entries(contentsOf(from.reviews)).filter(([, bytes]) => bytes !== '');
        expect(all).toEqual(Object.fromEntries(filled));
        expect(isEmptyPlan(await restoreInto(to, text))).toBe(true);
        expect(contentsOf(to.reviews)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  it('merge: the union of events, no line that was there touched, whatever had already come over', async () => {
    const root = temporaryFolder('backup');
    const shares = fc.tuple(
      aLog(24),
      fc.array(fc.constantFrom('here', 'there', 'both'), { minLength: 24, maxLength: 24 }),
    );
    await fc.assert(
      fc.asyncProperty(shares, fc.boolean(), async ([log, where], torn) => {
        const [here, there] = ['here', 'there'].map((name) => {
          const home = homeIn(path.join(root, name));
          appendTo(
            home.reviews,
            log.filter((_, i) => where[i] === name || where[i] === 'both'),
          );
          return home;
        });
        if (!here || !there) throw new Error('two homes were made');
        if (torn)
          for (const { path: file } of logFiles(here.reviews)) writeFileSync(file, '{"v":1,"id"', { flag: 'a' });
        const before = contentsOf(here.reviews);
        const text = backupOf(there);
        await restoreInto(here, text);
        const after = contentsOf(here.reviews);
        for (const [name, bytes] of Object.entries(before)) expect(after[name]?.startsWith(bytes)).toBe(true);
        expect(foldOf(here)).toEqual(comparable(foldEvents(log, new Map(), scheduler)));
        const ids = readLog(logFiles(here.reviews)).events.map((e) => e.id);
        expect(ids).toHaveLength(new Set(ids).size);
        expect(isEmptyPlan(await restoreInto(here, text))).toBe(true);
        expect(contentsOf(here.reviews)).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  it('restoring an old backup over what was studied since takes nothing away', async () => {
    const home = newHome();
    appendTo(home.reviews, [event(1), event(2)]);
    const text = backupOf(home);
    appendTo(home.reviews, [event(3)]);
    const before = contentsOf(home.reviews);
    expect(isEmptyPlan(await restoreInto(home, text))).toBe(true);
    expect(contentsOf(home.reviews)).toEqual(before);
  });

  it('an event that is here under another file name is not brought twice', async () => {
    const from = newHome();
    appendTo(from.reviews, [event(1), event(2)]);
    const to = newHome();
    writeFileSync(path.join(to.reviews, 'merged.jsonl'), linesOf([event(1)]));
    await restoreInto(to, backupOf(from));
    expect(contentsOf(to.reviews)).toEqual({
      'merged.jsonl': linesOf([event(1)]),
      [`${deviceOf(event(2))}.jsonl`]: linesOf([event(2)]),
    });
  });

  it('decks come back; one that differs is put beside under a name that is no deck', async () => {
    const from = newHome();
    mkdirSync(path.join(from.decksFolder, 'work'));
    writeFileSync(path.join(from.decksFolder, 'a.yaml'), 'theirs');
    writeFileSync(path.join(from.decksFolder, 'work', 'b.yml'), 'b');
    writeFileSync(path.join(from.decksFolder, 'same.yaml'), 'same');
    writeFileSync(path.join(from.decksFolder, 'notes.txt'), 'no deck');
    const text = backupOf(from);
    const to = newHome();
    writeFileSync(path.join(to.decksFolder, 'a.yaml'), 'mine');
    writeFileSync(path.join(to.decksFolder, 'same.yaml'), 'same');
    const plan = await restoreInto(to, text);
    const expected = { 'a.yaml': 'mine', 'a.yaml.restored': 'theirs', 'same.yaml': 'same', 'work/b.yml': 'b' };
    expect(contentsOf(to.decksFolder)).toEqual(expected);
    expect(plan.decks.map(({ file, beside }) => [path.basename(file), beside && path.basename(beside)])).toEqual([
      ['a.yaml.restored', 'a.yaml'],
      ['b.yml', undefined],
    ]);
    expect(isEmptyPlan(await restoreInto(to, text))).toBe(true);
    writeFileSync(path.join(to.decksFolder, 'a.yaml.restored'), 'kept too');
    await restoreInto(to, text);
    expect(contentsOf(to.decksFolder)).toEqual({
      ...expected,
      'a.yaml.restored': 'kept too',
      'a.yaml.restored-2': 'theirs',
    });
  });

  it('settings come where none is set, over those that are only when asked', async () => {
    const from = newHome();
    await writeSettings(
      from.config,
      new Map<string, number | string | null>([
        ['limits.new', 3],
        ['limits.reviews', null],
        ['filters.weak', 'is:leech'],
      ]),
    );
    const text = backupOf(from);
    const to = newHome();
    await writeSettings(to.config, new Map([['limits.new', 20]]));
    const plan = await restoreInto(to, text);
    expect(plan.settingsKept).toEqual(['limits.new']);
    expect(readSettings(to.settings).settings.limits).toMatchObject({ newCards: 20, reviews: null });
    await restoreInto(to, text, true);
    expect(readSettings(to.settings).settings.limits).toMatchObject({ newCards: 3, reviews: null });
    expect(readSettings(to.settings).settings.filters).toEqual({ weak: 'is:leech' });
  });

  it('settings of a backup that fit no setting are left out', async () => {
    const from = newHome();
    writeFileSync(settingsPath(from.config), '{"limits":{"new":-7},"decks":{"folder":"here"},"other":1}');
    const to = newHome();
    expect(isEmptyPlan(await restoreInto(to, backupOf(from)))).toBe(true);
    expect(existsSync(settingsPath(to.config))).toBe(false);
  });
});

describe('a backup is checked whole before anything is done', () => {
  const sound = (): string => {
    const home = newHome();
    appendTo(home.reviews, [event(1), event(2)]);
    writeFileSync(path.join(home.decksFolder, 'a.yaml'), 'a');
    return backupOf(home);
  };

  it('every change of its content is noticed', () => {
    const text = sound();
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('x', '7', ' '), (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        const result = decodeBackup(changed);
        if (!result.ok) return;
        // What remains legible must be the very same members, spaces between them aside.
        expect(result.value.members).toEqual(unwrap(decodeBackup(text)).members);
      }),
      { numRuns: 400 },
    );
  });

  it('every prefix of it is refused', () => {
    const text = sound();
    for (let length = 0; length < text.length - 2; length += 7)
      expect(decodeBackup(text.slice(0, length)).ok).toBe(false);
  });

  it.each([
    ['no backup at all', '{"some":"json"}', /not a prepdeck backup/],
    ['a deck', 'format: 1', /damaged: not a complete JSON/],
    ['a newer one', '{"format":"prepdeck-backup","version":2,"members":[]}', /newer prepdeck/],
    ['one without members', '{"format":"prepdeck-backup","version":1}', /no members/],
  ])('%s is told apart', (_, text, message) => {
    const result = decodeBackup(text);
    expect(result.ok || result.problem.message).toMatch(message);
  });

  it.each([
    ['deck', '../escape.yaml'],
    ['deck', '/etc/escape.yaml'],
    ['deck', 'a/../../escape.yaml'],
    ['deck', '.hidden.yaml'],
    ['deck', 'run.sh'],
    ['review-log', '../escape.jsonl'],
    ['review-log', 'folder/x.jsonl'],
    ['review-log', '.jsonl'],
    ['settings', '../settings.json'],
    ['program', 'x.yaml'],
  ] as const)('a %s named %s has no place in it', (kind, name) => {
    const text = sound().replace(/"kind": "deck",\n\s*"name": "a.yaml"/, `"kind": "${kind}", "name": "${name}"`);
    const result = decodeBackup(text);
    expect(result.ok || result.problem.message).toMatch(/has no place in a backup/);
  });
});

describe('writing a backup', () => {
  it('never replaces a file unasked, and leaves no draft behind', () => {
    const folder = temporaryFolder('backup');
    const file = path.join(folder, 'b.json');
    unwrap(writeWhole(file, 'one', false, 'n'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const refused = writeWhole(file, 'two', false, 'n');
    expect(refused.ok || refused.problem).toMatchObject({
      message: `${file} exists already`,
      hint: '--force replaces it',
    });
    expect(contentsOf(folder)).toEqual({ 'b.json': 'one' });
    unwrap(writeWhole(file, 'two', true, 'n'));
    expect(contentsOf(folder)).toEqual({ 'b.json': 'two' });
  });

  it('into a folder that is not there is a problem, not a new folder', () => {
    const folder = temporaryFolder('backup');
    const result = writeWhole(path.join(folder, 'no', 'b.json'), 'x', true, 'n');
    expect(result.ok || result.problem.message).toMatch(/cannot write .*no such file or folder/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
