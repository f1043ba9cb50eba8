import { nearest } from '../deck/nearest.ts';
import { fail, ok, type Result } from '../problem.ts';
import { lex, type QueryFault, type Token, type Word } from './lex.ts';
import { ALL, combine, type Query } from './query.ts';
import { TERM_NAMES, termReader } from './terms.ts';

export type { QueryFault };

/** Saved filters by their names. */
export type Filters = Readonly<Record<string, string>>;

/** Deeper than anyone types, and far from what the stack bears. */
const MOST_DEPTH = 100;

class Fault extends Error {
  constructor(readonly fault: QueryFault) {
    super(fault.message);
  }
}

const refuse = (fault: QueryFault): never => {
  throw new Fault(fault);
};

/**
 * Reads a query, spelled as Anki users know it: terms side by side must all hold, `or` joins alternatives and binds less, `-` or
 * `not` before a term or a parenthesis turns it round, quotes keep blanks together. An empty text is everything.
 * @param filters what `filter:name` stands for
 */
export function parseQuery(text: string, filters: Filters = {}): Result<Query, QueryFault> {
  return parseWithin(text, filters, []);
}

function parseWithin(text: string, filters: Filters, inside: readonly string[]): Result<Query, QueryFault> {
  const lexed = lex(text);
  if ('fault' in lexed) return fail(lexed.fault);
  try {
    return ok(new Parser(lexed.tokens, text.length, filters, inside).parse());
  } catch (error) {
    if (error instanceof Fault) return fail(error.fault);
    throw error;
  }
}

class Parser {
  #at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
    private readonly filters: Filters,
    /** Saved filters that are being read: one that names itself would never end. */
    private readonly inside: readonly string[],
  ) {}

  parse(): Query {
    if (this.tokens.length === 0) return ALL;
    const query = this.#or(0);
    const rest = this.tokens[this.#at];
    if (rest) refuse({ from: rest.from, to: rest.to, message: 'no parenthesis is open here' });
    return query;
  }

  #or(depth: number): Query {
    const parts = [this.#and(depth)];
    while (this.#isWord('or')) {
      this.#at++;
      parts.push(this.#and(depth));
    }
    return combine('or', parts);
  }

  #and(depth: number): Query {
    const parts = [this.#not(depth)];
    for (;;) {
      const token = this.tokens[this.#at];
      if (token === undefined || token.kind === ')' || this.#isWord('or')) return combine('and', parts);
      if (this.#isWord('and')) this.#at++;
      parts.push(this.#not(depth));
    }
  }

  #not(depth: number): Query {
    const token = this.tokens[this.#at];
    if (token?.kind !== '-' && !this.#isWord('not')) return this.#one(depth);
    this.#guard(depth, token);
    this.#at++;
    return { kind: 'not', query: this.#not(depth + 1) };
  }

  #one(depth: number): Query {
    const token = this.tokens[this.#at];
    if (token === undefined) return refuse({ from: this.end, to: this.end + 1, message: 'something must follow here' });
    if (token.kind === '(') {
      this.#guard(depth, token);
      this.#at++;
      const query = this.#or(depth + 1);
      if (this.tokens[this.#at]?.kind !== ')') {
        refuse({ from: token.from, to: token.to, message: 'this parenthesis is not closed' });
      }
      this.#at++;
      return query;
    }
    if (token.kind !== 'word' || this.#isWord('or') || this.#isWord('and')) {
      return refuse({
        from: token.from,
        to: token.to,
        message: 'a term is wanted here',
        hint: 'quote it to search for it',
      });
    }
    this.#at++;
    return this.#term(token);
  }

  #term(word: Word): Query {
    const { name, value, whole, quoted, from, to } = word;
    if (name === undefined) return { kind: 'term', term: { on: 'text', pattern: whole } };
    if (name.toLowerCase() === 'filter') return this.#saved(word);
    const read = termReader(name);
    if (read === undefined) {
      if (quoted) return { kind: 'term', term: { on: 'text', pattern: whole } };
      const meant = nearest(name.toLowerCase(), TERM_NAMES);
      const hint = meant === undefined ? 'quote it to search for a text with a colon' : `did you mean ${meant}:?`;
      return refuse({
        from,
        to: from + Math.max(1, name.length),
        message: `there is no term ${JSON.stringify(name)}`,
        hint,
      });
    }
    const term = read(value);
    return term.ok ? { kind: 'term', term: term.value } : refuse({ from, to, ...term.problem });
  }

  #saved({ value, from, to }: Word): Query {
    const text = Object.hasOwn(this.filters, value) ? this.filters[value] : undefined;
    if (text === undefined) {
      const meant = nearest(value, Object.keys(this.filters));
      const hint =
        meant === undefined ? '`prepdeck config set filters.NAME QUERY` saves one' : `did you mean ${meant}?`;
      return refuse({ from, to, message: `there is no saved filter ${JSON.stringify(value)}`, hint });
    }
    if (this.inside.includes(value)) return refuse({ from, to, message: `the filter ${value} names itself` });
    const query = parseWithin(text, this.filters, [...this.inside, value]);
    if (query.ok) return query.value;
    const hint = `it is ${text}`;
    return refuse({ from, to, message: `in the filter ${value}: ${query.problem.message}`, hint });
  }

  /** A word that joins; in quotes it is a text like any other. */
  #isWord(text: string): boolean {
    const token = this.tokens[this.#at];
    return token?.kind === 'word' && !token.quoted && token.name === undefined && token.whole.toLowerCase() === text;
  }

  #guard(depth: number, token: Token | undefined): void {
    if (depth < MOST_DEPTH) return;
    const { from, to } = token ?? { from: this.end, to: this.end + 1 };
    refuse({ from, to, message: `more than ${MOST_DEPTH} levels deep` });
  }
}
