import { counted } from '../../report/duration.ts';
import type { RoundState } from '../../session/round/round-state.ts';
import type { RoundIntent } from '../../session/round/round-talk.ts';
import type { Hint } from '../key-hints.ts';
import { oneLine } from '../sanitize.ts';

/** Time that the host gives at once, ms. */
const MORE_TIME = 10_000;

/** What the host may type on a line of its own, for the help. */
export const HOST_COMMANDS: readonly Hint[] = [
  [':pause', 'stop the clock; enter goes on'],
  [':time', 'ten seconds more'],
  [':skip', 'leave this question out; it counts for nobody'],
  [':undo', 'after the answer was shown: the question counts for nobody'],
  [':join NAME', 'one more player from the next question on; in teams :join NAME, TEAM'],
  [':drop NAME', 'a player leaves and keeps the points'],
  [':end', 'end the round now'],
  [':quit', 'stop here; prepdeck quiz --resume goes on'],
];

/** What the host has done that does not show by itself, to be said once it is done. */
export function deedWords(intent: RoundIntent, { players, setup }: RoundState): string | undefined {
  switch (intent.do) {
    case 'join':
      return `${oneLine(intent.name)} plays from the next question on.`;
    case 'drop':
      return `${oneLine(players[intent.player]?.name ?? '')} has left and keeps the points.`;
    case 'add-time':
      return `${counted(intent.ms / 1000, 'second')} more.`;
    case 'undo':
      return `The question counts for nobody${setup.record ? ', and its review is taken back' : ''}.`;
    default:
      return undefined;
  }
}

const SIMPLE: Readonly<Record<string, 'pause' | 'skip' | 'undo' | 'end' | 'quit'>> = {
  p: 'pause',
  pause: 'pause',
  s: 'skip',
  skip: 'skip',
  u: 'undo',
  undo: 'undo',
  e: 'end',
  end: 'end',
  q: 'quit',
  quit: 'quit',
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What the host's line means, without its colon; text says what is wrong with it. */
export function readHostCommand(line: string, at: number, state: RoundState): RoundIntent | string {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? [];
  const simple = SIMPLE[word];
  if (simple && rest === '') return { at, do: simple };
  if ((word === 't' || word === 'time') && rest === '') return { at, do: 'add-time', ms: MORE_TIME };
  if (word === 'drop') {
    const player = state.players.findIndex((p) => !p.left && same(p.name, rest));
    return player < 0 ? `Nobody here is called ${rest || '""'}.` : { at, do: 'drop', player };
  }
  if (word === 'join') {
    if (state.setup.mode !== 'team') return rest === '' ? 'Give a name: :join Di' : { at, do: 'join', name: rest };
    const [, name = '', teamName = ''] = /^(.*?)\s*,\s*(.*)$/.exec(rest) ?? [];
    const team = state.setup.teams.findIndex((t) => same(t, teamName));
    return team < 0 || name === '' ? 'Give a name and a team: :join Di, Red' : { at, do: 'join', name, team };
  }
  return 'That is no command; ? shows them all.';
}
