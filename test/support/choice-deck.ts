import { stringify } from 'yaml';
import { createChecker } from '../../src/deck/checker.ts';
import { ALL_CODES, CODES, type Code } from '../../src/deck/codes.ts';
import type { Diagnostic } from '../../src/deck/diagnostic.ts';

/** A choice question as a test writes it down: `* ` marks a key, ` // ` begins the why. */
export interface Asked {
  readonly stem: string;
  readonly choices: readonly string[];
  readonly explanation?: string;
}

/** Two distractors that no rule has anything against. */
export const OTHERS = ['a shared lock', 'a slow disk'];

/** A deck of such questions, with fields of its own where wanted. */
export function choiceDeck(questions: readonly Asked[], fields: object = {}): string {
  const checks = questions.map(({ stem, choices, explanation }, i) => ({
    id: `q-${i + 1}`,
    question: stem,
    difficulty: 'easy',
    choices: choices.map((choice) => {
      const [, star, text, why] = /^(\* )?(.*?)(?: \/\/ (.*))?$/s.exec(choice) ?? [];
      return { text, ...(star ? { correct: true } : {}), ...(why ? { why } : {}) };
    }),
    ...(explanation === undefined ? {} : { explanation }),
  }));
  return stringify({ format: 1, id: 'deck', title: 'A deck', ...fields, knowledge_check: checks });
}

/** What one code has to say of a deck. */
export function findingsOf(code: Code, text: string): readonly Diagnostic[] {
  const settings = Object.fromEntries(ALL_CODES.map((other) => [other, { level: 'off' as const }]));
  const checker = createChecker({ ...settings, [code]: { level: CODES[code].severity } });
  return checker.check(new TextEncoder().encode(text), 'deck.yaml').diagnostics;
}

/** What one code has to say of a question, as messages. */
export const said = (code: Code, asked: Asked): readonly string[] =>
  findingsOf(code, choiceDeck([asked])).map(({ message }) => message);
