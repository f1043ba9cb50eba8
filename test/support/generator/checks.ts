import { type Random, shuffle } from '../../../src/memory/random.ts';
import { actions, capital, claims, pick, pickSome, type Scene, sentences } from './sentences.ts';
import { SIGNALS, STEPS, TERMS } from './vocabulary.ts';
import type { Yaml } from './yaml-text.ts';

/** The fields that make a knowledge check one of its kinds, with the question. */
type Kind = (scene: Scene, random: Random, turn: Turn) => { readonly [field: string]: Yaml };

/** Counts up by name. Where keys stand and how long they are goes in turn, so that no statistic finds a pattern. */
export type Turn = (name: string) => number;

export function turns(): Turn {
  const counts = new Map<string, number>();
  return (name) => {
    const n = counts.get(name) ?? 0;
    counts.set(name, n + 1);
    return n;
  };
}

/** Choices with one key: each place and each rank by length comes up equally often. */
export function singleChoices(random: Random, turn: Turn, count = 4): readonly Yaml[] {
  const n = turn(`single of ${count}`);
  const byLength = shuffle(actions(random, count), random).toSorted((a, b) => a.length - b.length);
  const key = byLength[n % count] ?? '';
  const place = (n + Math.floor(n / count)) % count;
  const others = shuffle(
    byLength.filter((text) => text !== key),
    random,
  );
  const texts = [...others.slice(0, place), key, ...others.slice(place)];
  return texts.map((text) => choice(text, text === key, random));
}

const choice = (text: string, correct: boolean, random: Random): Yaml => ({
  text,
  ...(correct ? { correct } : {}),
  why: `${claims(random, 1)[0]?.short}.`,
});

const STEMS: readonly ((scene: Scene) => string)[] = [
  ({ system, house, event, worry }) =>
    `The ${system} of ${house} suffers from ${worry}: ${event}. What would you change first?`,
  ({ system, house, event, worry }) =>
    `At ${house}, ${event} while people use the ${system}. Which step reduces ${worry} there?`,
  ({ system, house, event, worry }) =>
    `Visitors of the ${system} that ${house} runs report ${worry} after ${event}. Which change comes first?`,
];

const single: Kind = (scene, random, turn) => ({
  question: pick(random, STEMS)(scene),
  choices: singleChoices(random, turn, 3 + (turn('count') % 3)),
});

const multiple: Kind = ({ system, house, event, worry }, random) => {
  const texts = actions(random, 4);
  const keys = pickSome(random, texts, 2);
  return {
    question: `At ${house}, ${event}. Which steps protect the ${system} from ${worry}? Select all that apply.`,
    choices: texts.map((text) => choice(text, keys.includes(text), random)),
  };
};

const trueFalse: Kind = ({ system, house, event, worry }, random, turn) => ({
  question: `${claims(random, 1)[0]?.short}, and so it guards the ${system} of ${house} against ${worry} when ${event}.`,
  answer: turn('true') % 2 === 0,
});

const number: Kind = ({ system, house, event, worry }, random) => {
  const workers = 2 + Math.floor(random() * 18);
  const each = 5 * (3 + Math.floor(random() * 60));
  return {
    question: `${capital(house)} spreads ${workers * each} calls a second over ${workers} workers of its ${system}, in fear of ${worry}. How many does each take before ${event}?`,
    answer: each,
    ...(random() < 0.5 ? { tolerance: 5 } : {}),
    unit: 'calls',
  };
};

const typed: Kind = ({ system, house, event, worry }, random) => ({
  question: `At ${house}, ${event}, and the ${system} shows ${worry}. Which term would an engineer use for the cause?`,
  accept: pick(random, TERMS),
});

const cloze: Kind = ({ system, house, event, worry }, random) => {
  const [term, other] = pick(random, TERMS);
  return {
    question: `Complete what ${house} wrote about its ${system} and ${worry}.`,
    cloze: `When ${event}, look for {{${term}|${other}}} before you blame the {{network}}.`,
  };
};

const order: Kind = ({ system, house, event, worry }, random) => {
  const chosen = new Set(pickSome(random, STEPS, 4));
  return {
    question: `In which order does ${house} bring the ${system} back after ${event}, and with it ${worry}?`,
    order: STEPS.filter((step) => chosen.has(step)),
  };
};

const match: Kind = ({ system, house, event, worry }, random) => ({
  question: `On the ${system} at ${house}, ${event}. To prevent ${worry}, match each signal with its first remedy.`,
  match: Object.fromEntries(pickSome(random, SIGNALS, 4)),
});

const KINDS: readonly Kind[] = [
  single,
  multiple,
  single,
  trueFalse,
  single,
  number,
  typed,
  single,
  cloze,
  order,
  match,
];

/** Fields of the n-th knowledge check of a deck; all kinds come up in turn, choices most often. */
export function checkFields(n: number, scene: Scene, random: Random, turn: Turn): { readonly [field: string]: Yaml } {
  const kind = KINDS[n % KINDS.length] ?? single;
  return { ...kind(scene, random, turn), explanation: explanation(random) };
}

function explanation(random: Random): string {
  const text = sentences(random, 1);
  if (random() < 0.8) return text;
  return `${sentences(random, 1)}\n\n\`\`\`sh\ncurl --max-time ${1 + Math.floor(random() * 9)} "$host/health"   # one line a second\n\`\`\`\n\n${text}`;
}
