import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A deck of true/false checks `c1`.. (the odd ones true) and interview questions `q1`.., written into a folder. */
export function writeManyCards(folder: string, checks: number, questions: number): string {
  const file = path.join(folder, 'many.yaml');
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
  writeFileSync(
    file,
    [
      'format: 1',
      'id: many',
      'title: Many cards',
      'summary: For tests that need many.',
      'knowledge_check:',
      ...numbers(checks).map(
        (n) => `  - { id: c${n}, question: "Item c${n} is odd.", difficulty: easy, answer: ${n % 2 === 1} }`,
      ),
      ...(questions > 0 ? ['interview:'] : []),
      ...numbers(questions).map(
        (n) =>
          `  - { id: q${n}, question: "Tell me of item q${n}.", difficulty: easy, answer: "All of it.", key_points: [It is told] }`,
      ),
      '',
    ].join('\n'),
  );
  return file;
}

/** `c12` of the page on which it is asked or answered. */
export const itemOn = (page: string): string | undefined => /[Ii]tem ([cq]\d+)/.exec(page)?.[1];
