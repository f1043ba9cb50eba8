import { beforeEach, expect, test, vi } from 'vitest';
import { compileLess } from '../../src/cli/check/compiler.ts';

const told = vi.hoisted(() => ({ flags: [] as string[] }));
vi.mock('node:v8', () => ({ setFlagsFromString: (flag: string) => told.flags.push(flag) }));

beforeEach(() => {
  told.flags = [];
});

test.each([
  ['many files', 1000, '20.19.0', 1],
  ['few files', 20, '20.19.0', 0],
  // One that does not know the flag says so on stderr, amid the report.
  ['a Node that nobody has tried it with', 1000, '21.7.0', 0],
  ['a Node to come', 1000, '98.0.0', 0],
])('%s', async (_, files, node, flags) => {
  await compileLess(files, node);
  expect(told.flags).toHaveLength(flags);
});
