import { quoted } from '../characters.ts';
import type { Path } from '../tree.ts';
import type { DeckIds, Named, QuestionIds } from './deck-ids.ts';

/** An id that progress may hang on and that is gone. */
export interface LostId {
  /** The file to report it in: that of the deck as it is now; that of the deck as it was, where nothing took its place. */
  readonly file: string;
  /** Where in it; absent where the file is gone. */
  readonly path?: Path;
  /** The deck it was in. */
  readonly deck: string;
  readonly message: string;
  readonly help: string;
}

/** From how large a share of their words two texts count as the same question. */
const ALIKE = 0.6;
/** More pairs of texts than this are not compared word by word. */
const MAX_PAIRS = 100_000;

/**
 * The ids of decks, questions and follow-ups that were there before and that nothing names any longer, neither as its id nor as an
 * alias. `now` is every deck that took the place of one of those, and every one that is new. Objectives have no aliases, and no
 * card's progress hangs on them: they are not looked at.
 */
export function findLostIds(before: readonly DeckIds[], now: readonly DeckIds[]): readonly LostId[] {
  const known = new Set(before.map(({ file }) => file));
  const byText = new TextIndex(now);
  return before.flatMap((old) => {
    const same = now.filter((deck) => deck.id === old.id || deck.aliases.includes(old.id));
    if (same.length > 0) return [...lostDeckAliases(old, same, now), ...lostQuestions(old, same, byText)];
    const heir =
      now.find(({ file }) => file === old.file) ?? now.find((deck) => !known.has(deck.file) && tookOver(deck, old));
    return heir === undefined ? [goneDeck(old)] : [renamedDeck(old, heir), ...lostQuestions(old, [heir], byText)];
  });
}

/** Whether at least half of the questions of a deck are in another one. */
function tookOver(deck: DeckIds, old: DeckIds): boolean {
  const ids = new Set(deck.questions.flatMap(({ id, aliases }) => [id, ...aliases]));
  const shared = old.questions.filter(({ id }) => ids.has(id)).length;
  return shared > 0 && shared * 2 >= old.questions.length;
}

const goneDeck = ({ file, id }: DeckIds): LostId => ({
  file,
  deck: id,
  message: `the deck ${quoted(id)} is gone, and with it the progress of whoever studied it`,
  help: `if another deck took its place, list ${id} under the aliases of that one`,
});

const renamedDeck = (old: DeckIds, { file, id }: DeckIds): LostId => ({
  file,
  path: ['id'],
  deck: old.id,
  message: `the deck id was ${quoted(old.id)}: progress under it is lost to ${quoted(id)}`,
  help: `add \`aliases: [${old.id}]\` to the deck`,
});

/** Former ids of a deck that nothing names any longer: progress made under them counted for it. */
function lostDeckAliases(old: DeckIds, [deck]: readonly DeckIds[], now: readonly DeckIds[]): readonly LostId[] {
  const kept = new Set(now.flatMap(({ id, aliases }) => [id, ...aliases]));
  if (deck === undefined) return [];
  return lostAliases(old, kept).map((lost) => ({ file: deck.file, deck: old.id, path: ['id'], ...lost }));
}

const lostAliases = ({ aliases }: Pick<Named, 'aliases'>, kept: { readonly has: (id: string) => boolean }) =>
  aliases
    .filter((alias) => !kept.has(alias))
    .map((alias) => ({
      message: `the alias ${quoted(alias)} is gone, and with it the progress that was made under it`,
      help: `give it back: \`aliases: [${alias}]\``,
    }));

function lostQuestions(old: DeckIds, same: readonly DeckIds[], byText: TextIndex): readonly LostId[] {
  const there = new Map<string, { deck: DeckIds; question: QuestionIds }>();
  for (const deck of same) {
    for (const question of deck.questions) {
      for (const id of [question.id, ...question.aliases]) if (!there.has(id)) there.set(id, { deck, question });
    }
  }
  const lost: LostId[] = [];
  const missing: QuestionIds[] = [];
  for (const question of old.questions) {
    const found = there.get(question.id);
    if (found === undefined) {
      missing.push(question);
      continue;
    }
    const { file } = found.deck;
    const place = { file, deck: old.id, path: [...found.question.path, 'id'] };
    lost.push(...lostAliases(question, there).map((one) => ({ ...place, ...one })));
    if (question.selfCheck && !found.question.selfCheck) {
      const message = `the self-check of ${quoted(question.id)} is gone, and with it its progress`;
      lost.push({
        ...place,
        message,
        help: 'it was a card of its own: give it back, unless its learners may do without',
      });
    }
    lost.push(...lostParts(question, found.question, file, old.id));
  }
  if (missing.length === 0) return lost;
  const ids = new Set(old.questions.map(({ id }) => id));
  const fresh = same.flatMap((deck) =>
    deck.questions.filter(({ id }) => !ids.has(id)).map((question) => ({ ...question, file: deck.file })),
  );
  const heirs = pair(missing, fresh);
  const [{ file } = old] = same;
  for (const question of missing) {
    const heir = heirs.get(question);
    const other = heir ? undefined : byText.find(question.text, same);
    if (heir) lost.push({ file: heir.file, deck: old.id, path: [...heir.path, 'id'], ...renamed(question, heir.id) });
    else if (other) {
      lost.push({
        file: other.deck.file,
        deck: old.id,
        path: [...other.question.path, 'id'],
        message: `this was the question ${quoted(question.id)} of the deck ${quoted(old.id)}: progress does not follow it into another deck`,
        help: `leave it in ${old.id}, unless its learners may start anew`,
      });
    } else {
      lost.push({
        file,
        deck: old.id,
        path: question.path,
        message: `the question ${quoted(question.id)} is gone, and with it the progress of whoever studied it`,
        help: `if another question took its place, add \`aliases: [${question.id}]\` to that one`,
      });
    }
  }
  return lost;
}

/** Questions by their words; made when first asked for, once for all decks. */
class TextIndex {
  readonly #decks: readonly DeckIds[];
  #places: Map<string, { readonly deck: DeckIds; readonly question: QuestionIds }[]> | undefined;

  constructor(decks: readonly DeckIds[]) {
    this.#decks = decks;
  }

  /** The question with this text in another deck than those. */
  find(text: string, except: readonly DeckIds[]) {
    const words = wordsOf(text).join(' ');
    if (words === '') return undefined;
    this.#places ??= this.#index();
    return this.#places.get(words)?.find(({ deck }) => !except.includes(deck));
  }

  #index() {
    const places = new Map<string, { deck: DeckIds; question: QuestionIds }[]>();
    for (const deck of this.#decks) {
      for (const question of deck.questions) {
        const words = wordsOf(question.text).join(' ');
        const known = places.get(words);
        if (known) known.push({ deck, question });
        else places.set(words, [{ deck, question }]);
      }
    }
    return places;
  }
}

/** Follow-ups of a question that stays. */
function lostParts(old: QuestionIds, question: QuestionIds, file: string, deck: string): readonly LostId[] {
  const ids = new Set(question.parts.flatMap(({ id, aliases }) => [id, ...aliases]));
  const missing = old.parts.filter(({ id }) => !ids.has(id));
  const place = { file, deck, path: [...question.path, 'id'] };
  const aliases = old.parts.filter(({ id }) => ids.has(id)).flatMap((part) => lostAliases(part, ids));
  const lost = aliases.map((one): LostId => ({ ...place, ...one }));
  if (missing.length === 0) return lost;
  const before = new Set(old.parts.map(({ id }) => id));
  const heirs = pair(
    missing,
    question.parts.filter(({ id }) => !before.has(id)),
  );
  const gone = missing.map((part): LostId => {
    const heir = heirs.get(part);
    // Without an id of its own it is no card, and an alias needs one.
    if (heir && heir.id === '') {
      const message = `the follow-up lost its id ${quoted(part.id)}, and with it its progress`;
      return { file, deck, path: heir.path, message, help: `give it back: id: ${part.id}` };
    }
    if (heir) return { file, deck, path: [...heir.path, 'id'], ...renamed(part, heir.id) };
    return {
      ...place,
      message: `the follow-up ${quoted(part.id)} of ${quoted(old.id)} is gone, and with it its progress`,
      help: `if another follow-up took its place, add \`aliases: [${part.id}]\` to that one`,
    };
  });
  return [...lost, ...gone];
}

const renamed = (old: Named, id: string): { readonly message: string; readonly help: string } => ({
  message: `the id was ${quoted(old.id)}: progress under it is lost to ${quoted(id)}`,
  help: `add \`aliases: [${old.id}]\` here`,
});

/** Finds for each text the one that most likely took its place; each is taken once. */
function pair<Old extends Named, New extends Named>(old: readonly Old[], fresh: readonly New[]): Map<Old, New> {
  const pairs = new Map<Old, New>();
  const free = new Set(fresh);
  const texts = new Map(fresh.map((one) => [wordsOf(one.text).join(' '), one]));
  for (const one of old) {
    const words = wordsOf(one.text).join(' ');
    const same = words === '' ? undefined : texts.get(words);
    if (same && free.delete(same)) pairs.set(one, same);
  }
  const left = old.filter((one) => !pairs.has(one));
  if (left.length * free.size > MAX_PAIRS) return pairs;
  const words = new Map([...free].map((one) => [one, new Set(wordsOf(one.text))]));
  for (const one of left) {
    const own = new Set(wordsOf(one.text));
    let best: New | undefined;
    let most = ALIKE;
    for (const candidate of free) {
      const share = likeness(own, words.get(candidate) ?? new Set());
      if (share >= most) [best, most] = [candidate, share];
    }
    if (best && free.delete(best)) pairs.set(one, best);
  }
  return pairs;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of words that two texts have in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
