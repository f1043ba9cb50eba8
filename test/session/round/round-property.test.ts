import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_VERSION, type StepEvent } from '../../../src/memory/event.ts';
import { keptRounds, readEvent, recordEvent } from '../../../src/session/round/record.ts';
import { settled } from '../../../src/session/round/results.ts';
import { replayRound, stepRound } from '../../../src/session/round/round.ts';
import type { RoundEvent } from '../../../src/session/round/round-state.ts';
import { sidesOf, standings, totalOf } from '../../../src/session/round/standings.ts';
import { aRound, stateAfter } from '../../support/round.ts';

/** As a log has it: through JSON, in envelopes. */
const logged = (events: readonly RoundEvent[]): StepEvent<'round'>[] =>
  events.map((event, n) => ({
    v: EVENT_VERSION,
    id: `d.p.${n + 1}`,
    t: event.at,
    tz: 0,
    type: 'round',
    session: 's',
    step: JSON.parse(JSON.stringify(recordEvent(event, n))),
  }));

/** Calls `look` with the log and the state after each of its events. */
const throughout = (look: (events: RoundEvent[], state: ReturnType<typeof stateAfter>) => void) =>
  fc.assert(
    fc.property(aRound, ({ events }) => {
      for (let n = 1; n <= events.length; n++) look(events.slice(0, n), stateAfter(events.slice(0, n)));
    }),
    { numRuns: 300 },
  );

describe('whatever happens in a round', () => {
  it('no total is ever below zero, and each player has at most one counted answer a question', () => {
    throughout((_, state) => {
      for (const [player] of state.players.entries()) expect(totalOf(state, player)).toBeGreaterThanOrEqual(0);
      const keys = state.answers.map((a) => `${a.question}/${a.player}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('the standings are the sums of the log', () => {
    throughout((_, state) => {
      const upTo = settled(state);
      for (const { members, points, name } of standings(state, upTo)) {
        const sum = state.answers
          .filter((a) => members.includes(a.player) && a.question < upTo)
          .reduce((total, a) => total + a.points, 0);
        expect([name, points]).toEqual([name, members.length === 0 ? 0 : Math.round(sum / members.length)]);
      }
      expect(standings(state, upTo)).toHaveLength(sidesOf(state).length);
    });
  });

  it('any beginning of the log leads to the same state again', () => {
    throughout((events, state) => {
      const [kept] = keptRounds(logged(events));
      expect(kept?.state).toEqual(state);
      expect(kept?.events).toEqual(events);
    });
  });

  it('copies and the order of lines in the log change nothing', () => {
    fc.assert(
      fc.property(aRound, fc.infiniteStream(fc.nat()), ({ events }, numbers) => {
        const lines = logged(events);
        const mixed = [...lines, ...lines.slice(0, 3)]
          .map((line) => ({ line, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        expect(keptRounds(mixed)[0]?.state).toEqual(stateAfter(events));
      }),
      { numRuns: 100 },
    );
  });

  it('a pause never costs time', () => {
    fc.assert(
      fc.property(aRound, fc.nat(40_000), fc.nat(3_600_000), fc.boolean(), ({ events }, before, long, killed) => {
        const state = stateAfter(events);
        if (state.phase.at !== 'open' || state.phase.paused) return;
        const at = state.at + (killed ? 0 : before);
        const stop: RoundEvent = killed ? { at: at + long, do: 'resume' } : { at, do: 'pause' };
        const paused = stepRound(stepRound(state, stop), { at: at + long, do: 'continue' });
        for (const after of [0, 1, before]) {
          const player = state.phase.player;
          const given = { do: 'answer', player: player ?? 0, response: { kind: 'pass' }, correct: true } as const;
          const plain = stepRound(state, { ...given, at: at + after });
          const late = stepRound(paused, { ...given, at: at + long + after });
          expect(late.answers).toEqual(plain.answers);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('taking a question back leaves exactly what there was before it', () => {
    throughout((events, state) => {
      if (state.phase.at !== 'reveal' && state.phase.at !== 'standings') return;
      const { question } = state.phase;
      if (state.voided.includes(question)) return;
      const undone = stepRound(state, { at: state.at, do: 'undo' });
      const first = events.findIndex((_, n) => {
        const { phase } = stateAfter(events.slice(0, n + 1));
        return phase.at === 'ready' && phase.question === question;
      });
      // A question that nobody could play was never put.
      if (first < 0) return;
      const before = stateAfter(events.slice(0, first + 1));
      expect(undone.answers).toEqual(before.answers);
      const told = (s: typeof state) =>
        standings(s, question + 1)
          .map(({ name, points }) => [name, points])
          .filter(([name]) => before.players.some((p) => p.name === name))
          .sort();
      expect(told(undone)).toEqual(told(before));
    });
  });

  it('no answer in time is judged late and none that is late in time, whatever ticks come', () => {
    fc.assert(
      fc.property(aRound, fc.nat(60_000), fc.array(fc.nat(60_000), { maxLength: 5 }), ({ events }, ms, ticks) => {
        const state = stateAfter(events);
        const { phase } = state;
        if (phase.at !== 'open' || phase.paused || phase.player === null) return;
        const clock = phase.buzz ?? phase.clock;
        if (clock.since === null) return;
        const end = clock.since + clock.limit - clock.spent;
        const at = state.at + ms;
        // Ticks up to the deadline, at any moment, however late they are looked at.
        const ticked = ticks
          .filter((tick) => state.at + tick <= Math.min(at, end))
          .sort((a, b) => a - b)
          .reduce((s, tick) => stepRound(s, { at: state.at + tick, do: 'time-up' }), state);
        const given = { do: 'answer', player: phase.player, response: { kind: 'choices', picked: [0] } } as const;
        const judged = stepRound(ticked, { ...given, at, correct: true });
        expect(judged.answers.at(-1)).toMatchObject({ late: at > end, correct: at <= end });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads whatever a log may hold without failing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('n', 'do', 'at', 'setup', 'player'), fc.jsonValue()), (step) => {
        readEvent(step);
        keptRounds(logged([]).concat({ v: 1, id: 'd.p.1', t: 0, tz: 0, type: 'round', session: 's', step }));
      }),
    );
    expect(replayRound([])).toBeUndefined();
  });
});
