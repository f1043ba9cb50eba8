import { describe, expect, it } from 'vitest';
import { run as due } from '../../src/cli/commands/due.ts';
import { run as history } from '../../src/cli/commands/history.ts';
import { run as home } from '../../src/cli/commands/home.ts';
import { clear, run as plan, show } from '../../src/cli/commands/plan.ts';
import { run as study } from '../../src/cli/commands/study.ts';
import { run as undo } from '../../src/cli/commands/undo.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY, dayDate } from '../../src/memory/day.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY, must } from '../support/study.ts';

const OK = { code: EXIT.ok };
const TODAY = Math.floor(MONDAY / DAY);
const on = (days: number): number => TODAY + days;

let runs = 0;
/** A context as another process would have it. */
const again = (options: FakeOptions) => fakeContext({ ...options, seed: `run ${runs++}` });

const OBJECTIVES = 'objectives:\n  - id: first\n    text: Know the first\n';
const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `card-${n}`);

/** A home with two decks of so many cards, two of the first known for a month, and due. */
function withDecks(alpha = 12, beta = 6): { home: string } {
  const context = fakeContext();
  writeDeck(context.shippedDecks, 'alpha', names(alpha), OBJECTIVES);
  writeDeck(context.shippedDecks, 'beta', names(beta));
  const reviewed = [0, 1].map((n) =>
    reviewEvent({ id: `tablet.p.${n + 1}`, card: cardId(`alpha/card-${n}`), t: MONDAY - 30 * DAY + n, rating: 4 }),
  );
  writeLog(context, 'tablet', linesOf(reviewed));
  return { home: context.home };
}

async function json(run: typeof plan, place: FakeOptions, words: string[] = [], options: object = {}) {
  const context = again(place);
  await runCommand(run, words, context, { json: true, ...options });
  return JSON.parse(context.stdoutText());
}

async function make(place: FakeOptions, words: string[] = [], options: object = {}) {
  const context = again(place);
  expect(await runCommand(plan, words, context, { on: on(10), minutes: 15, yes: true, ...options })).toEqual(OK);
  return context;
}

describe('prepdeck plan', () => {
  it('makes a plan, tells it, and shows it again the same', async () => {
    const place = withDecks();
    const made = await make(place);
    const text = made.stdoutText();
    expect(text).toContain(`Interview in 10 days · ${dayDate(on(10))}`);
    expect(text).toContain('18 cards · 15 minutes a day');
    for (const wanted of ['Ready today', 'On the day', 'If you stop now', 'alpha', 'beta', 'Day by day']) {
      expect(text).toContain(wanted);
    }
    const context = again(place);
    expect(await runCommand(plan, [], context)).toEqual(OK);
    expect(context.stdoutText()).toBe(text);
    const shown = again(place);
    expect(await runCommand(show, [], shown)).toEqual(OK);
    expect(shown.stdoutText()).toBe(text);
  });

  it('gives one document for scripts, in which the parts add up', async () => {
    const place = withDecks();
    await make(place);
    const document = await json(show, place);
    expect(document.plan).toEqual({ on: dayDate(on(10)), days: 10, minutes: 15, query: '' });
    expect(document.days).toHaveLength(10);
    expect(document.cards).toHaveLength(18);
    const { mean, low, high } = document.ready.planned;
    expect(low).toBeLessThan(mean);
    expect(mean).toBeLessThan(high);
    expect(document.ready.without.mean).toBeLessThan(document.ready.now.mean);
    expect(document.ready.now.mean).toBeLessThan(mean);
    const total = document.cards.reduce((sum: number, card: { planned: number }) => sum + card.planned, 0);
    expect(mean).toBeCloseTo(total / 18, 9);
    const weighted = document.decks.reduce(
      (sum: number, deck: { cards: number; planned: { mean: number } }) => sum + deck.cards * deck.planned.mean,
      0,
    );
    expect(weighted).toBeCloseTo(total, 9);
    expect(document.days[0].new + document.days[0].reviews).toBe(document.today.cards);
    expect(document.days.at(-1).ready).toBeCloseTo(mean, 9);
  });

  it('plans for the cards of a query, objectives by their texts', async () => {
    const place = withDecks();
    const made = await make(place, ['deck:alpha', '-is:new']);
    expect(made.stdoutText()).toContain('2 cards of deck:alpha -is:new');
    expect(made.stdoutText()).not.toContain('beta');
    expect((await json(show, place)).plan.query).toBe('deck:alpha -is:new');
  });

  it.each<[string, string[], object, RegExp]>([
    ['a day that is over', [], { on: on(-1) }, /2026-03-01 is over/],
    ['today', [], { on: on(0) }, /today/],
    ['a day too far away', [], { on: on(366) }, /more than a year away/],
    ['no day, but words', ['deck:alpha'], {}, /needs the day/],
    ['no day, but minutes', [], { minutes: 5 }, /needs the day/],
    ['a query that cannot be read', ['deck:alpha or'], { on: on(5) }, /cannot read the query/],
    ['more minutes than a day has', [], { on: on(5), minutes: 2_000 }, /more than a day has/],
    ['nobody to ask', [], { on: on(5) }, /--yes sets it/],
  ])('refuses %s', async (_, words, options, message) => {
    const place = withDecks();
    const outcome = await runCommand(plan, words, again(place), options as Record<string, unknown>);
    const problem = 'problem' in outcome ? outcome.problem : undefined;
    expect(`${problem?.message} ${problem?.hint}`).toMatch(message);
    expect(problem?.exit ?? EXIT.usage).toBe(EXIT.usage);
    expect((await json(show, place)).plan).toBeNull();
  });

  it('says so where no card fits, and changes nothing', async () => {
    const place = withDecks();
    const context = again(place);
    expect(await runCommand(plan, ['deck:gamma'], context, { on: on(5), yes: true })).toEqual({ code: EXIT.failed });
    expect(context.stderrText()).toContain('No card fits');
    expect((await json(show, place)).plan).toBeNull();
  });

  it('shows without setting in a pipe, as JSON too', async () => {
    const place = withDecks();
    const document = await json(plan, place, [], { on: on(5) });
    expect(document).toMatchObject({ set: false, plan: { days: 5 } });
    expect((await json(show, place)).plan).toBeNull();
  });

  it('asks on a terminal; anything but yes changes nothing', async () => {
    const place = withDecks();
    const no = again({ ...place, terminal: true, input: '\n' });
    expect(await runCommand(plan, [], no, { on: on(5) })).toEqual({ code: EXIT.failed });
    expect((await json(show, place)).plan).toBeNull();
    const yes = again({ ...place, terminal: true, input: 'y\n' });
    expect(await runCommand(plan, [], yes, { on: on(5) })).toEqual(OK);
    expect((await json(show, place)).plan.days).toBe(5);
    const other = again({ ...place, terminal: true, input: 'n\n' });
    await runCommand(plan, [], other, { on: on(6) });
    expect(other.stderrText()).toContain(`Replace the plan for ${dayDate(on(5))}?`);
  });

  it('says plainly what does not fit, and about how long a day would do', async () => {
    const place = withDecks(120, 80);
    const text = (await make(place, [], { on: on(3), minutes: 5 })).stdoutText();
    expect(text).toMatch(/\d+ new cards will not fit\. About \d+ minutes a day would do/);
    const { dropped, enoughMinutes } = await json(show, place);
    const out = dropped.reduce((n: number, { cards }: { cards: string[] }) => n + cards.length, 0);
    expect(out).toBeGreaterThan(150);
    await make(place, [], { on: on(3), minutes: enoughMinutes });
    const then = (await json(show, place)).dropped.reduce((n: number, d: { cards: string[] }) => n + d.cards.length, 0);
    expect(then).toBeLessThan(0.15 * out);
  });

  it('is given up, and undo and redo go through all of that', async () => {
    const place = withDecks();
    const daysNow = async (): Promise<number | undefined> => (await json(show, place)).plan?.days;
    const step = (redo = false) => runCommand(undo, [], again(place), { yes: true, redo });
    await make(place);
    await make(place, [], { on: on(20) });
    expect(await daysNow()).toBe(20);
    expect(await runCommand(clear, [], again(place))).toEqual(OK);
    expect(await daysNow()).toBeUndefined();
    await step();
    expect(await daysNow()).toBe(20);
    await step();
    expect(await daysNow()).toBe(10);
    await step(true);
    expect(await daysNow()).toBe(20);
    await step(true);
    expect(await daysNow()).toBeUndefined();
    const context = again(place);
    await runCommand(history, [], context);
    expect(context.stdoutText()).toContain(`planned for ${dayDate(on(20))}, 15 minutes a day`);
    expect(context.stdoutText()).toContain('undid: gave up the plan');
  });

  it('knows a limit of new cards only where the learner set one', async () => {
    const place = withDecks(40, 4);
    await make(place, [], { minutes: 60 });
    expect((await json(show, place)).days[0].new).toBeGreaterThan(10);
    const limited = { ...place, env: { PREPDECK_LIMITS_NEW: '3' } };
    expect((await json(show, limited)).days.map((day: { new: number }) => day.new).slice(0, 3)).toEqual([3, 3, 3]);
  });

  it('is right at 40 columns and in plain lines', async () => {
    const place = withDecks();
    await make(place);
    const narrow = again({ ...place, columns: 40 });
    await runCommand(show, [], narrow);
    for (const line of narrow.stdoutText().split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    const plain = again({ ...place, plain: true });
    await runCommand(show, [], plain);
    expect(plain.stdoutText()).toMatch(/alpha: \d+ % now, \d+ % on the day, 12 cards/);
    expect(plain.stdoutText()).toMatch(/2026-03-02: \d+ min, \d+ new, \d+ again, ready \d+ %/);
    expect(plain.stdoutText()).not.toMatch(/[█▒░]/);
  });
});

describe('a day under a plan', () => {
  const line = /Interview in 10 days: \d+ % ready; today \d+ cards, \d+ minutes\./;

  it('is told by due and by the overview, from the kept numbers too', async () => {
    const place = withDecks();
    expect((await json(due, place)).interview).toBeNull();
    await make(place);
    for (let i = 0; i < 2; i++) {
      const context = again(place);
      await runCommand(due, [], context);
      expect(context.stdoutText()).toMatch(line);
      const overview = again(place);
      await runCommand(home, [], overview);
      expect(overview.stdoutText()).toMatch(line);
    }
    const { interview } = await json(due, place);
    const { today, ready } = await json(show, place);
    expect(interview).toMatchObject({ on: dayDate(on(10)), days: 10, ready: ready.now.mean });
    expect(interview.today.cards).toBe(today.cards);
  });

  it('is counted by due as the session brings it: the cards of the plan, whatever the limit, and what else there is', async () => {
    const place = withDecks(12, 30);
    const before = await json(due, place);
    expect(before.total).toMatchObject({ due: 2, new: 10 });
    expect(before.held.new).toBe(30);
    await make(place, ['deck:beta']);
    const { total, held, decks, interview } = await json(due, place);
    const byDeck = new Map(decks.map((deck: { id: string }) => [deck.id, deck]));
    expect(byDeck.get('beta')).toMatchObject({ due: 0, new: interview.today.cards });
    expect(interview.today.cards).toBeGreaterThan(10);
    const alpha = must(before.decks.find(({ id }: { id: string }) => id === 'alpha'));
    expect(byDeck.get('alpha')).toMatchObject({ due: 2, new: alpha.new });
    expect(total.all).toBe(interview.today.cards + 2 + alpha.new);
    // What the plan leaves for later waits for no limit.
    expect(held.new).toBe(10 - alpha.new);
  });

  /** Card after card as a session asks them, each answered "true". */
  async function studied(place: FakeOptions, words: string[] = [], options: object = {}, answers = 60) {
    const context = again({ ...place, plain: true, input: Array.from({ length: answers }, () => 't\n\n').join('') });
    const outcome = await runCommand(study, words, context, { ...options });
    const asked = [...context.stdoutText().matchAll(/Is (card-\d+) so\?/g)].map(([, card]) => must(card));
    return { outcome, asked, text: context.stdoutText() + context.stderrText() };
  }

  it('brings the cards of the plan, and then what else is due', async () => {
    const place = withDecks(12, 20);
    await make(place, ['deck:beta']);
    const { text } = await studied(place, [], { seed: 'x' });
    expect(text.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`Plan for ${dayDate(on(10))}: 20 cards today, about \\d+ minutes?; what else is due comes after\\.`),
    );
    expect(text.indexOf('Deck beta')).toBeLessThan(text.indexOf('Deck alpha'));
  });

  it('is narrowed as any session, and is as usual where that leaves no card of the plan', async () => {
    const place = withDecks(12, 20);
    await make(place, ['deck:beta']);
    const { text } = await studied(place, ['alpha'], {}, 3);
    expect(text).not.toContain('Plan for');
    const filtered = await studied(place, [], { filter: 'id:beta/card-7' }, 3);
    expect(filtered.asked[0]).toBe('card-7');
    expect(filtered.text).toContain(': 1 card today, about ');
  });

  it('brings no more of a card once it was seen today', async () => {
    const place = withDecks(4, 4);
    await make(place);
    await studied(place);
    const { today } = await json(show, place);
    expect(today.cards).toBe(0);
  });

  it('ends when its minutes are over, and --minutes goes on', async () => {
    const place = withDecks();
    await make(place, [], { minutes: 15 });
    const context = fakeContext(place);
    const long = [1, 2, 3].map((n) =>
      reviewEvent({ id: `desk.p.${n}`, card: cardId('beta/card-0'), t: MONDAY - n * 60_000, ms: 400_000 }),
    );
    writeLog(context, 'desk', linesOf(long));
    expect((await studied(place)).text).toContain("today's minutes are used up");
    expect((await studied(place, [], { minutes: 5 }, 2)).asked.length).toBeGreaterThan(0);
  });

  it('leaves cramming alone', async () => {
    const place = withDecks();
    await make(place);
    expect((await studied(place, [], { cram: true }, 2)).text).not.toContain('Plan for');
  });

  it('is over on the day: said once, and study is as usual', async () => {
    const place = withDecks();
    await make(place);
    const day = { ...place, now: MONDAY + 10 * DAY };
    expect((await json(show, day)).plan).toBeNull();
    expect((await json(due, day)).interview).toBeNull();
    const first = await studied(day, [], {}, 1);
    expect(first.text).toContain('Today is the day of the interview');
    expect((await studied(day, [], {}, 1)).text).not.toContain('interview');
    const late = { ...withDecks(), now: MONDAY + 12 * DAY };
    await make({ home: late.home });
    expect((await studied(late, [], {}, 1)).text).toContain(`The day of the plan, ${dayDate(on(10))}, is over`);
  });
});
