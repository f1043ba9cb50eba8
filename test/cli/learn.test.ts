import { writeFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { run as learn } from '../../src/cli/commands/learn.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, type Outcome, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

const OK = { code: EXIT.ok };
const problemOf = (outcome: Outcome) => ('problem' in outcome ? outcome.problem : undefined);

const NET = `format: 1
id: net
title: Networks
summary: How packets find their way.
lesson: |
  ## Why layers

  Each layer *hides* the one below.
objectives:
  - { id: basics, text: Know the basics }
  - { id: more, text: Know more }
reading:
  - { id: rfc, title: RFC 9293, url: "https://www.rfc-editor.org/rfc/rfc9293", publisher: IETF, minutes: 30 }
knowledge_check:
  - { id: port, question: Which port does HTTPS use?, difficulty: easy, answer: 443, objectives: [basics] }
  - { id: truth, question: Is UDP reliable?, difficulty: medium, answer: false, objectives: [more] }
`;

let runs = 0;
function seat(options: FakeOptions = {}) {
  const context = fakeContext({ ...options, seed: `run ${runs++}` });
  writeFileSync(path.join(context.shippedDecks, 'net.yaml'), NET);
  return context;
}

async function objectivesIn(home: string): Promise<Record<string, unknown>[]> {
  const context = seat({ home });
  await runCommand(learn, ['net'], context, { json: true });
  return JSON.parse(context.stdoutText()).topics[0].objectives;
}

describe('learn', () => {
  it.each([40, 80])('prints the whole topic in the order of learning, at %i columns', async (columns) => {
    const context = seat({ columns });
    expect(await runCommand(learn, ['net'], context)).toEqual(OK);
    const text = context.stdoutText();
    const flat = text.replace(/\s+/g, ' ');
    const parts = [
      'Networks',
      'Lesson',
      'Why layers',
      'Objectives 0 of 2 done',
      'Reading 0 of 1 read',
      'Knowledge check 2 cards',
      'Interview questions',
    ];
    const places = parts.map((part) => flat.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).not.toContain('\u001b');
    const addresses = /https?:/;
    for (const line of text.split('\n'))
      if (!addresses.test(line)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  });

  it('prints one part alone for a pipe', async () => {
    const context = seat();
    await runCommand(learn, ['net'], context, { lesson: true });
    expect(context.stdoutText()).toBe('Why layers\n──────────\n\nEach layer _hides_ the one below.\n');
  });

  it('says what a deck does not have', async () => {
    const context = fakeContext();
    writeDeck(context.shippedDecks, 'alpha', ['one']);
    await runCommand(learn, ['alpha'], context);
    for (const what of ['lesson', 'objectives', 'reading list']) {
      expect(context.stdoutText()).toContain(`This deck has no ${what}.`);
    }
  });

  it('tells what the cards say from what was marked by hand, and keeps both', async () => {
    const first = seat();
    const reviews = [1, 2, 3].map((n) =>
      reviewEvent({ id: `tablet.p.${n}`, card: cardId('net/port'), rating: 4, t: MONDAY - (4 - n) * 10 * DAY }),
    );
    writeLog(first, 'tablet', linesOf(reviews));
    expect(await runCommand(learn, ['net'], first, { mark: ['more'] })).toEqual(OK);
    expect(await objectivesIn(first.home)).toEqual([
      expect.objectContaining({ id: 'basics', learned: 1, cards: 1, done: true, marked: false }),
      expect.objectContaining({ id: 'more', learned: 0, cards: 1, done: false, marked: true }),
    ]);
    const shown = seat({ home: first.home });
    await runCommand(learn, ['net'], shown, { objectives: true });
    expect(shown.stdoutText()).toContain('basics · done: 1 of 1 card learned');
    expect(shown.stdoutText()).toContain('more · marked by hand; 0 of 1 card learned');
    expect(shown.stdoutText()).toMatch(/^\[✓\] Know the basics$/m);
    expect(shown.stdoutText()).toMatch(/^\[~\] Know more$/m);
    const page = seat({ home: first.home });
    await runCommand(learn, ['net'], page);
    expect(page.stdoutText()).toContain('1 of 2 done, 1 more by hand');
    await runCommand(learn, ['net'], seat({ home: first.home }), { unmark: ['more'] });
    expect((await objectivesIn(first.home))[1]).toMatchObject({ marked: false });
  });

  it('keeps marks through a new id of the deck that names the former one', async () => {
    const context = seat();
    await runCommand(learn, ['net'], context, { mark: ['more'] });
    const renamed = NET.replace('id: net\n', 'id: networks\naliases: [net]\n');
    writeFileSync(path.join(context.shippedDecks, 'net.yaml'), renamed);
    const after = fakeContext({ home: context.home });
    await runCommand(learn, ['networks'], after, { json: true });
    expect(JSON.parse(after.stdoutText()).topics[0].objectives[1]).toMatchObject({ id: 'more', marked: true });
  });

  it('marks in one deck alone, and says as JSON what it marked', async () => {
    const context = seat();
    writeDeck(context.shippedDecks, 'alpha', ['one']);
    const both = await runCommand(learn, [context.shippedDecks], context, { mark: ['more'] });
    expect(problemOf(both)).toMatchObject({ message: 'which deck?', exit: EXIT.usage });
    await runCommand(learn, ['net'], context, { mark: ['more'], json: true });
    expect(JSON.parse(context.stdoutText())).toMatchObject({
      deck: 'net',
      marked: [{ kind: 'objective', id: 'more', on: true }],
    });
  });

  it('keeps what was read', async () => {
    const { home } = seat();
    await runCommand(learn, ['net'], seat({ home }), { markRead: ['rfc'] });
    const context = seat({ home });
    await runCommand(learn, ['net'], context, { reading: true });
    expect(context.stdoutText()).toContain('IETF, 30 minutes · read\n');
    await runCommand(learn, ['net'], seat({ home }), { markUnread: ['rfc'] });
    const after = seat({ home });
    await runCommand(learn, ['net'], after, { reading: true });
    expect(after.stdoutText()).toContain('not read yet');
  });

  it.each([
    [['net'], { mark: ['basic'] }, 'no objective "basic" in net', 'did you mean basics?'],
    [['net'], { mark: ['basics', 'nothing'] }, 'no objective "nothing" in net', 'there are basics, more'],
    [['net'], { markRead: ['rcf'] }, 'no reading "rcf" in net', 'did you mean rfc?'],
    [['nett'], {}, 'no deck', 'did you mean net?'],
  ])('of %j with %j is a slip, and nothing is marked', async (words, options, message, hint) => {
    const context = seat();
    const problem = problemOf(await runCommand(learn, words, context, options));
    expect(problem?.exit).toBe(EXIT.usage);
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
    expect((await objectivesIn(context.home)).map(({ marked }) => marked)).toEqual([false, false]);
  });

  it('asks which deck where there are several and nobody can choose', async () => {
    const context = seat();
    writeDeck(context.shippedDecks, 'alpha', ['one']);
    expect(problemOf(await runCommand(learn, [], context))).toMatchObject({ message: 'which deck?', exit: EXIT.usage });
  });
});
