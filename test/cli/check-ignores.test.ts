import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run as check } from '../../src/cli/commands/check.ts';
import { Findings } from '../../src/deck/findings.ts';
import { commentsWith } from '../../src/deck/ignores/comments.ts';
import { readDirective } from '../../src/deck/ignores/directive.ts';
import { readIgnores } from '../../src/deck/ignores/ignores.ts';
import { Lines } from '../../src/deck/lines.ts';
import { readYaml } from '../../src/deck/yaml.ts';
import { EXIT } from '../../src/problem.ts';
import { cleanDeck, findingsOf, folderOf } from '../support/check.ts';
import { runCommand } from '../support/context.ts';

/** A deck whose line 5 says this. */
const deck = (line: string): string => cleanDeck('a').replace('knowledge_check', `${line}\nknowledge_check`);

/** The findings on a deck, as `line code`. */
async function found(text: string, options: Readonly<Record<string, unknown>> = {}): Promise<readonly string[]> {
  const { found } = await findingsOf(folderOf({ 'a.yaml': text }), ['a.yaml'], options);
  return found.map((one) => one.replace('a.yaml:', ''));
}

describe('an ignore comment', () => {
  it.each([
    ['at the end of the line', 'sumary: x # prepdeck-ignore PD201: old spelling'],
    ['by name', 'sumary: x # prepdeck-ignore unknown-field: old spelling'],
    ['without a reason', 'sumary: x # prepdeck-ignore PD201'],
    ['without blanks', 'sumary: x #prepdeck-ignore PD201'],
    ['behind another comment', 'sumary: x # as before # prepdeck-ignore PD201: old spelling'],
    ['behind a text of words', 'lesson: About C and D #prepdeck-ignore PD201', ['5 PD001']],
    ['on the line above', '# prepdeck-ignore PD201: old spelling\nsumary: x'],
    ['above, with other lines between', '# prepdeck-ignore PD201: old spelling\n# and another comment\n\nsumary: x'],
    ['indented', '    # prepdeck-ignore PD201: old spelling\nsumary: x'],
    ['for several', 'sumary: "" # prepdeck-ignore PD201, PD206: old spelling', ['5 PD001']],
    ['for the file', '# prepdeck-ignore-file PD201: old spelling\ntags: [a]\nsumary: x'],
    ['for the header of a text', 'sumary: | # prepdeck-ignore PD201\n  text'],
  ])('%s', async (_what, line, left: readonly string[] = []) => {
    expect(await found(deck(line))).toEqual(left);
  });

  it('is for its line alone', async () => {
    expect(await found(deck('sumary: x # prepdeck-ignore PD201: x\ntitel: y'))).toEqual(['6 PD201']);
    expect(await found(deck('sumary: x\n# prepdeck-ignore PD201: x\ntags: [a]'))).toEqual(['5 PD201', '6 PD001']);
  });

  it('on the line where a text begins, or above it, is for the whole text', () => {
    const lines = (text: string) => {
      const findings = new Findings('x', new Lines(text));
      const root = readYaml(text, findings);
      const ignores = root && readIgnores(text, root, findings, {}).ignores;
      return ignores?.map(({ from, to }) => `${from}-${to}`);
    };
    const ignore = '# prepdeck-ignore PD601: an example';
    expect(lines(`a: 1\nb: | ${ignore}\n  One\n\n  TODO\nc: 1\n`)).toEqual(['2-5']);
    expect(lines(`a: 1\n${ignore}\nb: >-\n  One\n  TODO\n\nc: 1\n`)).toEqual(['3-5']);
    expect(lines(`${ignore}\nb: "One\n  TODO"\nc: 1\n`)).toEqual(['2-3']);
    expect(lines(`b: { c: "x", d: "y\n  z" } ${ignore}\nc: 1\n`)).toEqual(['2-2']);
    expect(lines(`b: One\n  TODO ${ignore}\n`)).toEqual(['2-2']);
    expect(lines(`a: 1\n${ignore}\n`)).toEqual(['3-3']);
  });

  it.each([
    ['in double quotes', 'sumary: "x # prepdeck-ignore PD201: x"'],
    ['in single quotes', "sumary: 'it''s # prepdeck-ignore PD201: x'"],
    ['in a block', 'sumary: |\n  x # prepdeck-ignore PD201: x\n  # prepdeck-ignore-file PD201: x'],
    ['in a folded block', 'sumary: >-\n  # prepdeck-ignore-file PD201: x'],
    ['in a key', '"sumary # prepdeck-ignore PD201: x": y'],
    ['in a text without a blank before it', 'sumary: x# prepdeck-ignore PD201'],
    ['over two lines in quotes', 'sumary: "x\n  # prepdeck-ignore-file PD201: x"'],
  ])('is none %s', async (_what, line) => {
    expect(await found(deck(line))).toEqual(['5 PD201']);
  });

  it('is counted, and not heard with --no-ignore-comments', async () => {
    const context = folderOf({ 'a.yaml': deck('sumary: x # prepdeck-ignore PD201: x') });
    expect(await runCommand(check, ['a.yaml'], context)).toEqual({ code: EXIT.ok });
    expect(context.stdoutText()).toContain('1 is ignored');
    expect(await found(deck('sumary: x # prepdeck-ignore PD201: x'), { ignoreComments: false })).toEqual(['5 PD201']);
  });

  it('silences what is found across decks, and is not unused where the other deck is not looked at', async () => {
    const own = cleanDeck('a').replace('id: a', 'id: a # prepdeck-ignore PD307: a draft of the other');
    const context = folderOf({ 'd/a.yaml': cleanDeck('a'), 'd/b.yaml': own });
    expect((await findingsOf(context, ['d'])).found).toEqual([]);
    expect((await findingsOf(context, ['d/b.yaml'])).found).toEqual([]);
  });

  it('in a deck that cannot be read silences nothing', async () => {
    expect(await found('format: 1\nid: a # prepdeck-ignore-file PD202: x\n# prepdeck-ignore-file PD202: x\n')).toEqual([
      '1 PD202',
    ]);
  });
});

describe('an ignore comment that is wrong', () => {
  it.each([
    ['PD001 where it ignores nothing', 'tags: [a] # prepdeck-ignore PD201: x', ['5 PD001']],
    ['PD001 for one of several', 'sumary: x # prepdeck-ignore PD204, PD201: x', ['5 PD001']],
    ['PD003 for a code that does not exist', 'sumary: x # prepdeck-ignore PD2O1: x', ['5 PD201', '5 PD003']],
    ['PD003 beside one that does', 'sumary: x # prepdeck-ignore PD201, PD4O5: x', ['5 PD003']],
    ['PD003 without a code', 'sumary: x # prepdeck-ignore', ['5 PD201', '5 PD003']],
    ['PD003 without a code but a reason', 'sumary: x # prepdeck-ignore: because', ['5 PD201', '5 PD003']],
    ['PD003 for a word of other tools', 'sumary: x # prepdeck-disable-line PD201: x', ['5 PD201', '5 PD003']],
    ['PD003 for a typo', 'sumary: x # prepdeck-ingore PD201: x', ['5 PD201', '5 PD003']],
    ['PD003 with a blank for a hyphen', 'sumary: x # prepdeck ignore PD201: x', ['5 PD201', '5 PD003']],
    ['PD003 with a colon', 'sumary: x # prepdeck: ignore unknown-field', ['5 PD201', '5 PD003']],
    ['PD003 in capitals', '# Prepdeck-Ignore PD201: x\nsumary: x', ['6 PD201', '5 PD003']],
    ['PD003 with underscores', 'sumary: x # prepdeck_ignore_file: PD201', ['5 PD201', '5 PD003']],
    ['nothing for a sentence', 'tags: [a] # prepdeck ignores what is hidden', []],
    ['nothing for a sentence without a rule', 'tags: [a] # prepdeck: ignore this one', []],
    ['nothing for another program', 'tags: [a] # prepdecker ignore PD201', []],
    ['PD003 for what cannot be ignored', 'sumary: x # prepdeck-ignore PD101, PD201: x', ['5 PD003']],
    ['PD003 for the file at the end of a line', 'sumary: x # prepdeck-ignore-file PD201: x', ['5 PD201', '5 PD003']],
    ['nothing for a word that only begins alike', 'tags: [a] # prepdeck-backup.json is elsewhere', []],
  ])('%s', async (_what, line, expected) => {
    expect(await found(deck(line))).toEqual(expected);
  });

  it('PD003 for the file below the questions', async () => {
    expect(await found(`${cleanDeck('a')}# prepdeck-ignore-file PD201: x\nsumary: x\n`)).toEqual([
      '15 PD201',
      '14 PD003',
    ]);
  });

  it('PD002 without a reason, where that is asked for', async () => {
    const only = { rule: [['PD002', 'warning']] };
    expect(await found(deck('sumary: x # prepdeck-ignore PD201'), only)).toEqual(['5 PD002']);
    expect(await found(deck('sumary: x # prepdeck-ignore PD201: so'), only)).toEqual([]);
  });

  it('is not unused for a rule that this run does not look for', async () => {
    expect(await found(deck('tags: [a] # prepdeck-ignore PD201: x'), { rule: [['PD201', 'off']] })).toEqual([]);
    expect(await found(deck('tags: [a] # prepdeck-ignore PD201: x'), { only: ['PD001', 'PD204'] })).toEqual([]);
  });

  it.each([
    ['tags: [a] # prepdeck-ignore PD201: x', 'tags: [a]'],
    ['# prepdeck-ignore PD201: x\ntags: [a]', 'tags: [a]'],
    ['sumary: x # prepdeck-ignore PD204, PD201: x', 'sumary: x # prepdeck-ignore PD201: x'],
    ['sumary: x # prepdeck-ignore PD201, PD204: x', 'sumary: x # prepdeck-ignore PD201: x'],
    ['sumary: x # prepdeck-ignore PD204, PD201, PD203: x', 'sumary: x # prepdeck-ignore PD201: x'],
  ])('--fix takes out what is unused: %s', async (line, mended) => {
    const context = folderOf({ 'a.yaml': deck(line) });
    await findingsOf(context, ['a.yaml'], { fix: true });
    expect(readFileSync(path.join(context.cwd, 'a.yaml'), 'utf8')).toBe(deck(mended));
  });
});

it('--fix-unsafe writes a misspelt ignore comment as it was meant', async () => {
  const context = folderOf({ 'a.yaml': deck('sumary: x # Prepdeck ignore: PD201: as before') });
  await findingsOf(context, ['a.yaml'], { fixUnsafe: true, only: ['PD003'] });
  expect(readFileSync(path.join(context.cwd, 'a.yaml'), 'utf8')).toBe(
    deck('sumary: x # prepdeck-ignore PD201: as before'),
  );
});

describe('reading comments', () => {
  it('never throws, and gives places within the comment', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'prepdck-ignofl PD2015,: #\t'), maxLength: 60 }), (rest) => {
        const comment = `# prepdeck-${rest}`;
        const directive = readDirective(comment, 100);
        for (const { span } of [...(directive?.named ?? []), ...(directive?.malformed ?? [])]) {
          expect(span.start).toBeGreaterThanOrEqual(100);
          expect(span.end).toBeLessThanOrEqual(100 + comment.length);
        }
      }),
    );
  });

  it('finds just those that YAML takes for comments', () => {
    // How many of the signs in each are comments; the others are text.
    const pieces: readonly (readonly [yaml: string, comments: number])[] = [
      ['a: x # prepdeck-\n', 1],
      ['a: "x # prepdeck-"\n', 0],
      ['a: |\n  x # prepdeck-\n  # prepdeck-\n', 0],
      ['# prepdeck-\n', 1],
      ['a: [x, # prepdeck-\n  "# prepdeck-"]\n', 1],
      ["a: 'x\n  # prepdeck-'\n", 0],
      ['a: | # prepdeck-\n  x\n', 1],
      ['a: >\n  # prepdeck-\n\n# prepdeck-\n', 1],
      ['"# prepdeck-a": 日本語 😀 # prepdeck-\n', 1],
      ['a: x# prepdeck-\n', 0],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }), (chosen) => {
        const text = chosen.map(([yaml], i) => yaml.replace('a', `k${i}`)).join('');
        const root = readYaml(text, new Findings('x', new Lines(text)));
        fc.pre(root !== undefined);
        const found = root && commentsWith('prepdeck', text, root, 1000);
        expect(found).toHaveLength(chosen.reduce((n, [, comments]) => n + comments, 0));
      }),
    );
  });

  it('takes time that grows with the text, not faster', () => {
    const text = `a: 1\n${'# prepdeck-ignore PD201: x\n'.repeat(60_000)}b: "${'#'.repeat(1_000_000)}"\n`;
    const root = readYaml(text, new Findings('x', new Lines(text)));
    expect(root && commentsWith('prepdeck', text, root, 1000)).toHaveLength(1000);
  });
});
