import { describe, expect, it } from 'vitest';
import { endOf, spawnCli } from '../support/cli.ts';
import { asks, isVerdict, KINDS_DECK, nextCard, playCheck, playInterview } from '../support/kinds.ts';
import { eventsIn } from '../support/log.ts';
import { newHome } from '../support/program.ts';
import { openPty } from '../support/pty.ts';
import { pipeSeat } from '../support/seat.ts';

/** Escapes, carriage returns and other movement, box drawing, blocks, ticks and arrows: all that is drawn. */
const DRAWN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|[\u2190-\u21ff\u2500-\u25ff\u2600-\u27bf\u2800-\u28ff]/;

describe.concurrent('20. a session line by line', () => {
  it.each([
    ['--plain', ['--plain'], {}],
    ['ACCESSIBLE=1', [], { ACCESSIBLE: '1' }],
    ['TERM=dumb', [], { TERM: 'dumb' }],
  ])('with %s draws nothing from its first card to its summary', async (_, flags, env) => {
    const home = newHome();
    const child = spawnCli(['study', '--seed', 'plain', ...flags, KINDS_DECK], { home, env });
    const ended = endOf(child);
    const seat = pipeSeat(child);
    for (let first = true; ; first = false) {
      const { id, page } = await nextCard(seat);
      if (id === undefined) break;
      if (first) {
        await seat.act({ do: 'key', key: '?' });
        await seat.look((p) => p.includes('Type the key and press enter'));
      }
      if (id === 'lag') {
        await playInterview(seat, { text: 'Measure.', points: [2], flags: [1], managed: [false, true], rating: 4 });
      } else await playCheck(seat, id, page, { answer: first ? 'wrong' : 'right', rating: 4 });
    }
    await seat.act({ do: 'go' });
    expect(await ended).toEqual({ code: 0, signal: null });
    const said = seat.transcript.text;
    expect(said).toContain('Done for today.');
    expect(DRAWN.exec(said)).toBeNull();
    // State in words: what is chosen, what is marked, where one is.
    expect(said).toMatch(/\(correct(, your answer)?\)/);
    expect(said).toMatch(/Card 2\. Every kind of card/);
    expect(eventsIn(home).filter((e) => e.type === 'review').length).toBeGreaterThan(8);
  });

  it.each([
    ['--plain', ['--plain'], {}],
    ['ACCESSIBLE=1', [], { ACCESSIBLE: '1' }],
    ['TERM=dumb', [], { TERM: 'dumb' }],
  ])('with %s on a terminal sends not one escape sequence', async (_, flags, env) => {
    const pty = openPty(['study', '--seed', 'steady', '--only', 'checks', ...flags, KINDS_DECK], {
      home: newHome(),
      env,
    });
    await pty.waitFor((p) => asks(p));
    pty.type(':d\r');
    await pty.waitFor(isVerdict);
    pty.type('q\r');
    expect((await pty.exit).code).toBe(0);
    expect(pty.raw).toContain('Stopped here.');
    expect(pty.raw).not.toContain('\x1b');
  });

  it.each([[], ['--plain']])('prepdeck %s on a dumb terminal prints the overview', async (...flags) => {
    const pty = openPty(flags, { home: newHome(), env: { TERM: 'dumb' } });
    expect((await pty.exit).code).toBe(0);
    expect(pty.raw).toContain('Today: 0 due, 10 new');
    expect(pty.raw).not.toContain('\x1b');
  });

  it('an answer that cannot be one is asked for again, not taken for a wrong one', async () => {
    const home = newHome();
    const child = spawnCli(['study', '--plain', '--seed', 'steady', '--only', 'checks', KINDS_DECK], { home });
    const ended = endOf(child);
    const seat = pipeSeat(child);
    await seat.look((p) => p.includes('Which one keeps messages'));
    for (const nonsense of ['9', '0', 'x', '1 2', '']) {
      child.stdin.write(`${nonsense}\n`);
      await seat.transcript.until(/(Give|Type).*?:\n$/s);
    }
    child.stdin.end();
    expect((await ended).code).toBe(0);
    expect(eventsIn(home)).toEqual([]);
  });
});
