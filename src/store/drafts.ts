import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CardId } from '../deck/model.ts';
import { replaceFile } from './disk.ts';

/** Answers that were begun and not yet given, on this device. */
export interface Drafts {
  /** What was typed to a card; empty where nothing was. */
  of(card: CardId): string;
  /** Keeps it for the next time the card is asked; an empty text forgets it. */
  keep(card: CardId, text: string): void;
}

/** More than this nobody comes back to. */
const MOST = 50;

/** Drafts in a folder of this device. One that cannot be kept is no reason to stop, and nothing that is counted depends on one. */
export function openDrafts(folder: string, nonce: string): Drafts {
  const file = path.join(folder, 'drafts.json');
  let kept: Map<string, string> | undefined;
  const read = (): Map<string, string> => {
    kept ??= new Map(entriesIn(file));
    return kept;
  };
  return {
    of: (card) => read().get(card) ?? '',
    keep(card, text) {
      const drafts = read();
      if ((drafts.get(card) ?? '') === text) return;
      drafts.delete(card);
      if (text !== '') drafts.set(card, text);
      try {
        replaceFile(file, Buffer.from(JSON.stringify([...drafts].slice(-MOST))), nonce);
      } catch {
        // It stands in the field all the same.
      }
    },
  };
}

function entriesIn(file: string): [string, string][] {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(read) ? read.filter(isEntry) : [];
  } catch {
    return [];
  }
}

const isEntry = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
