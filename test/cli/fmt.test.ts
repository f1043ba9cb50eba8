import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/commands/fmt.ts';
import { EXIT } from '../../src/problem.ts';
import { type FakeOptions, fakeContext, runCommand } from '../support/context.ts';

const UNTIDY = 'format:  1\nid: a\ntitle:   A # kept\n';
const TIDY = 'format: 1\nid: a\ntitle: A # kept\n';

function author(options: FakeOptions = {}) {
  const fake = fakeContext(options);
  const cwd = path.join(fake.home, 'work');
  mkdirSync(cwd);
  const context = { ...fake, cwd };
  const at = (name: string) => path.join(cwd, name);
  return {
    fmt: async (words: readonly string[], flags = {}) => {
      const outcome = await runCommand(run, words, context, flags);
      return {
        code: 'code' in outcome ? outcome.code : outcome.problem,
        out: fake.stdoutText(),
        err: fake.stderrText(),
      };
    },
    at,
    put: (name: string, text: string) => writeFileSync(at(name), text),
    read: (name: string) => readFileSync(at(name), 'utf8'),
  };
}

describe('prepdeck fmt', () => {
  it('writes what is untidy, names it, and leaves the rest untouched', async () => {
    const context = author();
    context.put('untidy.yaml', UNTIDY);
    context.put('tidy.yaml', TIDY);
    chmodSync(context.at('untidy.yaml'), 0o640);
    const before = statSync(context.at('tidy.yaml')).mtimeMs;
    const { code, out, err } = await context.fmt(['.']);
    expect([code, out]).toEqual([EXIT.ok, 'untidy.yaml\n']);
    expect(err).toContain('1 file formatted, 1 file in that layout already');
    expect(context.read('untidy.yaml')).toBe(TIDY);
    expect(statSync(context.at('untidy.yaml')).mode & 0o777).toBe(0o640);
    expect(statSync(context.at('tidy.yaml')).mtimeMs).toBe(before);
  });

  it('leaves out what the settings leave out', async () => {
    const context = author();
    mkdirSync(context.at('drafts'));
    context.put('drafts/untidy.yaml', UNTIDY);
    context.put('tidy.yaml', TIDY);
    context.put('prepdeck.yaml', 'ignore: [drafts]\n');
    const { code, out, err } = await context.fmt(['.'], { check: true });
    expect([code, out]).toEqual([EXIT.ok, '']);
    expect(err).toContain('left out as the settings say: 1');
  });

  it('formats nothing under settings that are wrong, and says where', async () => {
    const context = author();
    context.put('untidy.yaml', UNTIDY);
    context.put('prepdeck.yaml', 'rules: {}\nignores: [drafts]\n');
    const { code } = await context.fmt(['.']);
    expect(code).toMatchObject({ message: expect.stringContaining('prepdeck.yaml:2:'), exit: EXIT.usage });
    expect(context.read('untidy.yaml')).toBe(UNTIDY);
  });

  it('with --check writes nothing, and fails where it would', async () => {
    const context = author();
    context.put('untidy.yaml', UNTIDY);
    const { code, out } = await context.fmt(['untidy.yaml'], { check: true });
    expect([code, out, context.read('untidy.yaml')]).toEqual([EXIT.failed, 'untidy.yaml\n', UNTIDY]);
    context.put('untidy.yaml', TIDY);
    expect((await context.fmt(['untidy.yaml'], { check: true })).code).toBe(EXIT.ok);
  });

  it('with --diff shows what would change', async () => {
    const context = author();
    context.put('untidy.yaml', UNTIDY);
    const { code, out } = await context.fmt(['untidy.yaml'], { diff: true });
    expect(code).toBe(EXIT.ok);
    expect(out).toContain('-title:   A # kept\n+title: A # kept\n');
    expect(context.read('untidy.yaml')).toBe(UNTIDY);
  });

  it('names what it cannot format, formats the rest, and exits 2', async () => {
    const context = author();
    context.put('a-broken.yaml', 'format: 1\ntitle: [\n');
    context.put('b-strange.yaml', 'format:\n  # one\n  1\n');
    context.put('c-untidy.yaml', UNTIDY);
    const { code, out, err } = await context.fmt(['.', 'missing.yaml']);
    expect([code, out]).toEqual([EXIT.usage, 'c-untidy.yaml\n']);
    expect(err).toMatch(/a-broken\.yaml is left as it is: line \d+: /);
    expect(err).toContain('b-strange.yaml is left as it is: line 2: a comment within brackets, or between');
    expect(err).toContain('missing.yaml: no such file or folder');
  });

  it('formats stdin to stdout', async () => {
    const context = author({ input: UNTIDY });
    const { code, out } = await context.fmt(['-']);
    expect([code, out]).toEqual([EXIT.ok, TIDY]);
  });
});
