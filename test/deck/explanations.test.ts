import { describe, expect, test } from 'vitest';
import { createJudge } from '../../src/cli/check/judge.ts';
import { ALL_CODES, CODES, type Code } from '../../src/deck/codes.ts';
import type { Diagnostic } from '../../src/deck/diagnostic.ts';
import type { Example } from '../../src/deck/explanations/explanation.ts';
import { EXPLANATIONS, explanationOf } from '../../src/deck/explanations/index.ts';
import { RULES } from '../../src/deck/rules/registry.ts';
import { exampleDeck } from '../support/example-deck.ts';

/** What is found in an example, whether the code is on by default or not. */
function found(example: Example, code: Code): readonly Diagnostic[] {
  const judge = createJudge({ [code]: { level: CODES[code].severity } }, { ignoreComments: true, all: true });
  return judge.heard(new TextEncoder().encode(exampleDeck(example)), 'deck.yaml').diagnostics;
}

const RULE_CODES = new Set(RULES.map(({ code }) => code));
const explained = ALL_CODES.filter((code) => EXPLANATIONS.has(code)).map(
  (code) => [code, explanationOf(code)] as const,
);
const tried = explained.filter(([, { bad, good }]) => !('text' in bad) && !('text' in good));

test('every code has an explanation that says more than its title', () => {
  expect(ALL_CODES.filter((code) => !EXPLANATIONS.has(code))).toEqual([]);
  for (const [code, { why }] of explained) expect(why.length, code).toBeGreaterThan(CODES[code].title.length + 20);
});

test('only what cannot be shown as YAML is shown without being tried', () => {
  const shown = explained.filter(([, { bad, good }]) => 'text' in bad || 'text' in good).map(([code]) => code);
  const elsewhere = ['PD111', 'PD307', 'PD308', 'PD901', 'PD902', 'PD903', 'PD905', 'PD906', 'PD907', 'PD908'];
  expect(shown).toEqual([...elsewhere, 'PD999']);
});

describe('what the reader finds', () => {
  test.each(tried.filter(([code]) => !RULE_CODES.has(code)))(
    '%s: the bad example has it, the good one no error at all',
    (code, { bad, good }) => {
      expect(found(bad, code).map((one) => one.code)).toContain(code);
      expect(found(good, code).filter((one) => one.code === code || one.severity === 'error')).toEqual([]);
    },
  );
});

test.each(tried)('%s is said to be mended just where the finding of its bad example is', (code, { bad, fix }) => {
  const finding = found(bad, code).find((one) => one.code === code);
  expect(fix).toBe(finding?.fix && (finding.fix.safe ? 'safe' : 'unsafe'));
});
