import type { CheckForm } from '../../deck/model.ts';
import { readNumber } from '../../session/response.ts';
import type { AskScreen, CompareScreen, Screen } from '../../session/study-state.ts';
import type { Intent } from '../../session/study-talk.ts';
import { typeInto } from '../field.ts';
import type { Key } from '../keys.ts';
import { type Entry, isTyping, type Local, responseOf } from './local.ts';

export type Reaction = { readonly local: Local } | { readonly intent: Intent };

/** Letters that mean the same on every card, by key and line by line. */
export const COMMANDS: Readonly<Record<string, Intent>> = {
  u: { type: 'undo' },
  s: { type: 'skip' },
  '!': { type: 'suspend' },
  f: { type: 'flag' },
  e: { type: 'edit' },
  o: { type: 'open', source: 0 },
  q: { type: 'quit' },
};

const intent = (i: Intent): Reaction => ({ intent: i });
const named = (key: Key, ...names: string[]): boolean => key.type === 'named' && names.includes(key.name);
const typed = (key: Key, ...texts: string[]): boolean => key.type === 'text' && texts.includes(key.text);
const isGo = (key: Key): boolean => named(key, 'return') || typed(key, ' ');

/** The number on a digit key, from 1; undefined for any other key or beyond `most`. */
function digit(key: Key, most: number): number | undefined {
  if (key.type !== 'text' || !/^[1-9]$/.test(key.text)) return undefined;
  const n = Number(key.text);
  return n <= most ? n : undefined;
}

/**
 * What a key means on this screen: a change of what is being filled in, or an intent for the session.
 * @param page rows that page up and page down move by
 */
export function react(screen: Screen, local: Local, key: Key, page: number): Reaction {
  if (named(key, 'ctrl-c')) return intent({ type: 'interrupt' });
  const quiet: Local = { ...local, hint: undefined };
  if (local.help) return { local: helpKey(quiet, key, page) };
  const scrolled = scroll(screen, quiet, key, page);
  if (scrolled) return { local: scrolled };
  if (isTyping(local)) return typeKey(screen, quiet, key);
  if (typed(key, '?')) return { local: { ...quiet, help: true } };
  if (screen.at === 'finished') {
    if (typed(key, 'c')) return intent({ type: 'more' });
    if (typed(key, 'u')) return intent({ type: 'undo' });
    return named(key, 'return', 'escape') || typed(key, 'q') ? intent({ type: 'leave' }) : { local: quiet };
  }
  if (key.type === 'text') {
    const command = COMMANDS[key.text];
    if (command) return intent(command);
  }
  if (screen.at === 'ask') return askKey(screen, quiet, key);
  if (screen.at === 'verdict') {
    const rating = digit(key, 4);
    if (rating === 1 || rating === 2 || rating === 3 || rating === 4) return intent({ type: 'rate', rating });
    if (typed(key, 'g')) return intent({ type: 'guess' });
    return isGo(key) ? intent({ type: 'next' }) : { local: quiet };
  }
  return compareKey(screen, quiet, key);
}

/** The help scrolls like any text; any other key closes it. */
function helpKey(local: Local, key: Key, page: number): Local {
  const rows = scrollRows(key, page);
  return rows === undefined ? { ...local, help: false, scroll: 0 } : scrollBy(local, rows);
}

/** Rows that a key scrolls by, where nothing else claims it. */
function scrollRows(key: Key, page: number): number | undefined {
  if (named(key, 'pageup')) return -page;
  if (named(key, 'pagedown')) return page;
  if (named(key, 'home')) return Number.NEGATIVE_INFINITY;
  if (named(key, 'end')) return Number.MAX_SAFE_INTEGER;
  if (named(key, 'up') || typed(key, 'k')) return -1;
  return named(key, 'down') || typed(key, 'j') ? 1 : undefined;
}

const scrollBy = (local: Local, rows: number): Local => ({ ...local, scroll: Math.max(0, local.scroll + rows) });

/** Up and down scroll where there is no list to move in. */
function scroll(screen: Screen, local: Local, key: Key, page: number): Local | undefined {
  const { entry } = local;
  const hasList =
    (screen.at === 'ask' && (entry.kind === 'choices' || entry.kind === 'boolean')) ||
    (screen.at === 'compare' && (screen.stage.at === 'points' || screen.stage.at === 'flags'));
  const rows = scrollRows(key, page);
  const pages = named(key, 'pageup', 'pagedown');
  return rows === undefined || ((hasList || isTyping(local)) && !pages) ? undefined : scrollBy(local, rows);
}

const withEntry = (local: Local, entry: Entry): Reaction => ({ local: { ...local, entry } });
const withHint = (local: Local, hint: string): Reaction => ({ local: { ...local, hint } });

function typeKey(screen: Screen, local: Local, key: Key): Reaction {
  const { entry } = local;
  if (screen.at !== 'ask') return { local };
  if (entry.kind === 'free') {
    if (named(key, 'escape', 'ctrl-d')) return withEntry(local, { ...entry, typing: false });
    const field = typeInto(entry.field, key, true);
    return field ? withEntry(local, { ...entry, field }) : { local };
  }
  if (entry.kind !== 'fields') return { local };
  if (named(key, 'escape')) return withEntry(local, { ...entry, typing: false });
  const last = entry.fields.length - 1;
  if (named(key, 'return') && entry.active === last) return submit(screen, local);
  if (named(key, 'tab')) return withEntry(local, { ...entry, active: (entry.active + 1) % entry.fields.length });
  if (named(key, 'return', 'down')) return withEntry(local, { ...entry, active: Math.min(last, entry.active + 1) });
  if (named(key, 'up')) return withEntry(local, { ...entry, active: Math.max(0, entry.active - 1) });
  const current = entry.fields[entry.active];
  const field = current && typeInto(current, key, false);
  if (!field) return { local };
  return withEntry(local, { ...entry, fields: entry.fields.map((f, i) => (i === entry.active ? field : f)) });
}

function formOf(screen: AskScreen): CheckForm | undefined {
  const { content } = screen.card;
  return content.type === 'check' || content.type === 'self-check' ? content.form : undefined;
}

function submit(screen: AskScreen, local: Local): Reaction {
  const answer = responseOf(local.entry, screen);
  if ('missing' in answer) return withHint(local, answer.missing);
  const form = formOf(screen);
  if (form?.kind === 'number' && answer.response.kind === 'text') {
    const number = readNumber(answer.response.text, form.unit);
    if (!number.ok) return withHint(local, `${number.problem.message}: ${number.problem.hint ?? ''}.`);
  }
  return intent({ type: 'respond', response: answer.response });
}

function askKey(screen: AskScreen, local: Local, key: Key): Reaction {
  const { entry } = local;
  if (entry.kind === 'free') {
    if (typed(key, 't')) return withEntry(local, { ...entry, typing: true });
    const { before, after } = entry.field;
    return isGo(key) ? intent({ type: 'reveal', text: before + after }) : { local };
  }
  if (typed(key, 'g')) return intent({ type: 'guess' });
  if (typed(key, 'd')) return intent({ type: 'respond', response: { kind: 'pass' } });
  switch (entry.kind) {
    case 'choices':
      return choicesKey(screen, local, entry, key);
    case 'boolean': {
      const said = digit(key, 2) ?? (typed(key, 't') ? 1 : typed(key, 'n') ? 2 : undefined);
      if (said !== undefined) return intent({ type: 'respond', response: { kind: 'boolean', value: said === 1 } });
      if (named(key, 'up', 'down') || typed(key, 'j', 'k'))
        return withEntry(local, { ...entry, cursor: 1 - entry.cursor });
      return isGo(key) ? submit(screen, local) : { local };
    }
    case 'fields':
      return named(key, 'return', 'tab', 'escape') || typed(key, 'i')
        ? withEntry(local, { ...entry, typing: true })
        : { local };
    case 'order': {
      const placed = placeNext(screen, entry.placed, key);
      if (placed) return withEntry(local, { ...entry, placed });
      return named(key, 'return') ? submit(screen, local) : { local };
    }
    case 'match': {
      const rights = placeNext(screen, entry.rights, key);
      if (rights) return withEntry(local, { ...entry, rights });
      return named(key, 'return') ? submit(screen, local) : { local };
    }
    case 'list':
      return { local };
  }
}

function choicesKey(screen: AskScreen, local: Local, entry: Entry & { kind: 'choices' }, key: Key): Reaction {
  const several = formOf(screen)?.kind === 'multiple';
  const count = screen.order.length;
  const moved = move(entry.cursor, count, key);
  if (moved !== undefined) return withEntry(local, { ...entry, cursor: moved });
  const pressed = digit(key, count);
  const at = pressed === undefined ? entry.cursor : pressed - 1;
  const choice = screen.order[at];
  if (choice === undefined) return { local };
  if (several) {
    if (named(key, 'return')) return submit(screen, local);
    if (pressed === undefined && !typed(key, ' ')) return { local };
    const picked = entry.picked.includes(choice)
      ? entry.picked.filter((c) => c !== choice)
      : [...entry.picked, choice].sort((a, b) => a - b);
    return withEntry(local, { ...entry, cursor: at, picked });
  }
  if (pressed === undefined && !isGo(key)) return { local };
  return intent({ type: 'respond', response: { kind: 'choices', picked: [choice] } });
}

/** Where up and down lead in a list of `count` rows, round the ends. */
function move(cursor: number, count: number, key: Key): number | undefined {
  if (count === 0) return undefined;
  if (named(key, 'up') || typed(key, 'k')) return (cursor + count - 1) % count;
  if (named(key, 'down') || typed(key, 'j')) return (cursor + 1) % count;
  return undefined;
}

/** One more item placed by its number on the screen, or the last one taken back. */
function placeNext(screen: AskScreen, placed: readonly number[], key: Key): readonly number[] | undefined {
  if (named(key, 'backspace')) return placed.slice(0, -1);
  const pressed = digit(key, screen.order.length);
  const item = pressed === undefined ? undefined : screen.order[pressed - 1];
  return item === undefined || placed.includes(item) ? undefined : [...placed, item];
}

function compareKey(screen: CompareScreen, local: Local, key: Key): Reaction {
  const { stage, card } = screen;
  if (typed(key, 'b') || named(key, 'left', 'backspace')) return intent({ type: 'back' });
  switch (stage.at) {
    case 'answer':
      return isGo(key) ? intent({ type: 'next' }) : { local };
    case 'points':
    case 'flags': {
      if (named(key, 'return')) return intent({ type: 'next' });
      const { content } = card;
      const items =
        content.type === 'interview' ? content.interview[stage.at === 'points' ? 'keyPoints' : 'redFlags'] : [];
      const cursor = local.entry.kind === 'list' ? local.entry.cursor : 0;
      const moved = move(cursor, items.length, key);
      if (moved !== undefined) return withEntry(local, { kind: 'list', cursor: moved });
      const pressed = digit(key, items.length);
      if (pressed !== undefined) return intent({ type: 'toggle', index: pressed - 1 });
      return typed(key, ' ') ? intent({ type: 'toggle', index: cursor }) : { local };
    }
    case 'follow-up': {
      if (typed(key, 'y', 'n') && canJudge(screen)) return intent({ type: 'manage', had: typed(key, 'y') });
      if (!isGo(key)) return { local };
      // Without an answer to compare with, going on is an answer too.
      return canJudge(screen) && stage.revealed
        ? withHint(local, 'y if you had it, n if not.')
        : intent({ type: 'next' });
    }
    case 'rating': {
      const rating = digit(key, 4);
      if (rating === 1 || rating === 2 || rating === 3 || rating === 4) return intent({ type: 'rate', rating });
      return isGo(key) ? intent({ type: 'next' }) : { local };
    }
  }
}

/** A follow-up is judged once its answer shows, or at once where it has none. */
export function canJudge({ stage, card }: CompareScreen): boolean {
  if (stage.at !== 'follow-up' || card.content.type !== 'interview') return false;
  return stage.revealed || card.content.interview.followUps[stage.index]?.answer === undefined;
}
