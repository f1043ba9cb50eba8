import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { cardId } from '../../src/deck/model.ts';
import { DAY, HOUR } from '../../src/memory/day.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import type { Rating, ReviewEvent } from '../../src/memory/event.ts';
import { type Random, seeded } from '../../src/memory/random.ts';

export const DECKS = 100;
export const CARDS_A_DECK = 100;
export const REVIEWS = 100_000;

const WORDS =
  'broker offset queue consumer partition retry commit replica leader follower topic message order group batch lag ack'.split(
    ' ',
  );

const sentence = (random: Random, words: number): string =>
  `${Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')}.`;

function check(deck: number, n: number, random: Random): object {
  const correct = Math.floor(random() * 4);
  return {
    id: `question-${n}`,
    question: `Deck ${deck}, question ${n}: ${sentence(random, 14)}`,
    difficulty: ['easy', 'medium', 'hard'][n % 3],
    tags: [`tag-${n % 7}`],
    objectives: [`objective-${n % 4}`],
    choices: Array.from({ length: 4 }, (_, i) => ({
      text: sentence(random, 9),
      ...(i === correct ? { correct: true } : {}),
      why: sentence(random, 14),
    })),
    explanation: `${sentence(random, 20)}\n${sentence(random, 20)}`,
    sources: [{ title: sentence(random, 4), url: `https://example.org/${deck}/${n}` }],
  };
}

/** Writes decks of about 900 bytes a question; gives the ids of their cards. */
export function writeDecks(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const ids: string[] = [];
  for (let d = 0; d < DECKS; d++) {
    const random = seeded(`deck ${d}`);
    const id = `deck-${String(d).padStart(3, '0')}`;
    const deck = {
      format: 1,
      id,
      title: `Generated deck ${d}`,
      objectives: Array.from({ length: 4 }, (_, i) => ({ id: `objective-${i}`, text: sentence(random, 8) })),
      knowledge_check: Array.from({ length: CARDS_A_DECK }, (_, n) => check(d, n, random)),
    };
    writeFileSync(path.join(folder, `${id}.yaml`), stringify(deck));
    for (let n = 0; n < CARDS_A_DECK; n++) ids.push(`${id}/question-${n}`);
  }
  return ids;
}

/** Adds a review to the log of one device, as studying does. */
export function addReview(folder: string, card: string, t: number): void {
  const device = 'bench-aaaa';
  const event: ReviewEvent = {
    v: 1,
    id: `${device}.bench2.${t}`,
    t,
    tz: 60,
    type: 'review',
    card: cardId(card),
    rating: 3,
    ms: 5000,
    choices: [1],
    correct: true,
    mode: 'study',
    hash: 'abcdefabcdef',
    retention: 0.9,
    due: t + 10 * DAY,
  };
  appendFileSync(path.join(folder, `${device}.jsonl`), encodeEvent(event));
}

/** Writes a log of reviews spread over two years up to `now`, two devices; about one in eight is a lapse. */
export function writeReviews(folder: string, ids: readonly string[], now: number): void {
  mkdirSync(folder, { recursive: true });
  const random = seeded('reviews');
  const start = now - 730 * DAY;
  const step = (now - HOUR - start) / REVIEWS;
  const lines: Record<string, string[]> = { 'bench-aaaa': [], 'bench-bbbb': [] };
  for (let i = 0; i < REVIEWS; i++) {
    const device = random() < 0.7 ? 'bench-aaaa' : 'bench-bbbb';
    const rating: Rating = random() < 0.125 ? 1 : random() < 0.1 ? 2 : random() < 0.8 ? 3 : 4;
    const t = Math.round(start + i * step);
    const event: ReviewEvent = {
      v: 1,
      id: `${device}.bench1.${i + 1}`,
      t,
      tz: 60,
      type: 'review',
      card: cardId(ids[Math.floor(random() * ids.length)] ?? ''),
      rating,
      ms: Math.round(3000 + random() * 9000),
      choices: [Math.floor(random() * 4)],
      correct: rating > 1,
      mode: 'study',
      hash: 'abcdefabcdef',
      retention: 0.9,
      due: t + 10 * DAY,
    };
    lines[device]?.push(encodeEvent(event));
  }
  for (const [device, of] of Object.entries(lines)) writeFileSync(path.join(folder, `${device}.jsonl`), of.join(''));
}
