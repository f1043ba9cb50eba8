import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type NumberLists, readPacked, writePacked } from '../../src/store/packed-file.ts';
import { temporaryFolder } from '../support/program.ts';

const aList = fc.oneof(fc.float64Array(), fc.int32Array(), fc.uint32Array(), fc.uint16Array());
const someLists: fc.Arbitrary<NumberLists> = fc.dictionary(fc.stringMatching(/^[a-z ]{1,8}$/), aList, { maxKeys: 5 });
const file = path.join(temporaryFolder('packed'), 'lists');

it('gives back the header and each list, those asked for at once and the others later', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), someLists, fc.func(fc.boolean()), (header, lists, isAsked) => {
      writePacked(file, header, lists, 'n');
      const now = Object.keys(lists).filter((name) => isAsked(name));
      const read = readPacked(file, now);
      expect(read?.header).toEqual(JSON.parse(JSON.stringify(header)));
      expect(Object.keys(read?.lists ?? {}).sort()).toEqual(now.toSorted());
      // A file of the same name does not take its place.
      writePacked(file, { other: true }, { other: Uint16Array.of(1, 2, 3) }, 'n');
      expect({ ...read?.lists, ...read?.rest() }).toEqual(lists);
    }),
    { numRuns: 200 },
  );
});

it('gives nothing of a file that is not whole, or is none', () => {
  writePacked(file, { a: 1 }, { one: Float64Array.of(1, 2), two: Uint16Array.of(3) }, 'n');
  const whole = readFileSync(file);
  for (const bytes of [
    whole.subarray(0, -1),
    whole.subarray(0, 10),
    Buffer.concat([whole, Buffer.of(0)]),
    Buffer.of(),
  ]) {
    writeFileSync(file, bytes);
    expect(readPacked(file, ['one'])).toBeUndefined();
  }
  expect(readPacked(`${file}-none`)).toBeUndefined();
});
