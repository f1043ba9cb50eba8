import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardsOf } from '../../src/deck/cards.ts';
import { fingerprint } from '../../src/deck/fingerprint.ts';
import type { Card, Deck } from '../../src/deck/model.ts';
import { parseDeck } from '../../src/deck/parse.ts';
import { deck as anyDeck } from './arbitrary.ts';

const TEXT = `format: 1
id: d
title: D
aliases: [d0]
tags: [backend]
objectives: [{ id: o, text: O }]
knowledge_check:
  - id: check
    question: |
      What does a broker do when a consumer of the group
      is gone?
    difficulty: easy
    tags: [kafka, backend]
    objectives: [o]
    choices:
      - { text: It rebalances, correct: true, why: That is how groups work }
      - { text: It stops }
    explanation: E
interview:
  - id: lag
    aliases: [lag-one, lag-zero]
    question: Q
    difficulty: hard
    answer: A
    key_points: [K]
    follow_ups:
      - Plain?
      - { id: deep, aliases: [deeper], question: Deep?, answer: Yes }
      - { id: open, question: Open? }
    red_flags: [R]
    self_check: { question: S, choices: [{ text: a, correct: true }, { text: b }] }
    sources: [{ title: T, url: "https://example.org" }]
`;

function deckOf(text: string): Deck {
  const { deck, diagnostics } = parseDeck(new TextEncoder().encode(text), 'd.yaml');
  if (deck === undefined) throw new Error(JSON.stringify(diagnostics));
  return deck;
}
const cards = (text: string): readonly Card[] => cardsOf(deckOf(text), fingerprint);
const prints = (list: readonly Card[]) => new Map(list.map(({ id, fingerprint }) => [id, fingerprint]));
/** Ids of cards whose fingerprint an edit of TEXT changes. */
function edited(from: string, to: string): readonly string[] {
  expect(TEXT).toContain(from);
  const after = prints(cards(TEXT.replace(from, to)));
  return [...prints(cards(TEXT))].filter(([id, print]) => after.get(id) !== print).map(([id]) => id);
}

test('one card a check, an interview question, a self-check and a follow-up with an answer', () => {
  expect(cards(TEXT).map(({ id, family, type, line }) => [id, family, type, line])).toEqual([
    ['d/check', 'd/check', 'check', 8],
    ['d/lag', 'd/lag', 'interview', 20],
    ['d/lag#self-check', 'd/lag', 'self-check', 31],
    ['d/lag#deep', 'd/lag', 'follow-up', 28],
  ]);
});

test('a card carries what scheduling and lists need', () => {
  const [check, , , deep] = cards(TEXT);
  expect(check).toMatchObject({ deck: 'd', difficulty: 'easy', tags: ['backend', 'kafka'], objectives: ['o'] });
  expect(deep).toMatchObject({
    difficulty: 'hard',
    sources: [{ title: 'T', url: 'https://example.org' }],
    content: { type: 'follow-up', question: 'Deep?', answer: 'Yes', parent: 'Q' },
  });
});

test('former ids of deck, question and follow-up combine, and siblings share those of their question', () => {
  const aliases = Object.fromEntries(cards(TEXT).map((card) => [card.id, card.aliases]));
  expect(aliases['d/check']).toEqual(['d0/check']);
  expect(aliases['d/lag']).toEqual(['d/lag-one', 'd/lag-zero', 'd0/lag', 'd0/lag-one', 'd0/lag-zero']);
  expect(aliases['d/lag#self-check']).toContain('d0/lag-zero#self-check');
  expect(aliases['d/lag#deep']).toHaveLength(11);
  expect(aliases['d/lag#deep']).toEqual(
    expect.arrayContaining(['d/lag#deeper', 'd0/lag-one#deep', 'd0/lag-zero#deeper']),
  );
});

describe('a fingerprint changes with', () => {
  test.each([
    ['the question', 'is gone?', 'is dead?', ['d/check']],
    ['a choice', 'It stops', 'It waits', ['d/check']],
    ['which choice is right', '{ text: It stops }', '{ text: It stops, correct: true }', ['d/check']],
    ['the model answer', 'answer: A', 'answer: B', ['d/lag']],
    ['a key point', '[K]', '[K, L]', ['d/lag']],
    ['a red flag', '[R]', '[S]', ['d/lag']],
    ['a follow-up, that of its own card alone', 'answer: Yes', 'answer: No', ['d/lag#deep']],
    ['the self-check, its own alone', 'question: S', 'question: T', ['d/lag#self-check']],
  ])('%s', (_, from, to, expected) => {
    expect(edited(from, to)).toEqual(expected);
  });
});

describe('a fingerprint stays with', () => {
  test.each([
    [
      'a reflowed block',
      'when a consumer of the group\n      is gone?',
      'when\n      a consumer of the group is gone?',
    ],
    ['other tags', 'tags: [kafka, backend]', 'tags: [x]'],
    ['another difficulty', 'difficulty: easy', 'difficulty: hard'],
    ['no objectives', '    objectives: [o]\n', ''],
    ['another source', 'https://example.org', 'https://example.com'],
    ['another rationale', 'That is how groups work', 'Groups work that way'],
    ['another explanation', 'explanation: E', 'explanation: F'],
    ['another lesson', 'aliases: [d0]', 'lesson: L'],
    ['choices in another order', '      - { text: It stops }\n', ''],
  ])('%s', (what, from, to) => {
    if (what.startsWith('choices')) {
      const first = '    choices:\n';
      const moved = TEXT.replace(from, to).replace(first, first + from);
      expect(prints(cards(moved))).toEqual(prints(cards(TEXT)));
    } else expect(edited(from, to)).toEqual([]);
  });
});

test('reordering and adding questions changes no other card', () => {
  fc.assert(
    fc.property(anyDeck, fc.boolean(), (deck, first) => {
      const [one, ...others] = deck.checks;
      if (one === undefined) return;
      const added = { ...one, id: 'added-question', aliases: [] };
      const checks = first ? [added, ...others.toReversed(), one] : [one, added, ...others];
      const before = prints(cardsOf(deck, fingerprint));
      const after = prints(cardsOf({ ...deck, checks, interview: deck.interview.toReversed() }, fingerprint));
      for (const [id, print] of before) expect(after.get(id)).toBe(print);
      expect(after.size).toBe(before.size + 1);
    }),
    { numRuns: 50 },
  );
});
