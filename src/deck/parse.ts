import type { Writable } from '../writable.ts';
import { decode } from './bytes.ts';
import { readCheck } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Findings } from './findings.ts';
import { type DeckHead, explainHead } from './head.ts';
import { readInterview } from './interview.ts';
import { MAX_LINES } from './limits.ts';
import type { Deck, InterviewQuestion, KnowledgeCheck } from './model.ts';
import { aliasSieve, checkObjectives, idsOf, type Read, repeatedIds } from './names.ts';
import { readPieces } from './piecewise.ts';
import type { TextFacts } from './scan/scanner.ts';
import { scanFacts } from './scan.ts';
import { FORMAT } from './schema.ts';
import type { DeckText } from './shown-text.ts';
import { soundHead } from './sound/head.ts';
import { soundQuestions } from './sound/questions.ts';
import { field, items, type MapTree, type Tree, textOf } from './tree.ts';
import { firstLine, soundItems } from './validate.ts';
import { readYaml } from './yaml.ts';

/** What a deck file gives. */
export interface ParsedDeck {
  /** There whenever the YAML can be read and format, id and title are sound; without the questions that are not. */
  readonly deck?: Deck;
  /** The id as far as it can be read, also where there is no deck. */
  readonly id?: string;
  /** The format the file asks for, where it is newer than this program's. */
  readonly newerFormat?: number;
  /** Everything found wrong, by position; at most 51 (see `SHOWN_PER_FILE`). */
  readonly diagnostics: readonly Diagnostic[];
}

/** A deck beside the trees it was read from: what rules look at. */
export interface DeckSource {
  readonly deck: Deck;
  /** The source as a whole. */
  readonly text: string;
  readonly root: MapTree;
  /** What is known of its texts, and they themselves, where nobody had to look for them. */
  readonly facts: TextFacts | undefined;
  readonly texts: readonly DeckText[] | undefined;
  readonly checks: readonly Read<KnowledgeCheck>[];
  readonly interview: readonly Read<InterviewQuestion>[];
}

/** What a deck file gives before its findings are listed. */
export interface ReadDeck {
  readonly findings: Findings;
  /** The decoded source; undefined where the bytes are no text. */
  readonly text?: string;
  /** There whenever `ParsedDeck.deck` is. */
  readonly source?: DeckSource;
  readonly id?: string;
  readonly newerFormat?: number;
}

/** Reads a deck file. Never throws on any bytes; `file` is what diagnostics call it. */
export function parseDeck(bytes: Uint8Array, file: string): ParsedDeck {
  const { findings, text: _, source, ...named } = readDeck(bytes, file);
  return { ...named, ...(source === undefined ? {} : { deck: source.deck }), diagnostics: findings.list() };
}

/** The same, with the trees and the findings still open for more. */
export function readDeck(bytes: Uint8Array, file: string): ReadDeck {
  const { text, findings } = decode(bytes, file);
  if (text === undefined) return { findings };
  const whole = readTree(text, findings);
  return whole === undefined ? { findings, text } : readRoot(whole, text, findings);
}

/** The tree of a deck; and, where the scanner has read it, its texts and what is known of them. */
export interface WholeTree {
  readonly tree: Tree;
  readonly facts?: TextFacts;
  readonly texts?: readonly DeckText[];
}

/** By the scanner where it can; what it leaves alone, and whatever has something wrong with it, is for the reader that explains. */
export function readTree(text: string, findings: Findings): WholeTree | undefined {
  if (findings.lines.count > MAX_LINES) {
    const whole = { start: 0, end: 0 };
    findings.add('PD903', whole, `the file has more than ${MAX_LINES} lines`, 'split it into several decks');
    return undefined;
  }
  const scanned = findings.total === 0 ? scanFacts(text) : undefined;
  if (scanned?.kind === 'tree') return scanned;
  const pieced = scanned?.at === undefined ? undefined : readPieces(text, scanned.at, findings);
  const tree = pieced ?? readYaml(text, findings, scanned?.at);
  return tree && { tree };
}

function readRoot(whole: WholeTree, text: string, findings: Findings): ReadDeck {
  const { tree: root } = whole;
  if (root.kind !== 'map') {
    if (root.kind !== 'broken') {
      const span = firstLine(root, findings);
      findings.add('PD203', span, 'a deck must be a map of fields', `it starts with format: ${FORMAT}`);
    }
    return { findings, text };
  }
  const head = soundHead(root);
  if (head) {
    const source = withQuestions(head, root, whole, text, findings);
    return { findings, text, id: head.id, source };
  }
  const id = textOf(field(root, 'id'));
  const named = id === undefined ? { findings, text } : { findings, text, id };
  const format = field(root, 'format');
  const version = format?.kind === 'scalar' ? format.value : undefined;
  if (format !== undefined && typeof version === 'number' && Number.isInteger(version) && version > FORMAT) {
    // What a newer format means cannot be judged here: one finding, not a flood.
    const message = `this deck needs a newer prepdeck (format ${version})`;
    findings.add('PD207', format, message, 'update prepdeck');
    return { ...named, newerFormat: version };
  }
  const source = withQuestions(explainHead(root, findings), root, whole, text, findings);
  return source === undefined ? named : { findings, text, id: source.deck.id, source };
}

/** The deck of a head; its questions are looked at also where it has none. */
function withQuestions(
  head: DeckHead | undefined,
  root: MapTree,
  { facts, texts }: WholeTree,
  text: string,
  findings: Findings,
): DeckSource | undefined {
  const { checks, interview } = readQuestions(root, findings);
  if (head === undefined) return undefined;
  const { id, title, aliases, summary, tags, objectives, reading, lesson } = head;
  const deck: Writable<Deck> = {
    id,
    title,
    aliases,
    summary,
    tags,
    objectives,
    reading,
    checks: checks.map(({ value }) => value),
    interview: interview.map(({ value }) => value),
  };
  if (lesson !== undefined) deck.lesson = lesson;
  return { deck, text, root, facts, texts, checks, interview };
}

/** Both lists of questions: they share one set of ids. */
function readQuestions(root: MapTree, findings: Findings): Pick<DeckSource, 'checks' | 'interview'> {
  const sound = soundQuestions(root, findings.lines);
  if (sound) return sound;
  const [first, second] = [items(field(root, 'knowledge_check')), items(field(root, 'interview'))];
  const isTurned = (second[0]?.start ?? root.end) < (first[0]?.start ?? root.end);
  const inOrder = isTurned ? [...second, ...first] : [...first, ...second];
  const repeated = repeatedIds(inOrder, 'question', findings);
  const read = <T>(list: string, one: (tree: Tree, findings: Findings) => T | undefined): readonly Read<T>[] =>
    soundItems(field(root, list), list, findings, (tree) => {
      const value = one(tree, findings);
      return value === undefined || repeated.has(tree) ? undefined : { value, tree };
    });
  const checks = read('knowledge_check', readCheck);
  const interview = read('interview', readInterview);
  const withSoundAliases = aliasSieve([...checks, ...interview], findings);
  checkObjectives(inOrder, idsOf(field(root, 'objectives')), findings);
  return { checks: withSoundAliases(checks), interview: withSoundAliases(interview) };
}
