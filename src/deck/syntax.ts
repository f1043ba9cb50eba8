import type { Code } from './codes.ts';
import type { Span } from './lines.ts';

interface SyntaxFinding {
  readonly code: Code;
  readonly message: string;
  readonly help?: string;
}

/**
 * What a YAML error means for someone who writes a deck. `code` and `message` are those of the yaml package; its messages are
 * terse ("Nested mappings are not allowed in compact mappings") and point at the symptom.
 */
export function syntaxFinding(code: string, message: string, text: string, span: Span): SyntaxFinding {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { code: 'PD103', message: 'a tab indents this line', help: 'indent with spaces' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        code: 'PD107',
        message: 'this text contains ": ", which YAML reads as a key and its value',
        help: 'put the whole text in quotes, or write it under |',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        code: 'PD101',
        message: 'this line is neither a "key: value" nor part of the text above',
        help: 'indent it under its key, or put the text above in quotes or under |',
      };
    case 'BAD_SCALAR_START':
      return {
        code: 'PD101',
        message: `text cannot start with ${text[span.start] ?? 'this'} in YAML`,
        help: 'put the whole text in quotes',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        code: 'PD101',
        message: message,
        help: 'in double quotes a backslash starts an escape: write \\\\ for a backslash, or use single quotes',
      };
    case 'KEY_OVER_1024_CHARS':
      return {
        code: 'PD101',
        message: 'a key of more than 1024 characters',
        help: 'is a quote or a bracket not closed?',
      };
    case 'NON_STRING_KEY':
      return { code: 'PD101', message: 'a key must be plain text', help: 'put it in quotes' };
    case 'RESOURCE_EXHAUSTION':
      return { code: 'PD902', message: 'nested too deeply' };
    default:
      return { code: 'PD101', message: lowerFirst(message) };
  }
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
