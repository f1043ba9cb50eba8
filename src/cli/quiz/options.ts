import { DIFFICULTIES, type Difficulty } from '../../deck/model.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { makePlayers, type Player } from '../../session/round/players.ts';
import { ORDERS, type QuestionOrder } from '../../session/round/questions.ts';
import { MODES, type RoundMode, type Shuffling } from '../../session/round/round-state.ts';
import { SCORINGS, type Scoring } from '../../session/round/scoring.ts';
import type { Mark } from '../../terminal/round/plain-question.ts';
import type { Parsed } from '../command-spec.ts';

export interface QuizOptions {
  readonly mode: RoundMode;
  readonly scoring: Scoring;
  readonly players: readonly Player[];
  readonly teams: readonly string[];
  readonly count: number;
  /** Time a question, ms. */
  readonly limit: number | null;
  readonly order: QuestionOrder;
  readonly shuffling: Shuffling;
  readonly warmUp: boolean;
  readonly tags: readonly string[];
  readonly difficulties: readonly Difficulty[];
  /** A query that the questions must meet. */
  readonly filter: string | undefined;
  readonly seed: string | undefined;
  /** Whether the answers count for the learner's own schedule. */
  readonly record: boolean;
}

export const DEFAULT_COUNT = 10;
const usage = (message: string, hint?: string): Result<never> =>
  fail({ message, ...(hint === undefined ? {} : { hint }), exit: EXIT.usage });
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const among = <T extends string>(value: unknown, all: readonly T[]): T | undefined => all.find((x) => x === value);

interface Group {
  readonly name: string;
  readonly names: readonly string[];
}

/** `Red=Ann,Bo`: a team and its players. */
function teamOf(text: string): Group | undefined {
  const [, name = '', members = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
  const names = members
    .split(',')
    .map((n) => n.trim())
    .filter(Boolean);
  return name.trim() === '' || names.length === 0 ? undefined : { name: name.trim(), names };
}

function sidesOf(o: Parsed['options']): Result<{ readonly players: Player[]; readonly teams: string[] }> {
  const words = texts(o.team);
  const teams = words.flatMap((word) => teamOf(word) ?? []);
  if (teams.length < words.length) return usage('--team takes a name and its players, such as Red=Ann,Bo');
  if (teams.length === 1) return usage('one team has nobody to play against', 'give --team once more');
  if (teams.length > 0 && o.players !== undefined)
    return usage('players stand in their teams: --team or --players, not both');
  const doubled = teams.find((t, i) => teams.findIndex((u) => u.name.toLowerCase() === t.name.toLowerCase()) < i);
  if (doubled) return usage(`there are two teams called ${doubled.name}`);
  const names = o.players === undefined ? ['You'] : texts(o.players);
  const groups = teams.length > 0 ? teams.map((t, team) => ({ team, names: t.names })) : [{ names }];
  const players = makePlayers(groups);
  return players.ok ? ok({ players: players.value, teams: teams.map((t) => t.name) }) : players;
}

function modeOf(wanted: RoundMode | undefined, players: number, teams: number): Result<RoundMode> {
  const mode = wanted ?? (teams > 0 ? 'team' : players > 1 ? 'turns' : 'solo');
  if (mode === 'team' && teams === 0) return usage('team mode needs teams', 'such as --team Red=Ann,Bo --team Blue=Cy');
  if (mode !== 'team' && teams > 0) return usage(`teams play in team mode, not ${mode}`);
  if (mode === 'solo' && players > 1) return usage('solo is for one player', '--mode turns is for several');
  if (mode !== 'solo' && mode !== 'turns' && players === 1) {
    return usage(`${mode} mode needs two players or more`, 'such as --players Ann,Bo');
  }
  return ok(mode);
}

/** The options of `prepdeck quiz` out of what commander read and checked. */
export function quizOptions({ options: o }: Parsed): Result<QuizOptions> {
  const sides = sidesOf(o);
  if (!sides.ok) return sides;
  const { players, teams } = sides.value;
  const mode = modeOf(among(o.mode, MODES), players.length, teams.length);
  if (!mode.ok) return mode;
  if (o.record === true && mode.value !== 'solo') {
    return usage('--record is for solo: several players are not one memory');
  }
  return ok({
    mode: mode.value,
    scoring: among(o.scoring, SCORINGS) ?? 'accuracy',
    players,
    teams,
    count: typeof o.questions === 'number' ? o.questions : DEFAULT_COUNT,
    limit: typeof o.seconds === 'number' ? o.seconds * 1000 : null,
    order: among(o.order, ORDERS) ?? 'random',
    shuffling: o.choices === 'each' ? 'each' : 'same',
    warmUp: o.warmUp === true,
    tags: texts(o.tag),
    difficulties: DIFFICULTIES.filter((level) => texts(o.difficulty).includes(level)),
    filter: typeof o.filter === 'string' ? o.filter : undefined,
    seed: typeof o.seed === 'string' ? o.seed : undefined,
    record: o.record === true,
  });
}

/** When the time left is said. */
export function marksOf(value: unknown): Result<Mark[]> {
  const words = value === undefined ? ['half', '5'] : texts(value);
  if (words.length === 1 && words[0] === 'none') return ok([]);
  const marks: Mark[] = [];
  for (const word of words) {
    if (word !== 'half' && !/^[1-9]\d{0,3}$/.test(word)) {
      return usage(`--say takes half, seconds before the end, or none, not ${JSON.stringify(word)}`);
    }
    marks.push(word === 'half' ? word : Number(word));
  }
  return ok(marks);
}
