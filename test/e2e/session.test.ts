import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { editorThat } from '../support/editor.ts';
import {
  asks,
  CHECK_IDS,
  CHECKS,
  type CheckPlay,
  isAsk,
  isVerdict,
  KINDS_DECK,
  LAG,
  nextCard,
  numberOf,
  playCheck,
  playInterview,
} from '../support/kinds.ts';
import { eventsIn } from '../support/log.ts';
import { DECKS, newHome } from '../support/program.ts';
import { KEYS, openPty, type Pty } from '../support/pty.ts';
import { type Seat, terminalSeat } from '../support/seat.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 20 },
] as const;

/** A seat that looks at every page whether it fits the window. */
function fittingSeat(pty: Pty): Seat {
  const seat = terminalSeat(pty);
  return {
    ...seat,
    async look(wanted) {
      const page = await seat.look(wanted);
      expect(pty.tooWide()).toEqual([]);
      return page;
    },
  };
}

/** A session on the checks of the deck alone, in an order that is always the same. */
const openChecks = (home: string, ...args: string[]): Pty =>
  openPty(['study', '--seed', 'steady', '--only', 'checks', ...args, KINDS_DECK], { home });

/** A session on the interview question alone. */
const openInterview = (home: string, size = {}): Pty =>
  openPty(['study', '--seed', 'steady', '--only', 'interview', KINDS_DECK], { home, ...size });

describe.concurrent.each(SIZES)('a session in a window of $columns by $rows', (size) => {
  it('takes an answer to every kind of check by keys, and an interview to its rating', async () => {
    const home = newHome();
    const pty = openPty(['study', '--seed', 'all', KINDS_DECK], { home, ...size });
    const seat = fittingSeat(pty);
    const plays: Partial<Record<string, CheckPlay>> = {
      single: { answer: 'right', guess: true },
      multiple: { answer: 'wrong', rating: 4 },
      typed: { answer: 'pass', rating: 4 },
    };
    const verdicts = new Map<string, string>();
    for (;;) {
      const { id, page } = await nextCard(seat);
      if (id === undefined) break;
      if (id === 'lag') await playInterview(seat, { points: [1, 2, 3], flags: [], managed: [true, true], rating: 4 });
      else {
        const play = (!verdicts.has(id) && plays[id]) || { answer: 'right', rating: 4 };
        const verdict = await playCheck(seat, id, page, play);
        if (!verdicts.has(id)) verdicts.set(id, verdict);
      }
    }
    expect(verdicts.get('single')).toContain('But a guess');
    // A choice has its rationale.
    expect(verdicts.get('single')).toContain('Readers keep an offset.');
    expect(verdicts.get('multiple')).toContain('Not quite: 2 of 4 right.');
    expect(verdicts.get('typed')).toContain('Not known yet.');
    expect(verdicts.get('cloze')).toContain('taken for "commit"');
    const end = await pty.waitFor('Done for today.');
    expect(end).toContain('10 answers on 9 cards');
    expect(end.replace(/\s+/g, ' ')).toContain('Again 0, Hard 1, Good 0, Easy 9');
    pty.type(KEYS.enter);
    expect(await pty.exit).toEqual({ code: 0, signal: undefined });
    // The summary stays in the scrollback, after the window has been given back.
    expect(pty.state().alternate).toBe(false);
    expect(pty.screen()).toContain('Done for today.');
    expect(new Set(eventsIn(home).flatMap((e) => (e.type === 'review' ? [e.card] : []))).size).toBe(
      CHECK_IDS.length + 1,
    );
  });

  it('takes an interview question through answer, points, flags and follow-ups, back and forth', async () => {
    const home = newHome();
    const pty = openInterview(home, size);
    await pty.waitFor(LAG);
    pty.type('t');
    await pty.waitFor('esc done');
    pty.paste('Measure first.\nThen scale\tup.\nAnd keep q, u and s as letters.');
    await pty.waitFor('letters.');
    pty.type(KEYS.escape);
    await pty.waitFor('enter reveal');
    pty.type(' ');
    await pty.waitFor((p) => p.includes('Model answer') && p.includes('And keep q, u'));
    pty.type(KEYS.enter);
    await pty.waitFor('Which key points');
    pty.type('1');
    await pty.waitFor(/[☑✔x✓■].* Measure where/);
    pty.type(KEYS.down + KEYS.down);
    await pty.waitFor(/[❯>›▸].* Batch the writes/);
    pty.type(' ');
    await pty.waitFor(/[☑✔x✓■].* Batch the writes/);
    pty.type('b');
    await pty.waitFor('Model answer');
    pty.type(KEYS.enter);
    await pty.waitFor(/[☑✔x✓■].* Batch the writes/);
    pty.type(KEYS.enter);
    await pty.waitFor('Red flags: did you');
    pty.type(KEYS.enter);
    await pty.waitFor('Follow-up 1 of 2');
    expect(pty.shows('Partitions bound the group.')).toBe(false);
    pty.type(' ');
    await pty.waitFor('Partitions bound the group.');
    pty.type('y');
    await pty.waitFor('Follow-up 2 of 2');
    pty.type('n');
    const rating = await pty.waitFor('Suggested: Good');
    expect(rating.replace(/\s+/g, ' ')).toContain('(2 of 3 key points, no red flag)');
    expect(rating).toContain('Scale up to the partition count');
    pty.type('b');
    await pty.waitFor('Follow-up 2 of 2');
    pty.type('y');
    await pty.waitFor('Suggested: Good');
    expect(pty.overflows()).toEqual([]);
    pty.type('2');
    // Nothing else is due but the question itself, in its minute step.
    await pty.waitFor((p) => p.includes('1 learning') || p.includes('1l'));
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    const events = eventsIn(home);
    const text = 'Measure first.\nThen scale  up.\nAnd keep q, u and s as letters.';
    expect(events).toMatchObject([
      { type: 'answer', card: 'kinds/lag', text },
      { type: 'review', card: 'kinds/lag', rating: 2, text, points: [0, 2], flags: [], followUps: [0, 1] },
    ]);
  });
});

describe.concurrent('17. a paste of several lines', () => {
  it('into a field of one line is one answer of one line', async () => {
    const home = newHome();
    const pty = openChecks(home);
    await toCard(terminalSeat(pty), pty, 'typed');
    pty.paste('consumer\ngroup\n');
    await pty.waitFor('consumer group');
    expect(isVerdict(pty.screen())).toBe(false);
    pty.type(KEYS.enter);
    await pty.waitFor('Right.');
    expect(eventsIn(home).at(-1)).toMatchObject({ type: 'review', card: 'kinds/typed', text: 'consumer group' });
  });
});

/** Skips cards until the one wanted is asked. */
async function toCard(seat: Seat, pty: Pty, wanted: string): Promise<string> {
  for (;;) {
    const { id, page } = await nextCard(seat);
    if (id === undefined) throw new Error(`${wanted} did not come`);
    if (id === wanted) return page;
    await seat.act({ do: 'key', key: 's' });
    await pty.waitFor((p) => !p.includes(id === 'lag' ? LAG : CHECKS[id].question));
  }
}

describe.concurrent('18. undo is one key', () => {
  it('says what it undid, during a session, after the last card, and after a restart', async () => {
    const home = newHome();
    const pty = openChecks(home, '--limit', '2');
    const seat = terminalSeat(pty);
    const first = await nextCard(seat);
    if (first.id === undefined || first.id === 'lag') throw new Error('a check was expected');
    await playCheck(seat, first.id, first.page, { answer: 'right', rating: 4 });
    const second = await nextCard(seat);
    if (second.id === undefined || second.id === 'lag') throw new Error('a check was expected');
    // During: the first card is asked again, and then the second.
    await seat.act({ do: 'key', key: 'u' });
    await pty.waitFor(`Took back: Easy on kinds/${first.id}`);
    const again = await seat.look((p) => asks(p, first.id));
    await playCheck(seat, first.id, again, { answer: 'right', rating: 4 });
    const page = await seat.look((p) => asks(p, second.id));
    await playCheck(seat, second.id, page, { answer: 'right', rating: 4 });
    // After the last card.
    await pty.waitFor('u undo the last');
    pty.type('u');
    await pty.waitFor(`Took back: Easy on kinds/${second.id}`);
    const last = await seat.look((p) => asks(p, second.id));
    await playCheck(seat, second.id, last, { answer: 'right', rating: 4 });
    await pty.waitFor('u undo the last');
    pty.type(KEYS.enter);
    expect((await pty.exit).code).toBe(0);
    // After a restart, twice.
    const later = openChecks(home);
    const laterSeat = terminalSeat(later);
    await nextCard(laterSeat);
    await laterSeat.act({ do: 'key', key: 'u' });
    await later.waitFor(`Took back: Easy on kinds/${second.id}`);
    await laterSeat.look((p) => asks(p, second.id));
    await laterSeat.act({ do: 'key', key: 'u' });
    await later.waitFor(`Took back: Easy on kinds/${first.id}`);
    await laterSeat.look((p) => asks(p, first.id));
    await laterSeat.act({ do: 'key', key: 'q' });
    expect((await later.exit).code).toBe(0);
    const events = eventsIn(home);
    const undone = new Set(events.flatMap((e) => (e.type === 'undo' ? [e.undoes] : [])));
    expect(events.filter((e) => e.type !== 'undo' && !undone.has(e.id))).toEqual([]);
  });
});

describe.concurrent('marks on a card', () => {
  it('skip, suspend and flag are kept, told, and taken back', async () => {
    const home = newHome();
    const pty = openChecks(home);
    const seat = terminalSeat(pty);
    const { id: one } = await nextCard(seat);
    await seat.act({ do: 'key', key: 'f' });
    await pty.waitFor('Flagged.');
    await pty.waitFor('flagged');
    await seat.act({ do: 'key', key: 's' });
    await pty.waitFor(`Skipped kinds/${one} to tomorrow.`);
    const { id: two } = await nextCard(seat);
    await seat.act({ do: 'key', key: '!' });
    await pty.waitFor(`Suspended kinds/${two}; u brings it back.`);
    await nextCard(seat);
    await seat.act({ do: 'key', key: 'u' });
    await pty.waitFor(`Took back: suspended kinds/${two}`);
    await seat.look((p) => asks(p, two));
    await seat.act({ do: 'key', key: 'q' });
    await pty.exit;
    expect(eventsIn(home)).toMatchObject([
      { type: 'flag', card: `kinds/${one}`, flag: 1 },
      { type: 'bury', card: `kinds/${one}` },
      { type: 'suspend', card: `kinds/${two}` },
      { type: 'undo', card: `kinds/${two}` },
    ]);
  });

  it('o names the source where there is no browser', async () => {
    const pty = openInterview(newHome());
    await pty.waitFor(LAG);
    pty.type('o');
    await pty.waitFor('https://example.org/lag');
  });
});

describe.concurrent('19. ? shows the keys', () => {
  it('on every screen, and any key goes back to it', async () => {
    const home = newHome();
    const pty = openPty(['study', '--seed', 'x', '--only', 'interview', KINDS_DECK], { home, rows: 50 });
    const visit = async (there: string): Promise<void> => {
      const before = await pty.waitFor((p) => p.includes(there) && p.includes('? keys'));
      pty.type('?');
      const help = await pty.waitFor('q quit; everything answered');
      // Only keys that every terminal sends.
      expect(help).not.toMatch(/\bF\d|Shift|Alt/i);
      pty.type('x');
      await pty.waitFor((p) => p === before);
    };
    await visit(LAG);
    pty.type(' ');
    await visit('Model answer');
    pty.type(KEYS.enter);
    await visit('Which key points');
    pty.type(KEYS.enter);
    await visit('Red flags');
    pty.type(KEYS.enter);
    await visit('Follow-up 1');
    pty.type(KEYS.enter);
    await pty.waitFor('Partitions bound');
    pty.type('y');
    await visit('Follow-up 2');
    pty.type('y');
    await visit('Suggested:');
  });
});

describe.concurrent('e opens the deck in the editor', () => {
  it('and comes back to the updated card, without a trace of the editor', async () => {
    const home = newHome();
    const deck = path.join(home, 'mine.yaml');
    copyFileSync(KINDS_DECK, deck);
    const editor = editorThat(home, 's/Which one keeps messages/Which of these keeps messages/');
    const pty = openPty(['study', '--seed', 'x', '--only', 'checks', deck], { home, env: { EDITOR: editor } });
    const seat = terminalSeat(pty);
    await toCard(seat, pty, 'single');
    await seat.act({ do: 'key', key: 'e' });
    await pty.waitFor('Changed: here is the new text.');
    await pty.waitFor('Which of these keeps messages');
    expect(pty.state()).toMatchObject({ alternate: true, bracketedPaste: true });
    pty.type(String(numberOf('A log', pty.screen())));
    await pty.waitFor('Right.');
    expect(eventsIn(home).at(-1)).toMatchObject({ type: 'review', card: 'kinds/single', rating: 3 });
  });

  it('and says so when the editor fails', async () => {
    const home = newHome();
    const pty = openPty(['study', KINDS_DECK], { home, env: { EDITOR: 'no-such-editor-here' } });
    const seat = terminalSeat(pty);
    const { page } = await nextCard(seat);
    await seat.act({ do: 'key', key: 'e' });
    await pty.waitFor('cannot start no-such-editor-here');
    expect(page).toContain(pty.lines()[2] ?? 'a question');
  });
});

const WIDE = path.join(DECKS, 'wide.yaml');

describe.concurrent('16. long and wide text', () => {
  it.each([
    { columns: 40, rows: 20 },
    { columns: 80, rows: 24 },
    { columns: 200, rows: 50 },
  ])('fits a window of $columns by $rows, on every screen', async (size) => {
    const pty = openPty(['study', '--seed', 'w', WIDE], { home: newHome(), ...size });
    const fits = (): void => {
      expect(pty.tooWide()).toEqual([]);
      // The rule under the header goes to the last cell: nothing written there may be wiped again.
      expect([...(pty.screen().split('\n')[1] ?? '')]).toHaveLength(size.columns);
      // Not even where the terminal takes a family for four people.
      expect(pty.overflows()).toEqual([]);
    };
    const seen: string[] = [];
    while (seen.length < 2) {
      const page = await pty.waitFor(isAsk);
      fits();
      if (page.includes('Choose one')) {
        seen.push('check');
        pty.type('1');
        await pty.waitFor('4 Easy');
        fits();
        pty.type(KEYS.pageDown);
        pty.type('4');
      } else {
        seen.push('interview');
        pty.type(' ');
        for (const there of ['Model answer', 'Which key points', 'Red flags', 'Suggested']) {
          await pty.waitFor(there);
          fits();
          pty.type(there === 'Suggested' ? '4' : KEYS.enter);
        }
      }
      await pty.waitFor((p) => !p.includes('Suggested'));
      if (pty.shows('enter next')) pty.type(KEYS.enter);
    }
    await pty.waitFor('Done for today.');
    fits();
  });

  it('scrolls within the window, and says how much is out of sight', async () => {
    const pty = openPty(['study', '--only', 'interview', WIDE], { home: newHome(), columns: 40, rows: 20 });
    await pty.waitFor('enter reveal');
    pty.type(' ');
    await pty.waitFor((p) => p.includes('First line of') && /\d+ more lines below/.test(p));
    expect(pty.shows('Last line of')).toBe(false);
    pty.type(KEYS.pageDown);
    await pty.waitFor(/\d+ more lines above/);
    pty.type(KEYS.pageDown + KEYS.pageDown);
    await pty.waitFor((p) => p.includes('Last line of') && !/more lines? below/.test(p));
    pty.type(KEYS.up);
    await pty.waitFor('1 more line below');
    pty.type(KEYS.pageUp.repeat(4));
    await pty.waitFor((p) => p.includes('First line of') && !/more lines? above/.test(p));
  });

  it('a resize leaves what a window of that size shows from the start', async () => {
    const open = (columns: number, rows: number): Pty =>
      openPty(['study', '--seed', 'same', WIDE], { home: newHome(), columns, rows });
    const resized = open(80, 24);
    await resized.waitFor('? keys');
    for (const [columns, rows] of [
      [40, 20],
      [120, 40],
      [61, 11],
    ] as const) {
      const fresh = open(columns, rows);
      const wanted = await fresh.waitFor('? keys');
      resized.resize(columns, rows);
      await resized.waitFor((p) => p === wanted);
      expect(resized.overflows()).toEqual([]);
      fresh.kill('SIGKILL');
    }
  });
});

describe.concurrent('15. keys typed before a card appears', () => {
  it('do not answer it', async () => {
    const home = newHome();
    const pty = openChecks(home);
    // Typed ahead in lines and in single keys, as they come while the program starts.
    pty.type('111\r1\r');
    pty.type('22');
    const page = await pty.waitFor((p) => asks(p));
    expect(page).not.toMatch(/111|22/);
    await terminalSeat(pty).act({ do: 'key', key: 'q' });
    expect((await pty.exit).code).toBe(0);
    expect(eventsIn(home)).toEqual([]);
  });
});

describe.concurrent('what is typed to a question', () => {
  /** A session on the interview question, with this typed and not given. */
  async function typing(home: string, text: string): Promise<Pty> {
    const pty = openInterview(home);
    await pty.waitFor('type your answer');
    pty.type('t');
    pty.paste(text);
    await pty.waitFor(text);
    return pty;
  }

  const stopTyping = async (pty: Pty): Promise<void> => {
    pty.type(KEYS.escape);
    await pty.waitFor('enter reveal');
  };

  it.each<[string, (pty: Pty) => void | Promise<void>]>([
    ['q', (pty) => stopTyping(pty).then(() => pty.type('q'))],
    ['Ctrl-C', (pty) => pty.type(KEYS.ctrlC)],
    ['SIGTERM', ({ pid }) => void process.kill(pid, 'SIGTERM')],
    [
      'the model answer, and q',
      async (pty) => {
        await stopTyping(pty);
        pty.type(KEYS.enter);
        await pty.waitFor('key point');
        pty.type('q');
      },
    ],
  ])('is there again after %s, and after the card was put away by mistake', async (_, leave) => {
    const home = newHome();
    const pty = await typing(home, 'half an answer');
    await leave(pty);
    await pty.exit;
    const again = openInterview(home);
    await again.waitFor('half an answer');
    again.type('!');
    await again.waitFor('uspended');
    again.type('u');
    await again.waitFor('half an answer');
    again.type(KEYS.ctrlC);
    await again.exit;
  });

  it('is there again when its rating is taken back', async () => {
    const home = newHome();
    const pty = openInterview(home);
    const seat = terminalSeat(pty);
    await pty.waitFor('type your answer');
    await playInterview(seat, { text: 'what I said', points: [1], flags: [], managed: [true, false], rating: 4 });
    await pty.waitFor('Answered');
    pty.type('u');
    await pty.waitFor((page) => page.includes('enter reveal') && page.includes('what I said'));
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
  });

  it('is there again after kill -9', async () => {
    const home = newHome();
    const pty = await typing(home, 'a whole answer');
    await vi.waitUntil(() => existsSync(path.join(home, 'state', 'drafts.json')), { timeout: 20_000 });
    process.kill(pty.pid, 'SIGKILL');
    await pty.exit;
    const again = openInterview(home);
    await again.waitFor('a whole answer');
    again.type(KEYS.ctrlC);
    await again.exit;
  });
});
