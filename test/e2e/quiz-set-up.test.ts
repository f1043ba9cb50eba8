import { describe, expect, it } from 'vitest';
import { keptRounds } from '../../src/session/round/record.ts';
import { logFiles, readJournal } from '../../src/store/review-log.ts';
import { runCli } from '../support/cli.ts';
import { KINDS_DECK, numberOf } from '../support/kinds.ts';
import { reviewsOf } from '../support/log.ts';
import { DECKS, newHome } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

const RESTORED = { alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true };
const env = { PREPDECK_DECKS_FOLDER: DECKS };

const roundsIn = (home: string) => keptRounds(readJournal(logFiles(reviewsOf(home)), 'round'));

describe.concurrent('the set-up of a round on a terminal', () => {
  it.each([
    [80, 24],
    [40, 20],
  ])('one page has everything, a letter changes a row, enter starts: %i by %i', async (columns, rows) => {
    const home = newHome();
    const pty = openPty([], { home, env, columns, rows });
    const menu = await pty.waitFor('Quiz');
    pty.type(/(\d) Quiz/.exec(menu)?.[1] ?? '');
    await pty.waitFor('m Mode solo');
    for (const [key, shows] of [
      ['m', 'm Mode turns'],
      ['n', 'n Questions 15'],
      ['t', 't Time a question 10 s'],
      ['c', 'c Scoring speed'],
      ['o', 'o Order deck'],
    ] as const) {
      pty.type(key);
      await pty.waitFor(shows);
    }
    for (const key of ['h', 'w']) pty.type(key);
    pty.type('d');
    const decks = await pty.waitFor('Which deck?');
    pty.type(String(numberOf('Every kind of card', decks)));
    await pty.waitFor('d Decks Every kind of card');
    pty.type('f');
    await pty.waitFor('A query that the questions must meet');
    pty.type('tag:(\r');
    await pty.waitFor('esc goes back');
    pty.type(`${KEYS.backspace.repeat(6)}-tag:nothing\r`);
    await pty.waitFor('m Mode turns');
    pty.type('e');
    await pty.waitFor('The seed: the same one');
    pty.type('x\r');
    await pty.waitFor('m Mode turns');
    // Who plays is asked where nobody was named.
    pty.type(KEYS.enter);
    await pty.waitFor('Who plays, such as Ann, Bo, Cy');
    pty.type('Ann, ann\r');
    await pty.waitFor('there are two called ann');
    pty.type(`${KEYS.backspace.repeat(3)}Bo\r`);
    await pty.waitFor('Pass the keyboard to ● Ann');
    expect(pty.tooWide()).toEqual([]);
    const [round] = roundsIn(home);
    expect(round?.state.setup).toMatchObject({
      mode: 'turns',
      scoring: 'speed',
      shuffling: 'each',
      warmUp: true,
      seed: 'x',
      players: [{ name: 'Ann' }, { name: 'Bo' }],
    });
    expect(round?.state.setup.questions.every(({ limit, card }) => limit === 10_000 && card.startsWith('kinds/'))).toBe(
      true,
    );
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(pty.state()).toEqual(RESTORED);

    // The same people again, and the round that was left.
    const again = openPty(['quiz'], { home, env, columns, rows });
    await again.waitFor('p Players Ann, Bo');
    await again.waitFor('g Go on with the round that was left at question 1');
    again.type('g');
    await again.waitFor('Pass the keyboard to ● Ann');
    again.type(KEYS.ctrlC);
    expect((await again.exit).code).toBe(130);
    expect(again.state()).toEqual(RESTORED);
    expect(roundsIn(home)).toHaveLength(1);
  });

  it('line by line: numbers change rows, enter starts', async () => {
    const home = newHome();
    const pty = openPty(['quiz', '--plain'], { home, env });
    await pty.waitFor('Enter starts, a number changes a row');
    const say = async (line: string, shows: string | RegExp): Promise<void> => {
      pty.type(`${line}\r`);
      await pty.waitFor(shows);
    };
    await say('1', '2. Players: nobody yet');
    await say('4', '4. Questions: 15');
    await say('99', 'That is no row.');
    await say('3', 'Numbers of decks, such as 1 3:');
    await say(String(numberOf('Every kind of card', pty.screen())), '3. Decks: Every kind of card');
    await say('11', 'The seed');
    await say('x', '11. Seed: x');
    await say('', 'Who plays, such as Ann, Bo, Cy:');
    await say('Ann, ann', 'there are two called ann');
    await say('Ann, Bo', 'Pass the keyboard to Ann. Enter starts the clock:');
    await say('', /Ann: /);
    expect(roundsIn(home)[0]?.state.setup).toMatchObject({ seed: 'x', players: [{ name: 'Ann' }, { name: 'Bo' }] });
    pty.type(':quit\r');
    expect((await pty.exit).code).toBe(0);
    expect(pty.raw).not.toContain('\x1b[');
  });
});

describe.concurrent('a round that was left', () => {
  const args = ['quiz', KINDS_DECK, '--questions', '1', '--seed', 'x'];

  it('is mentioned where nobody can be asked, and nowhere once it is over', async () => {
    const home = newHome();
    await runCli([...args, '--plain'], { home, input: '\n' });
    const next = await runCli([...args, '--plain'], { home, input: '\n1\n\n' });
    expect(next.stderr).toContain('A round was left at question 1 of 1: `prepdeck quiz --resume` goes on with it.');
    expect(next.code).toBe(0);
    expect((await runCli(['quiz', '--resume', '--plain', KINDS_DECK], { home, input: '\n1\n\n' })).code).toBe(0);
    expect((await runCli([...args, '--plain'], { home, input: '\n1\n\n' })).stderr).not.toContain('was left');
  });

  it('is asked about on a terminal: gone on with, left as it is, or ended', async () => {
    const home = newHome();
    const open = async (key: string) => {
      const pty = openPty(args, { home });
      await pty.waitFor('A round was left at question 1 of 1.');
      await pty.waitFor('g go on with it');
      pty.type(key);
      return pty;
    };
    await runCli([...args, '--plain'], { home, input: '\n' });
    const interrupted = await open(KEYS.ctrlC);
    expect((await interrupted.exit).code).toBe(130);
    expect(interrupted.state()).toEqual(RESTORED);
    const resumed = await open('g');
    await resumed.waitFor('Paused.');
    resumed.type('q');
    expect((await resumed.exit).code).toBe(0);
    expect(roundsIn(home)).toHaveLength(1);
    const another = await open('n');
    await another.waitFor('starts the clock');
    another.type('q');
    await another.exit;
    expect(roundsIn(home).map(({ state }) => state.phase.at)).toEqual(['open', 'ready']);
    const ending = await open('e');
    await ending.waitFor('starts the clock');
    ending.kill('SIGTERM');
    await ending.exit;
    expect(roundsIn(home).filter(({ state }) => state.phase.at === 'over')).toHaveLength(1);
    expect(ending.state()).toEqual(RESTORED);
  });
});
