import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { devices, merge } from '../../src/cli/commands/data.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import type { AnyEvent, LogEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { EXIT } from '../../src/problem.ts';
import { gatherOtherLogs, originalOf } from '../../src/store/other-logs.ts';
import { logFiles, readLog } from '../../src/store/review-log.ts';
import { fakeContext, type Outcome, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { aJournal, aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { comparable, linesOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY, scheduler } from '../support/study.ts';

const OK = { code: EXIT.ok };
const problemOf = (outcome: Outcome) => ('problem' in outcome ? outcome.problem : undefined);
const event = (device: string, n: number, card = 'alpha/one'): LogEvent =>
  reviewEvent({ id: `${device}.p.${n}`, t: MONDAY - DAY + n, card: cardId(card), rating: 4 });

function seat() {
  const context = fakeContext();
  writeDeck(context.shippedDecks, 'alpha', ['one', 'two']);
  writeLog(context, 'laptop', linesOf([event('laptop', 1)]));
  return context;
}

/** A folder with these files in it. */
function folderOf(files: Record<string, string>): string {
  const folder = temporaryFolder('other');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

describe('a conflict copy', () => {
  it.each([
    ['laptop.sync-conflict-20260301-101112-ABCDEF7.jsonl', 'laptop.jsonl'],
    ["laptop (phone's conflicted copy 2026-03-01).jsonl", 'laptop.jsonl'],
    ['laptop (conflicted copy 2026-03-01 101112).jsonl', 'laptop.jsonl'],
    ['laptop (Case Conflict).jsonl', 'laptop.jsonl'],
    ['laptop.jsonl', undefined],
    ['laptop-sync.jsonl', undefined],
    ['my (old) laptop.jsonl', undefined],
  ])('%s is one of %s', (name, original) => {
    expect(originalOf(name)).toBe(original);
  });
});

describe('data merge', () => {
  it.each(['phone.jsonl', 'reviews/phone.jsonl', 'data/reviews/phone.jsonl'])(
    'takes in %s and says what changes',
    async (name) => {
      const context = seat();
      const folder = folderOf({ [name]: linesOf([event('phone', 1, 'alpha/two'), event('laptop', 1)]) });
      expect(await runCommand(merge, [folder], context, { yes: true })).toEqual(OK);
      expect(context.stdoutText()).toMatch(
        /^1 event for phone\.jsonl\n1 line of it is here already\.\nalpha\/two: new, now due 2026-03-\d\d\n$/,
      );
      const again = fakeContext({ home: context.home });
      await runCommand(merge, [folder], again, { yes: true });
      expect(again.stderrText()).toContain('Nothing new in');
    },
  );

  it('asks, and the default is No', async () => {
    const { home } = seat();
    const folder = folderOf({ 'phone.jsonl': linesOf([event('phone', 1)]) });
    const unasked = problemOf(await runCommand(merge, [folder], fakeContext({ home })));
    expect(unasked?.hint).toBe('--yes answers it');
    const asked = fakeContext({ home, terminal: true, input: '\n' });
    expect(await runCommand(merge, [folder], asked)).toEqual({ code: EXIT.failed });
    expect(logFiles(path.join(home, 'data', 'reviews')).map(({ name }) => name)).toEqual(['laptop.jsonl']);
  });

  it.each([
    ['nowhere', 'is no folder'],
    ['.', 'there are no logs in'],
  ])('refuses %s', async (word, message) => {
    const context = fakeContext();
    const problem = problemOf(await runCommand(merge, [word], context, { yes: true }));
    expect(problem?.message).toContain(message);
    expect(problem?.exit).toBe(EXIT.usage);
  });

  it('is a union: logs split over folders, doubled, as conflict copies, in any order, give the same state', async () => {
    await fc.assert(
      fc.asyncProperty(
        aLog(15),
        aJournal(5),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        async (log, journal, dice) => {
          const events: readonly AnyEvent[] = [...log, ...journal];
          const context = fakeContext();
          const parts: Record<string, string>[] = [{}, {}, {}];
          for (const [i, e] of events.entries()) {
            const device = e.id.split('.')[0];
            const roll = dice[i % dice.length] ?? 0;
            const name = roll % 5 === 0 ? `${device}.sync-conflict-1.jsonl` : `${device}.jsonl`;
            for (const at of roll % 3 === 0 ? [0, 1, 2] : [roll % 3]) {
              const part = parts[at] ?? {};
              part[name] = (part[name] ?? '') + encodeEvent(e);
            }
          }
          for (const part of parts.reverse()) {
            if (Object.keys(part).length === 0) continue;
            await runCommand(merge, [folderOf(part)], fakeContext({ home: context.home }), { yes: true });
          }
          const files = logFiles(context.paths.reviews);
          const found = readLog(files);
          expect(comparable(foldEvents(found.events, new Map(), scheduler))).toEqual(
            comparable(foldEvents(log, new Map(), scheduler)),
          );
          expect(found.events.length + found.journal.length).toBe(events.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves the other folder as it was', () => {
    const folder = folderOf({ 'phone.jsonl': `${linesOf([event('phone', 1)])}{"torn` });
    const before = readFileSync(path.join(folder, 'phone.jsonl'), 'utf8');
    expect(gatherOtherLogs(folder).ok).toBe(true);
    expect(readFileSync(path.join(folder, 'phone.jsonl'), 'utf8')).toBe(before);
  });
});

describe('data devices', () => {
  it('names each device, this one, and conflict copies', async () => {
    const context = seat();
    mkdirSync(context.paths.state, { recursive: true });
    writeFileSync(path.join(context.paths.state, 'device'), 'laptop\n');
    writeLog(context, 'phone.sync-conflict-1', linesOf([event('phone', 1), event('laptop', 1)]));
    expect(await runCommand(devices, [], context)).toEqual(OK);
    expect(
      context
        .stdoutText()
        .split('\n')
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['Device', 'Events', 'From', 'To'],
      ['laptop', '1', '2026-03-01', '2026-03-01', 'this device'],
      ['phone', '2', '2026-03-01', '2026-03-01', 'conflict copy, counted too'],
      [''],
    ]);
    expect(context.stderrText()).toContain('1 of the events are there more than once');
  });
});
