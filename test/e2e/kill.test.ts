import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/memory/event.ts';
import { type Random, seeded } from '../../src/memory/random.ts';
import { endOf, runCli, spawnCli } from '../support/cli.ts';
import { eventsIn } from '../support/log.ts';
import { itemOn, writeManyCards } from '../support/many.ts';
import { newHome } from '../support/program.ts';
import { openPty } from '../support/pty.ts';
import { type Deed, pipeSeat, type Seat, terminalSeat } from '../support/seat.ts';

/** An event in words: what of it the learner decided. */
function words(e: LogEvent): string {
  switch (e.type) {
    case 'review':
      return `review ${e.card} ${e.rating}`;
    case 'answer':
      return `answer ${e.card} ${e.text}`;
    default:
      return `${e.type} ${e.card}`;
  }
}

interface Step {
  readonly deed: Deed;
  /** What the deed leaves in the log, in one write. */
  readonly leaves: readonly string[];
}

const PAGES =
  /True or false|say your answer aloud|(Right|Wrong)[.:]|Model answer|Which key points|Red flags|Suggested:/;

/** What a learner might do on a page. `rated` is the rating that stands there. */
function stepOn(page: string, rated: number, random: Random): Step {
  const item = itemOn(page);
  const card = `many/${item}`;
  const chance = random();
  if (page.includes('True or false')) {
    if (chance < 0.08) return { deed: { do: 'key', key: 's' }, leaves: [`bury ${card}`] };
    if (chance < 0.14) return { deed: { do: 'key', key: '!' }, leaves: [`suspend ${card}`] };
    const odd = Number(item?.slice(1)) % 2 === 1;
    const right = random() < 0.8;
    return { deed: { do: 'pick', number: odd === right ? 1 : 2 }, leaves: [`review ${card} ${right ? 3 : 1}`] };
  }
  if (page.includes('say your answer aloud')) {
    const text = chance < 0.6 ? `what I know of ${item}` : '';
    return { deed: { do: 'reveal', text }, leaves: text === '' ? [] : [`answer ${card} ${text}`] };
  }
  if (/(Right|Wrong)[.:]/.test(page)) {
    if (chance < 0.1) return { deed: { do: 'key', key: 'u' }, leaves: [`undo ${card}`] };
    if (chance < 0.4 && rated !== 2) {
      return { deed: { do: 'rate', rating: 2 }, leaves: [`undo ${card}`, `review ${card} 2`] };
    }
    return { deed: { do: 'go' }, leaves: [] };
  }
  if (page.includes('Which key points')) return { deed: { do: 'numbers', numbers: [1] }, leaves: [] };
  if (page.includes('Suggested:')) return { deed: { do: 'rate', rating: 3 }, leaves: [`review ${card} 3`] };
  return { deed: { do: 'go' }, leaves: [] };
}

interface Play {
  readonly seat: Seat;
  /** How much the program has said up to now. */
  readonly said: () => number;
  readonly ended: Promise<unknown>;
  readonly kill: () => void;
}

interface Played {
  /** What was confirmed: after each of these the program showed something new. */
  readonly confirmed: readonly string[];
  /** What the deed under way would leave. */
  readonly flying: readonly string[];
}

/** Plays until a SIGKILL that comes at a random moment after a random number of deeds. */
async function playUntilKilled({ seat, said, ended, kill }: Play, random: Random): Promise<Played> {
  const deeds = Math.floor(random() * 14);
  // The start is longer than a step, so a kill during it has more room.
  const after = deeds === 0 ? random() * 400 : random() * 8;
  const confirmed: string[] = [];
  let flying: readonly string[] = [];
  let page = '';
  let rated = 0;
  let mark = 0;
  let killed = false;
  for (let done = 0; ; done++) {
    if (done === deeds) {
      setTimeout(() => {
        killed = true;
        kill();
      }, after);
    }
    const before = page;
    try {
      page = await seat.look((p) => PAGES.test(p) && p !== before);
    } catch (error) {
      if (!killed) throw error;
      break;
    }
    confirmed.push(...flying);
    const step = stepOn(page, rated, random);
    rated = Number(/^review \S+ (\d)$/.exec(step.leaves.at(-1) ?? '')?.[1] ?? 0);
    flying = step.leaves;
    mark = said();
    await seat.act(step.deed);
  }
  await ended;
  // A page that was cut short in the middle confirms the deed before it too.
  return said() > mark ? { confirmed: [...confirmed, ...flying], flying: [] } : { confirmed, flying };
}

/** The log must hold what was confirmed, and at most the one deed under way besides. */
function expectKept({ confirmed, flying }: Played, kept: readonly string[]): void {
  const whole = [...confirmed, ...flying];
  expect(kept).toEqual(kept.length > confirmed.length ? whole : confirmed);
}

/** What stands of a card's reviews, by the words of the log. */
function standing(log: readonly string[], card: string): string[] {
  const left: string[] = [];
  for (const line of log) {
    const [what, of] = line.split(' ');
    if (of !== card) continue;
    if (what === 'undo')
      left.splice(
        left.findLastIndex((l) => !l.startsWith('answer')),
        1,
      );
    else left.push(line);
  }
  return left;
}

const KILLS = 13;

/** Kills sessions of one learner; each is a restart too. Gives the number of events kept. */
async function killOverAndOver(name: string): Promise<number> {
  const home = newHome();
  const deck = writeManyCards(home, 150, 60);
  const random = seeded(`pipe ${name}`);
  const log: string[] = [];
  for (let i = 0; i < KILLS; i++) {
    const child = spawnCli(['study', '--plain', '--new', '1000', deck], { home });
    child.stdin.on('error', () => {});
    const seat = pipeSeat(child);
    const said = () => seat.transcript.text.length;
    const played = await playUntilKilled(
      { seat, said, ended: endOf(child), kill: () => child.kill('SIGKILL') },
      random,
    );
    const kept = eventsIn(home).map(words).slice(log.length);
    expectKept(played, kept);
    log.push(...kept);
  }
  const cards = [...new Set(log.map((l) => l.split(' ')[1] ?? ''))];
  for (const card of cards.slice(-2)) {
    const { stdout } = await runCli(['show', card, '--json'], { home, env: { PREPDECK_DECKS_FOLDER: home } });
    const { history } = JSON.parse(stdout) as { history: LogEvent[] };
    expect(history.map(words)).toEqual(standing(log, card));
  }
  return log.length;
}

describe('6. kill -9 at any moment loses no confirmed answer', () => {
  it(`${4 * KILLS} times in sessions line by line`, async () => {
    const total = await Promise.all(['one', 'two', 'three', 'four'].map(killOverAndOver));
    expect(Math.min(...total)).toBeGreaterThan(KILLS);
  });

  it('8 times in a session on a terminal', async () => {
    const home = newHome();
    const deck = writeManyCards(home, 200, 0);
    const random = seeded('terminal');
    let known = 0;
    for (let i = 0; i < 8; i++) {
      const pty = openPty(['study', '--new', '1000', deck], { home });
      const seat = terminalSeat(pty);
      const played = await playUntilKilled(
        { seat, said: () => pty.raw.length, ended: pty.exit, kill: () => pty.kill('SIGKILL') },
        random,
      );
      const kept = eventsIn(home).map(words).slice(known);
      expectKept(played, kept);
      known += kept.length;
    }
    expect(known).toBeGreaterThan(8);
  });
});

describe('several sessions at once', () => {
  it('four that rate at the same time lose nothing', async () => {
    const home = newHome();
    const deck = writeManyCards(home, 120, 0);
    const confirmed = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const child = spawnCli(['study', '--plain', '--new', '1000', deck], { home });
        const ended = endOf(child);
        const seat = pipeSeat(child);
        const mine: string[] = [];
        for (let n = 0; n < 40; n++) {
          const page = await seat.look((p) => p.includes('True or false'));
          await seat.act({ do: 'pick', number: 1 });
          await seat.look((p) => /(Right|Wrong)\./.test(p));
          const card = itemOn(page);
          mine.push(`review many/${card} ${Number(card?.slice(1)) % 2 === 1 ? 3 : 1}`);
          await seat.act({ do: 'go' });
        }
        child.stdin.end('q\n');
        expect((await ended).code).toBe(0);
        return mine;
      }),
    );
    const events = eventsIn(home);
    expect(events.map(words).sort()).toEqual(confirmed.flat().sort());
    expect(new Set(events.map((e) => e.id)).size).toBe(160);
  });
});
