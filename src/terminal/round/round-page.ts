import { waitingFor } from '../../session/round/asking.ts';
import type { Phase, RoundState } from '../../session/round/round-state.ts';
import type { RoundView } from '../../session/round/round-talk.ts';
import type { AskScreen } from '../../session/study-state.ts';
import type { Page } from '../page.ts';
import { askBody, type Body } from '../study/ask-view.ts';
import { item, type Kit } from '../study/blocks.ts';
import type { Local } from '../study/local.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { HOST_COMMANDS } from './commands.ts';
import { playerName } from './names.ts';
import { lockedWords, questionName, questionTitle, revealLines, standingsLines } from './round-words.ts';
import { scoringRules } from './scoring-words.ts';

/** What only this screen knows. */
export interface RoundLocal {
  readonly answer: Local;
  readonly help: boolean;
  /** A command that the host is typing, without its colon. */
  readonly command: string | undefined;
  readonly hint: string | undefined;
}

/** Who is asked what, short enough for the left of the countdown: `Ann  2/5`. */
export function shortTitle(state: RoundState, question: number, player: number | null, theme: Theme): string {
  const { questions } = state.setup;
  const place = question < questions.length ? `${question + 1}/${questions.length}` : 'tie break';
  const who = player === null ? 'All' : playerName(state, player, theme);
  return state.players.length === 1 ? place : `${who}  ${place}`;
}

/** The question as the study screen has it: it is answered with the same keys. */
export function askScreenOf(view: RoundView, question: number, player: number | null): AskScreen | undefined {
  const card = view.card(question);
  return card && { at: 'ask', card, order: view.order(question, player), shownAt: 0, guess: false };
}

const HELP: readonly (readonly [string, string])[] = [
  ['1-9, arrows, enter', 'choose, tick, place, answer'],
  ['esc', 'stop typing: then keys are for the host'],
  ['d', 'I do not know'],
  ['?', 'this page; the clock stands still'],
  ['p', 'pause, and go on'],
  ['+', 'ten seconds more'],
  ['s', 'skip: the question counts for nobody'],
  ['u', 'after the answer was shown: the question counts for nobody'],
  ['q', 'stop here; prepdeck quiz --resume goes on'],
  [':', 'a command, such as these'],
];

/** Commands that have a key of their own. */
const KEYED: ReadonlySet<string> = new Set([':pause', ':time', ':skip', ':undo', ':quit']);

function helpBody({ setup }: RoundState, kit: Kit): Body {
  const row = ([key, what]: readonly [string, string]): string[] => item(`  ${kit.theme.key(key)}: `, what, kit);
  return {
    lines: [
      kit.theme.heading('How it is scored'),
      ...scoringRules(setup).flatMap((rule) => item('  ', rule, kit)),
      '',
      kit.theme.heading('Keys'),
      ...HELP.flatMap(row),
      '',
      ...HOST_COMMANDS.filter(([command]) => !KEYED.has(command)).flatMap(row),
    ],
  };
}

function buzzerLines({ state }: Pick<RoundView, 'state'>, question: number, lead: string, kit: Kit): string[] {
  const keys = waitingFor(state, question).map(
    (p) => `${kit.theme.key(state.players[p]?.key ?? '')} ${playerName(state, p, kit.theme)}`,
  );
  return ['', ...wrap(`${lead}: ${keys.join(', ')}`, kit.columns)];
}

function readyBody({ state }: RoundView, phase: Phase & { at: 'ready' }, kit: Kit): Body {
  const { player } = phase;
  const who =
    player !== null && state.players.length > 1
      ? [`Pass the keyboard to ${playerName(state, player, kit.theme)}.`]
      : [];
  const locked = lockedWords(state, phase.question, kit.theme);
  return {
    lines: [
      ...wrap(kit.theme.muted(questionTitle(state, phase.question)), kit.columns),
      '',
      ...(locked === undefined ? [] : [...wrap(locked, kit.columns), '']),
      ...who.flatMap((line) => [...wrap(kit.theme.title(line), kit.columns), '']),
      ...wrap('Enter shows the question and starts the clock.', kit.columns),
      ...(player === null ? buzzerLines({ state }, phase.question, 'Your keys will be', kit) : []),
    ],
  };
}

function bodyOf(view: RoundView, local: RoundLocal, kit: Kit): Body {
  const { state } = view;
  const { phase } = state;
  if (local.help) return helpBody(state, kit);
  switch (phase.at) {
    case 'ready':
      return readyBody(view, phase, kit);
    case 'open': {
      // Nobody thinks while the clock stands still.
      if (phase.paused) return { lines: [kit.theme.title('Paused.'), '', 'p or enter goes on.'] };
      const screen = askScreenOf(view, phase.question, phase.player);
      if (!screen) return { lines: [] };
      const asked = askBody(screen, local.answer, kit);
      return phase.player === null
        ? { lines: [...asked.lines, ...buzzerLines(view, phase.question, 'Press your key first', kit)] }
        : asked;
    }
    case 'reveal':
      return { lines: revealLines(view, phase.question, kit) };
    case 'standings':
      return { lines: standingsLines(state, phase.question + 1, kit) };
    case 'tie':
      return { lines: wrap('The first place is shared. Enter plays on for it; :end leaves it so.', kit.columns) };
    case 'over':
      return { lines: [] };
  }
}

/** What stands above where no clock runs. */
function titleOf(state: RoundState, theme: Theme): string {
  const { phase } = state;
  switch (phase.at) {
    case 'ready':
    case 'open':
      return shortTitle(state, phase.question, phase.player, theme);
    case 'reveal':
    case 'standings':
      return questionName(state, phase.question);
    default:
      return 'Tie';
  }
}

function footerOf({ state, trouble }: RoundView, local: RoundLocal, kit: Kit): string[] {
  const { phase } = state;
  if (local.command !== undefined) return [`:${local.command}_`, kit.theme.muted('enter does it, esc leaves it')];
  if (local.help) {
    return [kit.theme.muted(phase.at === 'open' ? 'clock stopped, any key closes this' : 'any key closes this')];
  }
  const typing = local.answer.entry.kind === 'fields' && local.answer.entry.typing;
  const hint = trouble ?? local.hint ?? local.answer.hint;
  const keys =
    phase.at !== 'open'
      ? phase.at === 'reveal' || phase.at === 'standings'
        ? `enter goes on, ${state.voided.includes(phase.question) ? '' : 'u takes it back, '}? keys`
        : 'enter, ? keys'
      : phase.paused
        ? 'p goes on, ? keys'
        : typing
          ? 'enter answers, esc for other keys'
          : phase.player === null
            ? 'first your own key, p pause, ? keys'
            : "answer, d don't know, p pause, ? keys";
  return [...(hint ? wrap(hint, kit.columns).slice(0, 2) : []), kit.theme.muted(keys)];
}

/** A page of the round; its first line is the countdown's while a clock runs. */
export function roundPage(view: RoundView, local: RoundLocal, kit: Kit): Page {
  const body = bodyOf(view, local, kit);
  return {
    header: [kit.theme.title(titleOf(view.state, kit.theme))],
    footer: footerOf(view, local, kit),
    ...{ ...body, body: body.lines },
  };
}
