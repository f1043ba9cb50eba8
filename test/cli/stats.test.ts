import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { run as stats } from '../../src/cli/commands/stats.ts';
import { sinceOf } from '../../src/cli/stats/since.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

/** A learner with 30 days of answers to two decks. */
function seat(options: FakeOptions = {}) {
  const context = fakeContext(options);
  writeDeck(context.shippedDecks, 'alpha', ['one', 'two']);
  writeDeck(context.shippedDecks, 'beta', ['three'], 'tags: [kafka]\n');
  const cards = ['alpha/one', 'alpha/two', 'beta/three'].map(cardId);
  const reviews = Array.from({ length: 30 }, (_, i) =>
    reviewEvent({
      id: `tablet.p.${i + 1}`,
      card: cards[i % 3] ?? cardId(''),
      t: MONDAY - (29 - i) * DAY,
      rating: i % 5 === 4 ? 1 : 3,
      correct: i % 5 !== 4,
    }),
  );
  writeLog(context, 'tablet', linesOf(reviews));
  return context;
}

const documentOf = async (words: readonly string[], options = {}) => {
  const context = seat();
  expect(await runCommand(stats, words, context, { json: true, ...options })).toEqual({ code: EXIT.ok });
  return JSON.parse(context.stdoutText());
};

describe('stats', () => {
  it('tells all of it as one document, and parts by themselves', async () => {
    const all = await documentOf([]);
    expect(all).toMatchObject({
      version: 1,
      asOf: '2026-03-02',
      since: null,
      query: '',
      streak: { current: 30, best: 30 },
    });
    expect(all.days).toHaveLength(30);
    expect(all.accuracy.decks.map(({ deck, count, of }: Record<string, unknown>) => [deck, count, of])).toEqual([
      ['alpha', 16, 20],
      ['beta', 8, 10],
    ]);
    const part = await documentOf([], { retention: true });
    expect(Object.keys(part)).toEqual(['version', 'asOf', 'since', 'query', 'retention']);
  });

  it('counts the cards of a query and the days from which on it is asked', async () => {
    const { days, query, hardest } = await documentOf(['tag:kafka'], { since: sinceOf('10') });
    expect(query).toBe('tag:kafka');
    expect(days.map(({ date }: { date: string }) => date)).toEqual([
      '2026-02-21',
      '2026-02-24',
      '2026-02-27',
      '2026-03-02',
    ]);
    expect(hardest.map(({ card }: { card: string }) => card)).toEqual(['beta/three']);
    const { days: from } = await documentOf([], { since: sinceOf('2026-03-01') });
    expect(from).toHaveLength(2);
  });

  it.each(['soon', '0', '2026-02-30', '2026-1-1', '-3'])('refuses --since %s', (text) => {
    expect(() => sinceOf(text)).toThrow('--since takes a day such as 2027-01-15');
  });

  it('writes a page, and no other file over it', async () => {
    const context = seat();
    expect(await runCommand(stats, [], context, { html: 'page.html' })).toEqual({ code: EXIT.ok });
    expect(readFileSync(path.join(context.cwd, 'page.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*Streak/i);
    const again = await runCommand(stats, [], context, { html: 'page.html' });
    expect(again).toMatchObject({ problem: { hint: '--force replaces it' } });
    expect(await runCommand(stats, [], context, { html: 'page.html', force: true })).toEqual({ code: EXIT.ok });
    await runCommand(stats, [], context, { html: '-' });
    expect(context.stdoutText()).toMatch(/^<!DOCTYPE html>/i);
  });

  it('keeps what it counted until something changes: the log, the decks, the settings, the day', async () => {
    const first = seat();
    const { home } = first;
    const tell = async (options: FakeOptions = {}) => {
      const context = fakeContext({ home, ...options });
      await runCommand(stats, [], context, { json: true });
      return JSON.parse(context.stdoutText());
    };
    const before = await tell();
    expect(await tell()).toEqual(before);
    const kept = path.join(home, 'cache', 'stats.json');
    // What is kept is what is told: it need not be counted again.
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('"best":30', '"best":31'));
    expect((await tell()).streak.best).toBe(31);
    expect((await tell({ now: MONDAY + DAY })).asOf).toBe('2026-03-03');
    expect((await tell({ env: { PREPDECK_SCHEDULE_RETENTION: '0.8' } })).desiredRetention).toBe(0.8);
    writeDeck(first.shippedDecks, 'gamma', ['four']);
    expect((await tell()).cards.cards).toBe(4);
    writeLog(first, 'phone', linesOf([reviewEvent({ id: 'phone.p.1', card: cardId('gamma/four'), t: MONDAY })]));
    const after = await tell();
    expect(after.accuracy.decks.map(({ deck }: { deck: string }) => deck)).toEqual(['alpha', 'beta', 'gamma']);
    expect(after.streak.best).toBe(30);
    writeFileSync(kept, 'no JSON');
    expect(await tell()).toEqual(after);
  });

  it('tells what the hardest cards ask, as they ask it now', async () => {
    const first = seat();
    const { home } = first;
    const tell = async () => {
      const context = fakeContext({ home });
      await runCommand(stats, [], context, { json: true });
      const { hardest } = JSON.parse(context.stdoutText());
      return hardest.map(({ card, question }: { card: string; question: string }) => [card, question]);
    };
    const before = await tell();
    expect(before).not.toEqual([]);
    writeLog(first, 'phone', linesOf([reviewEvent({ id: 'phone.p.1', card: cardId('beta/three'), t: MONDAY })]));
    expect(await tell()).toEqual(before);
    const file = path.join(first.shippedDecks, 'beta.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/question: .*/, 'question: Asked in other words.'));
    const after = await tell();
    expect(after).toContainEqual(['beta/three', 'Asked in other words.']);
    expect(after.filter(([card]: [string]) => card !== 'beta/three')).toEqual(
      before.filter(([card]: [string]) => card !== 'beta/three'),
    );
  });

  it('prints one thing in one way', async () => {
    expect(await runCommand(stats, [], seat(), { json: true, csv: true })).toMatchObject({
      problem: { exit: EXIT.usage },
    });
  });

  it('gives a table of numbers, a number a row', async () => {
    const context = seat();
    await runCommand(stats, [], context, { csv: true });
    const rows = context.stdoutText().trimEnd().split('\r\n');
    expect(rows[0]).toBe('view,of,measure,value');
    expect(rows).toContain('days,2026-03-02,answers,1');
    expect(rows).toContain('accuracy,beta,medium rate,0.8');
    expect(rows.every((row) => row.split(',').length === 4)).toBe(true);
  });

  it.each([
    { columns: 40, plain: false },
    { columns: 80, plain: false },
    { columns: 80, plain: true },
  ])('fits $columns columns, plain: $plain, and one screen', async ({ columns, plain }) => {
    const context = seat({ columns, plain });
    await runCommand(stats, [], context);
    const lines = context.stdoutText().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Streak 30 days/);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    if (columns === 80) expect(lines.length).toBeLessThanOrEqual(23);
    if (plain) expect(context.stdoutText()).toMatch(/^[\n\x20-\x7e]*$/);
    const parts = seat({ columns, plain });
    const every = {
      year: true,
      days: true,
      forecast: true,
      retention: true,
      accuracy: true,
      gaps: true,
      hardest: true,
    };
    await runCommand(stats, [], parts, { ...every, interviews: true, calibration: true });
    for (const line of parts.stdoutText().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(parts.stdoutText()).toContain('Hardest cards');
  });

  it('says what to do where nothing was answered yet', async () => {
    const context = fakeContext();
    writeDeck(context.shippedDecks, 'alpha', ['one']);
    expect(await runCommand(stats, [], context)).toEqual({ code: EXIT.ok });
    expect(context.stderrText()).toContain('`prepdeck study` begins');
  });

  it('shows a query that cannot be read with a caret', async () => {
    const outcome = await runCommand(stats, ['deck:('], seat());
    expect(outcome).toMatchObject({ problem: { exit: EXIT.usage } });
  });
});
