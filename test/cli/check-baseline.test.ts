import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBaseline } from '../../src/deck/baseline.ts';
import { EXIT } from '../../src/problem.ts';
import { cleanDeck, findingsOf, folderOf, writeFiles, wrongDeck } from '../support/check.ts';
import type { FakeContext } from '../support/context.ts';

const BASELINE = 'known.json';
const take = (context: FakeContext, words = ['d']) =>
  findingsOf(context, words, { baseline: BASELINE, writeBaseline: true });
const use = (context: FakeContext, words = ['d']) => findingsOf(context, words, { baseline: BASELINE });
const file = (context: FakeContext): string => readFileSync(path.join(context.cwd, BASELINE), 'utf8');

/** Two questions of one deck with the same mistake on lines of the same text. */
const TWICE = cleanDeck('a').replace(
  'knowledge_check:\n',
  'knowledge_check:\n  - { id: zero, question: Why?, difficulty: meduim, answer: true, explanation: So. }\n  - { id: nil, question: How?, difficulty: meduim, answer: true, explanation: So. }\n',
);

describe('a baseline', () => {
  it('hides what was there, wherever it moves; what comes later shows', async () => {
    const context = folderOf({ 'd/a.yaml': TWICE });
    expect(await take(context)).toMatchObject({ outcome: { code: EXIT.ok }, found: [] });
    expect(context.stderrText()).toContain('2 findings taken down in known.json');
    writeFiles(context.cwd, { 'd/a.yaml': `# a comment\n\n${TWICE.replace('summary: About a.\n', '')}sumary: x\n` });
    expect(await use(context)).toMatchObject({ outcome: { code: EXIT.failed }, found: ['d/a.yaml:17 PD201'] });
  });

  it('counts: one more of the like is one too many', async () => {
    const tags = (empty: number) => `${cleanDeck('a')}tags:\n  - a\n${'  - ""\n'.repeat(empty)}`;
    const context = folderOf({ 'd/a.yaml': tags(2) });
    await take(context);
    expect((await use(context)).found).toEqual([]);
    writeFiles(context.cwd, { 'd/a.yaml': tags(3) });
    expect((await use(context)).found).toEqual(['d/a.yaml:18 PD206']);
  });

  it('knows nothing of a line that was written anew', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    await take(context);
    writeFiles(context.cwd, { 'd/a.yaml': wrongDeck('a').replace('sumary: x', 'sumary: y') });
    expect((await use(context)).found).toEqual(['d/a.yaml:5 PD201']);
  });

  it('goes with the deck, not with its file', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    await take(context);
    writeFiles(context.cwd, { 'e/renamed.yml': wrongDeck('a') });
    expect((await use(context, ['e'])).found).toEqual([]);
  });

  it('says what is no longer there, of the decks that were looked at, and shrinks when written anew', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a'), 'd/b.yaml': wrongDeck('b') });
    await take(context);
    writeFiles(context.cwd, { 'd/a.yaml': cleanDeck('a') });
    await use(context, ['d/b.yaml']);
    expect(context.stderrText()).not.toContain('no longer there');
    await use(context);
    expect(context.stderrText()).toContain('1 finding of known.json is no longer there; --write-baseline takes it out');
    await take(context, ['d/a.yaml']);
    expect(Object.keys(JSON.parse(file(context)).findings)).toEqual([expect.stringMatching(/^PD201 b [0-9a-f]{12}$/)]);
  });

  it('never hides what makes a deck unreadable', async () => {
    const context = folderOf({ 'd/a.yaml': 'format: [', 'd/b.yaml': 'format: 1\nid: b\n' });
    expect(await take(context)).toMatchObject({
      outcome: { code: EXIT.failed },
      found: ['d/a.yaml:1 PD101', 'd/b.yaml:1 PD202'],
    });
    expect(JSON.parse(file(context)).findings).toEqual({});
  });

  it('is sorted, an entry a line', async () => {
    const context = folderOf({ 'd/b.yaml': wrongDeck('b'), 'd/a.yaml': TWICE });
    await take(context);
    const names = [...file(context).matchAll(/^ {4}"(.+?) [0-9a-f]{12}": \d+,?$/gm)].map(([, name]) => name);
    expect(names).toEqual(['PD201 b', 'PD204 a/nil', 'PD204 a/zero']);
  });
});

describe('a baseline that cannot be used', () => {
  it('is a problem where it is not there, and nothing is made', async () => {
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    expect((await use(context)).outcome).toMatchObject({ problem: { exit: EXIT.usage } });
    expect(existsSync(path.join(context.cwd, BASELINE))).toBe(false);
  });

  it.each([
    '',
    '[]',
    'null',
    '{}',
    '{"version":2,"findings":{}}',
    '{"version":1,"findings":{"x":0}}',
    '{"version":1,"findings":[]}',
  ])('is refused: %s', async (text) => {
    expect(parseBaseline(text, 'x')).toMatchObject({ ok: false, problem: { exit: EXIT.usage } });
    const context = folderOf({ 'd/a.yaml': wrongDeck('a') });
    writeFileSync(path.join(context.cwd, BASELINE), text);
    // It may be another file altogether: it is not overwritten.
    expect((await take(context)).outcome).toMatchObject({ problem: { exit: EXIT.usage } });
    expect(file(context)).toBe(text);
  });
});
