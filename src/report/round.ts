import { localTime } from '../memory/day.ts';
import type { KeptRound } from '../session/round/record.ts';
import { roundResults } from '../session/round/results.ts';
import { allQuestions, isCounted } from '../session/round/round-state.ts';
import { standings } from '../session/round/standings.ts';
import { csvText } from './csv.ts';

/** Formats of `--out`, by the file's extension. */
export const ROUND_FORMATS = ['json', 'csv', 'md'] as const;
export type RoundFormat = (typeof ROUND_FORMATS)[number];

/** How far a round is: over, ended by the host, or to be gone on with. */
export const statusOf = ({ state }: Pick<KeptRound, 'state'>): 'finished' | 'ended early' | 'unfinished' =>
  state.phase.at !== 'over' ? 'unfinished' : state.phase.early ? 'ended early' : 'finished';

/** A round in a few facts, for lists. */
export function roundSummary(round: KeptRound) {
  const { state } = round;
  const { mode, scoring, seed, fingerprint, questions } = state.setup;
  const { places } = roundResults(state);
  return {
    id: round.id,
    started: new Date(round.t).toISOString(),
    when: localTime(round),
    status: statusOf(round),
    mode,
    scoring,
    seed,
    fingerprint,
    questions: questions.length,
    players: state.players.map((p) => p.name),
    first: places.filter(({ rank }) => rank === 1).map(({ name, points }) => ({ name, points })),
  };
}

/** The questions that were settled, with the answers and the standings after each. */
function course({ state }: KeptRound) {
  const played = new Set([...state.answers.map((a) => a.question), ...state.voided]);
  return allQuestions(state.setup).flatMap(({ card, difficulty, limit }, question) => {
    if (!played.has(question)) return [];
    return [
      {
        number: question + 1,
        card,
        difficulty,
        limit,
        counted: isCounted(state.setup, question) && !state.voided.includes(question),
        voided: state.voided.includes(question),
        answers: state.answers
          .filter((a) => a.question === question)
          .map(({ player, t, correct, late, points, response }) => ({
            player: state.players[player]?.name ?? '',
            ms: t,
            correct,
            late,
            points,
            response: response ?? null,
          })),
        standings: standings(state, question + 1).map(({ name, rank, points, moved }) => ({
          name,
          rank,
          points,
          moved,
        })),
      },
    ];
  });
}

/** A whole round as data. */
export function roundDocument(round: KeptRound) {
  const { places, players, hardest, missed } = roundResults(round.state);
  return {
    ...roundSummary(round),
    teams: round.state.setup.teams,
    places: places.map(({ name, rank, points, out }) => ({ name, rank, points, out })),
    results: players,
    course: course(round),
    hardest: hardest ?? null,
    missed,
  };
}

/** One row an answer. */
export function roundCsv(round: KeptRound): string {
  const header = ['question', 'card', 'difficulty', 'player', 'correct', 'late', 'ms', 'points'];
  const rows = course(round).flatMap(({ number, card, difficulty, answers }) =>
    answers.map((a) => [number, card, difficulty, a.player, a.correct, a.late, a.ms, a.points]),
  );
  return csvText([header, ...rows]);
}

/** A name as it is, whatever Markdown would make of it. */
const escaped = (text: string): string => oneRow(text).replace(/[\\`*_{}[\]()#+!|<>~&]/g, '\\$&');
const oneRow = (text: string): string => text.replace(/\s+/g, ' ');
const code = (text: string): string => `\`${oneRow(text).replace(/[`|]/g, '')}\``;

const markdownTable = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);

export function roundMarkdown(round: KeptRound): string {
  const document = roundDocument(round);
  const { places, results, missed, seed, fingerprint, mode, scoring, when, status } = document;
  const seconds = (ms: number | null): string => (ms === null ? '' : (ms / 1000).toFixed(1));
  return [
    `# Quiz round of ${when}`,
    '',
    `Mode ${mode}, scoring ${scoring}, ${status}. Seed ${code(seed)}, questions ${code(fingerprint)}.`,
    '',
    '## Standings',
    '',
    ...markdownTable(
      ['Place', 'Name', 'Points'],
      places.map((p) => [p.rank, escaped(p.name), p.points]),
    ),
    '',
    '## Players',
    '',
    ...markdownTable(
      ['Name', 'Points', 'Right', 'Asked', 'Seconds on average'],
      results.map((r) => [escaped(r.name), r.points, r.right, r.asked, seconds(r.speed)]),
    ),
    '',
    '## Questions',
    '',
    ...markdownTable(
      ['Question', 'Card', 'Right', 'Answered'],
      document.course.map((q) => [
        q.number,
        code(q.card),
        q.voided ? 'taken back' : q.answers.filter((a) => a.correct).length,
        q.answers.length,
      ]),
    ),
    ...(missed.length > 0 ? ['', '## To study', '', ...missed.map((card) => `- ${code(card)}`)] : []),
    '',
  ].join('\n');
}

/** The round in the format of a file. */
export function roundFile(round: KeptRound, format: RoundFormat): string {
  if (format === 'csv') return roundCsv(round);
  if (format === 'md') return roundMarkdown(round);
  return `${JSON.stringify({ version: 1, ...roundDocument(round) }, null, 2)}\n`;
}
