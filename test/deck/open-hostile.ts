import { findDeckFiles, readDeckFile } from '../../src/deck/files.ts';
import { parseDeck } from '../../src/deck/parse.ts';

// A program of its own, run by hostile.test.ts: reads what is in a folder and says a line a file, so that a crash shows where.
const [folder = '.'] = process.argv.slice(2);
const { files, diagnostics } = findDeckFiles(folder);
const say = (file: string, codes: readonly string[], deck: boolean) =>
  process.stdout.write(`${JSON.stringify({ file, codes: [...new Set(codes)], deck })}\n`);

for (const { file, code } of diagnostics) say(file, [code], false);
for (const { file, real } of files) {
  const read = readDeckFile(file, real);
  const parsed = 'refused' in read ? { diagnostics: [read.refused], deck: undefined } : parseDeck(read.bytes, file);
  say(
    file,
    parsed.diagnostics.map(({ code }) => code),
    parsed.deck !== undefined,
  );
}
if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) throw new Error('a deck reached Object.prototype');
