import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const HEAD = 'format: 1\nid: d\ntitle: D\n';
const times = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('');
const deep = `- ${'['.repeat(850)}${']'.repeat(850)}\n`;

/** What each hostile file is told. The order matters as well: some inputs crash a parser only after another. */
const HOSTILE: Readonly<Record<string, readonly [content: string | Buffer, codes: readonly string[]]>> = {
  'alias-bomb': [
    `${HEAD}a: &a [x,x,x,x,x,x,x,x,x]\n${times(9, (i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${times(9, () => `*${'abcdefghi'[i]},`)}]\n`)}`,
    ['PD110', 'PD999'],
  ],
  anchors: [
    `${HEAD}tags:\n${times(20_000, (i) => `- &a${i} x\n`)}${times(20_000, (i) => `- *a${i}\n`)}`,
    ['PD110', 'PD999'],
  ],
  bidi: [`${HEAD}summary: a\u202Eb\u2066c\n`, ['PD904']],
  'deep-1': [deep + deep, ['PD902']],
  'deep-2': [deep + deep, ['PD902']],
  'deep-blocks': ['- '.repeat(100_000), ['PD902']],
  'bad-escapes': [`${HEAD}lesson: "${'\\x1.'.repeat(1_000_000)}"\n`, ['PD903']],
  'short-lines': [`${HEAD}lesson: |\n${' a\n'.repeat(1_500_000)}`, ['PD903']],
  duplicate: [`${HEAD}title: E\n`, ['PD102']],
  empty: ['', ['PD113']],
  errors: ['- @\n'.repeat(40_000), ['PD101', 'PD999']],
  'escape-raw': [`${HEAD}summary: "\x1b]52;c;aGk=\x07"\n`, ['PD904']],
  'escape-written': [`${HEAD}summary: "\\e]0;x\\a"\n`, ['PD904']],
  'flow-list': [`[${'1,'.repeat(6_000_000)}1]`, ['PD901']],
  'flow-list-within-the-cap': [`[${'1,'.repeat(2_000_000)}1]`, ['PD903']],
  'commas-alone': [`[${','.repeat(250_000)}]`, ['PD101']],
  keys: [HEAD + times(40_000, (i) => `key${i}: v\n`), ['PD201', 'PD999']],
  latin1: [Buffer.from(`${HEAD}summary: caf\xe9\n`, 'latin1'), ['PD111']],
  proto: [`${HEAD}__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n`, ['PD201']],
  scalar: [`${HEAD}lesson: ${'x'.repeat(50_000_000)}\n`, ['PD901']],
  utf16: [Buffer.from(`\uFEFF${HEAD}`, 'utf16le'), ['PD111']],
};
/** Names in a folder that are no deck files. */
const NO_FILES: Readonly<Record<string, string>> = {
  folder: 'PD905',
  pipe: 'PD905',
  zero: 'PD905',
  dangling: 'PD907',
  loop: 'PD908',
};
const MANY = 200;

let root: string;
let told: Map<string, { codes: readonly string[]; deck: boolean }>;
let status: number | null;
let errors: string;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'prepdeck-hostile-'));
  const folder = path.join(root, 'decks');
  const at = (name: string) => path.join(folder, `${name}.yaml`);
  mkdirSync(folder);
  for (const [name, [content]] of Object.entries(HOSTILE)) writeFileSync(at(name), content);
  for (let i = 0; i < MANY; i++) writeFileSync(at(`many-${i}`), i % 2 ? deep + deep : `${HEAD}summary: ${i}\n`);
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  symlinkSync('/dev/zero', at('zero'));
  symlinkSync(at('nothing'), at('dangling'));
  symlinkSync(at('loop'), at('loop'));
  const program = path.join(import.meta.dirname, 'open-hostile.ts');
  // A hang is what the timeout is for; how long it takes otherwise is for the benchmark to say.
  const ran = spawnSync(process.execPath, ['--max-old-space-size=512', '--import', 'tsx', program, folder], {
    timeout: 50_000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  });
  status = ran.status;
  errors = ran.stderr;
  const lines: { file: string; codes: string[]; deck: boolean }[] = ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  told = new Map(lines.map(({ file, ...rest }) => [path.basename(file, '.yaml'), rest]));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a program that reads them all ends by itself, with 512 MB', () => {
  expect([status, errors]).toEqual([0, '']);
});

test.each(Object.entries(HOSTILE))('%s', (name, [, codes]) => {
  expect(told.get(name)?.codes).toEqual(codes);
});

test.each(Object.entries(NO_FILES))('%s', (name, code) => {
  expect(told.get(name)).toEqual({ codes: [code], deck: false });
});

test('the good among 200 files are read', () => {
  const good = [...told].filter(([name, { deck }]) => name.startsWith('many-') && deck);
  expect(good).toHaveLength(MANY / 2);
});
