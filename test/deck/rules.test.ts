import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CheckSettings, createChecker } from '../../src/deck/checker.ts';
import { CODES, type Code } from '../../src/deck/codes.ts';
import { RULES } from '../../src/deck/rules/registry.ts';
import { exampleDeck } from '../support/example-deck.ts';

const fixtures = path.join(import.meta.dirname, '..', 'fixtures', 'decks');
const on = (code: Code): CheckSettings => ({
  [code]: { level: CODES[code].severity },
});

/** The findings on a deck, as `code line`. */
function findings(text: string, code: Code): readonly string[] {
  const { diagnostics } = createChecker(on(code)).check(new TextEncoder().encode(text), 'deck.yaml');
  return diagnostics.map((one) => `${one.code} ${one.start.line}`);
}

/** Where a fixture says that findings are: a comment `# PD405` at the end of the line, or `# expect PD405 on line 7` anywhere. */
function expected(text: string): readonly string[] {
  const marks: { code: string; line: number }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const [, code, number] = /^# expect (PD\d+) on line (\d+)$/.exec(line) ?? [];
    if (code !== undefined && number !== undefined) marks.push({ code, line: Number(number) });
    else for (const [, here = ''] of line.matchAll(/# (PD\d+)(?= |$)/g)) marks.push({ code: here, line: i + 1 });
  }
  return marks.toSorted((a, b) => a.line - b.line).map(({ code, line }) => `${code} ${line}`);
}

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (code, { explanation }) => {
  test('its bad example has it, its good example is clean', () => {
    // An example shows what it is about and leaves the rest out.
    const has = (example: Parameters<typeof exampleDeck>[0]) =>
      findings(exampleDeck(example), code).filter((one) => one.startsWith(code)).length > 0;
    expect([has(explanation.bad), has(explanation.good)]).toEqual([true, false]);
  });

  test('its bad fixture has it just where it says, its good fixture is clean', () => {
    const bad = readFileSync(path.join(fixtures, `${code}-bad.yaml`), 'utf8');
    expect(expected(bad).some((one) => one.startsWith(code))).toBe(true);
    expect(findings(bad, code)).toEqual(expected(bad));
    expect(findings(readFileSync(path.join(fixtures, `${code}-good.yaml`), 'utf8'), code)).toEqual([]);
  });
});
