import { quoted } from '../characters.ts';
import type { Span } from '../lines.ts';
import { field, type Tree } from '../tree.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

/** More text than this is not looked through. */
const LONGEST = 20_000;
const FIELDS = ['question', 'answer', 'explanation'];
/** What is true at the time of writing only. */
const NOW =
  /\b(?:currently|nowadays|recently|at present|as of (?:now|today|this writing)|(?:latest|newest|current|recent) (?:versions?|releases?))\b/i;
/** A product with the number of a version behind its name. */
const VERSION =
  /\b\p{Lu}[\p{L}\p{N}]{1,40} (?:version |release |v)?\d{1,4}\.\d{1,4}(?:\.\d{1,4}){0,2}\b(?! ?(?:%|[a-zµ]{1,2}\b|\w*bytes?\b|(?:milli|micro)?seconds?\b|minutes?\b|hours?\b|days?\b|times\b))/u;
/** Standards do not change once they have a number, and words that begin a sentence are no products. */
const UNCHANGING =
  /^(?:HTTP|TLS|SSL|OAuth|OpenID|YAML|XML|SQL|IPv\d|Section|Chapter|Figure|Table|About|After|Almost|At|Before|Below|Between|By|Every|For|From|In|Least|Most|Nearly|Of|On|Only|Over|Roughly|Some|Than|The|To|Under|Until|Up|With|Within) /;
const YEAR = /\b(?:19|20)\d\d\b/;

/** PD505 */
export const undatedVersion = defineRule({
  code: 'PD505',
  explanation: {
    why:
      'What is true of a version, or true "currently", ends one day, and a card goes on being asked. With a year beside it a learner knows ' +
      'how old the claim is, and its author finds what to look at again. Reported is a question, answer or explanation with such a word, or ' +
      'with a name and a version number, where the question has no year anywhere. Off unless it is asked for, since a version can be exact ' +
      'enough.',
    source: 'Wozniak, "Twenty rules of formulating knowledge", rule 19: provide date stamping',
    bad: {
      check: `- id: default-isolation
  question: PostgreSQL currently runs a transaction at serializable unless told otherwise.
  difficulty: easy
  answer: false
  explanation: The default is read committed.`,
    },
    good: {
      check: `- id: default-isolation
  question: PostgreSQL runs a transaction at serializable unless told otherwise.
  difficulty: easy
  answer: false
  explanation: The default is read committed (PostgreSQL 17, 2024).`,
    },
  },
  question({ tree }, { deck: { text }, report }) {
    const fields = FIELDS.flatMap((name) => {
      const at = field(tree, name);
      return at?.kind === 'scalar' && typeof at.value === 'string' ? [{ at, said: at.value.slice(0, LONGEST) }] : [];
    });
    if (fields.some(({ said }) => YEAR.test(said)) || titles(tree).some((title) => YEAR.test(title))) return;
    for (const { at, said } of fields) {
      const found = bound(said);
      if (found === undefined) continue;
      report({
        at: placeOf(text, at, found.index, found.words),
        message: `${quoted(found.words)} without a year: nobody can tell how old that is`,
        help: 'say as of when, for example (2026)',
      });
      return;
    }
  },
});

/** The first words that are bound to a time. */
function bound(said: string): { readonly index: number; readonly words: string } | undefined {
  const now = NOW.exec(said);
  const version = [...said.matchAll(new RegExp(VERSION, 'gu'))].find(([words]) => !UNCHANGING.test(words));
  const first = now && version ? (now.index < version.index ? now : version) : (now ?? version);
  return first && { index: first.index, words: first[0] };
}

const placeOf = (text: string, at: Tree, start: number, words: string): Span | Tree =>
  spanWithin(text, at, start, start + words.length) ?? at;

function titles(tree: Tree): readonly string[] {
  const sources = field(tree, 'sources');
  const found = sources?.kind === 'list' ? sources.items.map((one) => field(one, 'title')) : [];
  return found.flatMap((one) =>
    one?.kind === 'scalar' && typeof one.value === 'string' ? [one.value.slice(0, LONGEST)] : [],
  );
}
