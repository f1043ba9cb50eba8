import { readFileSync } from 'node:fs';
import { replaceFile } from './disk.ts';

/** Numbers are viewed in place, which they can be only at a multiple of their size. */
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Kinds of numbers, by their names in a file. */
const KINDS = { f64: Float64Array, i32: Int32Array, u32: Uint32Array, u16: Uint16Array };
type Kind = keyof typeof KINDS;
export type NumberList = Float64Array | Int32Array | Uint32Array | Uint16Array;

/** Lists of numbers by their names. */
export type NumberLists = Readonly<Record<string, NumberList>>;

interface Layout {
  readonly name: string;
  readonly kind: Kind;
  readonly length: number;
}

function kindOf(list: NumberList): Kind {
  if (list instanceof Float64Array) return 'f64';
  if (list instanceof Int32Array) return 'i32';
  return list instanceof Uint32Array ? 'u32' : 'u16';
}

/** Writes a line of JSON and, behind it, lists of numbers. Throws on disk errors. */
export function writePacked(file: string, header: object, lists: NumberLists, nonce: string): void {
  const layouts = Object.entries(lists).map(
    ([name, list]): Layout => ({ name, kind: kindOf(list), length: list.length }),
  );
  const line = Buffer.from(`${JSON.stringify({ ...header, layouts })}\n`);
  const parts = [line, ...Object.values(lists)].flatMap((list) => [
    Buffer.from(list.buffer, list.byteOffset, list.byteLength),
    Buffer.alloc(aligned(list.byteLength) - list.byteLength),
  ]);
  replaceFile(file, parts, nonce);
}

/** What `writePacked` wrote; undefined where there is nothing, or it is not whole. */
export function readPacked(file: string): { readonly header: unknown; readonly lists: NumberLists } | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0x0a);
    const { layouts, ...header } = JSON.parse(bytes.toString('utf8', 0, end)) as { layouts: Layout[] };
    let at = aligned(end + 1);
    const sizes = layouts.map(({ kind, length }) => length * KINDS[kind].BYTES_PER_ELEMENT);
    if (bytes.length !== sizes.reduce((sum, size) => sum + aligned(size), at)) return undefined;
    const lists: Record<string, NumberList> = {};
    for (const [i, { name, kind, length }] of layouts.entries()) {
      const size = sizes[i] ?? 0;
      const from = bytes.byteOffset + at;
      at += aligned(size);
      // In place where that can be: a small file may lie anywhere in a shared buffer.
      const isInPlace = from % 8 === 0 && bytes.buffer.byteLength === bytes.length;
      lists[name] = isInPlace
        ? new KINDS[kind](bytes.buffer, from, length)
        : new KINDS[kind](bytes.buffer.slice(from, from + size));
    }
    return { header, lists };
  } catch {
    return undefined;
  }
}
