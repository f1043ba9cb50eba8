import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as quiz } from '../../src/cli/commands/quiz.ts';
import { run as rounds } from '../../src/cli/commands/rounds.ts';
import { seeded } from '../../src/memory/random.ts';
import { keptRounds } from '../../src/session/round/record.ts';
import { logFiles, readJournal, readLog } from '../../src/store/review-log.ts';
import { scoreBookState } from '../../src/store/score-book.ts';
import { fakeContext, runCommand, writeDeck } from '../support/context.ts';

const table = (input: string, options: Parameters<typeof fakeContext>[0] = {}) => {
  const context = fakeContext({ plain: true, input, ...options });
  writeDeck(context.shippedDecks, 'one', ['a', 'b', 'c']);
  return context;
};

describe('quiz', () => {
  it.each([
    [{ players: ['Ann', 'ann'] }, 'there are two called ann'],
    [{ players: ['Ann'], mode: 'buzzer' }, 'buzzer mode needs two players or more'],
    [{ players: ['Ann', 'Bo'], mode: 'solo' }, 'solo is for one player'],
    [{ mode: 'team' }, 'team mode needs teams'],
    [{ team: ['Red=Ann'] }, 'one team has nobody to play against'],
    [{ team: ['Red=Ann', 'Blue'] }, '--team takes a name and its players, such as Red=Ann,Bo'],
    [{ team: ['Red=Ann', 'red=Bo'] }, 'there are two teams called red'],
    [{ team: ['Red=Ann', 'Blue=Bo'], mode: 'turns' }, 'teams play in team mode, not turns'],
    [{ say: ['soon'] }, '--say takes half, seconds before the end, or none, not "soon"'],
    [{ out: 'round.pdf' }, '--out takes a file that ends in .json, .csv or .md, not "round.pdf"'],
  ])('%j: %s', async (options, message) => {
    expect(await runCommand(quiz, [], table(''), options)).toMatchObject({ problem: { message, exit: 2 } });
  });

  it('without a question to play says so', async () => {
    const outcome = await runCommand(quiz, [], table(''), { tag: ['nothing'] });
    expect(outcome).toMatchObject({ problem: { message: 'there is no question to play', exit: 1 } });
  });

  it('teams have the mean of their members', async () => {
    const context = table('\n1\n\n2\n\n1\n\n');
    const options = { team: ['Red=Ann,Bo', 'Blue=Cy'], questions: 1 };
    expect(await runCommand(quiz, [], context, options)).toEqual({ code: 0 });
    expect(context.stdoutText()).toMatch(/1\. Blue 1000\n {2}2\. Red 500\n/);
  });

  it('the host stops the clock, lets somebody in and out, and takes a disputed question back', async () => {
    const context = table('\n:pause\n\n:join Di\n:time\n1\n\n1\n:undo\n\n:drop Ann\n\n1\n\n:pause\n:end\n:nonsense\n');
    expect(await runCommand(quiz, [], context, { players: ['Ann', 'Bo'] })).toEqual({ code: 0 });
    const text = context.stdoutText();
    expect(text).toContain('Paused. Enter goes on:');
    // Taken back: nobody has its points, and who joined meanwhile is there.
    expect(text).toMatch(/Standings\n {2}1\. Ann 0\n {2}1\. Bo 0\n {2}1\. Di 0\n/);
    expect(text).toMatch(/Ann: 0 of 0 right, left early/);
    expect(text).toContain('The round was ended early.');
  });

  it('what cannot be written is not played: the round does not begin, and says why', async () => {
    const context = table('\n1\n');
    writeFileSync(path.join(context.home, 'data'), 'a file where a folder should be');
    expect(await runCommand(quiz, [], context, {})).toMatchObject({
      problem: { message: expect.stringContaining('not') },
    });
    expect(context.stdoutText()).not.toContain('Is ');
  });

  it('alone against the best so far, which the score book keeps', async () => {
    const context = table('\n1\n\n1\n\n1\n\n');
    expect(await runCommand(quiz, [], context, {})).toEqual({ code: 0 });
    expect(context.stdoutText()).toContain('Your first round of this kind (one, 3, accuracy): 3000 points to beat.');
    const book = JSON.parse(readFileSync(path.join(context.paths.data, 'scores.json'), 'utf8'));
    expect(book).toMatchObject({
      rounds: [{ mode: 'solo', status: 'finished' }],
      bests: { 'one, 3, accuracy': { points: 3000, right: 3 } },
    });
    expect(scoreBookState(context.paths.data, logFiles(context.paths.reviews))).toBe('current');
    // The learner's own schedule stays as it was.
    expect(book.totals.answers).toBe(0);
    const again = { ...table('\nd\n\nd\n\nd\n\n', { home: context.home }), random: seeded('again') };
    await runCommand(quiz, [], again, {});
    expect(again.stdoutText()).toContain('Your best of this kind stays 3000 points');
  });

  it('alone and with --record the answers are reviews, written with the round and taken back with their question', async () => {
    const context = table('\n1\n\n2\n:undo\n\nd\n\n');
    expect(await runCommand(quiz, [], context, { record: true, questions: 3 })).toEqual({ code: 0 });
    const { events, journal, damage } = readLog(logFiles(context.paths.reviews));
    expect(damage).toEqual([]);
    expect(events.map((e) => [e.type, e.type === 'review' ? e.rating : 0])).toEqual([
      ['review', 3],
      ['review', 1],
      ['undo', 0],
      ['review', 1],
    ]);
    expect(events[2]).toMatchObject({ type: 'undo', undoes: events[1]?.id, card: events[1]?.card });
    expect(new Set([...events, ...journal].map((e) => e.id)).size).toBe(events.length + journal.length);
    const book = JSON.parse(readFileSync(path.join(context.paths.data, 'scores.json'), 'utf8'));
    expect(book.totals.answers).toBe(2);
    const group = await runCommand(quiz, [], table(''), { record: true, players: ['Ann', 'Bo'] });
    expect(group).toMatchObject({ problem: { exit: 2 } });
  });

  it('gone on with after the clock was set back, no question lasts longer for it', async () => {
    const context = table('\n');
    await runCommand(quiz, [], context, { questions: 1, seconds: 30 });
    const back = table('\n:time\n1\n\n', { home: context.home, now: context.clock.now() - 3_600_000 });
    expect(await runCommand(quiz, [], back, { resume: true })).toEqual({ code: 0 });
    const [round] = keptRounds(readJournal(logFiles(context.paths.reviews), 'round'));
    const times = round?.events.map(({ at }) => at) ?? [];
    expect(times.length).toBeGreaterThan(5);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBe(context.clock.now());
  });

  it('rounds tells that none was played', async () => {
    const context = table('');
    expect(await runCommand(rounds, [], context)).toEqual({ code: 0 });
    expect(context.stderrText()).toContain('No round was played yet');
  });
});
