import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { run as list } from '../../src/cli/commands/list.ts';
import { run as show } from '../../src/cli/commands/show.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY, MINUTE } from '../../src/memory/day.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, runCommand, writeDeck, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

const OK = { code: EXIT.ok };

const DECK = `format: 1
id: net
title: Networks
summary: s
tags: [net]
objectives:
  - { id: basics, text: Know the basics }
knowledge_check:
  - id: port
    question: Which port does HTTPS use?
    difficulty: easy
    choices:
      - { text: "443", correct: true, why: It is registered so. }
      - { text: "80", why: That is HTTP. }
  - id: ttl
    question: What ends a loop?
    difficulty: easy
    accept: [TTL, time to live]
    explanation: Each hop takes one off.
  - { id: hops, question: How many?, difficulty: easy, answer: 15, tolerance: 1, unit: hops }
  - { id: gap, question: Fill, difficulty: easy, cloze: "A {{SYN}} comes first." }
  - { id: steps, question: Order, difficulty: easy, order: [first step, second step] }
  - { id: pairs, question: Match, difficulty: easy, match: { DNS: names, BGP: routes } }
  - { id: truth, question: Is UDP reliable?, difficulty: easy, answer: false }
interview:
  - id: handshake
    question: What is a handshake?
    difficulty: medium
    objectives: [basics]
    answer: Three **segments**.
    key_points: [Sequence numbers are agreed]
    red_flags: [UDP has one too]
    aliases: [syn]
    follow_ups:
      - { id: why-three, question: Why three?, answer: Two would leave one side unsure. }
      - And what of resets?
    self_check:
      question: How many segments?
      choices: [{ text: three, correct: true }, { text: two }]
    sources: [{ title: RFC 9293, url: "https://www.rfc-editor.org/rfc/rfc9293" }]
    asked_at: [{ company: Acme, url: "https://example.org/acme" }]
`;

function withDeck(options: FakeOptions = {}, events: readonly LogEvent[] = []) {
  const context = fakeContext(options);
  mkdirSync(context.paths.decks, { recursive: true });
  writeFileSync(path.join(context.paths.decks, 'net.yaml'), DECK);
  if (events.length > 0) writeLog(context, 'bench', linesOf(events));
  return context;
}

const CARD = cardId('net/handshake');
const HISTORY: readonly LogEvent[] = [
  {
    v: 1,
    id: 'bench.p.1',
    t: MONDAY - DAY,
    tz: 120,
    type: 'answer',
    card: CARD,
    ms: 90_000,
    text: 'SYN\nthen \u001B[2JACK',
  },
  reviewEvent({
    id: 'bench.p.2',
    t: MONDAY - DAY + 1,
    tz: 120,
    card: CARD,
    rating: 2,
    ms: 95_000,
    points: [0],
    flags: [0],
    due: MONDAY - DAY + 6 * MINUTE,
  }),
  reviewEvent({
    id: 'bench.p.3',
    t: MONDAY - DAY + 10 * MINUTE,
    tz: 120,
    card: CARD,
    rating: 4,
    ms: 4000,
    due: MONDAY + 4 * DAY,
    hash: 'old text',
  }),
  { v: 1, id: 'bench.p.4', t: MONDAY - 1000, tz: 120, type: 'flag', card: CARD, flag: 1 },
];

describe('a card in full', () => {
  it.each([
    ['net/port', ['Which port', '443 (key)', 'It is registered so.', '80 (wrong)', 'That is HTTP.']],
    ['net/ttl', ['What ends a loop?', 'Answer: TTL (also time to live)', 'Each hop takes one off.']],
    ['net/hops', ['Answer: 15 hops (give or take 1)']],
    ['net/gap', ['Answer: A *SYN* comes first.']],
    ['net/steps', ['1 first step', '2 second step']],
    ['net/pairs', ['DNS -> names', 'BGP -> routes']],
    ['net/truth', ['Answer: False']],
    ['net/handshake#why-three', ['What is a handshake?', 'Why three?', 'Two would leave one side unsure.']],
    ['net/handshake#self-check', ['How many segments?', 'three (key)', 'two (wrong)']],
    [
      'net/handshake',
      [
        'net/handshake',
        'Networks - interview question, medium - Know the basics - net -',
        'net.yaml:26',
        'What is a handshake?',
        'Model answer\nThree *segments*.',
        'Key points\n  * Sequence numbers are agreed',
        'Red flags\n  * UDP has one too',
        'Follow-up 1 (why-three)\nWhy three?\nTwo would leave one side unsure.',
        'Follow-up 2\nAnd what of resets?',
        'Source: RFC 9293 (https://www.rfc-editor.org/rfc/rfc9293)',
        'Asked at Acme (https://example.org/acme)',
        'Schedule\nNew: not studied yet.',
        'History\nNone yet.',
      ],
    ],
  ])('%s', async (card, pieces) => {
    const context = withDeck({ plain: true, columns: 100 });
    expect(await runCommand(show, [card], context)).toEqual(OK);
    for (const piece of pieces) expect(context.stdoutText()).toContain(piece);
    expect(context.stderrText()).toBe('');
  });

  it('with its schedule and one line a review, on the clock of the learner then', async () => {
    const context = withDeck({ plain: true, columns: 100 }, HISTORY);
    expect(await runCommand(show, ['net/handshake'], context)).toEqual(OK);
    const text = context.stdoutText();
    expect(text).toMatch(/^net\/handshake \[edited\]/);
    expect(text).toMatch(
      /Due on 2026-03-\d\d, in \d+ days?\.\nStability \d+ days?, difficulty \d\.\d of 10, chance of recall today \d+ %,?\s2 reviews, 0 lapses\./,
    );
    expect(text).toContain('  * flagged');
    expect(text.slice(text.indexOf('History'))).toBe(
      [
        'History',
        '2026-03-01 12:00  typed an answer in 1 min 30 s',
        '    > SYN',
        '    > then ACK',
        '2026-03-01 12:00  Hard after 1 min 35 s, 1 key point covered, 1 red flag, next in 6m',
        '2026-03-01 12:10  Easy after 4 s, next in 5d',
        '2026-03-02 11:59  flagged',
        '',
      ].join('\n'),
    );
  });

  it('a former id leads to the card and says so', async () => {
    const context = withDeck({ plain: true }, [reviewEvent({ card: cardId('net/syn') })]);
    expect(await runCommand(show, ['net/syn'], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/^net\/handshake/);
    expect(context.stdoutText()).toMatch(/Good after 1 s/);
    expect(context.stderrText()).toMatch(/net\/syn is called net\/handshake now/);
  });

  it('a card that is in no deck shows its history', async () => {
    const context = withDeck({ plain: true }, [reviewEvent({ card: cardId('old/gone'), rating: 1, correct: false })]);
    expect(await runCommand(show, ['old/gone'], context)).toEqual(OK);
    expect(context.stdoutText()).toMatch(/^old\/gone \[in no deck\]/);
    expect(context.stdoutText()).toMatch(/2026-03-02 10:00 {2}Again after 1 s, wrong/);
  });

  it('as JSON gives card, schedule and history', async () => {
    const context = withDeck({}, HISTORY);
    expect(await runCommand(show, ['net/handshake'], context, { json: true })).toEqual(OK);
    const document = JSON.parse(context.stdoutText());
    expect(document).toMatchObject({
      version: 1,
      id: 'net/handshake',
      orphan: false,
      edited: true,
      standing: 'later',
      flag: 1,
    });
    expect(document.card.content.interview.keyPoints).toEqual(['Sequence numbers are agreed']);
    expect(document.schedule.reps).toBe(2);
    expect(document.history).toEqual(HISTORY);
  });
});

describe('a card that is not there', () => {
  it.each([
    ['handshake', 'did you mean net/handshake?'],
    ['net/handshak', 'did you mean net/handshake?'],
    ['net/handshake#why-tree', 'did you mean net/handshake#why-three?'],
    ['net/hand', 'did you mean net/handshake?'],
    ['nothing-like-it', 'a card is called deck/question or deck/question#part'],
  ])('%s: %s', async (word, hint) => {
    expect(await runCommand(show, [word], withDeck())).toEqual({
      problem: { message: `no card ${JSON.stringify(word)}`, hint, exit: EXIT.usage },
    });
  });
});

describe('long output', () => {
  const pagedWith = async (options: FakeOptions) => {
    const calls: string[] = [];
    const context = withDeck({
      terminal: true,
      rows: 10,
      ...options,
      runProgram: async (command, args) => {
        calls.push(`${command} ${args[1]} | ${readFileSync(args.at(-1) ?? '', 'utf8').split('\n')[0]}`);
        return { code: 0 };
      },
    });
    expect(await runCommand(show, ['net/handshake'], context)).toEqual(OK);
    return { calls, printed: context.stdoutText() };
  };

  it('goes through PAGER on a terminal', async () => {
    const { calls, printed } = await pagedWith({ env: { PAGER: 'most -x' } });
    expect(calls).toEqual([expect.stringMatching(/^sh .*most -x "\$1" \| .*net\/handshake/)]);
    expect(printed).toBe('');
  });

  it.each([
    ['--no-pager', { pager: false }],
    ['a pipe', { terminal: false }],
    ['plain mode', { plain: true }],
    ['a screen it fits', { rows: 200 }],
    ['PAGER=cat', { env: { PAGER: 'cat' } }],
    ['an empty PAGER', { env: { PAGER: '' } }],
  ])('does not with %s', async (_, options) => {
    const { calls, printed } = await pagedWith(options);
    expect(calls).toEqual([]);
    expect(printed).toMatch(/net\/handshake/);
  });

  it('is printed where the pager cannot be run', async () => {
    const context = withDeck({ terminal: true, rows: 10, runProgram: async () => ({ code: 127 }) });
    await runCommand(show, ['net/handshake'], context);
    expect(context.stdoutText()).toMatch(/net\/handshake[\s\S]*History/);
  });
});

it.each([40, 80, 200])('fits %i columns, text at most 100', async (columns) => {
  const context = withDeck({ columns, color: true }, HISTORY);
  for (const card of ['net/handshake', 'net/port', 'net/pairs']) await runCommand(show, [card], context);
  const widest = Math.max(
    ...context
      .stdoutText()
      .split('\n')
      .map((line) => stringWidth(line)),
  );
  expect(widest).toBeLessThanOrEqual(Math.min(columns, 100));
});

it('a deck edited since it was listed is shown as it is now', async () => {
  const context = withDeck({ plain: true });
  await runCommand(list, [], context);
  writeDeck(context.paths.decks, 'net', ['port']);
  await runCommand(show, ['net/port'], context);
  expect(context.stdoutText()).toMatch(/Is port so\?/);
});
