import { longestIsCorrect } from './longest-is-correct.ts';
import type { Rule } from './rule.ts';

/** Every rule that looks at a deck which could be read; what makes a deck unreadable is found on the way by the reader itself. */
export const RULES: readonly Rule[] = [longestIsCorrect];
