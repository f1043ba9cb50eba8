import { decode } from '../../deck/bytes.ts';
import { readDeckFile } from '../../deck/files.ts';
import { Findings } from '../../deck/findings.ts';
import { Lines } from '../../deck/lines.ts';
import { readTree } from '../../deck/parse.ts';
import type { Tree } from '../../deck/tree.ts';
import type { RunFile } from './judge-files.ts';

/** A file that was read again for its places: these are not kept, since almost no run needs them. */
export interface Reread {
  /** For places; none is added. */
  readonly findings: Findings;
  readonly root: Tree | undefined;
}

/** Reads files of a run again, each once. */
export function rereader(files: ReadonlyMap<string, RunFile>): (file: string) => Reread | undefined {
  const read = new Map<string, Reread | undefined>();
  return (file) => {
    if (!read.has(file)) read.set(file, readAgain(files.get(file)));
    return read.get(file);
  };
}

function readAgain(file: RunFile | undefined): Reread | undefined {
  if (file === undefined) return undefined;
  const { target } = file;
  const read = target.bytes ? { bytes: target.bytes } : readDeckFile(target.file, target.real);
  if ('refused' in read) return undefined;
  const { text = '', findings } = decode(read.bytes, target.file);
  // What is wrong in it has been found before.
  return { findings, root: readTree(text, new Findings(target.file, new Lines(text)))?.tree };
}
