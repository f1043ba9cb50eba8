import * as v from 'valibot';
import type { Writable } from '../writable.ts';
import { quoted } from './characters.ts';
import type { Findings } from './findings.ts';
import type { Deck, Reading } from './model.ts';
import { repeatedIds } from './names.ts';
import { deckHead, FORMAT, objective, reading } from './schema.ts';
import { field, items, type MapTree } from './tree.ts';
import { firstLine, missingField, refuseUnknown, soundItems, validate, validateFields } from './validate.ts';

/** All that a deck has beside its questions. */
export type DeckHead = Omit<Deck, 'checks' | 'interview'>;

const HEAD = Object.keys(deckHead.entries);
const LISTS = ['objectives', 'reading', 'knowledge_check', 'interview'];
const KNOWN = new Set(['format', ...HEAD, ...LISTS]);
const deckCore = v.pick(deckHead, ['id', 'title']);

/** The head of a deck; undefined where format, id or title are not sound, with findings on everything all the same. */
export function explainHead(root: MapTree, findings: Findings): DeckHead | undefined {
  refuseUnknown(root, KNOWN, findings);
  const core = validateFields(deckCore, root, findings);
  const optional = <S extends v.GenericSchema>(name: string, schema: S) => {
    const tree = field(root, name);
    return tree && validate(schema, tree, findings, `\`${name}\``);
  };
  const summary = optional('summary', deckHead.entries.summary) ?? '';
  const tags = optional('tags', deckHead.entries.tags) ?? [];
  const aliases = optional('aliases', deckHead.entries.aliases) ?? [];
  const lesson = optional('lesson', deckHead.entries.lesson);
  const objectives = namedItems(root, 'objectives', 'objective', findings, objective);
  const readings = namedItems(root, 'reading', 'reading', findings, reading);
  if (!soundFormat(root, findings) || core === undefined) return undefined;
  const { id, title } = core;
  const head: Writable<DeckHead> = {
    id,
    title,
    aliases,
    summary,
    tags,
    objectives,
    reading: readings.map(withoutUndefined),
  };
  if (lesson !== undefined) head.lesson = lesson;
  return head;
}

function soundFormat(root: MapTree, findings: Findings): boolean {
  const format = field(root, 'format');
  if (format === undefined) {
    missingField('format', root, findings, `add format: ${FORMAT}`);
    return false;
  }
  if (format.kind === 'scalar' && format.value === FORMAT) return true;
  if (format.kind !== 'broken') {
    const written = format.kind === 'scalar' ? `, not ${quoted(format.source)}` : '';
    findings.add(
      'PD203',
      firstLine(format, findings),
      `\`format\` must be ${FORMAT}${written}`,
      `write format: ${FORMAT}`,
      { kind: 'instead', text: String(FORMAT) },
    );
  }
  return false;
}

function withoutUndefined({ id, title, url, publisher, minutes }: v.InferOutput<typeof reading>): Reading {
  const read: Writable<Reading> = { id, title, url };
  if (publisher !== undefined) read.publisher = publisher;
  if (minutes !== undefined) read.minutes = minutes;
  return read;
}

function namedItems<S extends v.GenericSchema>(
  root: MapTree,
  list: string,
  what: string,
  findings: Findings,
  schema: S,
): readonly v.InferOutput<S>[] {
  const repeated = repeatedIds(items(field(root, list)), what, findings);
  return soundItems(field(root, list), list, findings, (item, number) => {
    const value = validate(schema, item, findings, list, number);
    return repeated.has(item) ? undefined : value;
  });
}
