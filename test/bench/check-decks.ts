import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { levelOf } from '../../src/deck/checker.ts';
import { seeded } from '../../src/memory/random.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { Manuscript } from '../support/defects/manuscript.ts';
import { INJECTORS, plant } from '../support/defects.ts';

export const QUESTIONS_A_DECK = 10;
/** One file in so many is defective. */
const DEFECTIVE = 20;
/** These are about the size of a file, and take their time by themselves. */
const HUGE = new Set(['PD901', 'PD903', 'PD911']);

/** Writes clean decks; gives their size in bytes. */
export function writeDecks(folder: string, count: number, questions = QUESTIONS_A_DECK): number {
  mkdirSync(folder, { recursive: true });
  let size = 0;
  for (let i = 0; i < count; i++) {
    const { text } = generateDeck(`deck-${i}`, questions);
    size += Buffer.byteLength(text);
    writeFileSync(path.join(folder, `deck-${i}.yaml`), text);
  }
  return size;
}

/** Writes decks of which one in 20 has one defect; gives what is to be found: `deck-20.yaml PD204 12`. */
export function writeDefectiveDecks(folder: string, count: number): readonly string[] {
  writeDecks(folder, count);
  const injectors = INJECTORS.filter(({ code, large }) => !large && !HUGE.has(code) && levelOf(code, {}) !== 'off');
  const expected: string[] = [];
  for (let i = 0; i < count; i += DEFECTIVE) {
    const random = seeded(`defect ${i}`);
    const deck = new Manuscript(generateDeck(`deck-${i}`, QUESTIONS_A_DECK).text);
    // The first, in an order that goes on from file to file, that finds a place in a deck as small as this.
    for (let n = 0; n < injectors.length; n++) {
      const injector = injectors[(i / DEFECTIVE + n) % injectors.length];
      const planted = injector && plant(deck, [injector], random);
      if (planted === undefined || planted.injectors.length === 0) continue;
      const name = `deck-${i}.yaml`;
      writeFileSync(path.join(folder, name), planted.bytes);
      expected.push(...planted.expected.map((one) => `${name} ${one}`));
      break;
    }
  }
  return expected.toSorted();
}
