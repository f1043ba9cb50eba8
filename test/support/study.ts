import {
  type Card,
  type CardId,
  type CardType,
  type CheckForm,
  cardId,
  type FollowUp,
  type InterviewQuestion,
} from '../../src/deck/model.ts';
import { DEFAULT_ROLLOVER, MINUTE, type Moment } from '../../src/memory/day.ts';
import { compareEvents, isUndoable, type LogEvent } from '../../src/memory/event.ts';
import { type Fold, foldCard, foldEvents, histories, undoneIds } from '../../src/memory/fold.ts';
import type { LeechRule } from '../../src/memory/queue.ts';
import { type CardRecord, UNTOUCHED } from '../../src/memory/records.ts';
import { createScheduler, type Scheduler } from '../../src/memory/schedule.ts';
import { unwrap } from '../../src/problem.ts';
import type { Response } from '../../src/session/response.ts';
import { type StudyStart, startStudy, stepStudy } from '../../src/session/study.ts';
import type { Effect, Screen, StudyInput, StudyMode, StudyState, StudyWorld } from '../../src/session/study-state.ts';

/** 2026-03-02, a Monday, 10:00 UTC. */
export const MONDAY = Date.UTC(2026, 2, 2, 10);

/** The leech rule unless the settings say otherwise. */
export const LEECH = { lapses: 8, suspend: false } as const;

export const scheduler: Scheduler = unwrap(createScheduler());

/** The value, or a failed test that says what was missing. */
export function must<T>(value: T | undefined, what = 'a value'): T {
  if (value === undefined) throw new Error(`expected ${what}`);
  return value;
}

export const moment = (t = MONDAY, tz = 0, rollover = DEFAULT_ROLLOVER): Moment => ({ t, tz, rollover });

/** One check form of each kind. */
export const FORMS = {
  single: {
    kind: 'single',
    choices: [
      { text: 'right', correct: true, why: 'it is' },
      { text: 'wrong', correct: false },
      { text: 'off', correct: false },
    ],
  },
  multiple: {
    kind: 'multiple',
    choices: [
      { text: 'this', correct: true },
      { text: 'not this', correct: false },
      { text: 'and this', correct: true },
    ],
  },
  'true-false': { kind: 'true-false', answer: true },
  typed: { kind: 'typed', accept: ['consumer group'] },
  number: { kind: 'number', answer: 42, tolerance: 0 },
  cloze: {
    kind: 'cloze',
    text: ['Commit the ', ', then the ', '.'],
    gaps: [{ accept: ['work'] }, { accept: ['offset'] }],
  },
  order: { kind: 'order', items: ['read', 'process', 'commit'] },
  match: {
    kind: 'match',
    pairs: [
      ['Kafka', 'log'],
      ['RabbitMQ', 'queue'],
      ['NATS', 'subject'],
    ],
  },
} as const satisfies Record<CheckForm['kind'], CheckForm>;

/** An answer to each kind of form that is right. */
export function rightAnswer(form: CheckForm): Response {
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return { kind: 'choices', picked: form.choices.flatMap((c, i) => (c.correct ? [i] : [])) };
    case 'true-false':
      return { kind: 'boolean', value: form.answer };
    case 'typed':
      return { kind: 'text', text: must(form.accept[0]) };
    case 'number':
      return { kind: 'text', text: String(form.answer) };
    case 'cloze':
      return { kind: 'gaps', texts: form.gaps.map((gap) => must(gap.accept[0])) };
    case 'order':
      return { kind: 'order', order: form.items.map((_, i) => i) };
    case 'match':
      return { kind: 'match', rights: form.pairs.map((_, i) => i) };
  }
}

/** An answer to each kind of form that is wrong, though of the right kind. */
export function wrongAnswer(form: CheckForm): Response {
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return { kind: 'choices', picked: form.choices.flatMap((c, i) => (c.correct ? [] : [i])) };
    case 'true-false':
      return { kind: 'boolean', value: !form.answer };
    case 'typed':
    case 'number':
      return { kind: 'text', text: 'something else' };
    case 'cloze':
      return { kind: 'gaps', texts: form.gaps.map(() => 'something else') };
    case 'order':
      return { kind: 'order', order: form.items.map((_, i) => form.items.length - 1 - i) };
    case 'match':
      return { kind: 'match', rights: form.pairs.map(() => 0) };
  }
}

function base(id: string, type: CardType, changes: Partial<Card>) {
  const [family = id] = id.split('#');
  const [deck = id] = id.split('/');
  return {
    id: cardId(id),
    aliases: [],
    deck,
    family,
    type,
    difficulty: 'medium',
    tags: [],
    objectives: [],
    fingerprint: `print of ${id}`,
    sources: [],
    line: 1,
    ...changes,
  } as const;
}

export function checkCard(id: string, form: CheckForm = FORMS.single, changes: Partial<Card> = {}): Card {
  return {
    content: { type: 'check', question: `${id}?`, form },
    ...base(id, 'check', { form: form.kind, ...changes }),
  };
}

export function selfCheckCard(id: string, changes: Partial<Card> = {}): Card {
  return {
    content: { type: 'self-check', question: `${id}?`, form: FORMS.single },
    ...base(`${id}#self-check`, 'self-check', { form: 'single', ...changes }),
  };
}

export function followUpCard(id: string, changes: Partial<Card> = {}): Card {
  return {
    content: { type: 'follow-up', question: `${id}, and why?`, answer: 'Because.', parent: `${id}?` },
    ...base(id, 'follow-up', changes),
  };
}

export const FOLLOW_UPS: readonly FollowUp[] = [
  { id: 'why', aliases: [], question: 'Why?', answer: 'Because.', line: 3 },
  { aliases: [], question: 'How else?', line: 4 },
];

export function interviewQuestion(changes: Partial<InterviewQuestion> = {}): InterviewQuestion {
  return {
    id: 'lag',
    aliases: [],
    question: 'How do you reduce consumer lag?',
    difficulty: 'medium',
    tags: [],
    objectives: [],
    sources: [],
    line: 1,
    answer: 'Measure, then scale.',
    keyPoints: ['measure', 'scale', 'batch'],
    followUps: FOLLOW_UPS,
    redFlags: ['restart it', 'add brokers'],
    askedAt: [],
    ...changes,
  };
}

export function interviewCard(
  id: string,
  question: Partial<InterviewQuestion> = {},
  changes: Partial<Card> = {},
): Card {
  return { content: { type: 'interview', interview: interviewQuestion(question) }, ...base(id, 'interview', changes) };
}

export interface PlayOptions {
  readonly mode?: StudyMode;
  readonly seed?: string;
  readonly process?: string;
  readonly retention?: number;
  readonly leech?: LeechRule;
  readonly now?: Moment;
  /** What earlier sessions and other devices wrote. */
  readonly log?: readonly LogEvent[];
  readonly start?: Partial<StudyStart>;
}

/** A session over a log in memory: plays inputs at a moment of one's choosing, and carries out `append` effects. */
export class Play {
  readonly log: LogEvent[];
  readonly cards: Map<CardId, Card>;
  readonly world: StudyWorld;
  /** Effects of the last input, and of all inputs. */
  last: readonly Effect[] = [];
  readonly effects: Effect[] = [];
  now: Moment;
  state: StudyState;
  readonly #records = new Map<CardId, CardRecord>();

  constructor(cards: readonly Card[], options: PlayOptions = {}) {
    this.cards = new Map(cards.map((card) => [card.id, card]));
    this.log = [...(options.log ?? [])];
    this.now = options.now ?? moment();
    this.world = {
      mode: options.mode ?? 'study',
      seed: options.seed ?? 'seed',
      writer: { device: 'laptop', process: options.process ?? 'p1' },
      scheduler,
      retention: options.retention ?? 0.9,
      leech: options.leech ?? LEECH,
      card: (id) => this.cards.get(id),
      record: (id) => this.record(id),
    };
    const start = { queue: cards.map((card) => card.id), learning: [], limit: null, budget: null, ...options.start };
    this.state = startStudy(start, this.now, this.world);
  }

  /** The learner's record of a card, by the fold of the card's own events. */
  record(id: CardId): CardRecord {
    const known = this.#records.get(id);
    if (known) return known;
    const events = this.log.filter((e) => e.card === id);
    const record =
      events.length === 0 ? UNTOUCHED : foldCard(histories(events, new Map()).get(id) ?? [], scheduler).record;
    this.#records.set(id, record);
    return record;
  }

  /** The whole log folded anew. */
  fold(): Fold {
    return foldEvents(this.log, new Map(), scheduler);
  }

  /** Gives inputs one after another, each after `seconds`. */
  give(...inputs: readonly StudyInput[]): this {
    for (const input of inputs) {
      this.pass(5_000);
      const [state, effects] = stepStudy(this.state, { ...input, now: this.now }, this.world);
      this.state = state;
      this.last = effects;
      this.effects.push(...effects);
      for (const event of this.appended) {
        this.log.push(event);
        this.#records.delete(event.card);
      }
    }
    return this;
  }

  /** What the last input appended, in its order. */
  get appended(): readonly LogEvent[] {
    return this.last.flatMap((effect) => (effect.do === 'append' ? effect.events : []));
  }

  pass(ms: number): this {
    this.now = { ...this.now, t: this.now.t + ms };
    return this;
  }

  right(): this {
    return this.give({ type: 'respond', response: rightAnswer(this.form()) });
  }

  wrong(): this {
    return this.give({ type: 'respond', response: wrongAnswer(this.form()) });
  }

  next(times = 1): this {
    for (let i = 0; i < times; i++) this.give({ type: 'next' });
    return this;
  }

  /** Takes back what the log says was done last. */
  undo(): this {
    const last = this.lastUndoable();
    return this.give({ type: 'undo', targets: last ? [last] : [] });
  }

  lastUndoable(): LogEvent | undefined {
    const undone = undoneIds(this.log.filter((e) => e.type === 'undo'));
    return this.log
      .filter((e) => isUndoable(e) && !undone.has(e.id))
      .sort(compareEvents)
      .at(-1);
  }

  /** The screen, which must be the one named. */
  screen<At extends Screen['at']>(at: At): Extract<Screen, { at: At }> {
    const { screen } = this.state;
    const is = (s: Screen): s is Extract<Screen, { at: At }> => s.at === at;
    if (is(screen)) return screen;
    throw new Error(`expected screen ${at}, got ${screen.at}`);
  }

  /** Id of the card on screen. */
  get showing(): string | undefined {
    const { screen } = this.state;
    return screen.at === 'finished' ? undefined : screen.card.id;
  }

  private form(): CheckForm {
    const { screen } = this.state;
    if (screen.at === 'finished' || !('form' in screen.card.content)) throw new Error('no check on screen');
    return screen.card.content.form;
  }
}

/** Minutes, for readable times in tests. */
export const minutes = (n: number): number => n * MINUTE;
