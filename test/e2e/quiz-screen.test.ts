import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptRounds } from '../../src/session/round/record.ts';
import { logFiles, readJournal } from '../../src/store/review-log.ts';
import { KINDS_DECK, numberOf } from '../support/kinds.ts';
import { reviewsOf } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { KEYS, openPty, openShell, type Pty } from '../support/pty.ts';

const THREE = ['quiz', KINDS_DECK, '--players', 'Ann,Bo,Cy', '--questions', '2', '--seed', 'x'];
const RESTORED = { alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true };

const roundsIn = (home: string) => keptRounds(readJournal(logFiles(reviewsOf(home)), 'round'));

async function begin(pty: Pty, name: string, question: string): Promise<string> {
  await pty.waitFor(new RegExp(`Pass the keyboard to . ${name}`));
  // Whoever has the keyboard does not see what was answered before.
  expect(pty.screen()).not.toMatch(/correct|chose|right/);
  pty.type(KEYS.enter);
  return pty.waitFor((s) => s.replace(/\s+/g, ' ').includes(question) && /d don't know/.test(s));
}

describe.concurrent('a quiz round on a terminal', () => {
  it.each([
    [80, 24],
    [40, 24],
  ])('three players in turns in a window of %i by %i', async (columns, rows) => {
    const home = newHome();
    const pty = openPty(THREE, { home, columns, rows });
    const page = await begin(pty, 'Ann', 'What bounds the consumers');
    expect(page).not.toMatch(/correct|One each/);
    expect(page.split('\n')[0]).toMatch(/^● Ann {2}1\/2 .*\d\d\.\d s$/);
    pty.type(String(numberOf('Partitions', page)));
    await begin(pty, 'Bo', 'What bounds the consumers');
    pty.type('d');
    const last = await begin(pty, 'Cy', 'What bounds the consumers');
    pty.type(String(numberOf('Brokers', last)));
    // The reason for every choice, and who chose what.
    await pty.waitFor('They hold several.');
    expect(pty.screen()).toMatch(/One each\.[\s\S]*● Ann: right in[\s\S]*▲ Bo: no answer[\s\S]*■ Cy: wrong/);
    pty.type(KEYS.enter);
    await pty.waitFor(/Standings\n *1\. ● Ann 1500/);
    pty.type(KEYS.enter);
    for (const name of ['Ann', 'Bo', 'Cy']) {
      await begin(pty, name, 'Put the life of a message');
      pty.type('d');
    }
    await pty.waitFor(/Cy: no answer/);
    pty.type(KEYS.enter);
    await pty.waitFor('Standings');
    pty.type(KEYS.enter);
    await pty.waitFor('s study these 2 now');
    pty.type(KEYS.enter);
    expect((await pty.exit).code).toBe(0);
    expect(pty.state()).toEqual(RESTORED);
    expect(pty.tooWide()).toEqual([]);
    expect(pty.shows('Hardest:')).toBe(true);
    expect(pty.raw).toContain('The round is over. Ann wins.');
    expect(roundsIn(home)[0]?.state.answers).toHaveLength(6);
  });

  it('the countdown draws its own line and no other, and time that is up is nobody’s answer', async () => {
    const home = newHome();
    const args = ['quiz', KINDS_DECK, '--questions', '1', '--seed', 'x', '--seconds', '3'];
    const pty = openPty(args, { home });
    await pty.waitFor('starts the clock');
    pty.type(KEYS.enter);
    await pty.waitFor(/2\.[0-9] s/);
    const before = pty.raw.length;
    await pty.waitFor(/0\.[1-5] s/);
    const rows = [...pty.raw.slice(before).matchAll(/\x1b\[(\d+);1H/g)].map(([, row]) => row);
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows)).toEqual(new Set(['1']));
    await pty.waitFor('not in time');
    pty.type(KEYS.enter);
    await pty.waitFor('s study it now');
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.state()).toEqual(RESTORED);
    expect(roundsIn(home)[0]?.state.answers).toMatchObject([{ late: true, points: 0 }]);
  });

  it('Ctrl-C gives the terminal back as it was, and the round can be gone on with', async () => {
    const home = newHome();
    const pty = openPty(THREE, { home });
    await begin(pty, 'Ann', 'What bounds the consumers');
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.state()).toEqual(RESTORED);
    const again = openPty(['quiz', '--resume', KINDS_DECK], { home });
    await again.waitFor('Paused.');
    // Nobody thinks while the clock stands still.
    expect(again.shows('What bounds')).toBe(false);
    again.type('p');
    await again.waitFor('What bounds the consumers');
    again.type(':');
    await again.waitFor('enter does it');
    again.type('end\r');
    expect((await again.exit).code).toBe(0);
    expect(again.raw).toContain('The round was ended early.');
  });

  it.each([
    ['Ctrl-C', 130],
    ['SIGTERM', 143],
    ['q', 0],
  ])('the terminal reads and echoes lines again after %s, and says that the round is kept', async (how, code) => {
    const line = `trap : INT; sh -c "echo pid=\\$\\$; exec $PREPDECK quiz ${KINDS_DECK} -n 1 --seed c"; echo "code=$?."; stty -a; echo over; read -r _`;
    const pty = openShell(line);
    await pty.waitFor('starts the clock');
    pty.type(KEYS.enter);
    await pty.waitFor('Which two are brokers?');
    if (how === 'SIGTERM') process.kill(Number(/pid=(\d+)/.exec(pty.raw)?.[1]), 'SIGTERM');
    else pty.type(how === 'q' ? 'q' : KEYS.ctrlC);
    await pty.waitFor(/^over$/m);
    expect(pty.raw).toContain(`code=${code}.`);
    expect(pty.raw).toContain('`prepdeck quiz --resume` goes on with it.');
    expect(pty.state()).toEqual(RESTORED);
    expect(pty.raw.split(/\s+/)).toEqual(expect.arrayContaining(['icanon', 'echo', 'isig', 'icrnl', 'opost']));
  });

  it('says who came and went', async () => {
    const pty = openPty(THREE, { home: newHome() });
    await pty.waitFor('Pass the keyboard to ● Ann');
    for (const [command, shows] of [
      ['join Di', 'Di plays from the next question on.'],
      ['drop Ann', 'Ann has left and keeps the points.'],
      ['time', '10 seconds more.'],
      ['join Bo', 'That cannot be done now.'],
    ] as const) {
      pty.type(':');
      await pty.waitFor('enter does it');
      pty.type(`${command}\r`);
      await pty.waitFor(shows);
    }
    await pty.waitFor('Pass the keyboard to ▲ Bo');
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });

  it('in a buzzer round each player has a key, and wrong passes on', async () => {
    const home = newHome();
    const args = ['quiz', KINDS_DECK, '--players', 'Ann,Bo', '--mode', 'buzzer', '--questions', '1', '--seed', 'b'];
    const pty = openPty(args, { home });
    await pty.waitFor('starts the clock');
    pty.type(KEYS.enter);
    const page = await pty.waitFor('Press your key first: a ● Ann, l ▲ Bo');
    pty.type('l');
    await pty.waitFor(/^▲ Bo {2}1\/1/);
    pty.type(`${numberOf('Cron jobs', page)}${KEYS.enter}`);
    await pty.waitFor('Press your key first: a ● Ann');
    pty.type('a');
    await pty.waitFor(/^● Ann {2}1\/1/);
    pty.type(`${numberOf('Kafka', page)}${numberOf('Redis Streams', page)}${KEYS.enter}`);
    await pty.waitFor(/Bo: wrong[\s\S]*Ann: right/);
    expect(roundsIn(home)[0]?.state.answers.map((a) => [a.player, a.points])).toEqual([
      [1, 0],
      [0, 1000],
    ]);
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });

  it('? stops the clock and says how it is scored; what was picked is still there afterwards', async () => {
    const home = newHome();
    const args = ['quiz', KINDS_DECK, '--questions', '1', '--seed', 'c', '--scoring', 'penalty'];
    const pty = openPty(args, { home });
    await pty.waitFor('starts the clock');
    pty.type(KEYS.enter);
    await pty.waitFor('Which two are brokers?');
    pty.type('1');
    await pty.waitFor('[✓] ');
    pty.type('?');
    await pty.waitFor('How it is scored');
    expect(pty.screen()).toContain('Scoring penalty: a wrong answer costs half');
    expect(pty.screen()).not.toMatch(/\d\.\d s$/m);
    expect(roundsIn(home)[0]?.state.phase).toMatchObject({ at: 'open', paused: true });
    pty.type('x');
    await pty.waitFor('Paused.');
    pty.type('p');
    await pty.waitFor('[✓] ');
    expect(pty.screen()).toMatch(/\d\.\d s$/m);
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });

  it('what was missed is studied at once, or kept as a filter', async () => {
    const home = newHome();
    const pty = openPty(['quiz', KINDS_DECK, '--questions', '1', '--seed', 'x'], { home });
    await pty.waitFor('starts the clock');
    pty.type(KEYS.enter);
    await pty.waitFor("d don't know");
    pty.type('d');
    await pty.waitFor('You: no answer');
    pty.type(KEYS.enter);
    await pty.waitFor('s study it now · f keep as a filter');
    pty.type('f');
    await pty.waitFor('A name for this card');
    pty.type('no good\r');
    await pty.waitFor('letters, digits and hyphens');
    pty.type('weak\r');
    await pty.waitFor(/filter:weak is id:kinds\/lag#self-check now\.[\s\S]*s study it now +. +enter leave/);
    pty.type('s');
    // Of the decks that were played, and whether or not it is due.
    await pty.waitFor(/^Every kind of card.* {2}cram[\s\S]*What bounds the consumers/);
    pty.type('q');
    await pty.exit;
    expect(pty.state()).toEqual(RESTORED);
    const { filters } = JSON.parse(readFileSync(path.join(home, 'config', 'settings.json'), 'utf8'));
    expect(filters).toEqual({ weak: 'id:kinds/lag#self-check' });
  });
});
