import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { run as due } from '../../src/cli/commands/due.ts';
import { run as home } from '../../src/cli/commands/home.ts';
import { run as list } from '../../src/cli/commands/list.ts';
import { type CardId, cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import type { ReviewEvent } from '../../src/memory/event.ts';
import { EXIT } from '../../src/problem.ts';
import {
  type FakeContext,
  type FakeOptions,
  fakeContext,
  runCommand,
  writeDeck,
  writeLog,
} from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

const OK = { code: EXIT.ok };

/** A card learnt well `days` ago, so that it is due again about three days later. */
function learnt(card: CardId, days: number): ReviewEvent[] {
  const at = MONDAY - days * DAY;
  const id = (n: number) => `bench.${card.replaceAll(/\W/g, '')}.${n}`;
  return [
    reviewEvent({ id: id(1), t: at, card, rating: 3 }),
    reviewEvent({ id: id(2), t: at + 11 * 60_000, card, rating: 3 }),
  ];
}

/** Two decks; of the first one card is overdue and one comes later. */
function library(options: FakeOptions = {}): FakeContext {
  const context = fakeContext(options);
  writeDeck(context.shippedDecks, 'alpha', ['one', 'two', 'three']);
  writeDeck(context.paths.decks, 'beta', ['uno', 'dos']);
  writeLog(context, 'bench', linesOf([...learnt(cardId('alpha/one'), 10), ...learnt(cardId('alpha/two'), 0)]));
  return context;
}

/** The same home again, as another process finds it. */
const again = ({ home: folder }: FakeContext, options: FakeOptions = {}): FakeContext =>
  fakeContext({ ...options, home: folder });

const json = (context: FakeContext) => JSON.parse(context.stdoutText());

describe('due', () => {
  it('counts by deck what a session would bring', async () => {
    const context = library();
    expect(await runCommand(due, [], context)).toEqual(OK);
    const rows = context
      .stdoutText()
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows).toEqual([
      ['Deck', 'Title', 'Due', 'New', 'Learning'],
      ['beta', 'Deck beta', '0', '2', '0'],
      ['alpha', 'Deck alpha', '1', '1', '0'],
      ['Total', '1', '3', '0'],
    ]);
    expect(context.stderrText()).toBe('');
  });

  it('gives one document of version 1, the same for every terminal', async () => {
    const context = library();
    expect(await runCommand(due, [], context, { json: true })).toEqual(OK);
    const document = json(context);
    expect(document).toMatchObject({
      version: 1,
      date: '2026-03-02',
      total: { due: 1, new: 3, learning: 0, all: 4 },
      held: { due: 0, new: 0, siblings: 0 },
      decks: [
        { id: 'beta', title: 'Deck beta', due: 0, new: 2, learning: 0 },
        { id: 'alpha', title: 'Deck alpha', due: 1, new: 1, learning: 0 },
      ],
    });
    expect(document.forecast[0]).toEqual({ date: '2026-03-02', due: 1 });
    expect(document.next.date > '2026-03-02').toBe(true);
    for (const options of [{ columns: 40 }, { columns: 200, terminal: true, color: true }, { plain: true }]) {
      const other = again(context, options);
      await runCommand(due, [], other, { json: true });
      expect(other.stdoutText()).toBe(context.stdoutText());
    }
  });

  it('says on stderr that nothing is due and what comes next, and succeeds', async () => {
    const context = library({ env: { PREPDECK_LIMITS_NEW: '0', PREPDECK_LIMITS_REVIEWS: '0' } });
    expect(await runCommand(due, ['alpha'], context)).toEqual(OK);
    expect(context.stdoutText()).toBe('');
    expect(context.stderrText()).toMatch(
      /Nothing is due\.\nWaiting for another day: 1 review .*, 1 new card .*\nNext: 1 review /,
    );
  });

  it('keeps to the decks named, and to the limits of the environment', async () => {
    const context = library({ env: { PREPDECK_LIMITS_NEW: '2' } });
    await runCommand(due, ['beta'], context, { json: true });
    expect(json(context)).toMatchObject({ total: { due: 0, new: 1, learning: 0 }, held: { new: 1 } });
    expect(json(context).decks.map((d: { id: string }) => d.id)).toEqual(['beta']);
  });

  it('suggests the deck that was meant', async () => {
    expect(await runCommand(due, ['alpa'], library())).toEqual({
      problem: { message: 'no deck "alpa"', hint: 'did you mean alpha?', exit: EXIT.usage },
    });
  });

  it.each([
    ['the day of a traveller', { offset: -10 * 60 - 60 }, '2026-03-01'],
    ['before rollover it is still yesterday', { now: Date.UTC(2026, 2, 3, 3, 59) }, '2026-03-02'],
    ['at rollover the day begins', { now: Date.UTC(2026, 2, 3, 4) }, '2026-03-03'],
    ['another rollover', { now: Date.UTC(2026, 2, 3, 1), env: { PREPDECK_SCHEDULE_ROLLOVER: '0' } }, '2026-03-03'],
  ] as const)('follows the learner: %s', async (_, options, date) => {
    const context = fakeContext(options);
    await runCommand(due, [], context, { json: true });
    expect(json(context).date).toBe(date);
  });

  it('knows of a review at once, though it keeps what it counted', async () => {
    const context = library();
    await runCommand(due, [], context, { json: true });
    writeLog(
      context,
      'phone',
      linesOf([reviewEvent({ id: 'phone.p.1', t: MONDAY, card: cardId('alpha/one'), rating: 3 })]),
    );
    const later = again(context);
    await runCommand(due, [], later, { json: true });
    expect([json(context).total.due, json(later).total.due]).toEqual([1, 0]);
  });
});

describe('list', () => {
  it('gives each deck where its cards stand, whatever the limits', async () => {
    const context = library({ env: { PREPDECK_LIMITS_NEW: '0' } });
    expect(await runCommand(list, [], context)).toEqual(OK);
    const rows = context
      .stdoutText()
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows).toEqual([
      ['Deck', 'Title', 'Cards', 'Due', 'New', 'Mastered'],
      ['beta', 'Deck beta', '2', '0', '2', '0'],
      ['alpha', 'Deck alpha', '3', '1', '1', '0'],
    ]);
  });

  it('as JSON tells files, shadowed and unreadable decks, and orphans', async () => {
    const context = library();
    writeDeck(context.paths.decks, 'alpha', ['one']);
    writeFileSync(path.join(context.paths.decks, 'broken.yaml'), 'format: 1\nid: broken\ntitle: [\n');
    writeLog(context, 'old', linesOf(learnt(cardId('gone/x'), 5)));
    expect(await runCommand(list, [], context, { json: true })).toEqual(OK);
    const document = json(context);
    expect(document.version).toBe(1);
    expect(document.decks.map((d: { id: string; origin: string }) => [d.id, d.origin])).toEqual([
      ['alpha', 'folder'],
      ['beta', 'folder'],
    ]);
    expect(document.shadowed).toMatchObject([{ id: 'alpha' }]);
    expect(document.unreadable).toMatchObject([{ file: path.join(context.paths.decks, 'broken.yaml') }]);
    expect(document.orphans).toEqual(['alpha/two', 'gone/x']);
  });

  it('with no deck at all says where to put one', async () => {
    const context = fakeContext();
    expect(await runCommand(list, [], context)).toEqual(OK);
    expect(context.stdoutText()).toBe('');
    expect(context.stderrText()).toMatch(/no decks yet.*data path/);
  });
});

describe('home without a terminal', () => {
  it('prints the overview on stdout', async () => {
    const context = library();
    expect(await runCommand(home, [], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/2026-03-02\n\nToday: 1 due, 3 new, 0 learning\./);
    expect(context.stdoutText()).toMatch(/Done today: 2 answers/);
    expect(context.stdoutText()).toMatch(/Streak: 1 day\./);
    expect(context.stdoutText()).toMatch(/prepdeck study/);
    expect(context.stderrText()).toBe('');
  });

  it('on a terminal with --plain too', async () => {
    const context = library({ terminal: true, plain: true });
    expect(await runCommand(home, [], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/Today: 1 due/);
  });

  it('says so where there are no decks', async () => {
    const context = fakeContext();
    expect(await runCommand(home, [], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/no decks yet/);
  });
});

describe('what is weak is told once, in a line that says what to do', () => {
  it('faults of decks, shadowed decks, damaged lines of the log', async () => {
    const context = library();
    mkdirSync(context.paths.decks, { recursive: true });
    writeFileSync(path.join(context.paths.decks, 'broken.yaml'), 'format: 1\nid: broken\ntitle: 5\n');
    writeDeck(context.paths.decks, 'alpha', ['one']);
    // A copy of a shipped deck is meant to take its place; two of the learner's own are not.
    copyFileSync(path.join(context.paths.decks, 'alpha.yaml'), path.join(context.paths.decks, 'copy.yaml'));
    writeLog(context, 'old', 'no event\nno event either\n');
    for (const run of [due, home]) {
      const now = again(context);
      expect(await runCommand(run, [], now)).toEqual(OK);
      const lines = now.stderrText().trimEnd().split('\n');
      expect(lines).toEqual([
        expect.stringMatching(/^prepdeck: .*broken\.yaml:\d+:\d+: .*; /),
        expect.stringMatching(/^prepdeck: the deck alpha in .* does not count, .* comes first; give /),
        expect.stringMatching(/^prepdeck: 2 lines of the review log cannot be used; `prepdeck data verify`/),
      ]);
    }
  });

  it('text of a deck file cannot drive the terminal from there', async () => {
    const context = fakeContext();
    mkdirSync(context.paths.decks, { recursive: true });
    writeFileSync(path.join(context.paths.decks, 'x\u001B[2Jy.yaml'), 'format: 1\nid: "\u001B[31m"\n');
    await runCommand(list, [], context);
    expect(context.stderrText()).toMatch(/^prepdeck: /);
    expect(stripVTControlCharacters(context.stderrText())).toBe(context.stderrText());
  });

  it('a log that cannot be read is a problem, not a crash', async () => {
    const context = library();
    const blocked = fakeContext();
    mkdirSync(blocked.paths.data, { recursive: true });
    writeFileSync(blocked.paths.reviews, 'a file stands in the way');
    for (const run of [due, home, list]) {
      expect(await runCommand(run, [], blocked)).toMatchObject({
        problem: { message: expect.stringMatching(/cannot read the reviews/) },
      });
    }
    expect(context.stderrText()).toBe('');
  });
});

describe.each([40, 80, 200])('at %i columns', (columns) => {
  it.each([
    ['due', due],
    ['list', list],
    ['home', home],
  ] as const)('%s fits, also with wide characters and colour', async (_, run) => {
    const context = fakeContext({ columns, color: true });
    writeDeck(context.shippedDecks, 'wide', ['a', 'b'], 'tags: [x]\n');
    const file = path.join(context.shippedDecks, 'cjk.yaml');
    writeFileSync(
      file,
      `format: 1\nid: cjk\ntitle: ${'日本語のとても長い題名'.repeat(6)}\nsummary: s\nknowledge_check:\n  - id: a\n    question: q\n    difficulty: easy\n    answer: true\n`,
    );
    expect(await runCommand(run, [], context)).toEqual(OK);
    const lines = context.stdoutText().split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
    expect(context.stdoutText()).toContain('cjk');
    expect(context.stderrText()).toBe('');
  });
});

it.each([
  ['due', due],
  ['list', list],
  ['home', home],
] as const)('%s in plain mode draws nothing and keeps titles whole', async (_, run) => {
  const context = library({ plain: true, columns: 40 });
  await runCommand(run, [], context);
  expect(context.stdoutText()).toMatch(/Title: Deck alpha/);
  expect(context.stdoutText()).not.toMatch(/[\u0080-\uFFFF\u001B]/);
});
