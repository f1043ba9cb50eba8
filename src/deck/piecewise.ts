import { Findings } from './findings.ts';
import { scan } from './scan.ts';
import { Entries, type ListTree, type MapTree, type Tree } from './tree.ts';
import { readYaml } from './yaml.ts';

/** With more questions than this that are not for the scanner, the whole file is for the reader that explains. */
const MOST = 20;

/** The lines of an entry of a list in the document's map: from that of its dash up to the one that the next thing starts on. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Where its dash stands. */
  readonly dash: number;
}

/** Pieces by their dashes, each as it was read: the list of which it is the first entry. */
type Read = ReadonlyMap<number, ListTree>;

/**
 * Reads a text that the scanner left alone at `stop`: by the reader that explains only those entries that are not for the scanner, for it takes
 * fifty times as long. Gives the tree, and adds the findings, that `readYaml` gives of the whole; undefined, with nothing added, where not all that
 * is unusual lies within entries, or one of them is no YAML: what is open in it may end anywhere.
 */
export function readPieces(text: string, stop: number, findings: Findings): MapTree | undefined {
  const read = new Map<number, ListTree>();
  const own = new Findings(findings.file, findings.lines);
  let masked = text;
  for (let at = stop; read.size < MOST; ) {
    let piece = pieceAt(text, at);
    // The scanner may notice only at the start of what comes next.
    if (piece === undefined || read.has(piece.dash))
      piece = pieceAt(text, (piece?.start ?? text.lastIndexOf('\n', at - 1) + 1) - 1);
    if (piece === undefined || read.has(piece.dash)) return undefined;
    const list = readPiece(text, piece, own);
    if (list === undefined) return undefined;
    read.set(piece.dash, list);
    masked = masked.slice(0, piece.start) + stubFor(piece) + masked.slice(piece.end);
    const scanned = scan(masked);
    if (scanned.kind === 'map') {
      const tree = filled(scanned, read);
      if (tree !== undefined) for (const finding of own.all()) findings.report(finding);
      return tree;
    }
    if (scanned.at === undefined) return undefined;
    at = scanned.at;
  }
  return undefined;
}

/** The entry that a place stands in; undefined where it stands in none, or in the last one of a text that does not end its last line. */
function pieceAt(text: string, at: number): Piece | undefined {
  if (at < 0) return undefined;
  const key = lineBefore(text, at, (line) => !isBare(text, line) && columnOf(text, line) === 0 && !isDash(text, line));
  const first = key === undefined ? undefined : lineBehind(text, key, (line) => !isBare(text, line));
  if (first === undefined) return undefined;
  const column = columnOf(text, first);
  const isEntry = (line: number): boolean => columnOf(text, line) === column && isDash(text, line + column);
  const start = isEntry(first) ? lineBefore(text, at, isEntry) : undefined;
  if (start === undefined || start < first) return undefined;
  const end = lineBehind(text, start, (line) => !isBare(text, line) && columnOf(text, line) <= column) ?? text.length;
  const hasRoom = end - start > column + STUB.length;
  return at < end && hasRoom && text[end - 1] === '\n' ? { start, end, dash: start + column } : undefined;
}

/** Starts of lines, from that of `at` back or from the one behind it on, up to the first of which the test holds. */
function lineBefore(text: string, at: number, holds: (line: number) => boolean): number | undefined {
  for (let end = at; ; ) {
    const line = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    if (holds(line)) return line;
    if (line === 0) return undefined;
    end = line - 1;
  }
}

function lineBehind(text: string, at: number, holds: (line: number) => boolean): number | undefined {
  for (let line = text.indexOf('\n', at) + 1; line > 0 && line < text.length; line = text.indexOf('\n', line) + 1) {
    if (holds(line)) return line;
  }
  return undefined;
}

function columnOf(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ') at++;
  return at - line;
}

const isDash = (text: string, at: number): boolean => text[at] === '-' && /[ \r\n]/.test(text[at + 1] ?? '');

/** Whether a line is blank or a comment. */
const isBare = (text: string, line: number): boolean => /[\r\n#]/.test(text[line + columnOf(text, line)] ?? '\n');

const STUB = '- 0';

/** What stands for a piece while the rest is scanned: as long as it is. */
const stubFor = ({ start, end, dash }: Piece): string =>
  `${' '.repeat(dash - start)}${STUB}`.padEnd(end - start - 1).concat('\n');

/** The piece read by itself, at its place, and with a stub behind it where another entry follows. */
function readPiece(text: string, { start, end, dash }: Piece, findings: Findings): ListTree | undefined {
  const before = start === 0 ? '' : '\n'.padStart(start);
  const column = dash - start;
  const follows = columnOf(text, end) === column && isDash(text, end + column);
  // To what a comment at the end of a list belongs, depends on what comes next.
  if (!follows && endsInComment(text.slice(start, end))) return undefined;
  const behind = follows ? `${' '.repeat(column)}${STUB}\n` : '';
  const tree = readYaml(before + text.slice(start, end) + behind, findings);
  const isWhole = tree?.kind === 'list' && tree.items.length === (follows ? 2 : 1) && tree.start === dash;
  return isWhole ? tree : undefined;
}

const endsInComment = (lines: string): boolean => /(?:^|\n) *#[^\n]*\n\s*$/.test(lines);

/** The tree with the pieces in the places of their stubs; undefined where a stub has become part of something else. */
function filled(root: MapTree, read: Read): MapTree | undefined {
  const entries = new Entries();
  let end: number | undefined;
  const left = new Set(read.keys());
  for (const { name, start, end: to, value } of root.entries) {
    end = undefined;
    if (value.kind !== 'list') {
      entries.add(name, start, to, value);
      continue;
    }
    const items: Tree[] = [];
    let last: ListTree | undefined;
    for (const item of value.items) {
      const dash = item.start - '- '.length;
      last = read.get(dash);
      items.push(last?.items[0] ?? item);
      left.delete(dash);
    }
    entries.add(name, start, to, { ...value, items, end: last?.end ?? value.end });
    end = last?.end;
  }
  return left.size === 0 ? { ...root, end: end ?? root.end, entries } : undefined;
}
