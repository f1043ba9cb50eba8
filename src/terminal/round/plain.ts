import { deadline, elapsed } from '../../session/clock.ts';
import type { Open } from '../../session/round/answering.ts';
import { waitingFor } from '../../session/round/asking.ts';
import type { RoundState } from '../../session/round/round-state.ts';
import type { RoundIntent, RoundTalk, RoundView } from '../../session/round/round-talk.ts';
import type { InputSource } from '../input-source.ts';
import { item, type Kit } from '../study/blocks.ts';
import { readTimedLines } from '../study/lines.ts';
import { askLines } from '../study/plain.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { deedWords, HOST_COMMANDS, readHostCommand } from './commands.ts';
import { nextOrTimeUp, type Wait } from './next-or-time-up.ts';
import { answerPrompt, type Mark, marksOf, readGiven, type TimedLine, timeLeft } from './plain-question.ts';
import { finalLines, lockedWords, questionTitle, revealLines, standingsLines } from './round-words.ts';
import { scoringRules } from './scoring-words.ts';

export interface PlainRoundOptions {
  /** Times its lines by the clock of `now`. */
  readonly input: InputSource;
  readonly print: (text: string) => void;
  readonly isUnread: () => boolean;
  readonly theme: Theme;
  readonly columns: number;
  readonly now: () => number;
  readonly marks: readonly Mark[];
}

/** A round line by line, nothing drawn, from a pipe too: an answer's time is that of its line's arrival. */
export function plainRound({ input, print, isUnread, theme, columns, now, marks }: PlainRoundOptions): RoundTalk {
  const reader = readTimedLines(input);
  const kit: Kit = { theme, columns };
  const say = (lines: readonly string[]): void => print(lines.map((line) => `${line.trimEnd()}\n`).join(''));
  const tell = (text: string): void => say(wrap(text, columns));
  /** What the line that pressed the buzzer answered besides. */
  let answered: TimedLine | undefined;
  let shown: string | undefined;
  /** What the host just did, in words. */
  let deed: string | undefined;
  /** Time left that was said already, ms. */
  let said = Number.POSITIVE_INFINITY;

  /** The next line before the end of a clock, or what else there is to do. */
  const nextLine = async (wait: Omit<Wait, 'now'>): Promise<TimedLine | undefined | 'look' | 'time-up'> => {
    const got = await nextOrTimeUp(reader.next, { ...wait, now });
    if (typeof got === 'string') return got;
    return got.item === undefined ? undefined : { text: got.item, at: got.at };
  };

  const help = ({ setup }: RoundState): void =>
    say([
      ...scoringRules(setup).flatMap((rule) => wrap(rule, columns)),
      ...wrap('Answers are numbers or words on a line. For the host, at any time:', columns),
      ...HOST_COMMANDS.flatMap(([key, what]) => item(`  ${key}: `, what, kit)),
    ]);

  /** A line of the host, if it is one. */
  const hostLine = ({ text, at }: TimedLine, state: RoundState): RoundIntent | 'told' | undefined => {
    const line = text.trim();
    if (line === '?' || line === ':?') {
      help(state);
      // Nobody's time runs while the rules are read.
      return state.phase.at === 'open' && !state.phase.paused ? { at, do: 'pause' } : 'told';
    }
    if (!line.startsWith(':')) return undefined;
    const read = readHostCommand(line.slice(1), at, state);
    if (typeof read !== 'string') {
      deed = deedWords(read, state);
      return read;
    }
    tell(read);
    return 'told';
  };

  /** Waits for enter, or for something the host does. */
  const enter = async (
    prompt: string,
    state: RoundState,
    then: 'begin' | 'continue' | 'next',
  ): Promise<RoundIntent> => {
    for (;;) {
      tell(prompt);
      const line = await nextLine({ end: undefined });
      if (line === undefined || typeof line === 'string' || isUnread()) return { at: now(), do: 'quit' };
      const host = hostLine(line, state);
      // A clock starts when its question is shown, not when the line came that asked for it.
      if (host === undefined) return { at: now(), do: then };
      if (host !== 'told') return host;
    }
  };

  const readBuzz = (line: TimedLine, phase: Open, { state }: RoundView): RoundIntent | undefined => {
    const [, key = '', rest = ''] = /^(\S)\s*(.*)$/.exec(line.text.trim()) ?? [];
    const player = waitingFor(state, phase.question).find((p) => state.players[p]?.key === key.toLowerCase());
    if (player === undefined) return undefined;
    answered = rest === '' ? undefined : { text: rest, at: line.at };
    return { at: line.at, do: 'buzz', player };
  };

  const ask = async (view: RoundView, phase: Open): Promise<RoundIntent> => {
    const { question, player } = phase;
    const card = view.card(question);
    const clock = phase.buzz ?? phase.clock;
    if (card && shown !== `${question}/${player}`) {
      // In a buzzer round the question stands above already for whoever pressed.
      if (!phase.buzz && !(shown ?? '').startsWith(`${question}/all`)) {
        say([...askLines({ card, order: view.order(question, player) }, kit), '']);
        said = Number.POSITIVE_INFINITY;
        tell(timeLeft(clock.limit - elapsed(clock, clock.since ?? now())));
      }
      shown = player === null || phase.buzz ? `${question}/all/${player}` : `${question}/${player}`;
    }
    for (let asking = true; ; ) {
      if (asking && !answered) tell(answerPrompt(view, phase));
      const end = deadline(clock);
      const next = marksOf(phase, marks).find((left) => left < said && end !== undefined && end - left > now());
      const within = end === undefined || next === undefined ? undefined : end - next - now();
      const line = answered ?? (await nextLine({ end, within }));
      answered = undefined;
      if (line === 'time-up') return { at: now(), do: 'time-up' };
      if (line === 'look') {
        asking = false;
        if (next === undefined) continue;
        said = next;
        // What is true now, should this come late.
        tell(timeLeft(Math.min(next, (end ?? 0) - now())));
        continue;
      }
      if (line === undefined || isUnread()) return { at: now(), do: 'quit' };
      asking = true;
      if (line.text.trim() !== ':d') {
        const host = hostLine(line, view.state);
        if (host === 'told') continue;
        if (host) return host;
      }
      if (player === null) {
        const buzzed = readBuzz(line, phase, view);
        if (buzzed) return buzzed;
        tell('Nobody who may answer has that key.');
        continue;
      }
      const given = readGiven(line, phase, view);
      if (typeof given !== 'string') return given;
      tell(given);
    }
  };

  return {
    async next(view): Promise<RoundIntent> {
      const { state, trouble } = view;
      const { phase } = state;
      const news = trouble ?? deed;
      deed = undefined;
      if (news) tell(news);
      switch (phase.at) {
        case 'ready': {
          shown = undefined;
          answered = undefined;
          const locked = lockedWords(state, phase.question, theme);
          say([...(locked === undefined ? [] : wrap(locked, columns)), '']);
          tell(questionTitle(state, phase.question));
          const alone = phase.player === null || state.setup.mode === 'solo';
          if (alone && phase.question > 0) return { at: now(), do: 'begin' };
          const name = phase.player === null ? undefined : state.players[phase.player]?.name;
          const pass = name !== undefined && state.players.length > 1 ? `Pass the keyboard to ${name}. ` : '';
          return enter(`${pass}Enter starts the clock:`, state, 'begin');
        }
        case 'open':
          if (!phase.paused) return ask(view, phase);
          shown = undefined;
          return enter('Paused. Enter goes on:', state, 'continue');
        case 'reveal':
          say(['', ...revealLines(view, phase.question, kit), '']);
          return enter('Enter to go on (:undo if the question was disputed, ? help):', state, 'next');
        case 'standings':
          say(['', ...standingsLines(state, phase.question + 1, kit)]);
          return { at: now(), do: 'next' };
        case 'tie':
          return enter('The first place is shared. Enter plays on for it, :end leaves it so:', state, 'next');
        case 'over':
          return { at: now(), do: 'quit' };
      }
    },
    end(view) {
      if (view.state.phase.at === 'over') say(['', ...finalLines(view, kit)]);
    },
    close: () => reader.close(),
  };
}
