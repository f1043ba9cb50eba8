import { mkdirSync, readdirSync, readFileSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { endOf, runCli, spawnCli } from '../support/cli.ts';
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

  it.each([
    ['a pattern takes few', 'deck-00*.yaml', ''],
    ['the settings leave most out', '.', 'ignore: [deck-0*, deck-1*]\n'],
    ['the settings are wrong', '.', 'ignores: []\n'],
  ])('ends by itself where a thread has started, and %s', async (_, words, settings) => {
    const { folder } = folderOfMany();
    if (settings !== '') writeFileSync(path.join(folder, 'prepdeck.yaml'), settings);
    const { code } = await runCli(['check', '--no-cache', words], { home: newHome(), cwd: folder });
    expect(code).not.toBe(EXIT.bug);
  });
});

it('a signal while files are mended leaves each as it was or as it is to be, and nothing else', async () => {
  const folder = path.join(temporaryFolder('mended'), 'decks');
  mkdirSync(folder);
  for (let i = 0; i < 1200; i++)
    writeFileSync(path.join(folder, `deck-${i}.yaml`), `id: deck-${i}\ntitle: Deck ${i}\n`);
  const watcher = watch(folder);
  const child = spawnCli(['check', '--fix', '--no-cache', '--format', 'concise', folder], { home: newHome() });
  child.stdout?.resume();
  child.stderr?.resume();
  const ended = endOf(child);
  watcher.once('change', () => child.kill('SIGINT'));
  const { code } = await ended;
  watcher.close();
  expect(code).toBe(EXIT.interrupted);
  const names = readdirSync(folder);
  expect(names.filter((name) => !name.endsWith('.yaml'))).toEqual([]);
  const mended = names.filter((name) =>
    readFileSync(path.join(folder, name), 'utf8').startsWith('format: 1\nid: deck-'),
  );
  expect(mended.length).toBeGreaterThan(0);
  expect(mended.length).toBeLessThan(names.length);
});
