import { type Random, seeded } from '../../src/memory/random.ts';
import { checkFields, turns } from './generator/checks.ts';
import { interviewFields, source } from './generator/interview.ts';
import { pickSome, scenes, sentences } from './generator/sentences.ts';
import { GOALS, TAGS } from './generator/vocabulary.ts';
import { Pen, type Yaml } from './generator/yaml-text.ts';

export interface GeneratedDeck {
  /** The file, as a person would have written it. */
  readonly text: string;
  /** What it says. */
  readonly deck: { readonly [field: string]: Yaml };
}

/** One question in so many is an interview question; those are about twice as long. */
const INTERVIEW = 6;
const DIFFICULTIES = ['easy', 'medium', 'hard'];

/**
 * A deck of questions of all kinds, about 900 bytes each, that gives no finding under any rule that is on by default. The same for
 * the same seed.
 */
export function generateDeck(seed: string, questions: number): GeneratedDeck {
  const random = seeded(seed);
  const deck = deckOf(seed, questions, random);
  return { deck, text: write(deck, random) };
}

function deckOf(seed: string, questions: number, random: Random): { readonly [field: string]: Yaml } {
  const scene = scenes(random);
  const turn = turns();
  // Each objective is served by several questions.
  const goals = GOALS.slice(0, Math.max(1, Math.min(GOALS.length, Math.floor(questions / 3))));
  const common = (n: number): { readonly [field: string]: Yaml } => ({
    difficulty: DIFFICULTIES[n % DIFFICULTIES.length] ?? '',
    tags: pickSome(random, TAGS, 2),
    objectives: [`goal-${(n % goals.length) + 1}`],
    ...(random() < 0.15 ? { aliases: [`question-${n}-old`] } : {}),
  });
  const checks: Yaml[] = [];
  const interview: Yaml[] = [];
  for (let n = 0; n < questions; n++) {
    const isInterview = n % INTERVIEW === INTERVIEW - 2;
    const { question = '', ...fields } = isInterview
      ? interviewFields(scene(), random, turn)
      : checkFields(checks.length, scene(), random, turn);
    const entry = { id: `question-${n}`, question, ...common(n), ...fields, sources: [source(random)] };
    (isInterview ? interview : checks).push(entry);
  }
  return {
    format: 1,
    id: seed,
    title: `Systems under load, part ${seed}`,
    summary: sentences(random, 1),
    tags: pickSome(random, TAGS, 2),
    lesson: lesson(random),
    objectives: goals.map((text, i) => ({ id: `goal-${i + 1}`, text })),
    reading: [{ id: 'first', ...source(random), publisher: 'RFC Editor', minutes: 20 }],
    ...(checks.length > 0 ? { knowledge_check: checks } : {}),
    ...(interview.length > 0 ? { interview } : {}),
  };
}

const lesson = (random: Random): string => `## Where time goes

${sentences(random, 1)}

| Part    | Share |
| ------- | ----: |
| network | 40 %  |
| storage | 60 %  |`;

function write(deck: { readonly [field: string]: Yaml }, random: Random): string {
  const pen = new Pen(random);
  const { knowledge_check: checks, interview, ...head } = deck;
  pen.line('# yaml-language-server: $schema=./deck.schema.json');
  pen.fields(head, 0);
  for (const [name, list] of Object.entries({ knowledge_check: checks, interview })) {
    if (!Array.isArray(list)) continue;
    pen.line('');
    pen.line(`${name}:`);
    for (const [i, entry] of list.entries()) {
      if (i > 0 && pen.chance(0.5)) pen.line('');
      if (pen.chance(0.1)) pen.line('  # Asked in two interviews so far.');
      pen.fields(entry, 4, true);
    }
  }
  return pen.text;
}
