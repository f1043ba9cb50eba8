import { describe, expect, it } from 'vitest';
import { verify } from '../../src/cli/commands/data-verify.ts';
import { run as due } from '../../src/cli/commands/due.ts';
import { run as history } from '../../src/cli/commands/history.ts';
import { run as optimize, optimizeWith } from '../../src/cli/commands/optimize.ts';
import { run as search } from '../../src/cli/commands/search.ts';
import { run as undo } from '../../src/cli/commands/undo.ts';
import type { StopSignal } from '../../src/cli/context.ts';
import { loadTrainer, type Trainer } from '../../src/cli/tuning/trainer.ts';
import { DAY } from '../../src/memory/day.ts';
import { decodeLine } from '../../src/memory/decode.ts';
import type { FsrsParameters } from '../../src/memory/parameters.ts';
import { DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { EXIT, fail, ok } from '../../src/problem.ts';
import { logFiles, readLog } from '../../src/store/review-log.ts';
import { width } from '../../src/terminal/text.ts';
import { type FakeOptions, fakeContext, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { parametersEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { simulatedLog } from '../support/simulated-learner.ts';
import { MONDAY } from '../support/study.ts';

const CARDS = 150;
const DAYS = 120;
/** Remembers less of a first look, and forgets faster. */
const FORGETFUL = DEFAULT_PARAMETERS.with(0, 0.1).with(1, 0.4).with(2, 0.9).with(3, 3).with(8, 1.3).with(20, 0.35);
const LOG = linesOf(simulatedLog({ truth: FORGETFUL, cards: CARDS, days: DAYS, pace: 3, seed: 'command' }));

let runs = 0;
/** A context as another process would have it, the day after the last review. */
const again = (options: FakeOptions) => fakeContext({ seed: `run ${runs++}`, now: MONDAY + DAYS * DAY, ...options });

/** A home of a learner who has studied for some months; with fewer lines, of one who has just begun. */
function home(lines = Number.POSITIVE_INFINITY, more = ''): string {
  const context = fakeContext();
  writeDeck(
    context.shippedDecks,
    'd',
    Array.from({ length: CARDS }, (_, i) => `card-${i}`),
  );
  writeLog(context, 'tablet', `${LOG.split('\n').slice(0, lines).join('\n')}\n${more}`);
  return context.home;
}

const eventsOf = (place: { home: string }) => {
  const { events, journal } = readLog(logFiles(fakeContext(place).paths.reviews));
  return { reviews: events.length, journal };
};

/** What is due, and the stability of the cards: all that a schedule shows. */
async function scheduleOf(place: { home: string }): Promise<string> {
  const contexts = [again(place), again(place)] as const;
  await runCommand(due, [], contexts[0], { json: true });
  await runCommand(search, ['prop:stability<20'], contexts[1], { ids: true });
  return contexts[0].stdoutText() + contexts[1].stdoutText();
}

/** An optimizer that finds these. */
const finds =
  (parameters: FsrsParameters): (() => Promise<ReturnType<typeof ok<Trainer>>>) =>
  async () =>
    ok({ fit: async () => ok({ kind: 'all', parameters }) });

describe('optimize', () => {
  it('takes what is better held out, for every card; undo takes it back, redo brings it again, reset too', async () => {
    const place = { home: home() };
    const before = await scheduleOf(place);
    const context = again(place);
    expect(await runCommand(optimize, [], context, { yes: true })).toEqual({ code: EXIT.ok });
    const text = context.stdoutText();
    expect(text).toMatch(/All 21 parameters fitted to the first \d+ of these, judged on the last \d+/);
    expect(text).toMatch(/default, in use +0\.\d{4} +0\.\d{4}\nnew +0\.\d{4} +0\.\d{4}\n/);
    expect(text).toContain('The new ones are better than the defaults');
    expect(text).toContain('What would change');
    expect(eventsOf(place).journal).toMatchObject([{ type: 'parameters', parameters: { length: 21 } }]);
    const tuned = await scheduleOf(place);
    expect(tuned).not.toBe(before);

    await runCommand(undo, [], again(place), { yes: true });
    expect(await scheduleOf(place)).toBe(before);
    await runCommand(undo, [], again(place), { yes: true, redo: true });
    expect(await scheduleOf(place)).toBe(tuned);
    expect(await runCommand(optimize, [], again(place), { reset: true, yes: true })).toEqual({ code: EXIT.ok });
    expect(await scheduleOf(place)).toBe(before);

    const told = again(place);
    await runCommand(history, [], told, { limit: 4 });
    expect(told.stdoutText().replaceAll(/^\S+ \S+ {2}/gm, '')).toMatch(
      /^tuned the schedule to \d+ reviews\nundid: tuned the schedule to \d+ reviews \[undone\]\nundid: an undo\nset the schedule back to FSRS's defaults\n$/,
    );
    const checked = again(place);
    expect(await runCommand(verify, [], checked, {})).toEqual({ code: EXIT.ok });
  });

  it('records parameters that every version reads as they are', async () => {
    const place = { home: home() };
    await runCommand(optimize, [], again(place), { yes: true });
    for (const event of eventsOf(place).journal) {
      expect(decodeLine(JSON.stringify(event))).toEqual({ kind: 'journal', event });
    }
  });

  it.each([
    ['on a terminal, answered no', { terminal: true, input: '\n' }, {}, { code: EXIT.failed }],
    ['in a dry run', {}, { dryRun: true }, { code: EXIT.ok }],
    ['in a dry run with --yes', {}, { dryRun: true, yes: true }, { code: EXIT.ok }],
    ['without a terminal to ask at', {}, {}, { problem: { exit: EXIT.usage, hint: '--yes answers it' } }],
  ])('shows all and writes nothing %s', async (_, options, flags, outcome) => {
    const place = { home: home() };
    const context = again({ ...place, ...options });
    expect(await runCommand(optimize, [], context, flags)).toMatchObject(outcome);
    expect(context.stdoutText()).toContain('A new card, always Good');
    expect(eventsOf(place).journal).toEqual([]);
  });

  it('on a terminal takes them when it is told so', async () => {
    const place = { home: home() };
    const context = again({ ...place, terminal: true, input: 'y\n' });
    expect(await runCommand(optimize, [], context)).toEqual({ code: EXIT.ok });
    expect(context.stderrText()).toContain('Take the new parameters, for every card? [y/N]');
    expect(eventsOf(place).journal).toHaveLength(1);
  });

  it('says everything as JSON too', async () => {
    const place = { home: home() };
    const context = again(place);
    await runCommand(optimize, [], context, { json: true, yes: true });
    const document = JSON.parse(context.stdoutText());
    const { reviews } = eventsOf(place);
    expect(document).toMatchObject({ reviews, fitted: 'all', current: null, better: true, taken: true });
    expect(document.train + document.heldOut).toBe(document.items);
    expect(document.new.logLoss).toBeLessThan(document.default.logLoss);
    expect(document.change.cards).toHaveLength(5);
    const next = again(place);
    await runCommand(optimize, [], next, { json: true, dryRun: true });
    // Fitted to the same reviews, it finds the same, which is no better than itself.
    expect(JSON.parse(next.stdoutText())).toMatchObject({ current: document.new, better: false, taken: false });
  });

  it('shows what it asks about beside the JSON', async () => {
    const context = again({ home: home(), terminal: true, input: 'y\n' });
    await runCommand(optimize, [], context, { json: true });
    expect(JSON.parse(context.stdoutText())).toMatchObject({ taken: true });
    expect(context.stderrText()).toMatch(/What would change.+for every card\? \[y\/N\]/s);
  });

  it.each([
    ['wide', 80],
    ['narrow', 40],
  ])('stays within a %s window', async (_, columns) => {
    const context = again({ home: home(), terminal: true, columns, input: 'n\n' });
    await runCommand(optimize, [], context);
    for (const line of context.stdoutText().split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
  });

  it('says so where there are too few reviews, without the optimizer or with it', async () => {
    const none = again({ home: home(3) });
    const unavailable = optimizeWith(async () => fail({ message: 'it was wanted' }));
    expect(await runCommand(unavailable, [], none)).toEqual({ code: EXIT.ok });
    expect(none.stdoutText()).toContain('Too few to fit: of the first 0');
    const few = again({ home: home(150) });
    expect(await runCommand(optimize, [], few, { json: true })).toEqual({ code: EXIT.ok });
    expect(JSON.parse(few.stdoutText())).toMatchObject({ fitted: null, taken: false });
  });

  it('without its package says what to do, and the parameters in use go on', async () => {
    const place = { home: home() };
    const missing = optimizeWith(() => loadTrainer(() => Promise.reject(new Error('Cannot find module'))));
    const context = again(place);
    const outcome = await runCommand(missing, [], context, { yes: true });
    expect(outcome).toMatchObject({ problem: { message: expect.stringContaining('cannot load the optimizer') } });
    if ('problem' in outcome) expect(outcome.problem.exit ?? EXIT.failed).toBe(EXIT.failed);
    expect(eventsOf(place).journal).toEqual([]);
  });

  it('does not offer what is worse held out', async () => {
    const place = { home: home() };
    const context = again(place);
    const worse = optimizeWith(finds(DEFAULT_PARAMETERS.with(2, 50)));
    expect(await runCommand(worse, [], context, { yes: true })).toEqual({ code: EXIT.ok });
    expect(context.stdoutText()).toContain('worse than the defaults');
    expect(context.stdoutText()).toContain('They are not taken.');
    expect(eventsOf(place).journal).toEqual([]);
  });

  it('says where the defaults are better than what is in use', async () => {
    const bad = parametersEvent({ parameters: DEFAULT_PARAMETERS.with(2, 50) });
    const context = again({ home: home(undefined, `${JSON.stringify(bad)}\n`) });
    await runCommand(optimizeWith(finds(DEFAULT_PARAMETERS.with(2, 40))), [], context, { yes: true });
    // Better than what is in use, and still worse than the defaults.
    expect(context.stdoutText()).toContain('They are not taken.');
    expect(context.stdoutText().replaceAll('\n', ' ')).toContain('`prepdeck optimize --reset` goes back');
  });

  it('has nothing to reset where the defaults are in use', async () => {
    const place = { home: home(10) };
    const context = again(place);
    expect(await runCommand(optimize, [], context, { reset: true, yes: true })).toEqual({ code: EXIT.ok });
    expect(context.stderrText()).toBe("FSRS's defaults are in use already.\n");
    expect(eventsOf(place).journal).toEqual([]);
  });

  it.each<[StopSignal, number]>([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ])('stops at %s while it fits, and gives the terminal back', async (signal, code) => {
    const place = { home: home() };
    let heard: ((signal: StopSignal) => void) | undefined;
    const onSignal = (listen: (signal: StopSignal) => void) => {
      heard = listen;
      return () => {
        heard = undefined;
      };
    };
    const deaf: Trainer = {
      fit: async () => {
        heard?.(signal);
        return ok({ kind: 'all', parameters: FORGETFUL });
      },
    };
    const patient: Trainer = {
      fit: async (_, progress) => {
        expect(progress(1, 10)).toBe(true);
        heard?.(signal);
        expect(progress(2, 10)).toBe(false);
        return ok({ kind: 'stopped' });
      },
    };
    for (const trainer of [patient, deaf]) {
      const context = { ...again(place), onSignal };
      const run = optimizeWith(async () => ok(trainer));
      expect(await runCommand(run, [], context, { yes: true })).toEqual({ code });
      expect(context.stderrText()).toBe('Stopped; nothing was changed.\n');
      expect(heard).toBeUndefined();
    }
    expect(eventsOf(place).journal).toEqual([]);
  });

  it('shows how far it is, on a terminal only', async () => {
    for (const terminal of [true, false]) {
      const context = again({ home: home(), terminal, input: '' });
      const slow: Trainer = {
        fit: async (_, progress) => {
          context.pass(600);
          progress(3, 10);
          return ok({ kind: 'none' });
        },
      };
      await runCommand(
        optimizeWith(async () => ok(slow)),
        [],
        context,
      );
      expect(context.stderrText().includes('fitting parameters 30/100 %')).toBe(terminal);
    }
  });
});
