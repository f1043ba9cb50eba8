import type { YAMLError } from 'yaml';
import { printable } from './characters.ts';
import type { Code } from './codes.ts';
import type { Findings } from './findings.ts';
import type { Span } from './lines.ts';
import type { Meant } from './meant.ts';
import type { Unclosed } from './unclosed.ts';

interface SyntaxFinding {
  readonly code: Code;
  /** Where, if not where the yaml package says. */
  readonly span?: Span;
  readonly message: string;
  readonly help?: string;
  readonly meant?: Meant;
  /** The lines that follow are no longer read as they are meant: errors there are echoes. */
  readonly echoes?: true;
}

/** Reports the errors of the yaml package, one a line, in the words of someone who writes a deck, and without their echoes. */
export function syntaxErrors(errors: readonly YAMLError[], text: string, unclosed: Unclosed, findings: Findings): void {
  const lines = new Set<number>();
  let echoes = false;
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const found: SyntaxFinding | undefined =
      tabIndent(error, text, findings) ?? (echoes ? undefined : syntaxFinding(error, text, unclosed, findings));
    if (found === undefined) continue;
    const {
      code,
      message,
      help,
      meant,
      span = { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) },
    } = found;
    const line = findings.lines.line(span.start);
    if (!lines.has(line)) findings.add(code, span, printable(message, 200), help, meant);
    lines.add(line);
    echoes ||= found.echoes === true;
  }
}

/** A tab at the start of the line that an error is on, or that it leads to. */
function tabIndent({ pos, code, message }: YAMLError, text: string, findings: Findings): SyntaxFinding | undefined {
  const leadsOn = code === 'BLOCK_AS_IMPLICIT_KEY' && message.startsWith('A block sequence');
  const start = findings.lines.lineStart(leadsOn ? pos[1] : pos[0]);
  const [blanks = ''] = /^[ \t]*/.exec(text.slice(start, start + 1000)) ?? [];
  const tab = blanks.indexOf('\t');
  if (tab < 0 || code === 'BAD_DQ_ESCAPE') return undefined;
  const span = { start: start + tab, end: start + blanks.length };
  return { code: 'PD103', span, message: 'a tab indents this line', help: 'indent with spaces', echoes: true };
}

/** `code` and `message` of the yaml package are terse ("Nested mappings are not allowed in compact mappings") and name the symptom. */
function syntaxFinding(
  { code, message, pos: [start, end] }: YAMLError,
  text: string,
  unclosed: Unclosed,
  findings: Findings,
): SyntaxFinding {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return blockAsKey(message, start, end, text, findings);
    case 'MULTILINE_IMPLICIT_KEY':
      return noKey(start, text, findings);
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return notClosed(message, start, text, unclosed, findings) ?? outOfLine(message);
    case 'BAD_SCALAR_START':
      return {
        code: 'PD101',
        message: `text cannot start with ${text[start] ?? 'this'} in YAML`,
        help: 'put the whole text in quotes',
        meant: { kind: 'rest-quoted' },
      };
    case 'BAD_DQ_ESCAPE':
      return {
        code: 'PD101',
        message,
        help: 'in double quotes a backslash starts an escape: write \\\\ for a backslash, or use single quotes',
        meant: backslashMeant(start, text, findings),
      };
    case 'BLOCK_IN_FLOW':
      return colonInBrackets(message, start, text, findings);
    case 'UNEXPECTED_TOKEN':
      return cannotStart(message, start, text, findings) ?? unexpected(message, start, text);
    case 'KEY_OVER_1024_CHARS':
      return {
        code: 'PD101',
        message: 'a key of more than 1024 characters',
        help: 'is a quote or a bracket not closed?',
      };
    case 'NON_STRING_KEY':
      return {
        code: 'PD101',
        message: 'a key must be plain text',
        help: 'put it in quotes',
        meant: { kind: 'rest-quoted' },
      };
    case 'RESOURCE_EXHAUSTION':
      return { code: 'PD902', message: 'nested too deeply' };
    default:
      return { code: 'PD101', message: lowerFirst(message) };
  }
}

/** An escape in the middle of a word: `\n` in `C:\new\docs` is hardly meant as one, if `\d` is none. */
const HIDDEN_ESCAPE = /[^\s"\\]\\[0abtnvfreN_LPxuU]\w/;

/** The backslash of an escape that is none, as itself; with others on its line that may not be meant as escapes, all of them. */
function backslashMeant(start: number, text: string, findings: Findings): Meant {
  const lineStart = findings.lines.lineStart(start);
  const line = text.slice(lineStart, findings.lines.lineEnd(start));
  const open = line.indexOf('"');
  const close = line.lastIndexOf('"');
  const isAlone = open < 0 || close === open || !HIDDEN_ESCAPE.test(line.slice(open, close));
  if (isAlone) return { kind: 'before', text: '\\' };
  return { kind: 'backslashes', span: { start: lineStart + open, end: lineStart + close } };
}

/** `question: What is this: a test?`, or a line below a text that is indented as if it went on with it. */
function blockAsKey(message: string, start: number, end: number, text: string, findings: Findings): SyntaxFinding {
  const inList = message.startsWith('A block sequence');
  const lineEnd = findings.lines.lineEnd(start);
  if (!inList && /:(\s|$)/.test(text.slice(start, Math.min(lineEnd, start + 10_000)))) {
    return {
      code: 'PD107',
      message: 'this text contains ": ", which YAML reads as a key and its value',
      help: 'put the whole text in quotes, or write it under |',
      meant: { kind: 'rest-quoted' },
    };
  }
  const [blanks = ''] = /^\s*/.exec(text.slice(lineEnd, lineEnd + 1000)) ?? [];
  const next = lineEnd + blanks.length;
  return {
    code: 'PD101',
    span: inList ? { start: Math.max(start, end - 1), end } : { start: next, end: findings.lines.lineEnd(next) },
    message: inList
      ? 'this entry is not in line with those above'
      : 'this line is indented as if it went on with the text above',
    help: 'line it up with the others',
    echoes: true,
  };
}

/** `{ text: What: this }` */
function colonInBrackets(message: string, start: number, text: string, findings: Findings): SyntaxFinding {
  const line = text.slice(start, Math.min(findings.lines.lineEnd(start), start + 1000));
  const [written = ''] = /^[^,{}[\]"']+: [^,{}[\]]*/.exec(line) ?? [];
  if (written === '') return { code: 'PD101', message: lowerFirst(message) };
  const span = { start, end: start + written.trimEnd().length };
  return {
    code: 'PD107',
    span,
    message: 'this text contains ": ", which YAML reads as a key and its value',
    help: 'put the text in quotes',
    meant: { kind: 'quoted', span },
  };
}

/** `question: > 5 is what?` and `question: - is what?`: signs that begin something else than a text. */
function cannotStart(message: string, start: number, text: string, findings: Findings): SyntaxFinding | undefined {
  const lineStart = findings.lines.lineStart(start);
  const isDash = message.startsWith('Unexpected block-seq-ind on same line');
  const [sign] = isDash ? ['-'] : (/[>|](?=[-+0-9]* *$)/.exec(text.slice(lineStart, start)) ?? []);
  if (sign === undefined || !(isDash || message.startsWith('Not a YAML token'))) return undefined;
  const from = isDash ? start : text.lastIndexOf(sign, start - 1);
  return {
    code: 'PD101',
    span: { start: from, end: Math.max(from + 1, findings.lines.lineEnd(start)) },
    message: `text cannot start with ${sign} in YAML`,
    help: 'put the whole text in quotes',
    meant: { kind: 'rest-quoted' },
    echoes: true,
  };
}

function noKey(start: number, text: string, findings: Findings): SyntaxFinding {
  const line = text.slice(start, Math.min(findings.lines.lineEnd(start), start + 1000));
  const [key] = /^[a-z_]+:(?=[^\s:/])/.exec(line) ?? [];
  if (key !== undefined) {
    const span = { start: start + key.length - 1, end: start + key.length };
    return {
      code: 'PD101',
      span,
      message: 'a blank is missing after this colon',
      help: `write ${key} and a blank`,
      meant: { kind: 'instead', text: ': ' },
      echoes: true,
    };
  }
  return {
    code: 'PD101',
    message: 'this line is neither a "key: value" nor part of the text above',
    help: 'indent it under its key, or put the text above in quotes or under |',
    echoes: true,
  };
}

function notClosed(
  message: string,
  start: number,
  text: string,
  unclosed: Unclosed,
  findings: Findings,
): SyntaxFinding | undefined {
  if (!/^Missing closing |^Flow /.test(message)) return undefined;
  const span = unclosed.before(start);
  if (span === undefined) return undefined;
  const mark = text[span.start] ?? '';
  const quote = mark === '"' || mark === "'";
  const line = text.slice(span.start, findings.lines.lineEnd(span.start));
  const comment = quote ? -1 : line.search(/ #/);
  if (comment >= 0) {
    return {
      code: 'PD101',
      span: { start: span.start + comment + 1, end: span.start + line.length },
      message: `this is a comment to YAML, and the ${mark} before it is not closed`,
      help: 'put the text with the # in quotes, or the comment behind the bracket',
      echoes: true,
    };
  }
  const help = quote
    ? `close it with ${mark}; the lines of a text in quotes are indented more than its key`
    : `close it with ${mark === '[' ? ']' : '}'}`;
  return { code: 'PD101', span, message: `this ${quote ? 'quote' : 'bracket'} is not closed`, help, echoes: true };
}

function outOfLine(message: string): SyntaxFinding {
  const indent = /same column|Sequence item without|less indented/.test(message);
  if (!indent) return { code: 'PD101', message: lowerFirst(message) };
  return {
    code: 'PD101',
    message: 'the indentation of this line fits nothing above it',
    help: 'line it up with the fields it belongs to',
    echoes: true,
  };
}

function unexpected(message: string, start: number, text: string): SyntaxFinding {
  const mark = text[start] ?? '';
  if (mark === ']' || mark === '}') {
    return { code: 'PD101', message: `this ${mark} closes nothing`, help: 'remove it', echoes: true };
  }
  if (message === 'Unexpected scalar at node end') {
    return {
      code: 'PD101',
      message: 'more text after the end of the value',
      help: 'put the whole text in quotes',
      meant: { kind: 'rest-quoted' },
    };
  }
  return { code: 'PD101', message: lowerFirst(message), echoes: true };
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
