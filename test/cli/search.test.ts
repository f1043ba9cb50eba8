import { writeFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { run as config, get, set, unset } from '../../src/cli/commands/config.ts';
import { run as list } from '../../src/cli/commands/list.ts';
import { run as search } from '../../src/cli/commands/search.ts';
import { run as study } from '../../src/cli/commands/study.ts';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { EVENT_VERSION, type LogEvent } from '../../src/memory/event.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, type Outcome, runCommand, writeLog } from '../support/context.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { MONDAY } from '../support/study.ts';

const OK = { code: EXIT.ok };
const problemOf = (outcome: Outcome) => ('problem' in outcome ? outcome.problem : undefined);

const NET = `format: 1
id: net
title: Networks
summary: s
tags: [backend]
knowledge_check:
  - { id: port, question: Which port does HTTPS use?, difficulty: easy, answer: 443, tags: [tls] }
  - { id: truth, question: Is UDP reliable?, difficulty: medium, answer: false, objectives: [basics] }
interview:
  - id: handshake
    question: What is a handshake?
    difficulty: hard
    answer: Three segments agree on sequence numbers. Déjà vu.
    key_points: [Sequence numbers are agreed, Three segments]
    red_flags: [UDP has one too]
    follow_ups:
      - { id: why-three, question: Why three?, answer: Two would leave one side unsure. }
    asked_at: [{ company: Acme Inc, url: "https://example.org/acme" }]
objectives:
  - { id: basics, text: Know the basics }
`;
const CACHE = `format: 1
id: cache
title: Caches
summary: s
knowledge_check:
  - { id: lru, question: What does LRU throw out?, difficulty: easy, accept: [least recently used] }
`;

const PORT = cardId('net/port');
const TRUTH = cardId('net/truth');
const HANDSHAKE = cardId('net/handshake');
const at = (n: number, days: number) =>
  ({ v: EVENT_VERSION, id: `tablet.p.${n}`, t: MONDAY - days * DAY, tz: 0 }) as const;

/** Port: learned, then forgotten yesterday. Truth: suspended and flagged. Handshake: answered ten days ago, with gaps. */
const LOG: readonly LogEvent[] = [
  reviewEvent({ ...at(1, 30), card: PORT, rating: 4, hash: 'former' }),
  reviewEvent({ ...at(2, 1), card: PORT, rating: 1, hash: 'now' }),
  { ...at(3, 2), type: 'suspend', card: TRUTH },
  { ...at(4, 2), type: 'flag', card: TRUTH, flag: 1 },
  reviewEvent({ ...at(5, 10), card: HANDSHAKE, rating: 3, points: [0], flags: [0], followUps: [0], mode: 'study' }),
];

function seat(options: FakeOptions = {}) {
  const context = fakeContext(options);
  for (const [name, text] of Object.entries({ net: NET, cache: CACHE })) {
    writeFileSync(path.join(context.shippedDecks, `${name}.yaml`), text);
  }
  writeLog(context, 'tablet', linesOf(LOG));
  return context;
}

async function idsOf(query: string, options: FakeOptions = {}): Promise<string[]> {
  const context = seat(options);
  expect(await runCommand(search, [query], context, { ids: true })).toEqual(OK);
  return context.stdoutText().split('\n').filter(Boolean);
}

const ALL_IDS = ['cache/lru', 'net/port', 'net/truth', 'net/handshake', 'net/handshake#why-three'];

describe('search finds', () => {
  it.each<[string, string[]]>([
    ['', ALL_IDS],
    ['udp', ['net/truth', 'net/handshake']],
    ['"udp reliable"', ['net/truth']],
    ['sequence numbers', ['net/handshake']],
    ['"numbers sequence"', []],
    ['deja', ['net/handshake']],
    ['"https use"', ['net/port']],
    ['lru', ['cache/lru']],
    ['deck:net -udp', ['net/port', 'net/handshake#why-three']],
    ['deck:*', ALL_IDS],
    ['tag:backend tag:tls', ['net/port']],
    ['tag:tl', []],
    ['company:"acme inc"', ['net/handshake']],
    ['company:acme*', ['net/handshake']],
    ['difficulty:hard', ['net/handshake', 'net/handshake#why-three']],
    ['kind:interview', ['net/handshake']],
    ['kind:follow-up', ['net/handshake#why-three']],
    ['kind:number or kind:typed', ['cache/lru', 'net/port']],
    ['objective:basics', ['net/truth']],
    ['id:net/handshake*', ['net/handshake', 'net/handshake#why-three']],
    ['is:new', ['cache/lru', 'net/truth', 'net/handshake#why-three']],
    ['is:new -is:suspended', ['cache/lru', 'net/handshake#why-three']],
    ['is:due', ['net/port', 'net/handshake']],
    ['is:learn', ['net/port', 'net/handshake']],
    ['is:review', []],
    ['is:suspended', ['net/truth']],
    ['is:flagged', ['net/truth']],
    ['flag:1', ['net/truth']],
    ['is:buried or is:leech or is:mastered', []],
    ['is:edited', ['net/port', 'net/handshake']],
    ['rated:1', []],
    ['rated:2', ['net/port']],
    ['rated:2:1', ['net/port']],
    ['rated:2:3', []],
    ['rated:10', ['net/port']],
    ['rated:11', ['net/port', 'net/handshake']],
    ['rated:31:4', ['net/port']],
    ['prop:lapses=1', ['net/port']],
    ['prop:lapses<1 -is:new', ['net/handshake']],
    ['prop:reps=0', ['cache/lru', 'net/truth', 'net/handshake#why-three']],
    ['prop:s!=0', ['net/port', 'net/handshake']],
    ['prop:due<0', ['net/port', 'net/handshake']],
    ['prop:d>0.5', ['net/port']],
    ['prop:r<0.9', ['net/handshake']],
    ['missed:keypoint', ['net/handshake']],
    ['missed:followup', []],
    ['missed:redflag', ['net/handshake']],
  ])('%s', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  it('by a change of text, as reviews and the file tell it', async () => {
    // The files are written by this test, long after the Monday of the log.
    const now = Date.now();
    const days = Math.ceil((now - MONDAY) / DAY);
    expect(await idsOf('edited:3', { now })).toEqual(['net/port', 'net/handshake']);
    expect(await idsOf(`edited:${days + 5} -is:edited`, { now })).toEqual([]);
  });
});

describe('search', () => {
  it('shows a row a card, cut to the window', async () => {
    const context = seat({ columns: 60 });
    expect(await runCommand(search, ['kind:interview'], context)).toEqual(OK);
    const [header = '', row = ''] = context.stdoutText().split('\n');
    expect(header.split(/ {2,}/)).toEqual(['Card', 'Question', 'Level', 'State']);
    expect(row.split(/ {2,}/)).toEqual(['net/handshake', 'What is a handshake?', 'hard', 'learning']);
  });

  it.each([20, 40, 60])('never cuts an id, at %i columns', async (columns) => {
    const context = seat({ columns });
    await runCommand(search, ['handshake'], context);
    const text = context.stdoutText();
    expect(text.replace(/\s+/g, '')).toContain('net/handshake#why-three');
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  });

  it('gives JSON with the query as it was read', async () => {
    const context = seat();
    await runCommand(search, ['is:suspended', 'or', 'lru'], context, { json: true, limit: 1 });
    const document = JSON.parse(context.stdoutText());
    expect(document).toMatchObject({ version: 1, query: 'is:suspended or lru', total: 2 });
    expect(document.cards).toEqual([
      expect.objectContaining({ id: 'cache/lru', question: 'What does LRU throw out?', standing: 'new', due: null }),
    ]);
    expect(context.stderrText()).toContain('1 of 2 cards');
  });

  it('says on stderr that nothing matches', async () => {
    const context = seat();
    expect(await runCommand(search, ['nowhere'], context)).toEqual(OK);
    expect([context.stdoutText(), context.stderrText()]).toEqual(['', 'No card matches.\n']);
  });

  it('says which names of a query no card has, and which may have been meant', async () => {
    const context = seat();
    await runCommand(search, ['deck:cahce', '-tag:nowhere', 'tag:tsl'], context);
    expect([context.stdoutText(), context.stderrText()]).toEqual([
      '',
      'No deck is called cahce; did you mean deck:cache?\nNo card has the tag tsl; did you mean tag:tls?\nNo card matches.\n',
    ]);
    const known = seat();
    await runCommand(search, ['deck:c*', 'tag:tls', 'nowhere'], known);
    expect(known.stderrText()).toBe('No card matches.\n');
    const found = seat();
    await runCommand(search, ['deck:cache', 'or', 'deck:cahce'], found);
    expect(found.stderrText()).not.toContain('cahce');
  });

  it('points to the fault of a query', async () => {
    const problem = problemOf(await runCommand(search, ['tag:tls', 'is:dew'], seat()));
    expect(problem?.exit).toBe(EXIT.usage);
    expect(problem?.message.split('\n').slice(1)).toEqual(['  tag:tls is:dew', '          ^^^^^^']);
  });
});

describe('a filter', () => {
  it('chooses what list counts', async () => {
    const context = seat();
    await runCommand(list, [], context, { filter: 'difficulty:easy -deck:cache', json: true });
    expect(JSON.parse(context.stdoutText()).decks).toEqual([expect.objectContaining({ id: 'net', cards: 1 })]);
  });

  it('chooses what is studied', async () => {
    const context = seat({ plain: true, input: '' });
    await runCommand(study, [], context, { filter: 'lru' });
    expect(context.stdoutText()).toContain('LRU');
    const none = seat({ plain: true, input: '' });
    await runCommand(study, [], none, { filter: 'nowhere' });
    expect(none.stderrText()).toContain('no card fits');
  });

  it('can be saved, used, shown and forgotten', async () => {
    const context = seat();
    expect(await runCommand(set, ['filters.weak', 'is:suspended or lru'], context)).toEqual(OK);
    await runCommand(search, ['filter:weak', 'deck:net'], context, { ids: true });
    expect(context.stdoutText()).toBe('net/truth\n');
    await runCommand(get, ['filters.weak'], context);
    expect(context.stdoutText()).toContain('is:suspended or lru\n');
    await runCommand(config, [], context);
    expect(context.stdoutText()).toMatch(/filters\.weak.*is:suspended or lru/);
    expect(await runCommand(unset, ['filters.weak'], context)).toEqual(OK);
    expect(problemOf(await runCommand(unset, ['filters.weak'], context))?.exit).toBe(EXIT.usage);
    const problem = problemOf(await runCommand(search, ['filter:weak'], context));
    expect(problem?.message).toContain('there is no saved filter "weak"');
  });

  it.each([
    ['filters.weak', 'filter:weak', 'names itself'],
    ['filters.weak', '(a', 'not closed'],
    ['filters.two words', 'a', 'letters, digits and hyphens'],
  ])('%s is not saved as %s', async (key, query, message) => {
    const context = seat();
    const problem = problemOf(await runCommand(set, [key, query], context));
    expect(problem?.message).toContain(message);
    await runCommand(config, [], context, { json: true });
    expect(JSON.parse(context.stdoutText()).filters).toEqual({});
  });
});
