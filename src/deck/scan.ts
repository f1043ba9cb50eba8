import { unlessBailed } from './bail.ts';
import { type Stop, type TextFacts, theScanner } from './scan/scanner.ts';
import { TreeReader } from './scan/tree-of.ts';
import type { DeckText } from './shown-text.ts';
import type { MapTree } from './tree.ts';

/** A tree beside what the scanner has seen on its way. */
export interface FactTree {
  readonly kind: 'tree';
  readonly tree: MapTree;
  readonly facts: TextFacts;
  /** As `deckTexts` gives them. */
  readonly texts: readonly DeckText[];
}

/**
 * Reads what decks are ordinarily made of: block maps and lists, scalars of every style, flow collections on one line, comments. Gives the
 * very tree that `readYaml` gives; stops at everything else, and wherever `readYaml` would have a finding. The text must be free of
 * forbidden characters.
 */
export function scan(text: string): MapTree | Stop {
  const scanned = scanFacts(text);
  return scanned.kind === 'tree' ? scanned.tree : scanned;
}

/** The same, and what is known of its texts. */
export function scanFacts(text: string): FactTree | Stop {
  const scanned = theScanner()?.scan(text) ?? { kind: 'stop' };
  if (scanned.kind === 'stop') return scanned;
  const reader = new TreeReader(scanned);
  const tree = unlessBailed(() => reader.tree());
  if (tree?.kind !== 'map') return { kind: 'stop', at: reader.at };
  return { kind: 'tree', tree, facts: scanned.facts, texts: reader.texts };
}
