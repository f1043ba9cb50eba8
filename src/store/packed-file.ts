import { readFileSync } from 'node:fs';
import { replaceFile } from './disk.ts';

/** Numbers are viewed in place, which they can be only at a multiple of their size. */
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Writes a line of JSON and, behind it, lists of numbers. Throws on disk errors. */
export function writePacked(file: string, header: object, lists: readonly Float64Array[], nonce: string): void {
  const line = Buffer.from(`${JSON.stringify({ ...header, lengths: lists.map(({ length }) => length) })}\n`);
  const parts = lists.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  replaceFile(file, [line, Buffer.alloc(aligned(line.length) - line.length), ...parts], nonce);
}

/** What `writePacked` wrote; undefined where there is nothing, or it is not whole. */
export function readPacked(file: string): { readonly header: unknown; readonly lists: Float64Array[] } | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0x0a);
    const { lengths, ...header } = JSON.parse(bytes.toString('utf8', 0, end)) as { lengths: number[] };
    let at = aligned(end + 1);
    const total = lengths.reduce((sum, length) => sum + length * 8, at);
    if (bytes.length !== total) return undefined;
    const lists = lengths.map((length) => {
      const from = bytes.byteOffset + at;
      at += length * 8;
      // In place where that can be: a small file may lie anywhere in a shared buffer.
      return from % 8 === 0 && bytes.buffer.byteLength === bytes.length
        ? new Float64Array(bytes.buffer, from, length)
        : new Float64Array(bytes.buffer.slice(from, from + length * 8));
    });
    return { header, lists };
  } catch {
    return undefined;
  }
}
