import * as v from 'valibot';
import { type CardId, cardId, DIFFICULTIES } from '../../deck/model.ts';
import type { StepEvent } from '../../memory/event.ts';
import type { Response } from '../response.ts';
import { MOST_PLAYERS, type Player } from './players.ts';
import { replayRound } from './round.ts';
import { MODES, type RoundEvent, type RoundQuestion, type RoundSetup, type RoundState } from './round-state.ts';
import { SCORINGS } from './scoring.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const id = v.custom<CardId>((x) => typeof x === 'string' && x !== '' && cardId(x) === x);

const RESPONSE = v.variant('kind', [
  v.object({ kind: v.literal('choices'), picked: v.array(place) }),
  v.object({ kind: v.literal('boolean'), value: v.boolean() }),
  v.object({ kind: v.literal('text'), text: v.string() }),
  v.object({ kind: v.literal('gaps'), texts: v.array(v.string()) }),
  v.object({ kind: v.literal('order'), order: v.array(place) }),
  v.object({ kind: v.literal('match'), rights: v.array(place) }),
  v.object({ kind: v.literal('pass') }),
]) satisfies v.GenericSchema<unknown, Response>;

const PLAYER = v.object({
  name: v.string(),
  key: v.string(),
  team: v.exactOptional(place),
  from: place,
  left: v.boolean(),
}) satisfies v.GenericSchema<unknown, Player>;

const QUESTION = v.object({
  card: id,
  hash: v.string(),
  difficulty: v.picklist(DIFFICULTIES),
  limit: v.pipe(time, v.minValue(1)),
}) satisfies v.GenericSchema<unknown, RoundQuestion>;

const SETUP = v.object({
  mode: v.picklist(MODES),
  scoring: v.picklist(SCORINGS),
  seed: v.string(),
  shuffling: v.picklist(['same', 'each']),
  warmUp: v.boolean(),
  teams: v.array(v.string()),
  players: v.pipe(v.array(PLAYER), v.minLength(1), v.maxLength(MOST_PLAYERS)),
  questions: v.pipe(v.array(QUESTION), v.minLength(1)),
  spares: v.array(QUESTION),
  fingerprint: v.string(),
  record: v.boolean(),
}) satisfies v.GenericSchema<unknown, RoundSetup>;

const at = time;
const EVENT = v.variant('do', [
  v.object({ at, do: v.literal('start'), setup: SETUP }),
  v.object({ at, do: v.picklist(['begin', 'time-up', 'pause', 'continue', 'skip', 'undo', 'next', 'end']) }),
  v.object({ at, do: v.literal('resume') }),
  v.object({ at, do: v.literal('buzz'), player: place }),
  v.object({ at, do: v.literal('answer'), player: place, response: RESPONSE, correct: v.boolean() }),
  v.object({ at, do: v.literal('add-time'), ms: time }),
  v.object({ at, do: v.literal('join'), name: v.string(), team: v.exactOptional(place) }),
  v.object({ at, do: v.literal('drop'), player: place }),
]) satisfies v.GenericSchema<unknown, RoundEvent>;

/** What the log keeps of an event: its number in the round, so that copies and other clocks change nothing. */
export const recordEvent = (event: RoundEvent, number: number): Readonly<Record<string, unknown>> => ({
  n: number,
  ...event,
});

const NUMBERED = v.object({ n: place });

/** Reads one step of a log; undefined for one that is none of ours. */
export function readEvent(
  payload: Readonly<Record<string, unknown>>,
): { readonly n: number; readonly event: RoundEvent } | undefined {
  const numbered = v.safeParse(NUMBERED, payload);
  const event = v.safeParse(EVENT, payload);
  return numbered.success && event.success ? { n: numbered.output.n, event: event.output } : undefined;
}

/** A round as the log has it. */
export interface KeptRound {
  readonly id: string;
  /** When it began, UTC ms, on the learner's clock of then, and when it was last played. */
  readonly t: number;
  readonly tz: number;
  readonly last: number;
  readonly events: readonly RoundEvent[];
  readonly state: RoundState;
}

/** The events of one round in order: the first of each number, up to the first that is missing. */
function inOrder(steps: readonly StepEvent<'round'>[]): RoundEvent[] {
  const byNumber = new Map<number, RoundEvent>();
  for (const { step } of steps) {
    const read = readEvent(step);
    if (read && !byNumber.has(read.n)) byNumber.set(read.n, read.event);
  }
  const events: RoundEvent[] = [];
  for (let n = 0; ; n++) {
    const event = byNumber.get(n);
    if (!event) return events;
    events.push(event);
  }
}

/** All rounds of the log, oldest first. What cannot be read as a round is passed over. */
export function keptRounds(steps: readonly StepEvent<'round'>[]): KeptRound[] {
  const sessions = new Map<string, StepEvent<'round'>[]>();
  for (const step of steps) {
    const own = sessions.get(step.session);
    if (own) own.push(step);
    else sessions.set(step.session, [step]);
  }
  return [...sessions].flatMap(([session, own]): KeptRound[] => {
    const events = inOrder(own);
    const state = replayRound(events);
    const [first] = own;
    if (!state || !first) return [];
    return [{ id: session, t: first.t, tz: first.tz, last: own.at(-1)?.t ?? first.t, events, state }];
  });
}
