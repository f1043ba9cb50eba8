import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
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

/** The first line of a file: how long the second one is, the header, and what lies behind both. */
interface Contents {
  readonly header: number;
  readonly layouts: readonly Layout[];
}

/** More bytes than any first line has. */
const FIRST_LINE = 4096;

function kindOf(list: NumberList): Kind {
  if (list instanceof Float64Array) return 'f64';
  if (list instanceof Int32Array) return 'i32';
  return list instanceof Uint32Array ? 'u32' : 'u16';
}

/** Writes a header as JSON and, behind it, lists of numbers. Throws on disk errors. */
export function writePacked(file: string, header: object, lists: NumberLists, nonce: string): void {
  const layouts = Object.entries(lists).map(
    ([name, list]): Layout => ({ name, kind: kindOf(list), length: list.length }),
  );
  const second = Buffer.from(`${JSON.stringify(header)}\n`);
  const first = Buffer.from(`${JSON.stringify({ header: second.length, layouts } satisfies Contents)}\n`);
  if (first.length > FIRST_LINE) throw new Error(`${layouts.length} lists are more than ${file} has room for`);
  const parts = [Buffer.concat([first, second]), ...Object.values(lists)].flatMap((list) => [
    Buffer.from(list.buffer, list.byteOffset, list.byteLength),
    Buffer.alloc(aligned(list.byteLength) - list.byteLength),
  ]);
  replaceFile(file, parts, nonce);
}

/** What a file holds. */
export interface Packed {
  readonly header: unknown;
  /** The lists that were asked for at once. */
  readonly lists: NumberLists;
  /** Reads the others, of this very file whatever its name stands for by then; once only. Throws on disk errors. */
  readonly rest: () => NumberLists;
  /** For who does not want the rest: some systems let no file be replaced that is open. */
  readonly close: () => void;
}

/** What `writePacked` wrote, with these lists, or all; undefined where there is nothing, or it is not whole. */
export function readPacked(file: string, names?: readonly string[]): Packed | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(file, 'r');
    const packed = readFrom(fd, names && new Set(names));
    if (packed === undefined) closeSync(fd);
    return packed;
  } catch {
    if (fd !== undefined) closeSync(fd);
    return undefined;
  }
}

function readFrom(fd: number, names: ReadonlySet<string> | undefined): Packed | undefined {
  const { size } = fstatSync(fd);
  const start = bytesAt(fd, 0, Math.min(size, FIRST_LINE));
  const first = start.subarray(0, start.indexOf(0x0a) + 1);
  const { header, layouts } = JSON.parse(first.toString()) as Contents;
  let at = aligned(first.length + header);
  const places = layouts.map((layout) => {
    const bytes = layout.length * KINDS[layout.kind].BYTES_PER_ELEMENT;
    const from = at;
    at += aligned(bytes);
    return { ...layout, from, bytes };
  });
  if (size !== at) return undefined;
  const read = (isWanted: (name: string) => boolean): NumberLists => {
    const lists: Record<string, NumberList> = {};
    for (const { name, kind, length, from, bytes } of places) {
      if (isWanted(name)) lists[name] = new KINDS[kind](bytesAt(fd, from, bytes).buffer, 0, length);
    }
    return lists;
  };
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(fd);
    isOpen = false;
  };
  const isNow = (name: string): boolean => names?.has(name) ?? true;
  const packed = {
    header: JSON.parse(bytesAt(fd, first.length, header).toString()),
    lists: read(isNow),
    rest: () => {
      const lists = isOpen ? read((name) => !isNow(name)) : {};
      close();
      return lists;
    },
    close,
  };
  if (layouts.every(({ name }) => isNow(name))) close();
  return packed;
}

/** So many bytes of a file, in memory of their own. */
function bytesAt(fd: number, from: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length; ) {
    const read = readSync(fd, bytes, at, length - at, from + at);
    if (read === 0) throw new Error('the file ends too early');
    at += read;
  }
  return bytes;
}
