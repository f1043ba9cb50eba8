import type { Card, CardId } from '../../deck/model.ts';
import type { Moment } from '../../memory/day.ts';
import { EVENT_VERSION, eventId, type LogEvent, type StepEvent } from '../../memory/event.ts';
import { ok, type Problem, type Result } from '../../problem.ts';
import { gradeResponse } from '../../session/response.ts';
import { formOfCard, orderFor } from '../../session/round/questions.ts';
import { type KeptRound, recordEvent } from '../../session/round/record.ts';
import { replayRound, startRound, stepRound } from '../../session/round/round.ts';
import { allQuestions, type RoundEvent, type RoundSetup, type RoundState } from '../../session/round/round-state.ts';
import type { RoundIntent, RoundTalk, RoundView } from '../../session/round/round-talk.ts';
import type { LogWriter } from '../../store/log-writer.ts';

export interface RoundParts {
  readonly id: string;
  readonly setup: RoundSetup;
  readonly cards: ReadonlyMap<CardId, Card>;
  readonly talk: RoundTalk;
  readonly log: LogWriter;
  /** The time of the round, ms: it is not set. */
  readonly now: () => number;
  /** When a line of the log is written. */
  readonly moment: () => Moment;
  /** The events of a round that is gone on with, and when it began, UTC ms. */
  readonly before: readonly RoundEvent[];
  readonly began?: number;
  /** What else an event leaves in the log, written with it: reviews of a solo round that counts. Ids go on from `counter`. */
  readonly besides?: (
    event: RoundEvent,
    states: { readonly before: RoundState; readonly next: RoundState },
    card: Card | undefined,
    counter: number,
  ) => readonly LogEvent[];
  /** Told of those once they are written. */
  readonly onWritten?: (events: readonly LogEvent[]) => void;
}

export interface RoundEnd {
  readonly view: RoundView;
  readonly round: KeptRound;
  readonly interrupted: boolean;
}

const inWords = ({ message, hint }: Problem): string => [message, hint].filter(Boolean).join('; ');

/**
 * Plays a round to its end: shows a state, takes what players and host do, steps, and writes the event before the next
 * state is shown. When it cannot be written, the state stays as it was and the players are told.
 */
export async function playRound(parts: RoundParts): Promise<Result<RoundEnd>> {
  const { id, setup, cards, talk, log, moment, now } = parts;
  const events: RoundEvent[] = [];
  const started = moment();
  let written = 0;
  const write = (event: RoundEvent, besides: readonly LogEvent[] = []): Result<void> => {
    const { t, tz } = moment();
    const step: StepEvent<'round'> = {
      v: EVENT_VERSION,
      id: eventId(log.writer, written + 1),
      t,
      tz,
      type: 'round',
      session: id,
      step: recordEvent(event, events.length),
    };
    const appended = log.append([step, ...besides]);
    if (!appended.ok) return appended;
    written += 1 + besides.length;
    if (besides.length > 0) parts.onWritten?.(besides);
    events.push(event);
    return ok(undefined);
  };

  events.push(...parts.before);
  let state: RoundState;
  const replayed = replayRound(events);
  if (replayed) {
    const resume: RoundEvent = { at: now(), do: 'resume' };
    state = stepRound(replayed, resume);
    if (state !== replayed) {
      const kept = write(resume);
      if (!kept.ok) return kept;
    }
  } else {
    const start: RoundEvent = { at: now(), do: 'start', setup };
    const kept = write(start);
    if (!kept.ok) return kept;
    state = startRound(setup, start.at);
  }

  let trouble: string | undefined;
  const cardOf = (question: number): Card | undefined => {
    const asked = allQuestions(setup)[question];
    return asked && cards.get(asked.card);
  };
  const viewOf = (): RoundView => ({
    state,
    trouble,
    card: cardOf,
    order: (question, player) => {
      const card = cardOf(question);
      return card ? orderFor(card, setup, player) : [];
    },
  });
  const finish = (interrupted: boolean): Result<RoundEnd> => {
    return ok({
      view: viewOf(),
      round: { id, t: parts.began ?? started.t, tz: started.tz, last: moment().t, events, state },
      interrupted,
    });
  };

  while (state.phase.at !== 'over') {
    const intent = await talk.next(viewOf());
    trouble = undefined;
    if (intent.do === 'quit' || intent.do === 'interrupt') {
      // The clock stops where it was left. Where that cannot be written it goes on from the last step, as after a crash.
      const pause: RoundEvent = { at: now(), do: 'pause' };
      const paused = stepRound(state, pause);
      if (paused !== state && write(pause).ok) state = paused;
      return finish(intent.do === 'interrupt');
    }
    const event = judged(intent, state, cardOf);
    const next = stepRound(state, event);
    if (next === state) {
      if (event.do !== 'time-up') trouble = 'That cannot be done now.';
      continue;
    }
    const { phase } = state;
    const card = 'question' in phase ? cardOf(phase.question) : undefined;
    const kept = write(event, parts.besides?.(event, { before: state, next }, card, written + 2));
    if (kept.ok) state = next;
    else trouble = inWords(kept.problem);
  }
  return finish(false);
}

/** What somebody did as the log keeps it: an answer with whether it was right. */
function judged(
  intent: Exclude<RoundIntent, { do: 'quit' | 'interrupt' }>,
  { phase }: RoundState,
  cardOf: (question: number) => Card | undefined,
): RoundEvent {
  if (intent.do !== 'answer') return intent;
  const card = phase.at === 'open' ? cardOf(phase.question) : undefined;
  const form = card && formOfCard(card);
  return { ...intent, correct: form !== undefined && gradeResponse(form, intent.response).correct };
}
