import type { QuestionOrder } from '../../session/round/questions.ts';
import { ORDERS } from '../../session/round/questions.ts';
import { MODES, type RoundMode, type RoundSetup, type Shuffling } from '../../session/round/round-state.ts';
import { SCORINGS, type Scoring } from '../../session/round/scoring.ts';
import { MODE_WORDS, SCORING_WORDS } from '../../terminal/round/scoring-words.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import { nextValue } from '../next-value.ts';
import { DEFAULT_COUNT, quizOptions } from './options.ts';

/** A round as its short set-up has it: all that the command line takes. */
export interface Form {
  readonly mode: RoundMode;
  /** `Ann, Bo`, and for teams `Red=Ann,Bo; Blue=Cy`. */
  readonly players: string;
  readonly teams: string;
  /** Ids of decks; all where there are none. */
  readonly decks: readonly string[];
  readonly questions: number;
  /** By difficulty where null. */
  readonly seconds: number | null;
  readonly scoring: Scoring;
  readonly order: QuestionOrder;
  readonly shuffling: Shuffling;
  readonly warmUp: boolean;
  readonly filter: string;
  readonly seed: string;
  readonly record: boolean;
}

export const USUAL_FORM: Form = {
  mode: 'solo',
  players: '',
  teams: '',
  decks: [],
  questions: DEFAULT_COUNT,
  seconds: null,
  scoring: 'accuracy',
  order: 'random',
  shuffling: 'same',
  warmUp: false,
  filter: '',
  seed: '',
  record: false,
};

/** A round like one before: the same people, the same rules. */
export function formLike({ mode, players, teams, scoring, shuffling, warmUp, record }: RoundSetup): Form {
  const names = (team?: number): string[] => players.filter((p) => p.team === team).map((p) => p.name);
  return {
    ...USUAL_FORM,
    mode,
    players: mode === 'team' || mode === 'solo' ? '' : names().join(', '),
    teams: teams.map((team, i) => `${team}=${names(i).join(',')}`).join('; '),
    scoring,
    shuffling,
    warmUp,
    record,
  };
}

/** What can be changed, in the order in which it is shown. */
export type Row =
  | 'mode'
  | 'players'
  | 'decks'
  | 'questions'
  | 'seconds'
  | 'scoring'
  | 'order'
  | 'shuffling'
  | 'warmUp'
  | 'filter'
  | 'seed'
  | 'record';

export interface FormRow {
  readonly row: Row;
  /** The letter that changes it. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Rows with their values; those that mean nothing in this mode are left out. `title` names a deck. */
export function rowsOf(form: Form, title: (deck: string) => string): FormRow[] {
  const sides = form.mode === 'team' ? form.teams : form.players;
  const solo = form.mode === 'solo';
  const yes = (on: boolean): string => (on ? 'yes' : 'no');
  return [
    { row: 'mode', key: 'm', label: 'Mode', value: `${form.mode}: ${MODE_WORDS[form.mode]}` },
    ...(solo
      ? []
      : [
          {
            row: 'players',
            key: 'p',
            label: form.mode === 'team' ? 'Teams' : 'Players',
            value: oneLine(sides) || 'nobody yet',
          } as const,
        ]),
    {
      row: 'decks',
      key: 'd',
      label: 'Decks',
      value: form.decks.length === 0 ? 'all, mixed' : form.decks.map(title).join(', '),
    },
    { row: 'questions', key: 'n', label: 'Questions', value: String(form.questions) },
    {
      row: 'seconds',
      key: 't',
      label: 'Time a question',
      value: form.seconds === null ? 'by difficulty: 20, 30 or 45 s' : `${form.seconds} s`,
    },
    { row: 'scoring', key: 'c', label: 'Scoring', value: `${form.scoring}: ${SCORING_WORDS[form.scoring]}` },
    { row: 'order', key: 'o', label: 'Order', value: form.order },
    {
      row: 'shuffling',
      key: 'h',
      label: 'Choices',
      value: form.shuffling === 'same' ? 'in one order for all' : 'in another order for each',
    },
    { row: 'warmUp', key: 'w', label: 'Warm-up question', value: yes(form.warmUp) },
    { row: 'filter', key: 'f', label: 'Filter', value: oneLine(form.filter) || 'none' },
    { row: 'seed', key: 'e', label: 'Seed', value: oneLine(form.seed) || 'by chance' },
    ...(solo ? [{ row: 'record', key: 'r', label: 'Counts for your schedule', value: yes(form.record) } as const] : []),
  ];
}

/** Alone first, as most rounds are. */
const MODE_ORDER: readonly RoundMode[] = ['solo', ...MODES.filter((mode) => mode !== 'solo')];
const QUESTIONS = [5, 10, 15, 20, 30, 50] as const;
const SECONDS = [null, 10, 15, 20, 30, 45, 60, 90] as const;

/** The form with a row at its next value; undefined for a row that is written or chosen. */
export function turned(form: Form, row: Row): Form | undefined {
  switch (row) {
    case 'mode':
      return { ...form, mode: nextValue(MODE_ORDER, form.mode) };
    case 'questions':
      return { ...form, questions: nextValue<number>(QUESTIONS, form.questions) };
    case 'seconds':
      return { ...form, seconds: nextValue<number | null>(SECONDS, form.seconds) };
    case 'scoring':
      return { ...form, scoring: nextValue(SCORINGS, form.scoring) };
    case 'order':
      return { ...form, order: nextValue(ORDERS, form.order) };
    case 'shuffling':
      return { ...form, shuffling: form.shuffling === 'same' ? 'each' : 'same' };
    case 'warmUp':
      return { ...form, warmUp: !form.warmUp };
    case 'record':
      return { ...form, record: !form.record };
    default:
      return undefined;
  }
}

export type WrittenRow = 'players' | 'filter' | 'seed';
export const isWritten = (row: Row): row is WrittenRow => row === 'players' || row === 'filter' || row === 'seed';

/** What a row that is written asks for. */
export function askedOf({ mode }: Form, row: WrittenRow): string {
  if (row === 'seed') return 'The seed: the same one gives the same questions again. Without one, chance.';
  if (row === 'filter') return 'A query that the questions must meet, such as tag:kafka or is:due.';
  return mode === 'team' ? 'The teams, such as Red=Ann,Bo; Blue=Cy,Di' : 'Who plays, such as Ann, Bo, Cy';
}

export const writtenIn = (form: Form, row: WrittenRow): string =>
  row === 'players' ? (form.mode === 'team' ? form.teams : form.players) : form[row];

export const written = (form: Form, row: WrittenRow, text: string): Form =>
  row === 'players' && form.mode === 'team' ? { ...form, teams: text } : { ...form, [row]: text };

const parts = (text: string, separator: string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

/** What was settled, as the command line would have said it. */
export function parsedOf(form: Form): Parsed {
  const { mode, seconds, scoring, order, shuffling, filter, seed } = form;
  const teams = parts(form.teams, ';');
  const players = parts(form.players, ',');
  return {
    words: form.decks,
    options: {
      mode,
      ...(mode === 'team' ? { team: teams } : mode === 'solo' ? {} : { players }),
      questions: form.questions,
      ...(seconds === null ? {} : { seconds }),
      scoring,
      order,
      choices: shuffling,
      ...(form.warmUp ? { warmUp: true } : {}),
      ...(filter === '' ? {} : { filter }),
      ...(seed === '' ? {} : { seed }),
      ...(form.record && mode === 'solo' ? { record: true } : {}),
    },
  };
}

/** What is wrong with the players of a form, in words; undefined where it can be played. */
export function sidesFault(form: Form): string | undefined {
  const read = quizOptions(parsedOf(form));
  return read.ok ? undefined : oneLine([read.problem.message, read.problem.hint].filter(Boolean).join('; '));
}
