import { type Countdown, deadline, elapsed } from '../../session/clock.ts';
import type { Phase } from '../../session/round/round-state.ts';
import type { RoundIntent, RoundTalk, RoundView } from '../../session/round/round-talk.ts';
import { TEXT_COLUMNS } from '../capability.ts';
import type { Highlighter } from '../highlight.ts';
import type { InputSource } from '../input-source.ts';
import type { Key } from '../keys.ts';
import type { Arrived } from '../mailbox.ts';
import { fitPage } from '../page.ts';
import { type Frame, openScreen } from '../screen.ts';
import type { Kit } from '../study/blocks.ts';
import { type Local, localFor } from '../study/local.ts';
import type { Theme } from '../theme.ts';
import { deedWords } from './commands.ts';
import { countdownLine, TICK } from './countdown.ts';
import { nextOrTimeUp } from './next-or-time-up.ts';
import { reactToKey } from './round-keys.ts';
import { askScreenOf, type RoundLocal, roundPage, shortTitle } from './round-page.ts';
import { finalLines } from './round-words.ts';

export interface FullScreenRoundOptions {
  /** What is to be known before the first question. */
  readonly notice?: string | undefined;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Times its keys by the clock of `now`. */
  readonly input: InputSource;
  readonly theme: Theme;
  readonly highlight: Highlighter | undefined;
  readonly print: (text: string) => void;
  readonly now: () => number;
}

const NOTHING: Local = { entry: { kind: 'list', cursor: 0 }, scroll: 0, help: false, hint: undefined };

const NO_LOCAL: RoundLocal = { answer: NOTHING, help: false, command: undefined, hint: undefined };

/** Which question is open, and to whom. */
const questionOf = ({ phase }: RoundView['state']): string =>
  phase.at === 'open' ? `${phase.question} ${phase.player}` : '';

/** The clock that runs now, if one does. */
function runningClock(phase: Phase): Countdown | undefined {
  if (phase.at !== 'open' || phase.paused) return undefined;
  return phase.buzz ?? phase.clock;
}

/** What makes a page a new one: then earlier keys do not count and scrolling starts at the top. */
function identityOf({ phase }: RoundView['state']): string {
  if (phase.at === 'over') return phase.at;
  const who = phase.at === 'ready' || phase.at === 'open' ? phase.player : '';
  return `${phase.at} ${phase.question} ${who} ${phase.at === 'open' && phase.paused}`;
}

/** A clock starts when its question is shown, not when the key was pressed that asked for it. */
const startsClock = ({ do: what }: RoundIntent): boolean => what === 'begin' || what === 'continue';

/** A round on the whole window of a terminal. */
export function fullScreenRound(options: FullScreenRoundOptions): RoundTalk {
  const { stdin, stdout, input, theme, highlight, print, now } = options;
  const screen = openScreen(stdin, stdout, input);
  let shown = '';
  /** Whether the next page is shown under that of the keys. */
  let help = false;
  /** What is to be known at first; then what the host just did, in words. */
  let deed = options.notice;
  /** What was picked and typed when the clock was stopped. */
  let draft: { readonly of: string; readonly answer: Local } | undefined;
  let local = NO_LOCAL;
  const kitFor = (columns: number): Kit => ({ theme, highlight, columns: Math.min(columns, TEXT_COLUMNS) });

  const fresh = (view: RoundView): RoundLocal => {
    const { phase } = view.state;
    const asked = phase.at === 'open' ? askScreenOf(view, phase.question, phase.player) : undefined;
    if (asked && draft?.of === questionOf(view.state)) return { ...NO_LOCAL, answer: draft.answer };
    return { ...NO_LOCAL, answer: asked ? localFor(asked) : NOTHING };
  };

  const withCountdown = (frame: Frame, view: RoundView, columns: number): Frame => {
    const { phase } = view.state;
    const clock = runningClock(phase);
    if (!clock || phase.at !== 'open' || frame.lines.length < 10) return frame;
    const title = shortTitle(view.state, phase.question, phase.player, theme);
    const line = countdownLine(title, clock.limit - elapsed(clock, now()), clock.limit, columns, theme);
    return { ...frame, lines: [line, ...frame.lines.slice(1)] };
  };

  return {
    async next(view): Promise<RoundIntent> {
      const { state } = view;
      const { phase } = state;
      const id = identityOf(state);
      const isNew = id !== shown;
      local = { ...(isNew ? { ...fresh(view), help } : { ...local, command: undefined }), hint: deed };
      help = false;
      // In a buzzer round the question stands there already: the press of a key does not make others' keys old.
      const stood = phase.at === 'open' && state.setup.mode === 'buzzer' && shown.startsWith(`open ${phase.question} `);
      shown = id;
      if (isNew && !stood) await screen.discard();
      const asksAtOnce =
        phase.at === 'ready' && phase.question > 0 && (phase.player === null || state.setup.mode === 'solo');
      if (asksAtOnce) return { at: now(), do: 'begin' };
      const clock = runningClock(phase);
      const end = clock && deadline(clock);
      for (;;) {
        const size = screen.size();
        // Laid out once for each key; a tick changes the first line alone.
        const { frame, top, height } = fitPage(
          roundPage(view, local, kitFor(size.columns)),
          size,
          local.answer.scroll,
          theme,
        );
        local = { ...local, answer: { ...local.answer, scroll: top } };
        let drawn = '';
        let got: Arrived<Key | 'resize'> | 'look' | 'time-up' = 'look';
        while (got === 'look') {
          const timed = withCountdown(frame, view, size.columns);
          if (drawn === '' || timed.lines[0] !== drawn) screen.draw(timed);
          drawn = timed.lines[0] ?? ' ';
          got = await nextOrTimeUp(screen.nextWithin, { now, end, within: end === undefined ? undefined : TICK });
        }
        if (got === 'time-up') {
          deed = undefined;
          return { at: now(), do: 'time-up' };
        }
        if (got.item === 'resize') continue;
        const reaction = reactToKey(view, local, got.item, got.at, Math.max(1, height - 1));
        if ('intent' in reaction) {
          const { intent } = reaction;
          help = reaction.help === true;
          deed = deedWords(intent, state);
          if (intent.do === 'pause') draft = { of: questionOf(state), answer: local.answer };
          return startsClock(intent) ? { ...intent, at: now() } : intent;
        }
        local = reaction.local;
      }
    },
    end(view) {
      if (view.state.phase.at !== 'over') return;
      print(`${finalLines(view, kitFor(screen.size().columns)).join('\n')}\n`);
    },
    close: () => screen.close(),
  };
}
