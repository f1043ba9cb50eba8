import { afterEach, expect, it, vi } from 'vitest';
import { ANSWERS, BYTES, FIELD_SIZE, HAS_BAILED, ROWS, UNITS } from '../../scanner/shared.ts';
import { parseDeck } from '../../src/deck/parse.ts';
import { FIELD_NAMES } from '../../src/deck/scan/field-names.ts';
import { loadProgram, type Program } from '../../src/deck/scan/program.ts';
import { Scanner, theScanner } from '../../src/deck/scan/scanner.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { realDecks } from './yaml-texts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('where there is no WebAssembly, decks are read all the same', async () => {
  const texts = [...realDecks.slice(0, 5), generateDeck('alone', 3).text, 'format: 1\nid: "', 'a: \u202e\n'];
  const read = texts.map((text) => parseDeck(Buffer.from(text), 'deck.yaml'));
  vi.stubGlobal('WebAssembly', undefined);
  vi.resetModules();
  const alone = await import('../../src/deck/parse.ts');
  expect((await import('../../src/deck/scan/scanner.ts')).theScanner()).toBeUndefined();
  expect(texts.map((text) => alone.parseDeck(Buffer.from(text), 'deck.yaml'))).toEqual(read);
});

it('where there is no room for a program, or it is beyond the processor, there is none', () => {
  const failing = (error: new (message: string) => Error) =>
    class {
      constructor() {
        throw new error('no');
      }
    };
  vi.stubGlobal('WebAssembly', { ...WebAssemblyParts, Instance: failing(RangeError) });
  expect(loadProgram()).toBeUndefined();
  vi.stubGlobal('WebAssembly', { ...WebAssemblyParts, Module: failing(WebAssemblyParts.CompileError) });
  expect(loadProgram()).toBeUndefined();
  vi.stubGlobal('WebAssembly', { ...WebAssemblyParts, Module: failing(TypeError) });
  expect(() => loadProgram()).toThrow(TypeError);
});
const WebAssemblyParts = {
  Module: WebAssembly.Module,
  Instance: WebAssembly.Instance,
  CompileError: WebAssembly.CompileError,
};

/** A program with a little memory that traps. */
function faulty(hasBailed: number): Program {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const answers = new Int32Array(memory.buffer, ANSWERS);
  answers[BYTES] = answers[UNITS] = answers[ROWS] = 16_384;
  return {
    memory,
    layOut: () => 1,
    decode: (length) => length,
    take: () => {},
    scan: () => {
      answers[HAS_BAILED] = hasBailed;
      throw new WebAssembly.RuntimeError('unreachable');
    },
  };
}

it('a trap of a program that has not left the text alone is a fault, and told', () => {
  expect(new Scanner(faulty(1)).scan('a: 1\n')).toMatchObject({ kind: 'stop' });
  expect(() => new Scanner(faulty(0)).scan('a: 1\n')).toThrow(WebAssembly.RuntimeError);
});

it('a program that has taken much memory is not kept', () => {
  const first = theScanner();
  expect(theScanner()).toBe(first);
  const large = `a: |\n${'  line\n'.repeat(200_000)}`;
  expect(first?.scan(large).kind).toBe('scanned');
  const next = theScanner();
  expect(next).not.toBe(first);
  expect(next?.scan('a: 1\n').kind).toBe('scanned');
});

it('of a text that it has decoded it knows the units; of every other it is told them', () => {
  const scanner = theScanner();
  const decoded = scanner?.decode(Buffer.from('a: é–\n'));
  expect(decoded?.text).toBe('a: é–\n');
  for (const text of ['a: é–\n', 'b: 1\n', 'a: é–\n']) {
    const scanned = scanner?.scan(text);
    expect(scanned).toMatchObject({ kind: 'scanned', text });
  }
});

it('names of fields fit where the program looks for them, and no three begin alike', () => {
  const begin = new Map<number, number>();
  for (const name of FIELD_NAMES) {
    expect(name.length).toBeLessThan(Math.min(16, FIELD_SIZE - 2));
    const slot = ((name.charCodeAt(0) & 31) << 5) | (name.charCodeAt(1) & 31);
    begin.set(slot, (begin.get(slot) ?? 0) + 1);
  }
  expect(Math.max(...begin.values())).toBeLessThan(3);
  expect(FIELD_NAMES.filter((name) => name.length === 3 && name.startsWith('u'))).toEqual(['url']);
});
