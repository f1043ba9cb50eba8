import type { Edit, Fix } from '../diagnostic.ts';
import type { Lines } from '../lines.ts';
import { SELF_CHECK } from '../model.ts';
import { FORMAT } from '../schema.ts';
import { slugOf } from '../slug.ts';
import { field, type MapTree, textOf } from '../tree.ts';

/** What stands for the words of an id: the question, or what else the entry is called. */
const NAMING = ['question', 'title', 'text'];
/** Words that every other question starts with. */
const FILLERS = new Set(
  'a an the is are was were be do does did can could should would will what which who whom whose when where why how of to in on for and or you your it its this that there'.split(
    ' ',
  ),
);
const WORDS = 5;

/** The source that fields are added to, and the ids that are no longer free in it. */
export interface FieldPlace {
  readonly text: string;
  readonly lines: Lines;
  readonly taken: Set<string>;
}

/** Adds a field that a map lacks, where what it must say can be told: the format, an id made from the text, a middling difficulty. */
export function addField(name: string, map: MapTree, place: FieldPlace): Fix | undefined {
  switch (name) {
    case 'format':
      return { safe: true, title: `add format: ${FORMAT}`, edits: [atStart(map, `format: ${FORMAT}`, place)] };
    case 'id': {
      const id = freeId(map, place);
      return id === undefined
        ? undefined
        : { safe: true, title: `add id: ${id}`, edits: [atStart(map, `id: ${id}`, place)] };
    }
    case 'difficulty': {
      const edit = afterNames(map, 'difficulty: medium', place);
      return { safe: false, title: 'add difficulty: medium', edits: [edit] };
    }
    default:
      return undefined;
  }
}

function freeId(map: MapTree, { text, taken }: FieldPlace): string | undefined {
  const words = NAMING.map((name) => textOf(field(map, name))).find((one) => one !== undefined);
  // An id is for ever: where no letter can be read there is none to be had from the words.
  if (words === undefined || slugOf(words) === '') return undefined;
  const stem = idOf(words);
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (taken.has(id) || id === SELF_CHECK || isUsed(id, text)) continue;
    taken.add(id);
    return id;
  }
}

/** An id from a text: its first words that say something. */
export function idOf(text: string): string {
  const all = slugOf(text).split('-').filter(Boolean);
  const telling = all.filter((word) => !FILLERS.has(word));
  const words = (telling.length > 0 ? telling : all).slice(0, WORDS);
  return words.join('-').slice(0, 48).replace(/-$/, '') || 'question';
}

/** Whether an id stands anywhere in the source where an id can: rather one time too often than twice in a deck. */
const isUsed = (id: string, text: string): boolean =>
  new RegExp(`(?:\\bid: *|[-[,] *)["']?${id}["']?[ ]*[\\],}\\s]`).test(text);

/** A new first field. */
function atStart(map: MapTree, written: string, { text, lines }: FieldPlace): Edit {
  const start = map.entries.size === 0 ? map.start : keyStart(map);
  const put = text[map.start] === '{' ? `${written}, ` : `${written}${newLine(start, text, lines)}`;
  return { start, end: start, text: put };
}

/** A new field after id and question, as far as they are on lines of their own. */
function afterNames(map: MapTree, written: string, place: FieldPlace): Edit {
  const { text, lines } = place;
  const question = map.entries.get('question')?.value;
  const isFlow = text[map.start] === '{';
  for (const value of [question, map.entries.get('id')?.value]) {
    if (value?.kind !== 'scalar') continue;
    const { start, end } = value;
    if (isFlow) return { start: end, end, text: `, ${written}` };
    if (lines.line(start) !== lines.line(end)) continue;
    const lineEnd = lines.lineEnd(start);
    return { start: lineEnd, end: lineEnd, text: `${newLine(keyStart(map), text, lines)}${written}` };
  }
  return atStart(map, written, place);
}

const keyStart = (map: MapTree): number => Math.min(...Array.from(map.entries, ({ start }) => start));

/** A line break as the file has them, and spaces up to the column of an offset. */
function newLine(offset: number, text: string, lines: Lines): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return `${lineBreak}${' '.repeat(offset - lines.lineStart(offset))}`;
}
