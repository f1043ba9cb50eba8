import type { Card } from '../../deck/model.ts';
import { drillCommand } from '../../report/drill.ts';
import { gradeResponse, type Response } from '../../session/response.ts';
import { formOfCard } from '../../session/round/questions.ts';
import { roundResults } from '../../session/round/results.ts';
import { allQuestions, isCounted, type RoundAnswer, type RoundState } from '../../session/round/round-state.ts';
import type { RoundView } from '../../session/round/round-talk.ts';
import { POINTS } from '../../session/round/scoring.ts';
import { type Place, standings } from '../../session/round/standings.ts';
import { oneLine } from '../sanitize.ts';
import { explanationBlock, inline, item, type Kit, questionOf, solutionBlock, sourcesBlock } from '../study/blocks.ts';
import { truncate, wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { playerName, teamName } from './names.ts';

/** `2.4 s`: the time that is shown is the time that is scored, to a tenth. */
export const secondsOf = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const signed = (points: number): string => (points < 0 ? String(points) : `+${points}`);

/** `Question 2 of 5` */
export function questionName({ setup }: RoundState, question: number): string {
  const count = setup.questions.length;
  return question < count ? `Question ${question + 1} of ${count}` : 'To break the tie';
}

/** `Question 2 of 5, medium, 30 s, 1000 points.` */
export function questionTitle(state: RoundState, question: number): string {
  const { setup } = state;
  const asked = allQuestions(setup)[question];
  if (!asked) return '';
  const count = setup.questions.length;
  const counted = isCounted(setup, question);
  const name = questionName(state, question);
  const worth = counted
    ? `${POINTS[asked.difficulty]} points`
    : question < count
      ? 'a warm-up, no points'
      : 'no points';
  return `${name}, ${asked.difficulty}, ${Math.round(asked.limit / 1000)} s, ${worth}.`;
}

/** What the perfect answer would be, so that a solution is shown without a fault. */
function keyOf(card: Card): Response {
  const form = formOfCard(card);
  if (form?.kind === 'match') return { kind: 'match', rights: form.pairs.map((_, i) => i) };
  if (form?.kind === 'cloze') return { kind: 'gaps', texts: form.gaps.map((g) => g.accept[0] ?? '') };
  return { kind: 'pass' };
}

/** What somebody answered, in the numbers of the reveal. */
function responseWords(response: Response, order: readonly number[]): string {
  const numbers = (places: readonly number[]): string => places.map((i) => order.indexOf(i) + 1).join(' ');
  switch (response.kind) {
    case 'choices':
      return `chose ${numbers([...response.picked].sort((a, b) => order.indexOf(a) - order.indexOf(b)))}`;
    case 'boolean':
      return `said ${response.value ? 'true' : 'false'}`;
    case 'text':
      return `typed ${oneLine(response.text)}`;
    case 'gaps':
      return `typed ${oneLine(response.texts.join('; '))}`;
    case 'order':
      return `ordered ${response.order.map((i) => i + 1).join(' ')}`;
    case 'match':
      return `matched ${response.rights.map((i) => i + 1).join(' ')}`;
    case 'pass':
      return 'did not know';
  }
}

/** `Ann: right in 2.0 s, +967 (chose 2)`. */
function answerLine(state: RoundState, a: RoundAnswer, order: readonly number[], kit: Kit): string[] {
  const { theme } = kit;
  const name = playerName(state, a.player, theme);
  const said = a.response ? ` (${responseWords(a.response, order)})` : '';
  const verdict = a.correct
    ? theme.good(`right in ${secondsOf(a.t)}`)
    : theme.bad(a.late ? 'not in time' : a.response?.kind === 'pass' ? 'no answer' : `wrong in ${secondsOf(a.t)}`);
  return item('  ', `${name}: ${verdict}, ${signed(a.points)}${said}`, kit);
}

/** What became of the answer before this one to the same question, whether right or not; nothing for the first one. */
export function lockedWords({ answers, players }: RoundState, question: number, theme: Theme): string | undefined {
  const last = answers.at(-1);
  if (last?.question !== question) return undefined;
  return `${playerName({ players }, last.player, theme)}: ${last.late ? 'not in time' : 'locked in'}.`;
}

/** The answer with the reason for every choice, and what became of everybody's. */
export function revealLines(view: RoundView, question: number, kit: Kit): string[] {
  const { state } = view;
  const card = view.card(question);
  const form = card && formOfCard(card);
  if (!card || !form) return [];
  const order = view.order(question, null);
  const response = keyOf(card);
  const given = state.answers.filter((a) => a.question === question);
  const voided = state.voided.includes(question) ? ['This question counts for nobody.'] : [];
  const nobody = given.length === 0 && voided.length === 0 ? ['Nobody answered.'] : [];
  return [
    ...wrap(kit.theme.strong(inline(questionOf(card), kit)), kit.columns),
    '',
    ...solutionBlock(form, { order, response, verdict: gradeResponse(form, response) }, kit),
    '',
    ...voided,
    ...nobody,
    ...given.flatMap((a) => answerLine(state, a, order, kit)),
    ...explanationBlock(
      card.content.type === 'check' || card.content.type === 'self-check' ? card.content.explanation : undefined,
      kit,
    ),
    ...sourcesBlock(card.sources, kit),
  ];
}

function movement({ moved }: Place): string {
  if (moved === 0) return '';
  return moved > 0 ? ` (up ${moved})` : ` (down ${-moved})`;
}

export function placeLines(state: RoundState, places: readonly Place[], kit: Kit): string[] {
  return places.flatMap((place) => {
    const [member = -1] = place.members;
    const { teams, mode } = state.setup;
    const name =
      mode === 'team'
        ? teamName(place.name, teams.indexOf(place.name), kit.theme)
        : playerName(state, member, kit.theme);
    const out = place.out ? kit.theme.muted(' (out)') : '';
    const words = `${name} ${place.points}${movement(place)}${out}`;
    return item(`  ${place.rank}. `, words, kit);
  });
}

/** Where everybody stands after the questions before `before`. */
export const standingsLines = (state: RoundState, before: number, kit: Kit): string[] => [
  kit.theme.heading('Standings'),
  ...placeLines(state, standings(state, before), kit),
];

/** Of a question so much is repeated at the end, cells. */
const LONGEST_TITLE = 80;

/** How a round ended: places, each player's accuracy and speed, the hardest question, and what to study. */
export function finalLines(view: Pick<RoundView, 'state' | 'card'>, kit: Kit): string[] {
  const { state } = view;
  const { places, players, hardest, missed } = roundResults(state);
  const { setup, phase } = state;
  const winners = places.filter(({ rank }) => rank === 1).map(({ name }) => oneLine(name));
  const title = (question: number): string => {
    const card = view.card(question);
    const id = allQuestions(setup)[question]?.card ?? '';
    if (!card) return oneLine(id);
    return `${truncate(oneLine(questionOf(card)), LONGEST_TITLE, kit.theme.signs.ellipsis)} (${oneLine(id)})`;
  };
  const ended =
    phase.at !== 'over'
      ? 'The round is not over yet.'
      : phase.early
        ? 'The round was ended early.'
        : 'The round is over.';
  const first = winners.length === 1 ? `${winners[0]} wins.` : `${winners.join(' and ')} share the first place.`;
  const won = setup.mode === 'solo' || phase.at !== 'over' ? '' : ` ${first}`;
  return [
    ...wrap(kit.theme.title(`${ended}${won}`), kit.columns),
    ...placeLines(
      state,
      places.map((place) => ({ ...place, moved: 0 })),
      kit,
    ),
    '',
    kit.theme.heading('Players'),
    ...players.flatMap(({ right, asked, speed, left }, player) =>
      item(
        '  ',
        `${playerName(state, player, kit.theme)}: ${right} of ${asked} right${speed === null ? '' : `, ${secondsOf(speed)} on average`}${left ? ', left early' : ''}`,
        kit,
      ),
    ),
    ...(hardest
      ? ['', ...wrap(`Hardest: ${title(hardest.number)}, ${hardest.right} of ${hardest.of} right`, kit.columns)]
      : []),
    ...(missed.length > 0
      ? [
          '',
          kit.theme.heading('To study'),
          ...missed.flatMap((id) => item('  ', oneLine(id), kit)),
          // In one piece, so that it can be copied; the terminal breaks it where it must.
          oneLine(drillCommand(missed)),
        ]
      : []),
    '',
    ...wrap(
      `Seed ${oneLine(setup.seed)}, questions ${oneLine(setup.fingerprint)}: the same seed and decks give the same round.`,
      kit.columns,
    ),
  ];
}
