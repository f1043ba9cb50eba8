import { type CheckSettings, levelOf } from '../checker.ts';
import type { Code } from '../codes.ts';
import type { Diagnostic, Fix } from '../diagnostic.ts';
import type { Finding, Findings } from '../findings.ts';
import { removeComment } from '../fix/comments.ts';
import type { Span } from '../lines.ts';
import type { Tree } from '../tree.ts';
import { type Comment, commentsWith, endOfLine, firstFrom, scalarSpans, startOfQuestions } from './comments.ts';
import { DIRECTIVE, type Directive, readDirective } from './directive.ts';

/** An ignore comment, ready to silence findings. */
export interface Ignore {
  /** The lines it is for, 1-based, both included. */
  readonly from: number;
  readonly to: number;
  readonly codes: readonly Code[];
  /** What to report where the code of this index silences nothing, and where none does; absent where that is switched off. */
  readonly unused?: { readonly each: readonly Diagnostic[]; readonly all: Diagnostic };
}

export interface Ignores {
  readonly ignores: readonly Ignore[];
  /** What is wrong with the comments themselves. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Nobody writes so many; a stranger's file may. Those beyond count for nothing. */
const MAX_COMMENTS = 1000;
const NONE: Ignores = { ignores: [], diagnostics: [] };

const FIRST = DIRECTIVE.charCodeAt(0);
/** The bit by which small letters of ASCII differ from capitals. */
const SMALL = 0x20;

/** Whether a source may hold ignore comments at all; most do not. */
export function mayHoldIgnores(text: string): boolean {
  // Number signs are few, and the letters of the word are not.
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    let word = at + 1;
    while (text[word] === ' ' || text[word] === '\t') word++;
    if (
      (text.charCodeAt(word) | SMALL) === FIRST &&
      text.slice(word, word + DIRECTIVE.length).toLowerCase() === DIRECTIVE
    )
      return true;
  }
  return false;
}

/** The ignore comments of a deck. `findings` are those of its source, for places; nothing is added to them. */
export function readIgnores(text: string, root: Tree, findings: Findings, settings: CheckSettings): Ignores {
  const comments = commentsWith(DIRECTIVE, text, root, MAX_COMMENTS);
  if (comments.length === 0) return NONE;
  const ignores: Ignore[] = [];
  const diagnostics: Diagnostic[] = [];
  const scalars = scalarSpans(root, text);
  const top = startOfQuestions(root, text);
  const nextContent = contentAfter(text);
  const report = (finding: Finding): Diagnostic[] => {
    const level = levelOf(finding.code, settings);
    if (level === 'off') return [];
    return [{ ...findings.diagnostic(finding), severity: level, excerpt: findings.excerpt(finding.span) }];
  };
  const place = ({ span, alone }: Comment): number => (alone ? nextContent(span.end) : span.start);
  for (const comment of comments) {
    const directive = readDirective(text.slice(comment.span.start, comment.span.end), comment.span.start);
    if (directive === undefined) continue;
    for (const { span, message, help, meant } of directive.malformed) {
      const fix =
        meant === undefined ? undefined : { safe: false, title: `write ${meant}`, edits: [{ ...span, text: meant }] };
      diagnostics.push(...report({ code: 'PD003', span, message, help, fix }));
    }
    const { whole, named, reason } = directive;
    if (named.length === 0) continue;
    if (whole && !(comment.alone && comment.span.start < top)) {
      const message = 'an ignore comment for the file stands alone on a line above the questions';
      diagnostics.push(
        ...report({ code: 'PD003', span: comment.span, message, help: 'move it to the top of the file' }),
      );
      continue;
    }
    if (reason === '') {
      const help = 'write it after a colon';
      diagnostics.push(
        ...report({ code: 'PD002', span: comment.span, message: 'this ignore comment gives no reason', help }),
      );
    }
    const lines = whole ? { from: 1, to: Number.MAX_SAFE_INTEGER } : linesOf(place(comment), text, scalars, findings);
    const unused = unusedReports(comment, directive, text).flatMap(report);
    const [all, ...each] = unused;
    ignores.push({ ...lines, codes: named.map(({ code }) => code), ...(all ? { unused: { each, all } } : {}) });
  }
  return { ignores, diagnostics };
}

/**
 * The line of a comment, or the next one that holds something; with all of a text that begins there and goes on below. `content` is
 * the offset that tells the line.
 */
function linesOf(content: number, text: string, scalars: readonly Span[], { lines }: Findings) {
  const from = lines.line(content);
  const lineStart = text.lastIndexOf('\n', content - 1) + 1;
  // A block scalar begins at the end of the line with its `|`.
  const lineEnd = endOfLine(text, content);
  let to = from;
  for (let i = firstFrom(lineStart, scalars); i < scalars.length; i++) {
    const { start, end } = scalars[i] ?? { start: lineEnd + 1, end: 0 };
    if (start > lineEnd) break;
    to = Math.max(to, lines.line(text[end - 1] === '\n' ? end - 1 : end));
  }
  return { from, to };
}

/** Tells the offset of the next character after a comment that is neither blank nor in a comment. Asked in order, it reads once. */
function contentAfter(text: string): (from: number) => number {
  let known = 0;
  return (from) => {
    let at = Math.max(from, known);
    while (at < text.length) {
      if (text[at] === '#') at = endOfLine(text, at);
      else if (/\s/.test(text[at] ?? '')) at++;
      else break;
    }
    known = at;
    return at;
  };
}

/** The report that none of the codes silences anything, then one for each code. */
function unusedReports(comment: Comment, { named }: Directive, text: string): readonly Finding[] {
  const remove = removeComment(text, comment.span);
  const names = named.map(({ code }) => code).join(', ');
  const all: Finding = {
    code: 'PD001',
    span: comment.span,
    message: `there is no ${names} here to ignore`,
    help: 'remove the comment',
    fix: remove,
  };
  const each = named.map(({ code, span }, i): Finding => {
    // With the comma that goes with it.
    const [start, end] =
      i === 0 ? [span.start, named[1]?.span.start ?? span.end] : [named[i - 1]?.span.end ?? span.start, span.end];
    const fix: Fix = { safe: true, title: `remove ${code}`, edits: [{ start, end, text: '' }] };
    return { code: 'PD001', span, message: `there is no ${code} here to ignore`, help: `remove ${code}`, fix };
  });
  return [all, ...each];
}

export interface Settled {
  readonly kept: readonly Diagnostic[];
  readonly ignored: number;
  /** Ignore comments that silenced nothing. */
  readonly unused: readonly Diagnostic[];
}

/**
 * Takes out what ignore comments silence. `silent` says which findings no comment can silence; `lookedFor` which codes this run would
 * have found, so that a comment for another one is not called unused.
 */
export function applyIgnores(
  diagnostics: readonly Diagnostic[],
  ignores: readonly Ignore[],
  canIgnore: (diagnostic: Diagnostic) => boolean,
  lookedFor: (code: Code) => boolean,
): Settled {
  const used = ignores.map(() => new Set<Code>());
  const kept = diagnostics.filter((one) => {
    if (!canIgnore(one)) return true;
    const { line } = one.start;
    let silenced = false;
    for (const [i, { from, to, codes }] of ignores.entries()) {
      if (line < from || line > to || !codes.includes(one.code)) continue;
      used[i]?.add(one.code);
      silenced = true;
    }
    return !silenced;
  });
  const unused = ignores.flatMap(({ codes, unused: reports }, i): readonly Diagnostic[] => {
    const idle = codes.map((code) => lookedFor(code) && !used[i]?.has(code));
    if (reports === undefined || !idle.includes(true)) return [];
    return idle.includes(false) ? reports.each.filter((_, n) => idle[n]) : [reports.all];
  });
  return { kept, ignored: diagnostics.length - kept.length, unused };
}
