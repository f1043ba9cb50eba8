import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/commands/explain.ts';
import { ALL_CODES, CODES } from '../../src/deck/codes.ts';
import { describeCode } from '../../src/deck/explanations/describe.ts';
import { EXPLANATIONS } from '../../src/deck/explanations/index.ts';
import { EXIT } from '../../src/problem.ts';
import { explainText } from '../../src/terminal/check/explain-text.ts';
import { type FakeOptions, fakeContext, runCommand } from '../support/context.ts';
import { visible } from '../support/terminal-text.ts';
import { THEMES } from '../support/themes.ts';

async function explain(words: readonly string[], options: FakeOptions & { json?: boolean } = {}) {
  const { json, ...fake } = options;
  const context = fakeContext(fake);
  const outcome = await runCommand(run, words, context, json === true ? { json } : {});
  return { ...outcome, text: context.stdoutText() };
}

describe('a code', () => {
  it('is found by its code, its number and its name, in any case', async () => {
    const { text } = await explain(['PD405']);
    expect(text).toContain('PD405 longest-is-correct\nKey markedly longer than every distractor\n');
    for (const word of ['pd405', '405', 'longest-is-correct', 'Longest-Is-Correct']) {
      expect((await explain([word])).text).toBe(text);
    }
  });

  it.each([
    ['PD45', 'did you mean PD405?'],
    ['longest-is-corect', 'did you mean longest-is-correct?'],
    ['longest', 'did you mean longest-is-correct?'],
    ['xyzzy', '`prepdeck explain` lists them all'],
    ['', '`prepdeck explain` lists them all'],
  ])('that is none, such as %j, is a usage error', async (word, hint) => {
    expect(await explain([word])).toMatchObject({
      problem: { message: `no code ${JSON.stringify(word)}`, hint, exit: EXIT.usage },
    });
  });

  it('is told with level, reason, limits, source, examples and how to live without it', async () => {
    const { text, ...outcome } = await explain(['405']);
    expect(outcome).toEqual({ code: EXIT.ok });
    expect(text.split('\n').slice(2, 3)).toEqual(['warning, which fails a run with --strict · Knowledge checks']);
    expect(text).toContain('Limits\n  ratio   1.5\n  margin  20\n');
    expect(text).toContain('Source: Haladyna');
    expect(text).toMatch(/\nBad\n {2}│ knowledge_check:\n {2}│ {3}- id: /);
    expect(text).toMatch(/\nGood\n {2}│ knowledge_check:\n/);
    expect(text).toContain('# prepdeck-ignore PD405: the reason');
    expect(text).toContain('  │ rules:\n  │   PD405: off\n  │   # or: PD405: { level: info, ratio: 1.5 }\n');
  });

  it('that cannot be ignored says so, and one that a fix is at hand for as well', async () => {
    const { text } = await explain(['tab-indent']);
    expect(text).toContain('error · YAML · --fix can mend it');
    expect(text).toContain('It cannot be ignored or switched off');
    expect(text).not.toContain('prepdeck-ignore');
  });

  it('shows what cannot be seen', async () => {
    expect((await explain(['PD103'])).text).toContain('│ →   - kafka');
    expect((await explain(['PD904'])).text).toContain('│ lesson: Topics<U+200B> and partitions');
  });

  it('is highlighted where there is colour, and says the same', async () => {
    const { text } = await explain(['PD405']);
    const { text: colored } = await explain(['PD405'], { color: true });
    expect(colored).toContain('\u001B[36mknowledge_check:\u001B[39m');
    // Backticks are there for those who see no colour.
    expect(visible(colored)).toBe(text.replaceAll('`', ''));
  });

  it('is one JSON document', async () => {
    const { text } = await explain(['PD405'], { json: true });
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      code: 'PD405',
      name: 'longest-is-correct',
      title: 'Key markedly longer than every distractor',
      level: 'warning',
      group: 'knowledge-check',
      fix: null,
      limits: { ratio: 1.5, margin: 20 },
      ignorable: true,
      adjustable: true,
      bad: expect.stringMatching(/^knowledge_check:\n {2}- id: offset-commit\n/),
    });
  });
});

it.each(ALL_CODES.filter((code) => EXPLANATIONS.has(code)))('%s fits every window', (code) => {
  for (const columns of [40, 80]) {
    for (const theme of [THEMES.bare, THEMES.plain, THEMES.color]) {
      for (const line of explainText(describeCode(code), { theme, columns })) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
        expect(visible(line)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E]/);
      }
    }
  }
});

describe('without a code', () => {
  it('all codes are listed by what they are about, with level and fix', async () => {
    const { text } = await explain([], { columns: 100 });
    const codes = text.match(/^PD\d{3}(?= )/gm);
    expect(codes).toEqual(ALL_CODES);
    expect(text).toMatch(/^YAML$/m);
    expect(text).toContain('PD104 error   fix    yes-no: Yes or no written where true or false is meant\n');
    expect(text).toContain('PD412 off            grammar-cue: Grammar of the question that fits only some choices\n');
  });

  it('the list fits 40 columns', async () => {
    const { text } = await explain([], { columns: 40 });
    for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(40);
  });

  it('JSON has all of each', async () => {
    const { codes } = JSON.parse((await explain([], { json: true })).text);
    expect(codes.map(({ code, name }: { code: string; name: string }) => [code, name])).toEqual(
      ALL_CODES.map((code) => [code, CODES[code].name]),
    );
  });
});
