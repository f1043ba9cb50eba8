import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/memory/day.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import type { Problem, Result } from '../../src/problem.ts';
import { openLogWriter } from '../../src/store/log-writer.ts';
import { logFiles, readLog } from '../../src/store/review-log.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { linesOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY } from '../support/study.ts';

const WRITER = { device: 'tablet', process: 'p' };
const event = (n: number): LogEvent => reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n * DAY });

function openedIn(folder: string) {
  const file = path.join(folder, 'tablet.jsonl');
  return { file, log: openLogWriter(folder, WRITER), events: () => readLog(logFiles(folder)).events };
}

const problemOf = (result: Result<unknown>): Problem | undefined => (result.ok ? undefined : result.problem);

describe('the log writer', () => {
  it('creates nothing before the first event, then a folder and a file for the learner alone', () => {
    const folder = path.join(temporaryFolder('log'), 'data', 'reviews');
    const { file, log } = openedIn(folder);
    expect(existsSync(folder)).toBe(false);
    expect(log.append([event(1)])).toEqual({ ok: true, value: undefined });
    expect(readFileSync(file, 'utf8')).toBe(linesOf([event(1)]));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    log.close();
  });

  it.each([
    ['half an event', '{"v":1,"id":"tab'],
    ['a whole event without its newline', linesOf([event(7)]).trimEnd()],
    ['zeros, as a crash can leave them', '\u0000\u0000\u0000'],
  ])('starts a line of its own after %s, and leaves that as it is', (_, torn) => {
    const folder = temporaryFolder('log');
    const { file, log, events } = openedIn(folder);
    const before = linesOf([event(1)]) + torn;
    writeFileSync(file, before);
    log.append([event(2)]);
    log.append([event(3)]);
    expect(readFileSync(file, 'utf8')).toBe(`${before}\n${linesOf([event(2), event(3)])}`);
    expect(events().slice(-2)).toEqual([event(2), event(3)]);
    log.close();
  });

  it('repairs its own torn write: an event that could not be finished can be given again', () => {
    const folder = temporaryFolder('log');
    const { file, log, events } = openedIn(folder);
    log.append([event(1)]);
    // What a full disk leaves of event 2.
    writeFileSync(file, linesOf([event(2)]).slice(0, 40), { flag: 'a' });
    expect(log.append([event(2)]).ok).toBe(true);
    expect(events()).toEqual([event(1), event(2)]);
    log.close();
  });

  it.each([
    ['removed', (file: string) => rmSync(file)],
    ['moved away', (file: string) => renameSync(file, `${file}.old`)],
    [
      'replaced by another',
      (file: string) => {
        writeFileSync(`${file}.new`, linesOf([event(50)]));
        renameSync(`${file}.new`, file);
      },
    ],
    ['removed with its folder', (file: string) => rmSync(path.dirname(file), { recursive: true })],
  ])('writes to the file of that name when it was %s behind its back', (_, change) => {
    const folder = path.join(temporaryFolder('log'), 'reviews');
    const { file, log, events } = openedIn(folder);
    log.append([event(1)]);
    change(file);
    expect(log.append([event(2)]).ok).toBe(true);
    expect(events()).toContainEqual(event(2));
    log.close();
  });

  it('says that the disk is full, and does not claim to have saved', () => {
    const folder = temporaryFolder('log');
    const { file, log } = openedIn(folder);
    symlinkSync('/dev/full', file);
    const problem = problemOf(log.append([event(1)]));
    expect(problem?.message).toMatch(/not saved.*disk is full/);
    expect(problem?.hint).toMatch(/free some space/);
    // Once there is room the same event can be given again.
    rmSync(file);
    expect(log.append([event(1)]).ok).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(linesOf([event(1)]));
    log.close();
  });

  it.each([
    ['a file stands where the folder should be', (folder: string) => writeFileSync(folder, '')],
    [
      'a folder stands where the log should be',
      (folder: string) => mkdirSync(path.join(folder, 'tablet.jsonl'), { recursive: true }),
    ],
    ['the folder leads nowhere', (folder: string) => symlinkSync('/nowhere/at/all', folder)],
  ])('gives a problem with something to do where %s', (_, obstruct) => {
    const folder = path.join(temporaryFolder('log'), 'reviews');
    obstruct(folder);
    const problem = problemOf(openedIn(folder).log.append([event(1)]));
    expect(problem?.message).toMatch(/^not saved, cannot write .*tablet\.jsonl: /);
    expect(problem?.hint).toBeTruthy();
  });

  it('gives a problem where nothing may be written, whoever asks', () => {
    // Even root may not make folders here.
    const problem = problemOf(openedIn('/sys/prepdeck-test').log.append([event(1)]));
    expect(problem?.message).toMatch(/^not saved.*(no permission|read-only)/);
  });

  it('writes several events at once, or none', () => {
    const folder = temporaryFolder('log');
    const { log, events } = openedIn(folder);
    log.append([event(1), event(2)]);
    expect(events()).toEqual([event(1), event(2)]);
    log.close();
  });
});
