import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run as check } from '../../src/cli/commands/check.ts';
import { type FakeContext, type FakeOptions, fakeContext, type Outcome, runCommand } from './context.ts';

/** A deck with nothing wrong in it. */
export const cleanDeck = (id: string): string =>
  `format: 1
id: ${id}
title: ${id}
summary: About ${id}.
knowledge_check:
  - id: one
    question: Is water wet?
    difficulty: easy
    answer: true
    explanation: It is.
    sources:
      - title: The handbook
        url: https://example.org/water
`;

/** The same with one error, on line 5. */
export const wrongDeck = (id: string): string => cleanDeck(id).replace('knowledge_check', 'sumary: x\nknowledge_check');

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A context whose working folder holds these files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>, options: FakeOptions = {}): FakeContext {
  const context = fakeContext(options);
  writeFiles(context.cwd, files);
  return context;
}

export interface Found {
  readonly outcome: Outcome;
  /** `file:line code` of every finding, in the order of the report. */
  readonly found: readonly string[];
}

/** Runs `check` with the concise report. */
export async function findingsOf(
  context: FakeContext,
  words: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<Found> {
  const before = context.stdoutText().length;
  const outcome = await runCommand(check, words, context, { outputs: [{ format: 'concise' }], ...options });
  const text = context.stdoutText().slice(before);
  const found = [...text.matchAll(/^(.*:\d+):\d+: \w+\[(PD\d+)\]/gm)].map(([, at, code]) => `${at} ${code}`);
  return { outcome, found };
}
