import { type Random, shuffle } from '../../../src/memory/random.ts';
import {
  EFFECTS,
  EVENTS,
  HOUSES,
  MANNERS,
  MECHANISMS,
  OBJECTS,
  REASONS,
  SYSTEMS,
  VERBS,
  WORRIES,
} from './vocabulary.ts';

export function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** `count` different ones, in random order. */
export const pickSome = <T>(random: Random, list: readonly T[], count: number): readonly T[] =>
  shuffle(list, random).slice(0, count);

/** What a question is about: any two of one deck differ in at least two parts, so that no two read almost the same. */
export interface Scene {
  readonly system: string;
  readonly house: string;
  readonly event: string;
  readonly worry: string;
}

/** Scenes for one deck. */
export function scenes(random: Random): () => Scene {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const parts = [SYSTEMS, HOUSES, EVENTS, WORRIES].map((list) => pick(random, list));
      const triples = parts.map((_, without) => parts.map((part, i) => (i === without ? '*' : part)).join('|'));
      if (triples.some((triple) => used.has(triple))) continue;
      for (const triple of triples) used.add(triple);
      const [system = '', house = '', event = '', worry = ''] = parts;
      return { system, house, event, worry };
    }
  };
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** One thing that an answer can say: short as a key point, long as a sentence. */
export interface Claim {
  readonly short: string;
  readonly long: string;
}

/** Claims about different mechanisms. */
export function claims(random: Random, count: number): readonly Claim[] {
  const effects = pickSome(random, EFFECTS, count);
  return pickSome(random, MECHANISMS, count).map((mechanism, i) => {
    const short = `${mechanism} ${effects[i]}`;
    return { short, long: `${short}, ${pick(random, REASONS)}.` };
  });
}

export const sentences = (random: Random, count: number): string =>
  claims(random, count)
    .map(({ long }) => long)
    .join(' ');

/** Texts for choices: different, and of about the same length. */
export function actions(random: Random, count: number): readonly string[] {
  const objects = pickSome(random, OBJECTS, count);
  const manners = pickSome(random, MANNERS, count);
  return pickSome(random, VERBS, count).map((verb, i) => `${verb} ${objects[i]} ${manners[i]}`);
}
