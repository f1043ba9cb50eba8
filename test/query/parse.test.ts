import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryProblem } from '../../src/query/caret.ts';
import { type Filters, parseQuery } from '../../src/query/parse.ts';
import { printQuery } from '../../src/query/print.ts';
import { ALL, type Query, type Term } from '../../src/query/query.ts';
import { anyText } from '../support/event-arbitraries.ts';
import { aQuery } from '../support/queries.ts';

const term = (of: Term): Query => ({ kind: 'term', term: of });
const text = (pattern: string): Query => term({ on: 'text', pattern });
const not = (query: Query): Query => ({ kind: 'not', query });
const and = (...parts: Query[]): Query => ({ kind: 'and', parts });
const or = (...parts: Query[]): Query => ({ kind: 'or', parts });

describe('a query', () => {
  it.each<[string, Query]>([
    ['', ALL],
    ['  \t ', ALL],
    ['kafka', text('kafka')],
    ['kafka lag', and(text('kafka'), text('lag'))],
    ['kafka AND lag', and(text('kafka'), text('lag'))],
    ['"exact phrase"', text('exact phrase')],
    ['a or b c', or(text('a'), and(text('b'), text('c')))],
    ['(a or b) c', and(or(text('a'), text('b')), text('c'))],
    ['a (b c)', and(text('a'), text('b'), text('c'))],
    ['-a', not(text('a'))],
    ['not a', not(text('a'))],
    ['--a', not(not(text('a')))],
    ['-(a or b)', not(or(text('a'), text('b')))],
    ['a-b', text('a-b')],
    ['"or"', text('or')],
    ['deck:messaging', term({ on: 'deck', pattern: 'messaging' })],
    ['deck:"two words"', term({ on: 'deck', pattern: 'two words' })],
    ['"deck:two words"', term({ on: 'deck', pattern: 'two words' })],
    ['DECK:x', term({ on: 'deck', pattern: 'x' })],
    ['tag:k*', term({ on: 'tag', pattern: 'k*' })],
    ['tag:k\\*', term({ on: 'tag', pattern: 'k\\*' })],
    ['company:a:b', term({ on: 'company', pattern: 'a:b' })],
    ['difficulty:Hard', term({ on: 'difficulty', level: 'hard' })],
    ['kind:true-false', term({ on: 'kind', kind: 'true-false' })],
    ['is:leech', term({ on: 'is', state: 'leech' })],
    ['flag:1', term({ on: 'flag', flag: 1 })],
    ['edited:30', term({ on: 'edited', days: 30 })],
    ['rated:7', term({ on: 'rated', days: 7 })],
    ['rated:7:1', term({ on: 'rated', days: 7, rating: 1 })],
    ['prop:lapses>=3', term({ on: 'prop', property: 'lapses', operator: '>=', value: 3 })],
    ['prop:r<0.8', term({ on: 'prop', property: 'r', operator: '<', value: 0.8 })],
    ['prop:due=-1', term({ on: 'prop', property: 'due', operator: '=', value: -1 })],
    ['missed:keypoint', term({ on: 'missed', what: 'keypoint' })],
    ['"http://example.org"', text('http://example.org')],
    ['http\\://x', text('http://x')],
    ['say \\"hi', and(text('say'), text('"hi'))],
    ['\\(a\\)', text('(a)')],
  ])('reads %j', (source, query) => {
    expect(parseQuery(source)).toEqual({ ok: true, value: query });
  });

  it.each([
    ['dek:x', 0, 3, 'there is no term "dek"', 'did you mean deck:?'],
    ['a http://x', 2, 6, 'there is no term "http"', 'quote it to search for a text with a colon'],
    ['is:duw', 0, 6, '"duw" is none of', 'did you mean due?'],
    ['is:', 0, 3, 'a word is missing here', undefined],
    ['(a', 0, 1, 'this parenthesis is not closed', undefined],
    ['a)', 1, 2, 'no parenthesis is open here', undefined],
    ['()', 1, 2, 'a term is wanted here', 'quote it to search for it'],
    ['a or', 4, 5, 'something must follow here', undefined],
    ['or a', 0, 2, 'a term is wanted here', 'quote it to search for it'],
    ['-', 1, 2, 'something must follow here', undefined],
    ['a "b c', 2, 6, 'this quote is not closed', 'add a " where it ends'],
    ['a \\', 2, 3, 'nothing follows the backslash', 'write \\\\ for a backslash'],
    ['rated:0', 0, 7, 'a number of days is wanted here', '1 is today'],
    ['rated:7:5', 0, 9, 'a rating is wanted behind the days', undefined],
    ['rated:7:1:2', 0, 11, 'a rating is wanted behind the days', undefined],
    ['prop:lapses', 0, 11, 'a comparison with a number is wanted behind lapses', 'prop:lapses>=3'],
    ['prop:laps>3', 0, 11, '"laps" is none of', undefined],
    ['flag:9', 0, 6, 'a flag is a number from 0 to 7', 'flag:0 is no flag'],
    ['deck:', 0, 5, 'a name is missing behind deck:', 'deck:* is any'],
    ['filter:weak', 0, 11, 'there is no saved filter "weak"', '`prepdeck config set filters.NAME QUERY` saves one'],
  ])('refuses %j and says where', (source, from, to, message, hint) => {
    const parsed = parseQuery(source);
    expect(parsed.ok ? undefined : parsed.problem).toMatchObject({ from, to, ...(hint === undefined ? {} : { hint }) });
    expect(parsed.ok ? '' : parsed.problem.message).toContain(message);
  });

  it('printed is the query again', () => {
    fc.assert(
      fc.property(aQuery, (query) => {
        expect(parseQuery(printQuery(query))).toEqual({ ok: true, value: query });
      }),
      { numRuns: 500 },
    );
  });

  it('may be any text: it is read or refused at a place within it, never thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(fc.constantFrom('(', ')', '-', '"', '\\', ':', 'or', 'is:due', 'a', ' ')).map((w) => w.join('')),
        ),
        (source) => {
          const parsed = parseQuery(source);
          if (parsed.ok) expect(parseQuery(printQuery(parsed.value))).toEqual(parsed);
          else {
            expect(parsed.problem.from).toBeLessThan(parsed.problem.to);
            expect(parsed.problem.to).toBeLessThanOrEqual(source.length + 1);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['('.repeat(100_000), '-'.repeat(100_000), `${'not '.repeat(50_000)}a`])(
    'is refused where it is too deep',
    (source) => {
      const parsed = parseQuery(source);
      expect(parsed.ok ? '' : parsed.problem.message).toContain('levels deep');
    },
  );
});

describe('a saved filter', () => {
  const filters: Filters = {
    weak: 'prop:lapses>=3 or is:leech',
    kafka: 'tag:kafka filter:weak',
    loop: 'a filter:loop',
    broken: '(a',
  };

  it('stands for its query, as if in parentheses, also inside another', () => {
    const inParentheses = parseQuery('tag:kafka (prop:lapses>=3 or is:leech) b');
    expect(parseQuery('filter:kafka b', filters)).toEqual(inParentheses);
  });

  it.each([
    ['filter:loop', 'the filter loop: the filter loop names itself'],
    ['filter:broken', 'in the filter broken: this parenthesis is not closed'],
    ['filter:toString', 'there is no saved filter "toString"'],
  ])('is refused: %s', (source, message) => {
    const parsed = parseQuery(source, filters);
    expect(parsed.ok ? '' : parsed.problem.message).toContain(message);
  });
});

describe('the problem of a query', () => {
  const shown = (source: string) => {
    const parsed = parseQuery(source);
    return parsed.ok ? [] : queryProblem(source, parsed.problem, (t) => t.length).message.split('\n');
  };

  it('shows the query with a caret under the place', () => {
    expect(shown('tag:kafka is:duw or x')).toEqual([
      expect.stringContaining('cannot read the query: "duw" is none of'),
      '  tag:kafka is:duw or x',
      '            ^^^^^^',
    ]);
  });

  it('cuts a long query around the place', () => {
    const [, line = '', caret = ''] = shown(`${'word '.repeat(50)}is:duw${' word'.repeat(50)}`);
    expect(line.length).toBeLessThan(80);
    expect(line.slice(caret.indexOf('^'), caret.length)).toBe('is:duw');
  });
});
