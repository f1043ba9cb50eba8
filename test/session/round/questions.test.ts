import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderFor, playable, roundFingerprint, selectQuestions } from '../../../src/session/round/questions.ts';
import { aCard } from '../../support/round.ts';

const CARDS = Array.from({ length: 30 }, (_, i) => aCard(`deck/q${i}`, { line: 100 - i }));
const selection = { seed: 's', count: 5, order: 'random', limit: null } as const;

describe('the questions of a round', () => {
  it('follow from the cards and the seed alone, whatever order the files were read in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(CARDS, { minLength: 30 }), fc.string(), (shuffled, seed) => {
        const chosen = selectQuestions(playable(CARDS, 'turns').cards, { ...selection, seed });
        expect(selectQuestions(playable(shuffled, 'turns').cards, { ...selection, seed })).toEqual(chosen);
      }),
    );
  });

  it('are these for this seed, on every machine', () => {
    const { questions, spares } = selectQuestions(playable(CARDS, 'turns').cards, selection);
    expect(questions.map((q) => q.card)).toEqual(['deck/q1', 'deck/q8', 'deck/q14', 'deck/q13', 'deck/q5']);
    expect(spares).toHaveLength(10);
    expect(new Set([...questions, ...spares].map((q) => q.card)).size).toBe(15);
  });

  it('differ from seed to seed', () => {
    const first = (seed: string) => selectQuestions(CARDS, { ...selection, seed }).questions[0]?.card;
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(first)).size).toBeGreaterThan(1);
  });

  it('come in the order of the deck, or easy ones first', () => {
    const { questions } = selectQuestions(CARDS, { ...selection, order: 'deck' });
    const lines = questions.map((q) => CARDS.find((c) => c.id === q.card)?.line ?? 0);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    const mixed = CARDS.map((c, i) => ({ ...c, difficulty: i % 2 ? ('easy' as const) : ('hard' as const) }));
    const levels = selectQuestions(mixed, { ...selection, count: 30, order: 'easy-first' }).questions;
    expect(levels.map((q) => q.difficulty)).toEqual([...Array(15).fill('easy'), ...Array(15).fill('hard')]);
    expect(levels.map((q) => q.limit)).toEqual([...Array(15).fill(20_000), ...Array(15).fill(45_000)]);
  });

  it('leave out, and count, what cannot be played against the buzzer', () => {
    const typed = aCard('deck/t', {
      content: { type: 'check', question: '?', form: { kind: 'typed', accept: ['x'] } },
    });
    const talk = aCard('deck/i', { content: { type: 'follow-up', question: '?', answer: '!', parent: 'p' } });
    const cards = [...CARDS.slice(0, 2), typed, talk];
    expect(playable(cards, 'buzzer').leftOut).toBe('1 of 3 left out: typed answers in buzzer mode');
    expect(playable(cards, 'buzzer').cards).toHaveLength(2);
    expect(playable(cards, 'turns')).toMatchObject({ leftOut: undefined, cards: { length: 3 } });
  });

  it('show their choices to all alike, or to each player in an order of their own', () => {
    const [card] = CARDS;
    if (!card) throw new Error('no card');
    const orders = (shuffling: 'same' | 'each') =>
      new Set([0, 1, 2, 3, 4, 5].map((p) => orderFor(card, { seed: 's', shuffling }, p).join()));
    expect(orders('same').size).toBe(1);
    expect(orders('each').size).toBeGreaterThan(1);
  });

  it('have a fingerprint that changes with a text, with the order of choices in the file, and with nothing else', () => {
    const setup = { seed: 's', shuffling: 'same' } as const;
    const { questions } = selectQuestions(CARDS, selection);
    const print = roundFingerprint(CARDS, questions, setup);
    expect(roundFingerprint(CARDS.toReversed(), questions, setup)).toBe(print);
    const [first, ...rest] = questions;
    if (!first) throw new Error('no question');
    expect(roundFingerprint(CARDS, [{ ...first, hash: 'edited' }, ...rest], setup)).not.toBe(print);
    const turned = CARDS.map((card) => {
      const { content } = card;
      if (content.type !== 'check' || content.form.kind !== 'single') return card;
      return {
        ...card,
        content: { ...content, form: { ...content.form, choices: content.form.choices.toReversed() } },
      };
    });
    expect(roundFingerprint(turned, questions, setup)).not.toBe(print);
  });
});
