import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/cli/command-spec.ts';
import { bury, flag, reset, suspend } from '../../src/cli/commands/control.ts';
import { run as history } from '../../src/cli/commands/history.ts';
import { run as orphans } from '../../src/cli/commands/orphans.ts';
import { run as reschedule } from '../../src/cli/commands/reschedule.ts';
import { run as search } from '../../src/cli/commands/search.ts';
import { run as undo } from '../../src/cli/commands/undo.ts';
import { run as unsuspend } from '../../src/cli/commands/unsuspend.ts';
import { dateOption, spreadOption } from '../../src/cli/control/days.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY, MINUTE } from '../../src/memory/day.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, type Outcome, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

const OK = { code: EXIT.ok };
const problemOf = (outcome: Outcome) => ('problem' in outcome ? outcome.problem : undefined);

let runs = 0;
/** A context as another process would have it. */
const again = (options: FakeOptions) => fakeContext({ ...options, seed: `run ${runs++}` });

/** A home with three cards, of which `one` was answered an hour ago. */
function home(): string {
  const context = fakeContext();
  writeDeck(context.shippedDecks, 'alpha', ['one', 'two', 'three']);
  const reviewed = reviewEvent({ id: 'tablet.p.1', card: cardId('alpha/one'), t: MONDAY - 60 * MINUTE });
  writeLog(context, 'tablet', linesOf([reviewed]));
  return context.home;
}

async function idsOf(query: string, options: FakeOptions): Promise<string[]> {
  const context = again(options);
  await runCommand(search, [query], context, { ids: true });
  return context.stdoutText().split('\n').filter(Boolean);
}

describe('a change by hand', () => {
  it.each<[string, Run, Record<string, unknown>, string[], string, string[]]>([
    ['suspend', suspend, {}, ['alpha/one'], 'is:suspended', ['alpha/one']],
    ['flag', flag, {}, ['alpha/two'], 'flag:1', ['alpha/two']],
    ['flag by number', flag, { number: '3' }, ['alpha/two'], 'flag:3', ['alpha/two']],
    ['reset', reset, {}, ['alpha/one'], '-is:new', []],
    ['bury', bury, {}, ['alpha/three'], 'is:buried', ['alpha/three']],
    ['suspend by query', suspend, { yes: true }, ['deck:alpha', '-is:new'], 'is:suspended', ['alpha/one']],
    ['flag all', flag, { yes: true }, ['deck:*'], 'is:flagged', ['alpha/one', 'alpha/two', 'alpha/three']],
  ])('%s, and undo takes it back, and redo that', async (_, run, options, words, query, ids) => {
    const place = { home: home() };
    const before = await idsOf(query, place);
    expect(await runCommand(run, words, again(place), options)).toEqual(OK);
    expect(await idsOf(query, place)).toEqual(ids);
    // However many cards: one command is one thing to undo.
    expect(await runCommand(undo, [], again(place), { yes: true })).toEqual(OK);
    expect(await idsOf(query, place)).toEqual(before);
    await runCommand(undo, [], again(place), { yes: true, redo: true });
    expect(await idsOf(query, place)).toEqual(ids);
  });

  it('moves what is scheduled to a day, or spreads it; undo takes that back', async () => {
    const place = { home: home() };
    const dueOf = async (): Promise<string[]> => {
      const context = again(place);
      await runCommand(search, ['deck:alpha'], context, { json: true });
      return JSON.parse(context.stdoutText()).cards.map(({ due }: { due: string | null }) => due);
    };
    const before = await dueOf();
    expect(before).toEqual(['2026-03-02', null, null]);
    expect(
      await runCommand(reschedule, ['deck:alpha'], again(place), { yes: true, on: dateOption('2026-03-09') }),
    ).toEqual(OK);
    expect(await dueOf()).toEqual(['2026-03-09', null, null]);
    expect(await idsOf('is:due', place)).toEqual([]);
    await runCommand(reschedule, ['alpha/one'], again(place), { in: spreadOption('2-2') });
    expect(await dueOf()).toEqual(['2026-03-04', null, null]);
    await runCommand(undo, ['2'], again(place), { yes: true });
    expect(await dueOf()).toEqual(before);
  });

  it('tells what is wrong with a deck once', async () => {
    const place = { home: home() };
    const context = again(place);
    writeFileSync(path.join(context.shippedDecks, 'broken.yaml'), 'id: [\n');
    await runCommand(reschedule, ['alpha/one'], context, { in: spreadOption('2-2') });
    expect(context.stderrText().match(/broken\.yaml/g)).toHaveLength(1);
  });

  it('puts cards where another desired retention would have, and back', async () => {
    const context = fakeContext();
    const cards = Array.from({ length: 20 }, (_, i) => `c${i}`);
    writeDeck(context.shippedDecks, 'alpha', cards);
    const reviews = cards.flatMap((card, i) =>
      [40, 12].map((ago, n) =>
        reviewEvent({
          id: `tablet.p.${2 * i + n + 1}`,
          card: cardId(`alpha/${card}`),
          rating: 4,
          t: MONDAY - ago * DAY + i,
        }),
      ),
    );
    writeLog(context, 'tablet', linesOf(reviews));
    const place = { home: context.home };
    const dueOf = async (): Promise<string[]> => {
      const one = again(place);
      await runCommand(search, ['deck:alpha'], one, { json: true });
      return JSON.parse(one.stdoutText()).cards.map(({ due }: { due: string }) => due);
    };
    const before = await dueOf();
    // What was wanted all along moves nothing.
    const same = again(place);
    await runCommand(reschedule, ['deck:alpha'], same, { yes: true });
    expect(same.stderrText()).toContain('Nothing to do');
    const env = { PREPDECK_SCHEDULE_RETENTION: '0.95' };
    await runCommand(reschedule, ['deck:alpha'], again({ ...place, env }), { yes: true });
    const sooner = await dueOf();
    expect(sooner.every((day, i) => day < (before[i] ?? ''))).toBe(true);
    await runCommand(reschedule, ['deck:alpha'], again(place), { yes: true });
    expect(await dueOf()).toEqual(before);
  });

  it.each([
    [() => dateOption('2026-02-30'), '--on takes a date such as'],
    [() => spreadOption('10-3'), '--in takes a number of days'],
    [() => spreadOption('soon'), '--in takes a number of days'],
  ])('refuses a day that is none', (read, message) => {
    expect(read).toThrow(message);
  });

  it.each([
    [{ on: dateOption('2026-03-01') }, '2026-03-01 is past'],
    [{ on: dateOption('2026-03-09'), in: spreadOption('3') }, '--in and --on both name the day'],
  ])('refuses %j', async (options, message) => {
    const outcome = await runCommand(reschedule, ['alpha/one'], again({ home: home() }), options);
    expect(problemOf(outcome)).toMatchObject({ message, exit: EXIT.usage });
  });

  it('for some days ends by itself', async () => {
    const place = { home: home() };
    await runCommand(bury, ['alpha/two'], again(place), { days: 3 });
    expect(await idsOf('is:buried', { ...place, now: MONDAY + 2 * DAY })).toEqual(['alpha/two']);
    expect(await idsOf('is:buried', { ...place, now: MONDAY + 3 * DAY })).toEqual([]);
  });

  it('of several cards shows them and asks; the default is No', async () => {
    for (const [input, ids] of [
      ['\n', []],
      ['y\n', ['alpha/one', 'alpha/two', 'alpha/three']],
    ] as const) {
      const place = { home: home() };
      const context = again({ ...place, terminal: true, input });
      const outcome = await runCommand(suspend, ['deck:alpha'], context);
      expect(outcome).toEqual({ code: ids.length === 0 ? EXIT.failed : EXIT.ok });
      expect(context.stderrText()).toContain('  alpha/one\n  alpha/two\n  alpha/three\nSuspend 3 cards? [y/N]');
      expect(await idsOf('is:suspended', place)).toEqual(ids);
    }
  });

  it('of several cards is refused where nobody can be asked', async () => {
    const place = { home: home() };
    const problem = problemOf(await runCommand(suspend, ['deck:alpha'], again(place)));
    expect(problem).toMatchObject({ exit: EXIT.usage, hint: '--yes answers it' });
    expect(await idsOf('is:suspended', place)).toEqual([]);
  });

  it.each([
    [['alpha/onn'], 'no card "alpha/onn"', 'did you mean alpha/one?'],
    [['is:duw'], 'cannot read the query', 'did you mean due?'],
    [[''], 'no card is named', 'name cards'],
  ])('of %j is a slip', async (words, message, hint) => {
    const problem = problemOf(await runCommand(suspend, words, again({ home: home() })));
    expect(problem?.exit).toBe(EXIT.usage);
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
  });

  it('that changes nothing writes nothing', async () => {
    const place = { home: home() };
    await runCommand(suspend, ['alpha/one'], again(place));
    const context = again(place);
    expect(await runCommand(suspend, ['alpha/one'], context, { json: true })).toEqual(OK);
    expect(JSON.parse(context.stdoutText())).toMatchObject({ cards: [], unchanged: 1 });
    const log = again(place);
    await runCommand(history, [], log, { json: true });
    expect(JSON.parse(log.stdoutText()).total).toBe(2);
  });

  it('brings back what a query finds', async () => {
    const place = { home: home() };
    await runCommand(suspend, ['deck:alpha'], again(place), { yes: true });
    await runCommand(unsuspend, ['id:alpha/t*'], again(place), { yes: true });
    expect(await idsOf('is:suspended', place)).toEqual(['alpha/one']);
  });
});

describe('history', () => {
  it('tells every event in words, what was taken back marked', async () => {
    const place = { home: home() };
    await runCommand(suspend, ['alpha/two'], again(place));
    await runCommand(undo, [], again(place), { yes: true });
    const context = again(place);
    expect(await runCommand(history, [], context)).toEqual(OK);
    expect(context.stdoutText().split('\n')).toEqual([
      '2026-03-02 09:00  Good on alpha/one',
      '2026-03-02 10:00  suspended alpha/two [undone]',
      '2026-03-02 10:00  undid: suspended alpha/two',
      '',
    ]);
    const one = again(place);
    await runCommand(history, ['alpha/one'], one);
    expect(one.stdoutText()).toBe('2026-03-02 09:00  Good on alpha/one\n');
  });

  it('shows the last ones and says how many there are', async () => {
    const place = { home: home() };
    await runCommand(flag, ['deck:alpha'], again(place), { yes: true });
    const context = again(place);
    await runCommand(history, [], context, { limit: 1 });
    expect(context.stdoutText()).toContain('flagged alpha/three');
    expect(context.stderrText()).toContain('The last of 4 events');
  });

  it('leaves out what keeps an interview where it stands, unless all is wanted', async () => {
    const place = { home: home() };
    const step = (n: number, what: Readonly<Record<string, unknown>>): string =>
      encodeEvent({ v: 1, id: `phone.p.${n}`, t: MONDAY + n, tz: 0, type: 'interview', session: 's', step: what });
    const steps = [{ do: 'draft', text: 'a' }, { do: 'clock' }, { do: 'answer', text: 'ab' }];
    writeLog(again(place), 'phone', steps.map((what, i) => step(i + 1, what)).join(''));
    const lines = async (options: Readonly<Record<string, unknown>>): Promise<number> => {
      const context = again(place);
      await runCommand(history, [], context, options);
      return context.stdoutText().trimEnd().split('\n').length;
    };
    expect(await lines({})).toBe(2);
    expect(await lines({ all: true })).toBe(4);
  });
});

describe('orphans', () => {
  it('are cards with a history and without a deck', async () => {
    const context = fakeContext();
    writeDeck(context.shippedDecks, 'alpha', ['two']);
    writeLog(context, 'tablet', linesOf([reviewEvent({ id: 'tablet.p.1', card: cardId('alpha/one') })]));
    expect(await runCommand(orphans, [], context)).toEqual(OK);
    expect(context.stdoutText()).toBe('alpha/one  1 answer, last on 2026-03-02\n');
  });
});
