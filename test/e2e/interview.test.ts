import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStep } from '../../src/session/interview/step.ts';
import { logFiles, readJournal } from '../../src/store/review-log.ts';
import { runCli } from '../support/cli.ts';
import { eventsIn, reviewsOf } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty, type Pty } from '../support/pty.ts';
import { must } from '../support/study.ts';

const RESTORED = { alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true };
const stepsIn = (home: string) => readJournal(logFiles(reviewsOf(home)), 'interview').map(({ step }) => step);
const ONE = ['interview', 'messaging', '--questions', '1', '--seed', 'steady'];

/** One question: its answer, two follow-ups, points 1 and 2, no red flag, both follow-ups had, one more that was not, the rating. */
const LINES = ['It keeps a log of offsets.', '', 'typed to a follow-up', '1 2', '', 'y', 'y', 'one more', 'n', ''];

describe.concurrent('an interview line by line', () => {
  it('refuses a mix that is none', async () => {
    const { code, stderr } = await runCli(['interview', '--plain', '--difficulty', 'easy,medum:2']);
    expect(code).toBe(2);
    expect(stderr).toContain('takes easy, medium and hard, with shares such as medium:2, not "medum:2"');
  });

  it('asks, pushes, compares and scores, from a pipe', async () => {
    const home = newHome();
    const file = path.join(home, 'it.md');
    const { code, stdout } = await runCli([...ONE, '--plain', '--transcript', file], {
      home,
      input: `${LINES.join('\n')}\n`,
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain('\u001b');
    const before = stdout.slice(0, stdout.indexOf('Model answer'));
    expect(before.match(/Follow-up/g)).toHaveLength(2);
    expect(before).not.toMatch(/key point|red flag/i);
    expect(stdout).toMatch(/Score \d+ of 100/);
    const review = eventsIn(home).find((e) => e.type === 'review');
    expect(review).toMatchObject({ mode: 'interview', text: LINES[0], points: [0, 1], flags: [] });
    expect(readFileSync(file, 'utf8')).toMatch(/^# Mock interview[\s\S]*> It keeps a log of offsets\.[\s\S]*- \[x\]/);
    const listed = JSON.parse((await runCli(['interviews', '--json'], { home })).stdout);
    expect(listed.interviews).toEqual([expect.objectContaining({ over: true, seed: 'steady', planned: 1 })]);
    const book = JSON.parse(readFileSync(path.join(home, 'data', 'scores.json'), 'utf8'));
    const { id, score } = listed.interviews[0];
    expect(book.interviews).toEqual([expect.objectContaining({ id, score, answered: 1, planned: 1, over: true })]);
    const shown = await runCli(['interviews', 'show', listed.interviews[0].id], { home });
    expect(shown.stdout).toContain(`Score ${listed.interviews[0].score} of 100`);
  });

  it('goes on where the input ended, and the second part counts with the first', async () => {
    const home = newHome();
    const first = await runCli([...ONE, '--plain'], { home, input: `${LINES.slice(0, 4).join('\n')}\n` });
    expect(first.stderr).toContain('interview --resume');
    expect(first.stdout).not.toContain('Score');
    const second = await runCli(['interview', '--resume', '--plain'], {
      home,
      input: `${LINES.slice(4).join('\n')}\n`,
    });
    expect(second.stdout).toMatch(/Score \d+ of 100/);
    const { stdout } = await runCli(['interviews', '--json'], { home });
    expect(JSON.parse(stdout).interviews).toHaveLength(1);
    expect((await runCli(['interview', '--resume', '--plain'], { home, input: '' })).code).toBe(2);
  });

  it('leaves the schedule alone where the setting says so', async () => {
    const home = newHome();
    const env = { PREPDECK_INTERVIEW_REVIEWS: 'off' };
    await runCli([...ONE, '--plain'], { home, env, input: `${LINES.join('\n')}\n` });
    expect(eventsIn(home)).toEqual([]);
    expect(stepsIn(home).at(-1)).toMatchObject({ do: 'rate' });
  });
});

/** Types the answer and stops typing, so that keys mean something again. */
async function typeAnswer(pty: Pty, text: string): Promise<void> {
  pty.type('t');
  await pty.waitFor('give this answer');
  pty.paste(text);
  await pty.waitFor(text.split('\n').at(-1) ?? '');
}

/** What stands between the rules: all but the clock and the keys. */
const bodyOf = (screen: string): string => screen.split('\n').slice(1, -2).join('\n');

describe.concurrent('an interview on a terminal', () => {
  it.each([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 20 },
  ])('is set up row by row at $columns columns', async ({ columns, rows }) => {
    const home = newHome();
    const pty = openPty(['interview'], { home, columns, rows });
    await pty.waitFor('Time in all');
    const choose = async (row: string, wanted: string): Promise<void> => {
      for (let i = 0; i < 12 && !new RegExp(`❯.*${row}`).test(pty.screen()); i++) {
        const before = pty.screen();
        pty.type('j');
        await pty.waitFor((screen) => screen !== before);
      }
      pty.type(KEYS.enter);
      await pty.waitFor(wanted);
    };
    await choose('Questions', 'Questions 5');
    await choose('Time in all', '15 minutes');
    await choose('Difficulty', 'easy, medium');
    await choose('Seed', 'enter goes on');
    pty.type('steady');
    await pty.waitFor('steady');
    pty.type(KEYS.enter);
    await pty.waitFor('Seed steady');
    await choose('Company', 'enter goes on');
    pty.type('Nobody');
    pty.type(KEYS.escape);
    await pty.waitFor('Company any');
    pty.type('1');
    await pty.waitFor('Question 1 of 5');
    expect(pty.overflows()).toEqual([]);
    const begun = must(readStep(stepsIn(home)[0]));
    if (begun.do !== 'begin') throw new Error(`began with ${begun.do}`);
    expect(begun.plan).toMatchObject({ seed: 'steady', each: 300_000, total: 900_000 });
    expect(begun.plan.questions.map(({ difficulty }) => difficulty)).not.toContain('hard');
    pty.type('q');
    await pty.exit;
  });

  it.each([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 20 },
  ])('from the question to the scorecard at $columns columns, with a pause and a resize', async ({ columns, rows }) => {
    const home = newHome();
    const pty = openPty(ONE, { home, columns, rows });
    const asked = await pty.waitFor('Question 1 of 1');
    await typeAnswer(pty, 'first line\nsecond line');
    pty.type('\x04');
    await pty.waitFor('Follow-up');
    expect(asked).not.toMatch(/Model answer|key point/);
    pty.type('p');
    const paused = await pty.waitFor('Paused.');
    expect(paused).not.toContain('Follow-up');
    pty.type('p');
    const first = bodyOf(await pty.waitFor('Follow-up'));
    pty.type(KEYS.enter);
    await pty.waitFor((screen) => screen.includes('Follow-up') && bodyOf(screen) !== first);
    pty.type(KEYS.enter);
    await pty.waitFor('Model answer');
    pty.resize(columns + 10, rows + 4);
    await pty.waitFor('second line');
    pty.type(KEYS.enter);
    await pty.waitFor('Which key points');
    pty.type('1');
    await pty.waitFor('[✓]');
    pty.type(KEYS.enter);
    await pty.waitFor('Red flags');
    pty.type(KEYS.enter);
    const graded = bodyOf(await pty.waitFor('What to say'));
    pty.type('y');
    await pty.waitFor((screen) => screen.includes('What to say') && bodyOf(screen) !== graded);
    pty.type('n');
    await pty.waitFor('Suggested');
    pty.type(KEYS.enter);
    await pty.waitFor('study these 2 now');
    // One key studies exactly what went badly: the question, and the follow-up that was not had.
    pty.type('s');
    await pty.waitFor('say your answer aloud');
    pty.type('q');
    await pty.waitFor('Stopped here.');
    expect((await pty.exit).code).toBe(0);
    expect(pty.state()).toEqual(RESTORED);
    expect(pty.raw).toMatch(/of 100/);
  });

  it('keeps what was answered through kill -9, and the clock with it', async () => {
    const home = newHome();
    const pty = openPty(ONE, { home });
    await pty.waitFor('Question 1 of 1');
    await typeAnswer(pty, 'kept for good');
    pty.type('\x04');
    await pty.waitFor('Follow-up');
    process.kill(pty.pid, 'SIGKILL');
    await pty.exit;
    const again = openPty(['interview', '--resume'], { home });
    await again.waitFor('Follow-up');
    again.type('q');
    expect((await again.exit).code).toBe(0);
    const steps = stepsIn(home);
    expect(steps).toContainEqual({ do: 'answer', text: 'kept for good' });
    expect(steps.map(({ do: what }) => what)).toContain('resume');
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('keeps what stands in the field when %s comes', async (signal) => {
    const home = newHome();
    const pty = openPty(ONE, { home });
    await pty.waitFor('Question 1 of 1');
    await typeAnswer(pty, 'half an answer');
    process.kill(pty.pid, signal);
    await pty.exit;
    expect(pty.state()).toEqual(RESTORED);
    const again = openPty(['interview', '--resume'], { home });
    await again.waitFor('half an answer');
    again.type(KEYS.ctrlC);
    expect((await again.exit).code).toBe(130);
  });
});
