import { type Random, shuffle } from '../../src/memory/random.ts';
import { CHECK_DEFECTS } from './defects/checks.ts';
import { CHOICE_DEFECTS } from './defects/choices.ts';
import type { Injector } from './defects/injector.ts';
import { INTERVIEW_DEFECTS } from './defects/interview.ts';
import { BAD_BYTE, type Change, type Manuscript, type Question } from './defects/manuscript.ts';
import { NAME_DEFECTS } from './defects/names.ts';
import { SHAPE_DEFECTS } from './defects/shape.ts';
import { DECK_DEFECTS, TEXT_DEFECTS } from './defects/texts.ts';
import { YAML_DEFECTS } from './defects/yaml.ts';

/** Every way to bring a finding about. */
export const INJECTORS: readonly Injector[] = [
  ...YAML_DEFECTS,
  ...SHAPE_DEFECTS,
  ...NAME_DEFECTS,
  ...CHECK_DEFECTS,
  ...CHOICE_DEFECTS,
  ...INTERVIEW_DEFECTS,
  ...DECK_DEFECTS,
  ...TEXT_DEFECTS,
];

/** A deck with defects, and what is to be found in it. */
export interface Planted {
  readonly bytes: Uint8Array;
  /** `PD204 12`: code and line, by line. */
  readonly expected: readonly string[];
  /** The names of what was planted. */
  readonly injectors: readonly Injector[];
}

/**
 * Puts defects into a clean deck, each into a question of its own; those that find no place are left out. The first question of a list
 * stays as it is: it is what others clash with.
 */
export function plant(deck: Manuscript, injectors: readonly Injector[], random: Random): Planted {
  const free = new Set(
    shuffle(
      deck.questions.filter(({ path }) => path[1] > 0),
      random,
    ),
  );
  const planted: Injector[] = [];
  const changes: Change[] = [];
  for (const injector of injectors) {
    const made = injector.deck?.(deck, random) ?? inOneOf(free, injector, deck, random);
    if (made === undefined || made.some((one) => changes.some((other) => overlap(one, other)))) continue;
    planted.push(injector);
    changes.push(...made);
  }
  return { ...withoutMarks(applied(deck.text, changes)), injectors: planted };
}

const overlap = (a: Change, b: Change): boolean => a.start < b.end && b.start < a.end;

function inOneOf(free: Set<Question>, { question }: Injector, deck: Manuscript, random: Random) {
  for (const one of free) {
    const made = question?.(one, deck, random);
    if (made === undefined) continue;
    free.delete(one);
    return made;
  }
  return undefined;
}

function applied(text: string, changes: readonly Change[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error('two defects in the same place');
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

function withoutMarks(marked: string): Pick<Planted, 'bytes' | 'expected'> {
  const expected: string[] = [];
  const text: string[] = [];
  let line = 1;
  for (const [i, part] of marked.split(/⟦(PD\d+)⟧/).entries()) {
    if (i % 2 === 1) expected.push(`${part} ${line}`);
    else {
      text.push(part);
      line += part.split('\n').length - 1;
    }
  }
  const bytes = Buffer.from(text.join(''));
  const bad = Buffer.from(BAD_BYTE);
  for (let at = bytes.indexOf(bad); at >= 0; at = bytes.indexOf(bad)) bytes.fill(0xff, at, at + bad.length);
  return { bytes, expected };
}
