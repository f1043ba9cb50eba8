import {
  type Card,
  type CardContent,
  type CardId,
  type CheckForm,
  cardId,
  choiceForm,
  type Deck,
  type InterviewQuestion,
  type KnowledgeCheck,
  SELF_CHECK,
} from './model.ts';

type Question = KnowledgeCheck | InterviewQuestion;

/**
 * The cards of a deck, in its order: one a knowledge check, one an interview question, one a self-check, one a follow-up with an
 * answer. Ids are `deck/question`, `deck/question#self-check`, `deck/question#follow-up`.
 */
export function cardsOf(deck: Deck, fingerprintOf: FingerprintOf): readonly Card[] {
  const cards: Card[] = [];
  const add: Add = (question, content, line, texts, part) => {
    const place = cards.length;
    cards.push(card(deck, question, content, line, () => fingerprintOf(texts(), place), part));
  };
  for (const check of deck.checks) {
    const { question, form, explanation, line } = check;
    const content: CardContent =
      explanation === undefined ? { type: 'check', question, form } : { type: 'check', question, form, explanation };
    add(check, content, line, () => [question, ...answerOf(form)]);
  }
  for (const question of deck.interview) addInterview(question, add);
  return cards;
}

/** Gives the fingerprint of the `index`-th card: by hashing its texts, or as it was kept. */
export type FingerprintOf = (texts: readonly string[], index: number) => string;

type Add = (
  question: Question,
  content: CardContent,
  line: number,
  texts: () => readonly string[],
  part?: Named,
) => void;

function addInterview(question: InterviewQuestion, add: Add): void {
  const { selfCheck, followUps } = question;
  add(question, { type: 'interview', interview: question }, question.line, () => ownText(question));
  if (selfCheck !== undefined) {
    const { explanation, choices } = selfCheck;
    const form = choiceForm(choices);
    const stated = { type: 'self-check', question: selfCheck.question, form } as const;
    const content: CardContent = explanation === undefined ? stated : { ...stated, explanation };
    const texts = () => [selfCheck.question, ...answerOf(form)];
    add(question, content, selfCheck.line, texts, { id: SELF_CHECK, aliases: [] });
  }
  for (const { id, answer, question: asked, aliases, line } of followUps) {
    if (id === undefined || answer === undefined) continue;
    const content: CardContent = { type: 'follow-up', question: asked, answer, parent: question.question };
    add(question, content, line, () => [asked, answer], { id, aliases });
  }
}

interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
}

function card(
  deck: Deck,
  question: Question,
  content: CardContent,
  line: number,
  fingerprint: () => string,
  part?: Named,
): Card {
  const [id = cardId(`${deck.id}/${question.id}`), ...aliases] = idsOf(deck, question, part);
  let print: string | undefined;
  return {
    id,
    aliases,
    deck: deck.id,
    family: `${deck.id}/${question.id}`,
    type: content.type,
    form: 'form' in content ? content.form.kind : undefined,
    difficulty: question.difficulty,
    tags: [...new Set([...deck.tags, ...question.tags])],
    objectives: question.objectives,
    // Of a deck of hundreds a session shows a few: only theirs are asked for.
    get fingerprint() {
      print ??= fingerprint();
      return print;
    },
    content,
    sources: question.sources,
    line,
  };
}

/** The id first, then every id the card can have had: each former deck id with each former question id and part. */
function idsOf(deck: Deck, question: Named, part?: Named): readonly CardId[] {
  const ids = new Set<CardId>();
  const parts = part === undefined ? [''] : [part.id, ...part.aliases].map((name) => `#${name}`);
  for (const deckId of [deck.id, ...deck.aliases]) {
    for (const questionId of [question.id, ...question.aliases]) {
      for (const name of parts) ids.add(cardId(`${deckId}/${questionId}${name}`));
    }
  }
  return [...ids];
}

/** What answers a check, without rationale: rewording why a choice is wrong is no other question. */
function answerOf(form: CheckForm): readonly string[] {
  switch (form.kind) {
    case 'single':
    case 'multiple':
      // Shown shuffled: their order in the file is no part of the card.
      return form.choices.map(({ text, correct }) => `${correct ? '+' : '-'} ${plainText(text)}`).toSorted();
    case 'true-false':
      return [String(form.answer)];
    case 'typed':
      return form.accept;
    case 'number':
      return [String(form.answer), String(form.tolerance), form.unit ?? ''];
    case 'cloze':
      return [...form.text, ...form.gaps.map(({ accept }) => accept.join('|'))];
    case 'order':
      return form.items;
    case 'match':
      return form.pairs.map(([left, right]) => `${plainText(left)} = ${plainText(right)}`).toSorted();
  }
}

/** An interview question's own text; follow-ups with an answer are cards themselves. */
function ownText({ question, answer, keyPoints, redFlags, followUps }: InterviewQuestion): readonly string[] {
  const asides = followUps.filter((one) => one.answer === undefined).map((one) => one.question);
  return [question, answer, '', ...keyPoints, '', ...redFlags, '', ...asides];
}

/** Blank runs count as one blank: reflowing a block is no edit. */
const plainText = (text: string): string => text.replace(/\s+/g, ' ').trim();
