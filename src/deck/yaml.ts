import { Composer, CST, isAlias, isMap, isScalar, isSeq, Lexer, type Node, Parser, Scalar, type YAMLError } from 'yaml';
import { forbiddenMessage } from './bytes.ts';
import { forbiddenInValue, quoted } from './characters.ts';
import type { Findings } from './findings.ts';
import { MAX_DEPTH, MAX_ESCAPES, MAX_TOKENS, SHOWN_PER_FILE } from './limits.ts';
import type { Span } from './lines.ts';
import { syntaxErrors } from './syntax.ts';
import { Entries, type ScalarTree, type Tree } from './tree.ts';
import { Unclosed } from './unclosed.ts';

/**
 * Reads one YAML 1.2 document from a stranger's text, within bounds of depth, time and memory. Anchors, aliases, tags, merge keys,
 * directives and further documents are refused. Gives the values with their places, or nothing where the YAML cannot be relied on;
 * the findings say why. `unusual` is where a faster reader gave up, if one did: the place to look at in a file that is too large for
 * this one.
 */
export function readYaml(text: string, findings: Findings, unusual?: number): Tree | undefined {
  const unclosed = new Unclosed();
  const tokens = tokenize(text, unclosed, findings, unusual);
  if (tokens === undefined) return undefined;
  const end = tokens.findIndex((token) => token.type === 'document');
  if (end < 0 && tokens.every((token) => token.type !== 'error')) {
    findings.add('PD113', { start: 0, end: 0 }, 'the file has no content', 'a deck starts with format: 1');
    return undefined;
  }
  // Own duplicate check in `build`: the package's takes quadratic time.
  const composer = new Composer({ version: '1.2', uniqueKeys: false, stringKeys: true, prettyErrors: false });
  const { root, errors } = withoutStacks(() => {
    const found: YAMLError[] = [];
    let first: Node | null = null;
    for (const document of composer.compose(tokens.filter((token, i) => token.type !== 'document' || i === end))) {
      found.push(...document.errors.slice(0, 10 * SHOWN_PER_FILE));
      first ??= document.contents;
    }
    found.push(...composer.streamInfo().errors.slice(0, 10 * SHOWN_PER_FILE));
    return { root: first, errors: found };
  });
  if (errors.length > 0) {
    syntaxErrors(errors, text, unclosed, findings);
    return undefined;
  }
  return root === null ? undefined : build(root, text, findings);
}

/** A flood of syntax errors costs seconds and half a gigabyte in stack traces that nobody reads. */
function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** The document's tokens; undefined where a bound is passed or a directive changes what YAML means. */
function tokenize(
  text: string,
  unclosed: Unclosed,
  findings: Findings,
  unusual: number | undefined,
): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const refused = new Refusals(findings);
  let count = 0;
  let broken = 0;
  let escapes = 0;
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    const span = { start: parser.offset, end: parser.offset + lexeme.length };
    if (++count > MAX_TOKENS) {
      const look =
        unusual === undefined ? '' : `; what is wrong or unusual stands at about line ${findings.lines.line(unusual)}`;
      findings.add(
        'PD903',
        span,
        `more than ${MAX_TOKENS} YAML parts up to here`,
        `split the deck into several files${look}`,
      );
      return undefined;
    }
    const type: CST.TokenType | null = scalarNext ? null : CST.tokenType(lexeme);
    scalarNext = type === 'scalar';
    if (type === 'double-quoted-scalar') escapes += countEscapes(lexeme);
    if (escapes > MAX_ESCAPES) {
      findings.add(
        'PD903',
        span,
        `more than ${MAX_ESCAPES} escapes in double quotes up to here`,
        'write long texts under |',
      );
      return undefined;
    }
    if (!refused.next(type, lexeme, span)) return undefined;
    unclosed.next(type, lexeme, span);
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error' && ++broken > 10 * SHOWN_PER_FILE) return tokens;
    }
    if (parser.stack.length > MAX_DEPTH) {
      findings.add('PD902', span, `nested more than ${MAX_DEPTH} levels deep`, 'a deck needs about a dozen');
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function countEscapes(lexeme: string): number {
  let count = 0;
  for (let at = lexeme.indexOf('\\'); at >= 0; at = lexeme.indexOf('\\', at + 1)) count++;
  return count;
}

/** Reports the YAML features a deck may not use. */
class Refusals {
  #documents = 0;
  #content = false;
  #reported = 0;

  constructor(private readonly findings: Findings) {}

  /** False where reading on makes no sense. */
  next(type: CST.TokenType | null, lexeme: string, span: Span): boolean {
    switch (type) {
      case 'directive-line':
        this.findings.add('PD112', span, `YAML directive ${quoted(lexeme)}`, 'remove the line');
        return false;
      case 'doc-start':
        if (this.#documents++ > 0 || this.#content) {
          this.findings.add('PD108', span, 'a second YAML document starts here', 'one deck a file: move it to its own');
          return false;
        }
        return true;
      case 'anchor':
      case 'alias':
        this.findings.add('PD110', span, `YAML ${type} ${quoted(lexeme)}`, type === 'alias' ? repeat : quoteIt, asText);
        break;
      case 'tag':
        this.findings.add('PD109', span, `YAML tag ${quoted(lexeme)}`, quoteIt, asText);
        break;
      case 'space':
      case 'newline':
      case 'comment':
      case 'byte-order-mark':
      case 'doc-mode':
        return true;
      default:
        this.#content = true;
        return true;
    }
    this.#content = true;
    // A flood is refused as a whole: composing thousands of anchors takes quadratic time.
    return ++this.#reported <= SHOWN_PER_FILE;
  }
}
const asText = { kind: 'rest-quoted' } as const;
const quoteIt = 'remove it; if it is meant as text, put the text in quotes';
const repeat = 'write the value out; if it is meant as text, put the text in quotes';

function build(node: Node, text: string, findings: Findings): Tree {
  const [start, end] = node.range ?? [0, 0];
  const span = { start, end };
  // An alias or a tag has its finding from the tokens.
  if (isAlias(node) || (node.tag !== undefined && node.tag !== '')) return { kind: 'broken', ...span };
  if (isScalar(node)) return scalar(node, span, text, findings);
  if (isSeq<Node | null>(node)) {
    return {
      kind: 'list',
      ...span,
      items: node.items.map((item) => (item ? build(item, text, findings) : empty(span))),
    };
  }
  if (!isMap<Node, Node | null>(node)) return { kind: 'broken', ...span };
  const entries = new Entries();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value ?? '') : '';
    const [from, to] = key.range ?? [start, start];
    const place = { start: from, end: to };
    const first = entries.get(name);
    if (name === '<<') findings.add('PD110', place, 'YAML merge key "<<"', 'write the fields out');
    else if (first) {
      const line = findings.lines.line(first.start);
      findings.add('PD102', place, `the key ${quoted(name)} is here twice; it is first on line ${line}`, 'remove one');
    } else {
      const bad = forbiddenInValue(name);
      // A raw character has its finding from the scan of the source.
      if (bad && text.slice(from, to).includes('\\')) findings.add('PD904', place, forbiddenMessage(bad), 'remove it');
      if (!bad) entries.add(name, from, to, value ? build(value, text, findings) : empty(place));
    }
  }
  return { kind: 'map', ...span, entries };
}

const empty = (span: Span): ScalarTree => ({ kind: 'scalar', ...span, value: null, source: '' });

function scalar(node: Scalar, span: Span, text: string, findings: Findings): Tree {
  const { value, source = '' } = node;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return { kind: 'scalar', ...span, value, source };
  }
  if (typeof value !== 'string') return { kind: 'broken', ...span };
  const bad = forbiddenInValue(value);
  if (bad) {
    const written = text.slice(span.start, span.end);
    if (node.type === Scalar.QUOTE_DOUBLE && written.includes('\\')) {
      findings.add('PD904', span, forbiddenMessage(bad), 'remove it');
    } else if (bad === 'U+000D') {
      findings.add('PD904', span, 'a carriage return inside a text', 'save the file with LF or CRLF line ends');
    }
    return { kind: 'broken', ...span };
  }
  if (node.type === Scalar.PLAIN) commentInText(value, span, text, findings);
  const block = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
  return { kind: 'scalar', ...span, value: block ? withoutLastBreaks(value) : value, source };
}

/** `What is C #?` loses its end in silence: a comment needs a blank before its `#`, and people put one after it. */
function commentInText(value: string, { start: from, end }: Span, text: string, findings: Findings): void {
  if (!value.includes(' ')) return;
  const [all = '', comment = ''] = /^[ \t]+(#[^ \t\r\n#].*)/.exec(text.slice(end, end + 200)) ?? [];
  if (comment === '' || comment.startsWith('#prepdeck-')) return;
  const start = end + all.length - comment.length;
  const span = { start, end: end + all.trimEnd().length };
  const message = `YAML reads ${quoted(comment.trim())} as a comment`;
  const meant = { kind: 'quoted', span: { start: from, end: span.end } } as const;
  findings.add('PD106', span, message, 'put the whole text in quotes', meant);
}

/** The line break that ends a block scalar belongs to YAML, not to the text. */
function withoutLastBreaks(value: string): string {
  let end = value.length;
  while (end > 0 && value[end - 1] === '\n') end--;
  return value.slice(0, end);
}
