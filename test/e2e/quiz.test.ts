import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptRounds } from '../../src/session/round/record.ts';
import { logFiles, readJournal } from '../../src/store/review-log.ts';
import { endOf, runCli, spawnCli, Transcript } from '../support/cli.ts';
import { KINDS_DECK, numberOf } from '../support/kinds.ts';
import { reviewsOf } from '../support/log.ts';
import { newHome } from '../support/program.ts';

/** Escapes, carriage returns and other movement, box drawing, blocks, ticks and arrows: all that is drawn. */
const DRAWN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|[\u2190-\u21ff\u2500-\u25ff\u2600-\u27bf\u2800-\u28ff]/;
/** With this seed the first question of the deck, tag or not, is asked of every player in the same order. */
const SINGLE = ['quiz', '--plain', KINDS_DECK, '--questions', '9', '--seed', 'group', '--order', 'deck'];

const roundsIn = (home: string) => keptRounds(readJournal(logFiles(reviewsOf(home)), 'round'));

describe.concurrent('a quiz round from a pipe', () => {
  it('three players in turns, from the first question to the podium, nothing drawn and no schedule touched', async () => {
    const home = newHome();
    const args = [...SINGLE.slice(0, 3), '--questions', '2', '--seed', 'x', '--players', 'Ann,Bo,Cy'];
    // Two questions, for each player enter and a "do not know" but for one, and enter after each reveal.
    const turn = (answer: string) => `\n${answer}\n`;
    const input = [turn('1'), turn('2'), turn('d'), '\n', turn('d'), turn('d'), turn('d'), '\n'].join('');
    const { stdout, stderr, code } = await runCli(args, { home, input });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(DRAWN.exec(stdout)).toBeNull();
    expect(stdout.match(/Pass the keyboard to (Ann|Bo|Cy)/g)).toHaveLength(6);
    // Nothing of the answer stands before the last player has given theirs.
    expect(stdout.indexOf('One each.')).toBeGreaterThan(
      stdout.lastIndexOf('Pass the keyboard to Cy', stdout.indexOf('One each.')),
    );
    expect(stdout.slice(0, stdout.indexOf('Pass the keyboard to Cy'))).not.toMatch(/correct|One each|right/);
    expect(stdout).toContain('They hold several.');
    expect(stdout).toMatch(/1\. Ann 1500/);
    expect(stdout).toContain('The round is over. Ann wins.');
    const [round] = roundsIn(home);
    expect(round?.state.phase).toEqual({ at: 'over', early: false });
    expect(round?.state.answers.map((a) => [a.question, a.player, a.points])).toEqual([
      [0, 0, 1500],
      [0, 1, 0],
      [0, 2, 0],
      [1, 0, 0],
      [1, 1, 0],
      [1, 2, 0],
    ]);
    const [log] = logFiles(reviewsOf(home));
    expect(readFileSync(log?.path ?? '', 'utf8')).not.toContain('"type":"review"');
  });

  it('time is said at the marks, and a question that nobody answers ends by itself', async () => {
    const home = newHome();
    const args = [...SINGLE.slice(0, 3), '--questions', '1', '--seconds', '3', '--say', 'half,1', '--seed', 'x'];
    const child = spawnCli(args, { home });
    const ended = endOf(child);
    const said = new Transcript(child);
    child.stdin.write('\n');
    expect(
      await said.until(/3 seconds left\.[\s\S]*2 seconds left\.\n1 second left\.\n[\s\S]*not in time/),
    ).toBeDefined();
    child.stdin.end('\n');
    expect((await ended).code).toBe(0);
    expect(roundsIn(home)[0]?.state.answers).toMatchObject([{ late: true, correct: false, points: 0 }]);
  });

  it('killed in the middle of a question it goes on there, with every answer that was locked in', async () => {
    const home = newHome();
    const args = [...SINGLE.slice(0, 3), '--questions', '2', '--seed', 'x', '--players', 'Ann,Bo'];
    const child = spawnCli(args, { home });
    const ended = endOf(child);
    const said = new Transcript(child);
    child.stdin.write('\n');
    await said.until(/Ann: number 1-2/);
    child.stdin.write('1\n\n');
    await said.until(/Ann: locked in\.[\s\S]*Bo: number 1-2/);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');

    const { stdout, code } = await runCli(['quiz', '--plain', '--resume', KINDS_DECK], {
      home,
      input: '\n2\n\n:end\n',
    });
    expect(code).toBe(0);
    // Bo's question again, and with all its time: nobody saw it while the program was gone.
    expect(stdout).toMatch(/Paused[\s\S]*What bounds the consumers[\s\S]*(45|44) seconds left\.\nBo: number/);
    expect(stdout).toMatch(/Ann: right in .*\+1500[\s\S]*Bo: wrong/);
    expect(stdout).toContain('The round was ended early. Ann wins.');
    expect(roundsIn(home)).toHaveLength(1);
    const none = await runCli(['quiz', '--plain', '--resume', KINDS_DECK], { home });
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('there is no round to go on with')]);
  });

  it('wrong passes on in a buzzer round, and what cannot be played there is counted', async () => {
    const home = newHome();
    const args = [...SINGLE.slice(0, 3), '--questions', '1', '--seed', 'b', '--mode', 'buzzer', '--players', 'Ann,Bo'];
    const child = spawnCli(args, { home });
    const ended = endOf(child);
    const said = new Transcript(child);
    const talk = new Transcript(child, child.stderr);
    child.stdin.write('\n');
    const page = (await said.until(/Keys: a Ann, l Bo\./)) ?? '';
    const right = [numberOf('Kafka', page), numberOf('Redis Streams', page)].join(' ');
    child.stdin.write('l 1\nl 2\n');
    await said.until(/Keys: a Ann\.\nNobody who may answer has that key/);
    child.stdin.end(`a ${right}\n\n`);
    expect((await ended).code).toBe(0);
    expect(said.text).toMatch(/Bo: wrong[\s\S]*Ann: right/);
    expect(talk.text).toContain(
      '5 of 9 left out: gaps to fill, matches, numbers, orders, typed answers in buzzer mode',
    );
  });

  it('the same seed and deck ask the same anywhere', async () => {
    const play = async () => {
      const { stdout } = await runCli([...SINGLE, '--mode', 'solo'], {
        home: newHome(),
        input: '\n:skip\n\n:skip\n\n:end\n',
      });
      return stdout.replace(/r-[0-9a-z]{6}/, 'ID');
    };
    const first = await play();
    expect(first).toMatch(/Seed group, questions [0-9a-f]{12}\./);
    expect(await play()).toBe(first);
  });

  it('rounds lists it, shows its standings, and writes it as JSON, CSV or Markdown', async () => {
    const home = newHome();
    const args = [
      ...SINGLE.slice(0, 3),
      '--questions',
      '1',
      '--seed',
      'x',
      '--players',
      '=Ann,Bo',
      '--out',
      'round.csv',
    ];
    const played = await runCli(args, { home, cwd: home, input: '\n1\n\nd\n\n' });
    expect(played.code).toBe(0);
    const csv = readFileSync(path.join(home, 'round.csv'), 'utf8').split('\r\n');
    expect(csv[0]).toBe('question,card,difficulty,player,correct,late,ms,points');
    // No spreadsheet may take a name for a formula.
    expect(csv[1]).toMatch(/^1,kinds\/lag#self-check,hard,'=Ann,true,false,\d+,1500$/);
    const again = await runCli(args, { home, cwd: home });
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('exists already')]);

    const listed = JSON.parse((await runCli(['rounds', '--json'], { home })).stdout);
    expect(listed).toMatchObject({
      version: 1,
      rounds: [{ status: 'finished', first: [{ name: '=Ann', points: 1500 }] }],
    });
    const [{ id }] = listed.rounds;
    const shown = await runCli(['rounds', 'show', id, '--plain'], { home });
    expect(shown.stdout).toMatch(/Question 1 of 1[\s\S]*Standings\n {2}1\. =Ann 1500\n {2}2\. Bo 0/);
    for (const file of ['a.md', 'a.json']) await runCli(['rounds', 'show', id, '--out', file], { home, cwd: home });
    expect(readFileSync(path.join(home, 'a.md'), 'utf8')).toContain('| 1 | =Ann | 1500 |');
    expect(JSON.parse(readFileSync(path.join(home, 'a.json'), 'utf8'))).toMatchObject({ id, course: [{ number: 1 }] });
    expect((await runCli(['rounds', 'show', id, '--out', 'a.txt'], { home, cwd: home })).code).toBe(2);
    expect((await runCli(['rounds', 'show', 'r-none'], { home })).code).toBe(2);
  });
});
