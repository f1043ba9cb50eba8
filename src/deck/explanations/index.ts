import type { Code } from '../codes.ts';
import { RULES } from '../rules/registry.ts';
import { ANSWERS } from './answers.ts';
import type { Explanation } from './explanation.ts';
import { FILES } from './files.ts';
import { IDENTITY } from './identity.ts';
import { IGNORES } from './ignores.ts';
import { SHAPE } from './shape.ts';
import { YAML } from './yaml.ts';

/** By code: those of the rules, which bring their own, and those of everything that is found before the rules see a deck. */
export const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map([
  ...Object.entries<Explanation>({ ...IGNORES, ...YAML, ...SHAPE, ...IDENTITY, ...ANSWERS, ...FILES }),
  ...RULES.map(({ code, explanation }) => [code, explanation] as const),
]);

/** What a code means, why it matters, and how to write it better. A test holds that every code has one. */
export function explanationOf(code: Code): Explanation {
  const explanation = EXPLANATIONS.get(code);
  if (explanation === undefined) throw new Error(`no explanation of ${code}`);
  return explanation;
}
