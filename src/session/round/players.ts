import { fail, ok, type Result } from '../../problem.ts';

export const MOST_PLAYERS = 12;

/** Far apart on the keyboards of most countries, so that two hands do not meet. */
const BUZZERS = ['a', 'l', 'f', 'j', 'z', 'm', 'g', 'k', 'x', 'n', 'd', 'h'] as const;

export interface Player {
  readonly name: string;
  /** The player's own key in a buzzer round. */
  readonly key: string;
  /** Index of the team, where teams play. */
  readonly team?: number;
  /** The first question that the player takes part in. */
  readonly from: number;
  readonly left: boolean;
}

/** A player by their place; `from` is later than 0 for one who joins late. */
export function makePlayer(name: string, place: number, from = 0, team?: number): Player {
  return {
    name,
    key: BUZZERS[place % BUZZERS.length] ?? 'a',
    ...(team === undefined ? {} : { team }),
    from,
    left: false,
  };
}

const LONGEST_NAME = 20;
const NAMES = `a name is 1 to ${LONGEST_NAME} characters that show, and told apart without regard to case`;

/** What is wrong with a name beside those that are there; undefined for a good one. */
export function nameFault(name: string, others: readonly string[]): string | undefined {
  if (name === '') return 'a player needs a name';
  if ([...name].length > LONGEST_NAME)
    return `${name.slice(0, LONGEST_NAME)}... is longer than ${LONGEST_NAME} letters`;
  if (/\p{C}/u.test(name)) return 'a name holds characters that do not show';
  if (others.some((other) => other.toLowerCase() === name.toLowerCase())) return `there are two called ${name}`;
  return undefined;
}

/** The players of a round by their names, those of teams in the order of the teams. */
export function makePlayers(
  groups: readonly { readonly team?: number; readonly names: readonly string[] }[],
): Result<Player[]> {
  const players: Player[] = [];
  for (const { team, names } of groups) {
    for (const name of names) {
      const fault = nameFault(
        name,
        players.map((p) => p.name),
      );
      if (fault) return fail({ message: fault, hint: NAMES, exit: 2 });
      players.push(makePlayer(name, players.length, 0, team));
    }
  }
  if (players.length < 1 || players.length > MOST_PLAYERS) {
    return fail({ message: `a round has 1 to ${MOST_PLAYERS} players, not ${players.length}`, exit: 2 });
  }
  return ok(players);
}
