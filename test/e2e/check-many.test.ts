import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { newHome, temporaryFolder } from '../support/program.ts';

/** So many that a second thread takes its share, where there is a processor for it. */
const MANY = 1800;

/** A folder of small decks, one in seven with an unknown field, one in a hundred that cannot be read at all. */
function folderOfMany(): { folder: string; expected: readonly string[] } {
  const folder = path.join(temporaryFolder('many'), 'decks');
  mkdirSync(folder);
  const expected: string[] = [];
  for (let i = 0; i < MANY; i++) {
    const name = `deck-${String(i).padStart(4, '0')}.yaml`;
    if (i % 100 === 99) {
      symlinkSync(path.join(folder, 'nothing'), path.join(folder, name));
      expected.push(`${name} PD907 1`);
      continue;
    }
    const wrong = i % 7 === 0;
    writeFileSync(path.join(folder, name), `format: 1\nid: deck-${i}\ntitle: Deck ${i}\n${wrong ? 'tittle: x\n' : ''}`);
    if (wrong) expected.push(`${name} PD201 4`);
  }
  return { folder, expected };
}

async function check(folder: string, home: string, ...options: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr, code } = await runCli(['check', '--format', 'jsonl', ...options, folder], { home });
  expect([code, stderr]).toEqual([2, '']);
  return stdout
    .split('\n')
    .filter((line) => line.includes('"code"'))
    .map((line): { file: string; code: string; line: number } => JSON.parse(line))
    .map(({ file, code: of, line }) => `${path.basename(file)} ${of} ${line}`);
}

describe('a check of many decks', () => {
  it('finds the same with one thread or two, kept or anew, in the order of the files', async () => {
    const { folder, expected } = folderOfMany();
    const home = newHome();
    const cold = await check(folder, home, '--no-cache');
    expect(cold.toSorted()).toEqual(expected.toSorted());
    expect(await check(folder, home, '--no-cache')).toEqual(cold);
    expect(await check(folder, home)).toEqual(cold);
    expect(await check(folder, home)).toEqual(cold);
  });
});
