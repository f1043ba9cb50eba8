import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createChecker, levelOf } from '../../src/deck/checker.ts';
import { ALL_CODES, CODES, type Code } from '../../src/deck/codes.ts';
import { RULES } from '../../src/deck/rules/registry.ts';
import { seeded, shuffle } from '../../src/memory/random.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { Manuscript } from '../support/defects/manuscript.ts';
import { INJECTORS, plant } from '../support/defects.ts';

const SEEDS = 4;
const check = (bytes: Uint8Array, checker = createChecker()): readonly string[] =>
  checker.check(bytes, 'deck.yaml').diagnostics.map(({ code, start }) => `${code} ${start.line}`);
const isOff = (code: Code): boolean => levelOf(code, {}) === 'off';
/** A checker that looks for a code also where it is off by default. */
const checkerFor = (code: Code) => createChecker(isOff(code) ? { [code]: { level: CODES[code].severity } } : {});
const sorted = (found: readonly string[]): readonly string[] => found.toSorted();

describe('clean decks give no finding', () => {
  test.each([1, 2, 5, 10, 30, 120])('of %d questions', (questions) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const { text } = generateDeck(`clean-${questions}-${seed}`, questions);
      expect(check(Buffer.from(text))).toEqual([]);
    }
  });

  const shipped = path.join(import.meta.dirname, '..', '..', 'decks');
  test.each(readdirSync(shipped).filter((name) => name.endsWith('.yaml')))('shipped: %s', (name) => {
    expect(check(readFileSync(path.join(shipped, name)))).toEqual([]);
  });
});

const LARGE = 100;
const large = Array.from({ length: SEEDS }, (_, seed) => new Manuscript(generateDeck(`large-${seed}`, LARGE).text));
const corpus = Array.from({ length: SEEDS }, (_, seed) => new Manuscript(generateDeck(`corpus-${seed}`, 50).text));

describe('a planted defect is found where it is, and nothing else', () => {
  const named = INJECTORS.map((injector) => [`${injector.code} ${injector.name}`, injector] as const);
  test.each(named)('%s', (label, injector) => {
    for (const [seed, deck] of (injector.large ? large : corpus).entries()) {
      const { bytes, expected, injectors } = plant(deck, [injector], seeded(`${label} ${seed}`));
      expect(injectors).toHaveLength(1);
      expect(sorted(check(bytes, checkerFor(injector.code)))).toEqual(sorted(expected));
    }
  });

  const together = INJECTORS.filter(({ code, alone }) => !alone && !isOff(code));
  const planted = new Set<string>();
  test.each(corpus.map((deck, seed) => [seed, deck] as const))('several in one deck, corpus %d', (seed, deck) => {
    for (let round = 0; round < 24; round++) {
      const random = seeded(`several ${seed} ${round}`);
      const some = shuffle(together, random).slice(0, 2 + Math.floor(random() * 12));
      const { bytes, expected, injectors } = plant(deck, some, random);
      for (const { code } of injectors) planted.add(code);
      expect(sorted(check(bytes))).toEqual(sorted(expected));
    }
  });

  test('the codes that can be planted beside others were', () => {
    expect([...planted].toSorted()).toEqual([...new Set(together.map(({ code }) => code))].toSorted());
  });
});

/** Codes without an injector, and why. */
const WITHOUT: Readonly<Partial<Record<Code, string>>> = {
  PD307: 'needs two files',
  PD308: 'needs a revision',
  PD905: 'is about what a path is, not what is in a file',
  PD906: 'is about what a path is, not what is in a file',
  PD907: 'is about what a path is, not what is in a file',
  PD908: 'is about what a path is, not what is in a file',
  PD999: 'counts findings',
};

test('every code has an injector, or a reason to have none', () => {
  const planted = new Set(INJECTORS.map(({ code }) => code));
  const rules = new Set<Code>(RULES.map(({ code }) => code));
  const without = ALL_CODES.filter((code) => !planted.has(code) && (code in WITHOUT || rules.has(code)));
  expect(without).toEqual(Object.keys(WITHOUT));
});
