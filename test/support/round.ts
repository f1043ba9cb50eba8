import fc from 'fast-check';
import { type Card, cardId } from '../../src/deck/model.ts';
import type { Response } from '../../src/session/response.ts';
import { makePlayer } from '../../src/session/round/players.ts';
import { replayRound, startRound, stepRound } from '../../src/session/round/round.ts';
import {
  allQuestions,
  MODES,
  type RoundEvent,
  type RoundQuestion,
  type RoundSetup,
  type RoundState,
} from '../../src/session/round/round-state.ts';
import { SCORINGS } from '../../src/session/round/scoring.ts';

export const PASS: Response = { kind: 'pass' };
export const FIRST: Response = { kind: 'choices', picked: [0] };

const question = (n: number): RoundQuestion => ({
  card: cardId(`deck/q${n}`),
  hash: `h${n}`,
  difficulty: 'medium',
  limit: 30_000,
});

/** A round of three players and three questions of 1000 points and 30 s, with two spares. */
export function setupOf(changes: Partial<RoundSetup> = {}, names = ['Ann', 'Bo', 'Cy']): RoundSetup {
  return {
    mode: 'turns',
    scoring: 'accuracy',
    seed: 'seed',
    shuffling: 'same',
    warmUp: false,
    teams: [],
    players: names.map((name, i) => makePlayer(name, i)),
    questions: [0, 1, 2].map(question),
    spares: [3, 4].map(question),
    fingerprint: 'f',
    record: false,
    ...changes,
  };
}

/** Plays a round from its start by events without their time: each comes a second after the one before it. */
export class Play {
  state: RoundState;
  readonly events: RoundEvent[];
  now = 1000;

  constructor(setup: RoundSetup) {
    this.state = startRound(setup, this.now);
    this.events = [{ at: this.now, do: 'start', setup }];
  }

  /** Applies an event after `ms`; it must apply. */
  do(event: DistributiveOmit<RoundEvent>, ms = 1000): this {
    this.now += ms;
    const whole = { at: this.now, ...event } as RoundEvent;
    const next = stepRound(this.state, whole);
    if (next === this.state) throw new Error(`${event.do} does not apply in ${JSON.stringify(this.state.phase)}`);
    this.state = next;
    this.events.push(whole);
    return this;
  }

  /** Whether an event applies now. */
  takes(event: DistributiveOmit<RoundEvent>, ms = 1000): boolean {
    return stepRound(this.state, { at: this.now + ms, ...event } as RoundEvent) !== this.state;
  }

  answer(player: number, correct: boolean, ms = 2000): this {
    if (this.state.phase.at === 'ready') this.do({ do: 'begin' });
    return this.do({ do: 'answer', player, response: FIRST, correct }, ms);
  }

  /** Everybody answers the question in turn, then on to the next one. */
  turn(...correct: readonly boolean[]): this {
    for (const [player, right] of correct.entries()) this.answer(player, right);
    return this.do({ do: 'next' }).do({ do: 'next' });
  }

  get points(): number[] {
    return this.state.players.map((_, p) =>
      this.state.answers.filter((a) => a.player === p).reduce((sum, a) => sum + a.points, 0),
    );
  }
}

type DistributiveOmit<T> = T extends unknown ? Omit<T, 'at'> : never;

export const aSetup: fc.Arbitrary<RoundSetup> = fc
  .record({
    mode: fc.constantFrom(...MODES),
    scoring: fc.constantFrom(...SCORINGS),
    count: fc.integer({ min: 1, max: 4 }),
    questions: fc.integer({ min: 1, max: 4 }),
    spares: fc.integer({ min: 0, max: 2 }),
    warmUp: fc.boolean(),
  })
  .map(({ mode, scoring, count, questions, spares, warmUp }) => {
    const team = mode === 'team';
    const names = ['Ann', 'Bo', 'Cy', 'Di'].slice(0, mode === 'solo' ? 1 : count);
    return setupOf({
      mode,
      scoring,
      warmUp,
      teams: team ? ['Red', 'Blue'] : [],
      players: names.map((name, i) => makePlayer(name, i, 0, team ? i % 2 : undefined)),
      questions: Array.from({ length: questions }, (_, i) => question(i)),
      spares: Array.from({ length: spares }, (_, i) => question(questions + i)),
    });
  });

const player = fc.integer({ min: 0, max: 5 });
const anEvent: fc.Arbitrary<DistributiveOmit<RoundEvent>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'begin' } as const) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      player,
      response: fc.constantFrom(FIRST, PASS),
      correct: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('buzz' as const), player }) },
  { weight: 4, arbitrary: fc.constant({ do: 'time-up' } as const) },
  { weight: 6, arbitrary: fc.constant({ do: 'next' } as const) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'pause' } as const, { do: 'continue' } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ do: 'skip' } as const, { do: 'undo' } as const, { do: 'resume' } as const),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add-time' as const), ms: fc.integer({ min: 0, max: 9000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      name: fc.constantFrom('Eve', 'ann'),
      team: fc.constant(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), player }) },
);

/** A round and its log: events that apply, in answers mostly by those whose turn it is. */
export const aRound: fc.Arbitrary<{ readonly setup: RoundSetup; readonly events: RoundEvent[] }> = fc
  .record({
    setup: aSetup,
    tries: fc.array(fc.tuple(anEvent, fc.integer({ min: 0, max: 20_000 })), { maxLength: 60 }),
  })
  .map(({ setup, tries }) => {
    let now = 1000;
    let state = startRound(setup, now);
    const events: RoundEvent[] = [{ at: now, do: 'start', setup }];
    for (const [tried, ms] of tries) {
      now += ms;
      const turn = state.phase.at === 'open' ? state.phase.player : null;
      const mine = tried.do === 'answer' && turn !== null ? { ...tried, player: turn } : tried;
      const event = { at: now, ...mine } as RoundEvent;
      const next = stepRound(state, event);
      if (next === state) continue;
      state = next;
      events.push(event);
    }
    return { setup, events };
  });

/** The state that events lead to. */
export function stateAfter(events: readonly RoundEvent[]): RoundState {
  const state = replayRound(events);
  if (!state) throw new Error('it does not begin with a start');
  return state;
}

export const questionCount = (state: RoundState): number => allQuestions(state.setup).length;

/** A single-choice card for selecting. */
export function aCard(id: string, changes: Partial<Card> = {}): Card {
  const choices = ['a', 'b', 'c', 'd'].map((text, i) => ({ text, correct: i === 0 }));
  return {
    id: cardId(id),
    aliases: [],
    deck: id.split('/')[0] ?? '',
    family: id,
    type: 'check',
    difficulty: 'medium',
    tags: [],
    objectives: [],
    fingerprint: `print-${id}`,
    content: { type: 'check', question: id, form: { kind: 'single', choices } },
    sources: [],
    line: 1,
    ...changes,
  };
}
