import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** Length of the first line, in bytes. */
const SEAL = 128;

/** The first line of a file of a cache: who wrote it, and that it is whole. Against damage, not against malice. */
const sealOf = (version: string, body: Uint8Array): string =>
  `${`${version} ${body.length} ${crc32(body).toString(16)}`.slice(0, SEAL - 1).padEnd(SEAL - 1)}\n`;

/** What `writeSealed` wrote: after the seal the text is ours, whole, and needs no further checking. Undefined for anything else. */
export function readSealed(file: string, version: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const body = bytes.subarray(SEAL);
  return bytes.toString('latin1', 0, SEAL) === sealOf(version, body) ? body.toString() : undefined;
}

/** Writes a file of a cache, whole or not at all; false where it cannot be written. `nonce` is a word that no other process uses. */
export function writeSealed(file: string, version: string, body: string, nonce: string): boolean {
  const draft = `${file}.${nonce}.tmp`;
  const bytes = Buffer.from(body);
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const fd = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(fd, sealOf(version, bytes), 'latin1');
      writeFileSync(fd, bytes);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, file);
    return true;
  } catch {
    // A cache that cannot be written costs time at the next start, nothing else.
    removeQuietly(draft);
    return false;
  }
}

/** Removes a file of a cache; what cannot be removed stays. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is only a cache.
  }
}
