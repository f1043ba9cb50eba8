import { waitingFor } from '../../session/round/asking.ts';
import type { Phase } from '../../session/round/round-state.ts';
import type { RoundIntent, RoundView } from '../../session/round/round-talk.ts';
import { EMPTY_FIELD, fieldText, typeInto } from '../field.ts';
import type { Key } from '../keys.ts';
import { react } from '../study/keymap.ts';
import { isTyping } from '../study/local.ts';
import { readHostCommand } from './commands.ts';
import { askScreenOf, type RoundLocal } from './round-page.ts';

export type RoundReaction =
  | { readonly local: RoundLocal }
  /** `help`: what comes next is shown under the page of keys. */
  | { readonly intent: RoundIntent; readonly help?: true };

/** Time that `+` gives, ms. */
const MORE_TIME = 10_000;

const named = (key: Key, ...names: string[]): boolean => key.type === 'named' && names.includes(key.name);
const isGo = (key: Key): boolean => named(key, 'return') || (key.type === 'text' && key.text === ' ');

function commandKey(view: RoundView, local: RoundLocal, key: Key, at: number): RoundReaction {
  const text = local.command ?? '';
  if (named(key, 'escape')) return { local: { ...local, command: undefined } };
  if (named(key, 'return')) {
    const read = readHostCommand(text, at, view.state);
    return typeof read === 'string' ? { local: { ...local, command: undefined, hint: read } } : { intent: read };
  }
  const field = typeInto({ ...EMPTY_FIELD, before: text }, key, false);
  return { local: field ? { ...local, command: fieldText(field) } : local };
}

/** Keys of the host, where they are no letters of an answer. */
function hostKey({ state }: RoundView, local: RoundLocal, key: Key, at: number): RoundReaction | undefined {
  if (key.type !== 'text') return undefined;
  const { phase } = state;
  switch (key.text) {
    case '?':
      // Nobody's time runs while the rules are read.
      return phase.at === 'open' && !phase.paused
        ? { intent: { at, do: 'pause' }, help: true }
        : { local: { ...local, help: true } };
    case ':':
      return { local: { ...local, command: '' } };
    case 'p':
      return { intent: { at, do: phase.at === 'open' && phase.paused ? 'continue' : 'pause' } };
    case '+':
      return { intent: { at, do: 'add-time', ms: MORE_TIME } };
    case 's':
      return { intent: { at, do: 'skip' } };
    case 'u':
      return { intent: { at, do: 'undo' } };
    case 'q':
      return { intent: { at, do: 'quit' } };
    default:
      return undefined;
  }
}

function scrolled(local: RoundLocal, key: Key, page: number): RoundLocal | undefined {
  const rows = named(key, 'up')
    ? -1
    : named(key, 'down')
      ? 1
      : named(key, 'pageup')
        ? -page
        : named(key, 'pagedown')
          ? page
          : 0;
  const scroll = Math.max(0, local.answer.scroll + rows);
  return rows === 0 ? undefined : { ...local, answer: { ...local.answer, scroll } };
}

function openKey(
  view: RoundView,
  phase: Phase & { at: 'open' },
  local: RoundLocal,
  key: Key,
  at: number,
  page: number,
): RoundReaction {
  const { question, player } = phase;
  if (phase.paused) return isGo(key) ? { intent: { at, do: 'continue' } } : { local };
  if (player === null) {
    const who = waitingFor(view.state, question).find(
      (p) => key.type === 'text' && view.state.players[p]?.key === key.text.toLowerCase(),
    );
    return who === undefined
      ? { local: scrolled(local, key, page) ?? local }
      : { intent: { at, do: 'buzz', player: who } };
  }
  const screen = askScreenOf(view, question, player);
  if (!screen) return { local };
  const reaction = react(screen, local.answer, key, page);
  if ('local' in reaction) return { local: { ...local, answer: reaction.local } };
  return reaction.intent.type === 'respond'
    ? { intent: { at, do: 'answer', player, response: reaction.intent.response } }
    : { local };
}

/** What a key means, by the phase of the round; `at` is when it was pressed. */
export function reactToKey(view: RoundView, before: RoundLocal, key: Key, at: number, page: number): RoundReaction {
  if (named(key, 'ctrl-c')) return { intent: { at, do: 'interrupt' } };
  const local: RoundLocal = { ...before, hint: undefined };
  if (local.help) return { local: scrolled(local, key, page) ?? { ...local, help: false } };
  if (local.command !== undefined) return commandKey(view, local, key, at);
  const { phase } = view.state;
  const typing = phase.at === 'open' && phase.player !== null && !phase.paused && isTyping(local.answer);
  const host = typing ? undefined : hostKey(view, local, key, at);
  if (host) return host;
  if (phase.at === 'open') return openKey(view, phase, local, key, at, page);
  if (isGo(key)) return { intent: { at, do: phase.at === 'ready' ? 'begin' : 'next' } };
  return { local: scrolled(local, key, page) ?? local };
}
