import type { CheckForm } from '../../deck/model.ts';
import type { Response } from '../../session/response.ts';
import type { AskScreen, Screen } from '../../session/study-state.ts';
import { EMPTY_FIELD, type Field, fieldText } from '../field.ts';

/** What is being filled in, before it is an answer. Indexes are those of the deck file. */
export type Entry =
  | { readonly kind: 'choices'; readonly cursor: number; readonly picked: readonly number[] }
  | { readonly kind: 'boolean'; readonly cursor: number }
  /** One field for a typed answer or a number, one a gap for a cloze. */
  | { readonly kind: 'fields'; readonly fields: readonly Field[]; readonly active: number; readonly typing: boolean }
  | { readonly kind: 'order'; readonly placed: readonly number[] }
  | { readonly kind: 'match'; readonly rights: readonly number[] }
  /** An interview answer: typing it is optional. */
  | { readonly kind: 'free'; readonly field: Field; readonly typing: boolean }
  /** A list to tick, or nothing to fill in. */
  | { readonly kind: 'list'; readonly cursor: number };

/** What only the screen knows: it is lost with it, and nothing depends on it. */
export interface Local {
  readonly entry: Entry;
  readonly scroll: number;
  readonly help: boolean;
  /** A hint about the last key, such as "pick at least one". */
  readonly hint: string | undefined;
}

export function entryFor(form: CheckForm): Entry {
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return { kind: 'choices', cursor: 0, picked: [] };
    case 'true-false':
      return { kind: 'boolean', cursor: 0 };
    case 'typed':
    case 'number':
      return { kind: 'fields', fields: [EMPTY_FIELD], active: 0, typing: true };
    case 'cloze':
      return { kind: 'fields', fields: form.gaps.map(() => EMPTY_FIELD), active: 0, typing: true };
    case 'order':
      return { kind: 'order', placed: [] };
    case 'match':
      return { kind: 'match', rights: [] };
  }
}

/** What is typed of an answer that can be given in many words; undefined where none can. */
export const draftIn = ({ entry }: Local): string | undefined =>
  entry.kind === 'free' ? fieldText(entry.field) : undefined;

/** The fresh local state for a screen that has just appeared. @param draftOf what was typed to its card before; asked for where it can be shown */
export function localFor(screen: Screen, draftOf = () => ''): Local {
  const fresh = (entry: Entry): Local => ({ entry, scroll: 0, help: false, hint: undefined });
  if (screen.at !== 'ask') return fresh({ kind: 'list', cursor: 0 });
  const { content } = screen.card;
  if (content.type === 'interview' || content.type === 'follow-up') {
    const draft = draftOf();
    const field = draft === '' ? EMPTY_FIELD : { before: draft, after: '' };
    return fresh({ kind: 'free', field, typing: false });
  }
  return fresh(entryFor(content.form));
}

/** Whether keys are letters of an answer now, and not commands. */
export const isTyping = ({ entry }: Local): boolean =>
  (entry.kind === 'fields' || entry.kind === 'free') && entry.typing;

/** The answer as filled in, or what is missing. */
export function responseOf(entry: Entry, screen: AskScreen): { response: Response } | { missing: string } {
  switch (entry.kind) {
    case 'choices':
      return entry.picked.length > 0
        ? { response: { kind: 'choices', picked: entry.picked } }
        : { missing: 'Pick at least one with space or its number; d if you do not know.' };
    case 'boolean':
      return { response: { kind: 'boolean', value: entry.cursor === 0 } };
    case 'fields': {
      const texts = entry.fields.map(fieldText);
      if (texts.some((t) => t.trim() === ''))
        return {
          missing: `${texts.length > 1 ? 'Fill every gap' : 'Type an answer'}, or press esc, then d if you do not know.`,
        };
      const [first = ''] = texts;
      return {
        response: texts.length === 1 && !isCloze(screen) ? { kind: 'text', text: first } : { kind: 'gaps', texts },
      };
    }
    case 'order':
      return entry.placed.length === screen.order.length
        ? { response: { kind: 'order', order: entry.placed } }
        : { missing: 'Place all of them first; backspace takes the last one back.' };
    case 'match':
      return entry.rights.length === screen.order.length
        ? { response: { kind: 'match', rights: entry.rights } }
        : { missing: 'Match all of them first; backspace takes the last one back.' };
    case 'free':
    case 'list':
      return { missing: '' };
  }
}

const isCloze = ({ card }: AskScreen): boolean =>
  (card.content.type === 'check' || card.content.type === 'self-check') && card.content.form.kind === 'cloze';
