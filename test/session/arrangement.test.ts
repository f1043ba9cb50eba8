import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckForm } from '../../src/deck/model.ts';
import { arrange } from '../../src/session/arrangement.ts';
import { FORMS } from '../support/study.ts';

const texts = (count: number) => Array.from({ length: count }, (_, i) => `item ${i}`);
const FORM_OF = {
  single: (n: number): CheckForm => ({
    kind: 'single',
    choices: texts(n).map((text, i) => ({ text, correct: i === 0 })),
  }),
  multiple: (n: number): CheckForm => ({
    kind: 'multiple',
    choices: texts(n).map((text) => ({ text, correct: true })),
  }),
  order: (n: number): CheckForm => ({ kind: 'order', items: texts(n) }),
  match: (n: number): CheckForm => ({ kind: 'match', pairs: texts(n).map((text) => [text, text] as const) }),
};

describe('the order on the screen', () => {
  const aKind = fc.constantFrom('single', 'multiple', 'order', 'match');

  it('shows every part once, the same for the same seed', () => {
    fc.assert(
      fc.property(aKind, fc.integer({ min: 2, max: 9 }), fc.string(), (kind, count, seed) => {
        const form = FORM_OF[kind](count);
        const order = arrange(form, seed);
        expect([...order].sort((a, b) => a - b)).toEqual(texts(count).map((_, i) => i));
        expect(arrange(form, seed)).toEqual(order);
      }),
    );
  });

  it('never gives the answer away where the order is the answer', () => {
    for (const kind of ['order', 'match'] as const) {
      for (const count of [2, 3, 4]) {
        for (let i = 0; i < 100; i++) {
          expect(arrange(FORM_OF[kind](count), `seed ${i}`)).not.toEqual(texts(count).map((_, j) => j));
        }
      }
    }
  });

  it('puts the key of a choice in every place, as often in each', () => {
    const places = [0, 0, 0, 0];
    for (let i = 0; i < 2000; i++) {
      const place = arrange(FORM_OF.single(4), `seed ${i}`).indexOf(0);
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 500)).toBeLessThan(100);
  });

  it('is empty where there is nothing to arrange', () => {
    for (const form of [FORMS['true-false'], FORMS.typed, FORMS.number, FORMS.cloze]) {
      expect(arrange(form, 'x')).toEqual([]);
    }
  });
});
