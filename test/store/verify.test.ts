import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import { isDamaged, verifyLog } from '../../src/store/verify.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY } from '../support/study.ts';

const event = (n: number, card = 'd/a') =>
  reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n * 1000, card: cardId(card) });
const one = linesOf([event(1)]);
const two = linesOf([event(2)]);

const known = () => true;

/** What is found in log files of these texts. */
function verify(logs: Readonly<Record<string, string | Uint8Array>>, knows: (card: string) => boolean = known) {
  const folder = path.join(temporaryFolder('verify'), 'reviews');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(logs)) writeFileSync(path.join(folder, name), text);
  return verifyLog(folder, knows);
}

describe('verify names every line that cannot be used', () => {
  it.each([
    ['a sound log', one + two, [], false],
    ['an empty log', '', [], false],
    ['blank lines', `${one}\n\n${two}`, [], false],
    ['a whole last line without its newline', one + two.trimEnd(), [], false],
    ['a torn last line', one + two.slice(0, 20), [[2, 'torn']], true],
    ['a torn line that another one followed', `${one + two.slice(0, 20)}\n${two}`, [[2, 'damaged']], true],
    ['two lines run together', one.trimEnd() + two, [[1, 'damaged']], true],
    [
      'no event',
      `${one}{"v":1}\n[]\nnull\n${two}`,
      [
        [2, 'damaged'],
        [3, 'damaged'],
        [4, 'damaged'],
      ],
      true,
    ],
    ['a rating of five', one.replace('"rating":3', '"rating":5'), [[1, 'damaged']], true],
    ['zeros', `${one}\u0000\u0000\n`, [[2, 'damaged']], true],
    ['a newer version', one.replace('"v":1', '"v":2') + two, [[1, 'newer']], false],
    ['a newer kind of event', one.replace('"type":"review"', '"type":"duel"') + two, [[1, 'newer']], false],
  ] as const)('%s', (_, text, damage, damaged) => {
    const found = verify({ 'tablet.jsonl': text });
    expect(found.files.flatMap((f) => f.damage.map(({ line, kind }) => [line, kind]))).toEqual(damage);
    expect(isDamaged(found)).toBe(damaged);
  });

  it('in all files, with sizes and times', () => {
    const found = verify({
      'a.jsonl': one + two,
      'b.jsonl': `nonsense\n${linesOf([event(3)])}`,
      'notes.txt': 'no log',
    });
    expect(found.events).toBe(3);
    expect(found.files.map(({ file, events, first, last }) => [file.name, file.size, events, first, last])).toEqual([
      ['a.jsonl', (one + two).length, 2, MONDAY + 1000, MONDAY + 2000],
      ['b.jsonl', 9 + linesOf([event(3)]).length, 1, MONDAY + 3000, MONDAY + 3000],
    ]);
    expect(found.files[1]?.damage).toMatchObject([{ line: 1, kind: 'damaged' }]);
  });
});

describe('verify tells copies from contradictions', () => {
  it('copies of an event are sound and counted', () => {
    const found = verify({ 'a.jsonl': one + two, 'a (copy).jsonl': one + two + two });
    expect([found.events, found.copies, found.conflicts, isDamaged(found)]).toEqual([2, 3, [], false]);
  });

  it('two events under one id are damage, with the files named', () => {
    const found = verify({ 'a.jsonl': one, 'b.jsonl': one.replace('"rating":3', '"rating":1') });
    expect(found.conflicts).toEqual([{ id: 'tablet.p.1', files: ['b.jsonl', 'a.jsonl'].sort() }]);
    expect(isDamaged(found)).toBe(true);
  });

  it('cards that no deck has are information', () => {
    const log = linesOf([event(1, 'd/a'), event(2, 'gone/x'), event(3, 'gone/x')]);
    const found = verify({ 'a.jsonl': log, 'b.jsonl': log }, (card) => card === 'd/a');
    expect([...found.orphans]).toEqual([['gone/x', 2]]);
    expect(isDamaged(found)).toBe(false);
  });

  it('there is nothing wrong with what prepdeck writes, nor with no log at all', () => {
    fc.assert(
      fc.property(aLog(30), (log) => {
        const found = verify({ 'a.jsonl': log.map(encodeEvent).join('') });
        expect([found.events, isDamaged(found), found.files.flatMap((f) => f.damage)]).toEqual([log.length, false, []]);
      }),
      { numRuns: 50 },
    );
    expect(isDamaged(verifyLog('/nowhere/at/all', known))).toBe(false);
  });

  it('never writes', () => {
    const folder = temporaryFolder('verify');
    const file = path.join(folder, 'a.jsonl');
    writeFileSync(file, `${one}torn`);
    verifyLog(folder, known);
    expect(readFileSync(file, 'utf8')).toBe(`${one}torn`);
  });
});
