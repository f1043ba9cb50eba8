import path from 'node:path';
import { MAX_BYTES } from '../../deck/limits.ts';
import type { Context } from '../context.ts';
import { type Places, shownPath } from './places.ts';

/** What comes on stdin, as a file of the name given; one byte more than a deck may have is as far as it is read. */
export async function stdinPlaces({ stdin, cwd }: Context, name: string | undefined): Promise<Places> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    length += bytes.length;
    if (length > MAX_BYTES) break;
  }
  const file = path.resolve(cwd, name ?? 'stdin');
  return {
    targets: [
      {
        file: name === undefined ? '<stdin>' : shownPath(file, cwd),
        path: file,
        real: '',
        origin: 'named',
        bytes: Buffer.concat(chunks).subarray(0, MAX_BYTES + 1),
      },
    ],
    unchecked: [],
    settings: [],
    roots: [],
    areas: [],
  };
}
