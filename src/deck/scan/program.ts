import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

declare const PREPDECK_BUILD: string | undefined;

/** What `scanner/index.ts` gives. */
export interface Program {
  readonly memory: WebAssembly.Memory;
  /** Makes room for so many bytes or units; 0 where there is none. What it tells, and views of the memory, hold until the next call. */
  layOut(length: number): number;
  /** Makes a text of so many bytes; gives its length in UTF-16 units, or -1. */
  decode(length: number): number;
  /** Makes a text of so many UTF-16 units. */
  take(length: number): void;
  /** Reads the text of so many units. Throws a `WebAssembly.RuntimeError` where it leaves it alone. */
  scan(length: number): void;
}

/** The program, ready to run; undefined where there can be none: without WebAssembly (`--jitless`), its SIMD, or address space for it. */
export function loadProgram(): Program | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  // Beside the chunk that this is bundled into; from source, where the build has left it.
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const built = typeof PREPDECK_BUILD === 'string' ? folder : path.join(folder, '../../../dist');
  const bytes = readFileSync(path.join(built, 'scanner.wasm'));
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return exports as unknown as Program;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof RangeError) return undefined;
    throw error;
  }
}
