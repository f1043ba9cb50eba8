import type { Fix } from '../diagnostic.ts';
import type { Tree } from '../tree.ts';
import { choiceText } from './choice-question.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

/** PD416 */
export const inhomogeneousChoices = defineRule({
  code: 'PD416',
  explanation: {
    why:
      'The choice that looks unlike all others draws the eye, and is often the key: it was written at another time than the rest. ' +
      'Reported where at least three choices (`alike`) agree and one alone has or lacks a final full stop, begins with a small or capital ' +
      'letter (only with words that are no names, such as "the"), or is code. Prose among choices that are code is left alone ("an error").',
    source: 'Haladyna, Downing & Rodriguez 2002, guidelines 23 and 28d',
    fix: 'safe',
    bad: {
      check: `- id: write-skew
  question: What does snapshot isolation allow that serializable does not?
  difficulty: hard
  choices:
    - text: Dirty reads
    - text: Write skew.
      correct: true
    - text: Lost commits
    - text: Torn pages
  explanation: Two transactions each read what the other one is about to change.`,
    },
    good: {
      check: `- id: write-skew
  question: What does snapshot isolation allow that serializable does not?
  difficulty: hard
  choices:
    - text: Dirty reads
    - text: Write skew
      correct: true
    - text: Lost commits
    - text: Torn pages
  explanation: Two transactions each read what the other one is about to change.`,
    },
  },
  limits: { alike: 3 },
  choices({ choices, tree }, { report, limits, deck }) {
    if (choices.length <= limits.alike) return;
    const odd = (look: Look): number => oddOne(choices, look);
    const stopped = odd(finalStop);
    if (stopped >= 0 && !choices.some(({ text }) => endsOtherwise(text))) {
      const text = choices[stopped]?.text ?? '';
      const ends = text.endsWith('.');
      const at = choiceText(tree, stopped);
      const fix = mendedStop(deck.text, at, text);
      report({
        at,
        message: ends ? 'this choice alone ends in a full stop' : 'this choice alone lacks a full stop',
        help: ends ? 'remove it, or put one behind every choice' : 'add one, or remove those of the others',
        ...(fix === undefined ? {} : { fix }),
      });
    }
    const cased = odd(initialCase);
    const coded = cased < 0 ? odd(isCode) : -1;
    if (cased >= 0 && plainWord(choices[cased]?.text ?? '')) {
      const small = /^[a-z]/.test(choices[cased]?.text ?? '');
      const message = `this choice alone begins with a ${small ? 'small' : 'capital'} letter`;
      report({ at: choiceText(tree, cased), message, help: 'begin all choices alike' });
    } else if (coded >= 0 && isCode(choices[coded]?.text ?? '') === 'code') {
      report({
        at: choiceText(tree, coded),
        message: 'this choice alone is code',
        help: 'put all choices in words, or make all of them code',
      });
    }
  },
});

/** How a text looks in one respect; undefined where that respect does not apply to it. */
type Look = (text: string) => string | undefined;

/** The one choice that looks unlike all others, while those look alike; -1 where there is none. */
function oddOne(choices: readonly { readonly text: string }[], look: Look): number {
  const first = look(choices[0]?.text ?? '');
  const second = look(choices[1]?.text ?? '');
  const third = look(choices[2]?.text ?? '');
  if (first === undefined || second === undefined || third === undefined) return -1;
  const usual = first === second || first === third ? first : second;
  let odd = -1;
  for (let i = 0; i < choices.length; i++) {
    const here = i === 0 ? first : i === 1 ? second : i === 2 ? third : look(choices[i]?.text ?? '');
    if (here === usual) continue;
    if (here === undefined || odd >= 0) return -1;
    odd = i;
  }
  return odd;
}

const ABBREVIATION = /(?:\.\.|\b(?:etc|e\.g|i\.e|approx|vs|Inc|Ltd))\.$/;

const finalStop: Look = (text) => {
  switch (text.charCodeAt(text.length - 1)) {
    case 0x2e:
      return 'stop';
    case 0x3f:
    case 0x21:
    case 0x3a:
    case 0x2026:
      return undefined;
    default:
      return 'none';
  }
};

/** Whether its end says nothing of how a text looks: of several sentences each has its stop, and an abbreviation has one of its own. */
const endsOtherwise = (text: string): boolean => /[.?!] \p{Lu}/u.test(text) || ABBREVIATION.test(text);

const initialCase: Look = (text) => {
  const code = text.charCodeAt(0);
  if (code >= 0x41 && code <= 0x5a) return 'capital';
  return code >= 0x61 && code <= 0x7a ? 'small' : undefined;
};

const isCode: Look = (text) => {
  if (!text.includes('`')) return 'words';
  return /^`[^`]+`$/.test(text) ? 'code' : undefined;
};

/** Whether the first word is one whose case is a matter of style; `etcd` and `Kafka` are what they are. */
const plainWord = (text: string): boolean =>
  /^(?:a|an|the|it|its|they|their|this|these|that|those|each|every|one|no|not|nothing|when|whenever|while|if|unless|until|before|after|because|since|by|in|on|at|to|for|from|of|as|with|without|only|all|both|[a-z]{3,}ing)\b/i.test(
    text,
  );

/** The stop removed or added, where the rest is words that YAML cannot take for anything else. */
function mendedStop(source: string, tree: Tree, text: string): Fix | undefined {
  const ends = text.endsWith('.');
  const last = text.length - (ends ? 1 : 0);
  if (!/\S \S/.test(text) || !/[\p{L}\d)`]$/u.test(text.slice(0, last))) return undefined;
  const span = spanWithin(source, tree, text.length - 1, text.length);
  if (span === undefined) return undefined;
  const edit = ends ? { ...span, text: '' } : { start: span.end, end: span.end, text: '.' };
  return { safe: true, title: ends ? 'remove the full stop' : 'add a full stop', edits: [edit] };
}
