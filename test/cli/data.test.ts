import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { set } from '../../src/cli/commands/config.ts';
import { backup, path as paths, rebuild, restore, verify } from '../../src/cli/commands/data.ts';
import { run as due } from '../../src/cli/commands/due.ts';
import { cardId } from '../../src/deck/model.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeContext, fakeContext, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

const OK = { code: EXIT.ok };
const LOG = linesOf([
  reviewEvent({ id: 'bench.p.1', t: MONDAY, card: cardId('alpha/one') }),
  reviewEvent({ id: 'bench.p.2', t: MONDAY + 1000, card: cardId('gone/x') }),
]);

function studied(): FakeContext {
  const context = fakeContext();
  writeDeck(context.paths.decks, 'alpha', ['one', 'two']);
  writeLog(context, 'bench', LOG);
  return context;
}

describe('data path', () => {
  it('names every place, in words and as JSON', async () => {
    const context = fakeContext({ env: { PREPDECK_DECKS_FOLDER: '/my/decks' } });
    expect(await runCommand(paths, [], context)).toEqual(OK);
    expect(context.stdoutText()).toContain(`reviews   ${context.paths.reviews}\ndecks     /my/decks\n`);
    const other = fakeContext({ home: context.home });
    await runCommand(paths, [], other, { json: true });
    expect(JSON.parse(other.stdoutText())).toMatchObject({ version: 1, reviews: context.paths.reviews });
  });
});

describe('data verify', () => {
  it('of a sound log exits 0, orphans being information', async () => {
    const context = studied();
    expect(await runCommand(verify, [], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/bench\.jsonl\s+2\s+\d+\s+2026-03-02\s+2026-03-02\s+0/);
    expect(context.stdoutText()).toMatch(/1 card in the log is in no deck now[\s\S]*gone\/x \(1 event\)/);
    expect(context.stdoutText()).toMatch(/The review log is sound: 2 events in 1 file\./);
  });

  it('of a damaged one exits 1 and says for each line what it is, and once what that means', async () => {
    const context = studied();
    const file = writeLog(context, 'old', `nonsense\n{"v":2,"id":"a.b.1"}\n${LOG}{"v":1,"id":"b`);
    expect(await runCommand(verify, [], context)).toEqual({ code: EXIT.failed });
    const text = context.stdoutText().replace(/\n/g, ' ');
    expect(text).toContain(`${file}:1: damaged: not a complete line of JSON`);
    expect(text).toContain(`${file}:2: newer: version 2`);
    expect(text).toContain(`${file}:5: torn: not a complete line of JSON`);
    for (const meaning of ['Torn: ', 'Damaged: ', 'Newer: ']) expect(text.split(meaning)).toHaveLength(2);
    expect(text).toMatch(/2 faults beside 2 sound events\. 2 copies of them count once/);
  });

  it('of lines that a newer version wrote exits 0', async () => {
    const context = studied();
    writeLog(context, 'new', '{"v":2,"id":"a.b.1"}\n');
    expect(await runCommand(verify, [], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/Newer: .*update\s+prepdeck/s);
  });

  it('of damaged settings exits 1', async () => {
    const context = studied();
    mkdirSync(context.paths.config, { recursive: true });
    writeFileSync(path.join(context.paths.config, 'settings.json'), '{');
    expect(await runCommand(verify, [], context)).toEqual({ code: EXIT.failed });
  });

  it('as JSON names all that it found', async () => {
    const context = studied();
    writeLog(context, 'old', 'nonsense\n');
    expect(await runCommand(verify, [], context, { json: true })).toEqual({ code: EXIT.failed });
    expect(JSON.parse(context.stdoutText())).toMatchObject({
      version: 1,
      sound: false,
      events: 2,
      files: [
        { bytes: LOG.length, events: 2, first: '2026-03-02T10:00:00.000Z', damage: [] },
        { events: 0, first: null, damage: [{ line: 1, kind: 'damaged' }] },
      ],
      orphans: [{ card: 'gone/x', events: 1 }],
      scores: 'missing',
    });
  });

  it('what is in a damaged line or a file name does not reach the terminal', async () => {
    const context = studied();
    writeLog(context, 'x\u001B[31m', '{"v":1,"id":"a.b.1","t":1,"tz":0,"type":"\u001B[2J"}\n');
    await runCommand(verify, [], context);
    expect(context.stdoutText() + context.stderrText()).not.toContain('\u001B');
  });

  it('of nothing at all is sound', async () => {
    const context = fakeContext();
    expect(await runCommand(verify, [], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/There are no reviews yet\./);
  });
});

describe('data rebuild', () => {
  it('makes caches and score book anew from the log', async () => {
    const context = studied();
    expect(await runCommand(rebuild, [], context)).toEqual(OK);
    expect(context.stderrText()).toMatch(/Rebuilt from 2 events on 2 cards in 1 log file\./);
    const scores = JSON.parse(readFileSync(path.join(context.paths.data, 'scores.json'), 'utf8'));
    expect(scores).toMatchObject({ version: 1, totals: { answers: 2 }, decks: { alpha: { seen: 1 } } });
    const after = fakeContext({ home: context.home });
    await runCommand(verify, [], after, { json: true });
    expect(JSON.parse(after.stdoutText()).scores).toBe('current');
  });
});

describe('data backup and restore', () => {
  async function backedUp() {
    const from = studied();
    await runCommand(set, ['limits.new', '3'], from);
    const file = path.join(from.home, 'b.json');
    expect(await runCommand(backup, ['b.json'], from)).toEqual(OK);
    expect(from.stderrText()).toContain(`Backup in ${file}: 1 log file, 1 deck.`);
    return { from, file };
  }

  it('carry a learner to a new machine', async () => {
    const { from, file } = await backedUp();
    const to = fakeContext();
    expect(await runCommand(restore, [file], to, { yes: true })).toEqual(OK);
    expect(to.stderrText()).toMatch(
      /brings:\n {2}2 events for .*\n {2}the deck .*alpha\.yaml\n {2}the setting limits\.new = 3\nRestored\./,
    );
    expect(readFileSync(path.join(to.paths.reviews, 'bench.jsonl'), 'utf8')).toBe(LOG);
    const documents = [];
    for (const { home } of [from, to]) {
      const context = fakeContext({ home });
      await runCommand(due, [], context, { json: true });
      documents.push(context.stdoutText());
    }
    expect(documents[0]).toBe(documents[1]);
    expect(JSON.parse(readFileSync(path.join(to.paths.data, 'scores.json'), 'utf8')).totals.answers).toBe(2);
    const twice = fakeContext({ home: to.home });
    expect(await runCommand(restore, [file], twice, { yes: true })).toEqual(OK);
    expect(twice.stderrText()).toMatch(/All of the backup of 2026-03-02 is here already; nothing was changed/);
  });

  it('without a terminal restore refuses and names --yes', async () => {
    const { file } = await backedUp();
    const to = fakeContext();
    expect(await runCommand(restore, [file], to)).toEqual({
      problem: {
        message: expect.stringMatching(/no terminal to ask on/),
        hint: 'say --yes to go ahead',
        exit: EXIT.usage,
      },
    });
    expect(existsSync(to.paths.reviews)).toBe(false);
  });

  it.each([
    ['\n', false],
    ['n\n', false],
    ['yes please\n', false],
    ['', false],
    ['y\n', true],
    ['YES\n', true],
  ])('on a terminal restore asks first; %j goes ahead: %s', async (input, goes) => {
    const { file } = await backedUp();
    const to = fakeContext({ terminal: true, input });
    expect(await runCommand(restore, [file], to)).toEqual({ code: goes ? EXIT.ok : EXIT.failed });
    expect(to.stderrText()).toMatch(/Go ahead\? \[y\/N\]/);
    expect(existsSync(to.paths.reviews)).toBe(goes);
  });

  it('settings that are set stay unless asked otherwise', async () => {
    const { file } = await backedUp();
    const to = fakeContext();
    await runCommand(set, ['limits.new', '30'], to);
    await runCommand(restore, [file], to, { yes: true });
    expect(to.stderrText()).toMatch(/Your own limits\.new stays; --settings takes the backup's\./);
    const over = fakeContext({ home: to.home });
    expect(await runCommand(restore, [file], over, { yes: true, settings: true })).toEqual(OK);
    expect(over.stderrText()).toMatch(/the setting limits\.new = 3\nRestored/);
  });

  it('a damaged backup changes nothing', async () => {
    const { file } = await backedUp();
    writeFileSync(file, readFileSync(file, 'utf8').replace('alpha/one', 'alpha/two'));
    const to = fakeContext();
    expect(await runCommand(restore, [file], to, { yes: true })).toMatchObject({
      problem: { message: expect.stringMatching(/damaged: bench\.jsonl does not match its checksum/) },
    });
    expect(existsSync(to.paths.reviews)).toBe(false);
  });

  it('backup does not replace a file unasked, and writes to stdout for -', async () => {
    const { from, file } = await backedUp();
    expect(await runCommand(backup, ['b.json'], from)).toMatchObject({ problem: { hint: '--force replaces it' } });
    expect(await runCommand(backup, ['b.json'], from, { force: true })).toEqual(OK);
    expect(await runCommand(backup, ['-'], from)).toEqual(OK);
    expect(from.stdoutText()).toBe(readFileSync(file, 'utf8'));
  });

  it('restore of a file that is not there is a problem', async () => {
    expect(await runCommand(restore, ['none.json'], fakeContext(), { yes: true })).toMatchObject({
      problem: { message: expect.stringMatching(/cannot read .*none\.json: no such file/) },
    });
  });
});
