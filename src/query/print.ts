import type { Query, Term } from './query.ts';

/** The query as its user could have typed it: `parseQuery` reads the same query from it. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'term':
      return printTerm(query.term);
    case 'not':
      return `-${inner(query.query)}`;
    case 'and':
      return query.parts.map((part) => (part.kind === 'or' ? inner(part) : printQuery(part))).join(' ');
    case 'or':
      return query.parts.map(printQuery).join(' or ');
  }
}

const inner = (query: Query): string => (query.kind === 'term' ? printQuery(query) : `(${printQuery(query)})`);

function printTerm(term: Term): string {
  switch (term.on) {
    case 'text':
      return quotedText(term.pattern);
    case 'difficulty':
      return `difficulty:${term.level}`;
    case 'kind':
      return `kind:${term.kind}`;
    case 'is':
      return `is:${term.state}`;
    case 'flag':
      return `flag:${term.flag}`;
    case 'edited':
      return `edited:${term.days}`;
    case 'rated':
      return `rated:${term.days}${term.rating === undefined ? '' : `:${term.rating}`}`;
    case 'prop':
      return `prop:${term.property}${term.operator}${term.value}`;
    case 'missed':
      return `missed:${term.what}`;
    default:
      return `${term.on}:${quotedValue(term.pattern)}`;
  }
}

const escaped = (pattern: string): string => pattern.replaceAll('"', '\\"');
const quotedValue = (pattern: string): string => (/[\s()"]/.test(pattern) ? `"${escaped(pattern)}"` : pattern);

/** A text that could be read as something else stands in quotes, its colons behind backslashes. */
function quotedText(pattern: string): string {
  const plain =
    pattern !== '' && !/[\s()":]/.test(pattern) && !pattern.startsWith('-') && !/^(or|and|not)$/i.test(pattern);
  return plain ? pattern : `"${escaped(pattern).replaceAll(':', '\\:')}"`;
}
