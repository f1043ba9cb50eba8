import type { CardEntry } from '../deck/model.ts';
import { nearest } from '../deck/nearest.ts';
import { exactly } from './pattern.ts';
import type { Query } from './query.ts';

/** A deck, tag or objective that a query asks for and that no card has. */
export interface UnknownName {
  readonly field: 'deck' | 'tag' | 'objective';
  readonly name: string;
  /** The one that was probably meant. */
  readonly meant: string | undefined;
}

const NAMES: Readonly<Record<UnknownName['field'], (entry: CardEntry) => readonly string[]>> = {
  deck: ({ deck }) => [deck],
  tag: ({ tags }) => tags,
  objective: ({ objectives }) => objectives,
};

/** What a query asks for by a name that none of the cards has, in its order; what it leaves out on purpose is no such name. */
export function unknownNames(query: Query, entries: readonly CardEntry[]): readonly UnknownName[] {
  switch (query.kind) {
    case 'all':
    case 'not':
      return [];
    case 'term': {
      const { term } = query;
      if (term.on !== 'deck' && term.on !== 'tag' && term.on !== 'objective') return [];
      const names = new Set(entries.flatMap(NAMES[term.on]));
      const is = exactly(term.pattern);
      if ([...names].some(is)) return [];
      return [{ field: term.on, name: term.pattern, meant: nearest(term.pattern, names) }];
    }
    default:
      return query.parts.flatMap((part) => unknownNames(part, entries));
  }
}
