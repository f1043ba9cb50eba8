import { fingerprint } from '../../deck/fingerprint.ts';
import type { Card, CheckForm, CheckKind, Difficulty } from '../../deck/model.ts';
import { seeded, shuffle } from '../../memory/random.ts';
import { arrange } from '../arrangement.ts';
import type { RoundMode, RoundQuestion, RoundSetup } from './round-state.ts';
import { TIME } from './scoring.ts';

export const ORDERS = ['random', 'deck', 'easy-first'] as const;
export type QuestionOrder = (typeof ORDERS)[number];

/** Questions kept back for a tie. */
const SPARES = 10;

/** Whoever presses first must answer at once: only what one key answers can be played against the buzzer. */
const BUZZER_KINDS: readonly CheckKind[] = ['single', 'multiple', 'true-false'];
const KIND_WORDS: Readonly<Record<CheckKind, string>> = {
  single: 'single choice',
  multiple: 'several choices',
  'true-false': 'true or false',
  typed: 'typed answers',
  number: 'numbers',
  cloze: 'gaps to fill',
  order: 'orders',
  match: 'matches',
};

/** How a card is answered; undefined for one that nobody can judge, such as an interview question. */
export function formOfCard({ content }: Pick<Card, 'content'>): CheckForm | undefined {
  return content.type === 'check' || content.type === 'self-check' ? content.form : undefined;
}

/** What cannot be played in a mode, in words for the learner; undefined where everything can. */
export interface Playable {
  readonly cards: readonly Card[];
  readonly leftOut: string | undefined;
}

/** The cards that can be asked in this mode, by id; those that cannot are counted, never dropped in silence. */
export function playable(cards: readonly Card[], mode: RoundMode): Playable {
  const checks = cards.filter((card) => formOfCard(card) !== undefined);
  const fits = (card: Card): boolean => {
    const kind = formOfCard(card)?.kind;
    return kind !== undefined && (mode !== 'buzzer' || BUZZER_KINDS.includes(kind));
  };
  const fitting = checks.filter(fits);
  const kinds = new Set(checks.filter((card) => !fits(card)).flatMap((card) => formOfCard(card)?.kind ?? []));
  const words = [...kinds].map((kind) => KIND_WORDS[kind]).sort();
  return {
    // By code units: the same on every machine, whatever its locale and the order of its files.
    cards: [...fitting].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    leftOut:
      words.length === 0
        ? undefined
        : `${checks.length - fitting.length} of ${checks.length} left out: ${words.join(', ')} in ${mode} mode`,
  };
}

const LEVEL: Readonly<Record<Difficulty, number>> = { easy: 0, medium: 1, hard: 2 };

export interface Selection {
  readonly seed: string;
  readonly count: number;
  readonly order: QuestionOrder;
  /** Time a question, ms; by difficulty where null. */
  readonly limit: number | null;
}

/** Which questions are asked, in which order, and those kept back for a tie: by the seed and the cards alone. */
export function selectQuestions(
  cards: readonly Card[],
  { seed, count, order, limit }: Selection,
): { readonly questions: RoundQuestion[]; readonly spares: RoundQuestion[] } {
  const drawn = shuffle(cards, seeded(`round/${seed}`));
  const chosen = drawn.slice(0, count);
  const ordered = chosen.toSorted((a, b) => {
    if (order === 'random') return 0;
    if (order === 'easy-first') return LEVEL[a.difficulty] - LEVEL[b.difficulty];
    return a.deck === b.deck ? a.line - b.line : a.deck < b.deck ? -1 : 1;
  });
  const question = ({ id, fingerprint: hash, difficulty }: Card): RoundQuestion => ({
    card: id,
    hash,
    difficulty,
    limit: limit ?? TIME[difficulty],
  });
  return { questions: ordered.map(question), spares: drawn.slice(count, count + SPARES).map(question) };
}

/** In which order the choices appear: the same for everybody, or another one for each player. */
export function orderFor(
  card: Card,
  { seed, shuffling }: Pick<RoundSetup, 'seed' | 'shuffling'>,
  player: number | null,
): readonly number[] {
  const form = formOfCard(card);
  if (!form) return [];
  const own = shuffling === 'each' && player !== null ? `/${player}` : '';
  return arrange(form, `round/${seed}/${card.id}${own}`);
}

/** What stands on the screen of a question: its fingerprint must not depend on the order in the file alone. */
function shownTexts(card: Card, setup: Pick<RoundSetup, 'seed' | 'shuffling'>): string[] {
  const form = formOfCard(card);
  const order = orderFor(card, setup, 0);
  if (form?.kind === 'single' || form?.kind === 'multiple') return order.map((i) => form.choices[i]?.text ?? '');
  return order.map(String);
}

/** Stands for the questions of a round, their texts, their order and the order of their choices. */
export function roundFingerprint(
  cards: readonly Card[],
  questions: readonly RoundQuestion[],
  setup: Pick<RoundSetup, 'seed' | 'shuffling'>,
): string {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return fingerprint(
    questions.flatMap(({ card: id, hash }) => {
      const card = byId.get(id);
      return [id, hash, ...(card ? shownTexts(card, setup) : [])];
    }),
  );
}
