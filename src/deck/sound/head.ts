import type { Writable } from '../../writable.ts';
import { bail, unlessBailed } from '../bail.ts';
import type { DeckHead } from '../head.ts';
import type { Objective, Reading } from '../model.ts';
import { FORMAT } from '../schema.ts';
import type { MapTree, Tree } from '../tree.ts';
import { NONE } from './question.ts';
import { each, entriesOf, finite, hasIdTwice, slug, slugs, text, texts, web } from './values.ts';

/** The same as `soundCheck` of all that a deck has beside its questions, beside `explainHead`. */
export function soundHead(root: MapTree): DeckHead | undefined {
  return unlessBailed(() => head(root));
}

function head(root: MapTree): DeckHead {
  let isFormat = false;
  let id: string | undefined;
  let title: string | undefined;
  let lesson: string | undefined;
  let summary = '';
  let tags: readonly string[] = NONE;
  let aliases: readonly string[] = NONE;
  let objectives: readonly Objective[] = NONE;
  let readings: readonly Reading[] = NONE;
  for (let entry = root.entries.first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    switch (name) {
      case 'format':
        isFormat = value.kind === 'scalar' && value.value === FORMAT;
        break;
      case 'id':
        id = slug(value);
        break;
      case 'title':
        title = text(value);
        break;
      case 'summary':
        summary = text(value);
        break;
      case 'tags':
        tags = texts(value);
        break;
      case 'lesson':
        lesson = text(value);
        break;
      case 'aliases':
        aliases = slugs(value);
        break;
      case 'objectives':
        objectives = each(value, objective);
        break;
      case 'reading':
        readings = each(value, reading);
        break;
      case 'knowledge_check':
      case 'interview':
        break;
      default:
        return bail();
    }
  }
  if (!isFormat || id === undefined || title === undefined) return bail();
  if (hasIdTwice(objectives) || hasIdTwice(readings)) return bail();
  const read: Writable<DeckHead> = { id, title, aliases, summary, tags, objectives, reading: readings };
  if (lesson !== undefined) read.lesson = lesson;
  return read;
}

function objective(tree: Tree): Objective {
  const entries = entriesOf(tree);
  const id = entries.get('id');
  const said = entries.get('text');
  if (id === undefined || said === undefined || entries.size > 2) return bail();
  return { id: slug(id.value), text: text(said.value) };
}

function reading(tree: Tree): Reading {
  let id: string | undefined;
  let title: string | undefined;
  let url: string | undefined;
  let publisher: string | undefined;
  let minutes: number | undefined;
  for (let entry = entriesOf(tree).first; entry !== undefined; entry = entry.next) {
    const { name, value } = entry;
    if (name === 'id') id = slug(value);
    else if (name === 'title') title = text(value);
    else if (name === 'url') url = web(value);
    else if (name === 'publisher') publisher = text(value);
    else if (name === 'minutes') minutes = finite(value);
    else return bail();
  }
  if (id === undefined || title === undefined || url === undefined) return bail();
  const read: Writable<Reading> = { id, title, url };
  if (publisher !== undefined) read.publisher = publisher;
  if (minutes !== undefined) read.minutes = minutes >= 1 ? minutes : bail();
  return read;
}
