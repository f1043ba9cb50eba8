import { quoted } from '../characters.ts';
import { field, items, type Tree, textOf } from '../tree.ts';
import { defineRule } from './rule.ts';
import { proseOf } from './texts.ts';
import { spanWithin } from './within.ts';

/** Without one of these there is nothing to find. They begin with what is rare: a search stops at every first letter. */
const HINTS = ['TODO', 'FIXME', 'TBD', '…'];
/** Those that the facts of a deck tell of. */
const FILLERS = ['psum', '???', '...'];
const holdsOne = (text: string, hints: readonly string[]): boolean => hints.some((hint) => text.includes(hint));
const mayHold = (text: string): boolean => holdsOne(text, HINTS) || holdsOne(text, FILLERS);
/** At the start of a line, in brackets, or with a colon: elsewhere it may be what the text is about. */
const placeholder = (words: string): RegExp =>
  new RegExp(
    `^[ \\t]*(?:[-*] )?(?:${words})\\b|[([](?:${words})[)\\]:]|\\b(?:${words}):|\\b[Ll]orem ipsum\\b|\\?{3,}`,
    'm',
  );
const PLACEHOLDER = placeholder('TODO|FIXME|TBD');
const BESIDE_TBD = placeholder('TODO|FIXME');
/** What else TBD stands for. */
const TRUNK_BASED = /trunk[- ]based/i;
const DOTS_ALONE = /^\s*(?:\.{3}|…)\s*$/;
/** More text than this is not looked through. */
const LONGEST = 100_000;

/** What may well be three dots: what is to be typed or put in order, and a choice that no other one is like. */
function shortAnswers(questions: readonly Tree[]): ReadonlySet<Tree> {
  const found = new Set<Tree>();
  for (const question of questions) {
    for (const name of ['accept', 'order']) for (const item of items(field(question, name))) found.add(item);
    for (const owner of [question, field(question, 'self_check')]) {
      const texts = items(owner && field(owner, 'choices')).flatMap((choice) => field(choice, 'text') ?? []);
      const dots = texts.filter((text) => DOTS_ALONE.test(textOf(text) ?? ''));
      if (dots.length === 1) for (const one of dots) found.add(one);
    }
  }
  return found;
}

/** PD601 */
export const placeholderText = defineRule({
  code: 'PD601',
  explanation: {
    why:
      'What was to be filled in later is asked all the same, and a learner is shown it as the answer. Looked for are TODO, FIXME and TBD at ' +
      'the start of a line, in brackets or before a colon (not TBD in a deck about trunk-based development), "lorem ipsum", three question ' +
      'marks, and texts of three dots alone. Code is left aside.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 11: edit and proof items',
    bad: {
      check: `- id: write-skew
  question: Which anomaly does snapshot isolation allow?
  difficulty: hard
  accept: [write skew]
  explanation: "TODO: the example with two doctors on call"`,
    },
    good: {
      check: `- id: write-skew
  question: Which anomaly does snapshot isolation allow?
  difficulty: hard
  accept: [write skew]
  explanation: Two doctors see each other on call, and both go home.`,
    },
  },
  deck({ deck: { text, facts, checks, interview }, texts, report }) {
    if (!holdsOne(text, HINTS) && (facts?.fillers === false || !holdsOne(text, FILLERS))) return;
    const pattern = TRUNK_BASED.test(text) ? BESIDE_TBD : PLACEHOLDER;
    let answers: ReadonlySet<Tree> | undefined;
    for (const tree of texts()) {
      const { value } = tree;
      const said = mayHold(value) ? proseOf(value.slice(0, LONGEST)) : '';
      const dots = DOTS_ALONE.exec(said);
      const found = dots ?? pattern.exec(said);
      if (found === null) continue;
      answers ??= shortAnswers([...checks, ...interview].map((question) => question.tree));
      if (dots !== null && answers.has(tree)) continue;
      const words = found[0].trim();
      const start = found.index + found[0].indexOf(words);
      report({
        at: spanWithin(text, tree, start, start + words.length) ?? tree,
        message: `${quoted(words)} was to be replaced`,
        help: 'write what belongs here, or leave the field out',
      });
    }
  },
});
