import { expect, it } from 'vitest';
import { PLACES_TOLD } from '../../src/memory/review-numbers.ts';
import { gapsOf } from '../../src/report/stats/gaps.ts';
import { interviewCard } from '../support/study.ts';

it('says nothing of key points beyond those of which it is told whether they were ticked', () => {
  const card = interviewCard('d/long', { keyPoints: Array.from({ length: PLACES_TOLD + 2 }, (_, i) => `point ${i}`) });
  const points = Array.from({ length: PLACES_TOLD }, (_, i) => (i === 7 ? 1 : 2));
  const { keyPoints } = gapsOf(new Map([[card.id, { answers: 2, points, flags: [] }]]), new Map([[card.id, card]]), 99);
  expect(keyPoints.map(({ text, count }) => [text, count])).toEqual([['point 7', 1]]);
});
