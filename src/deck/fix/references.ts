import type { Edit, Fix } from '../diagnostic.ts';
import type { Findings } from '../findings.ts';
import type { Lines, Span } from '../lines.ts';
import { inQuotesAgain } from '../quoting.ts';
import { goesOn, quoteRest } from './rest-of-line.ts';

/** Tags whose values mean without them what they mean with them. */
const STANDARD = /^!!(?:str|int|float|bool|null|seq|map)(?=\s|$)/;
/** More aliases of one anchor are no slip. */
const MOST = 50;

/**
 * Mends an anchor or an alias. Where there are both of one name they are such for certain, and are written out, all in one fix, since none of
 * them can go by itself; as far as what is anchored is a value on one line. Else it may be a text that begins so, and is put in quotes.
 */
export function referenceFix(text: string, lines: Lines, span: Span, findings: Findings): Fix | undefined {
  const name = text.slice(span.start + 1, span.end);
  const places = findings
    .all()
    .filter(({ code, span: one }) => code === 'PD110' && text.slice(one.start + 1, one.end) === name)
    .map((finding) => finding.span);
  const anchors = places.filter(({ start }) => text[start] === '&');
  const aliases = places.filter(({ start }) => text[start] === '*');
  const [anchor] = anchors;
  if (anchor === undefined || aliases.length === 0) return quoteRest(text, lines, span, false);
  const value = valueBehind(text, lines, anchor);
  // Of a merge key the fields are meant, not the value.
  const isMerged = aliases.some(({ start }) => /<<:\s*$/.test(text.slice(0, start)));
  if (value === undefined || isMerged || anchors.length > 1 || aliases.length > MOST) return undefined;
  const written = text.slice(value.start, value.end);
  const edits: Edit[] = aliases.map(({ start, end }) => ({ start, end, text: written }));
  edits.push({ start: anchor.start, end: value.start, text: '' });
  return { safe: false, title: `write out what &${name} stands for`, edits: edits.sort((a, b) => a.start - b.start) };
}

/** Takes a tag away that says what the value is anyway; a text is put in quotes, so that it stays one. */
export function withoutTag(text: string, lines: Lines, span: Span): Fix | undefined {
  const tag = STANDARD.exec(text.slice(span.start, span.end))?.[0];
  const value = tag === undefined ? undefined : valueBehind(text, lines, span);
  if (value === undefined) return undefined;
  const written = text.slice(value.start, value.end);
  const edit = { start: span.start, end: value.end, text: tag === '!!str' ? inQuotesAgain(written) : written };
  return { safe: false, title: 'take the tag out', edits: [edit] };
}

/** The value behind an anchor or a tag, where it is one line of plain text, in quotes or in brackets, and has neither of them in it. */
function valueBehind(text: string, lines: Lines, span: Span): Span | undefined {
  const lineEnd = lines.lineEnd(span.start);
  const rest = text.slice(span.end, lineEnd);
  const comment = rest.search(/[ \t]#/);
  const value = (comment < 0 ? rest : rest.slice(0, comment)).trim();
  if (value === '' || /^[|>&*!]/.test(value) || /[&*]\w|!!/.test(value.replace(/"[^"]*"|'[^']*'/g, '')))
    return undefined;
  // In brackets of its own, or the value ends before something else does.
  const isWhole = /^(?:\[[^[\]{}]*\]|\{[^[\]{}]*\}|"[^"\\]*"|'[^']*'|[^[\]{}"'#,][^[\]{}#]*)$/.test(value);
  if (!isWhole || goesOn(text, lines, span.start)) return undefined;
  const start = span.end + rest.indexOf(value);
  return { start, end: start + value.length };
}
