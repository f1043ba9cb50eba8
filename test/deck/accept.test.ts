import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Accepted, accept, acceptFields, type FieldsSchema } from '../../src/deck/accept.ts';
import { scan } from '../../src/deck/scan.ts';
import * as schema from '../../src/deck/schema.ts';
import { pick, plain, type Tree } from '../../src/deck/tree.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { damaged, realDecks, stringified } from './yaml-texts.ts';

const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  text: schema.text,
  source: schema.source,
  followUp: schema.followUp,
  selfCheck: schema.selfCheck,
  askedAt: schema.askedAt,
  interviewCore: schema.interviewCore,
  objective: schema.objective,
  reading: schema.reading,
  deckHead: schema.deckHead,
  checkCommon: schema.checkCommon,
  ...schema.checkForms,
};

/** A record is left to valibot: its keys must keep their order. */
const NEVER = 'match';

function* nodes(tree: Tree): Generator<Tree> {
  yield tree;
  if (tree.kind === 'list') for (const item of tree.items) yield* nodes(item);
  if (tree.kind === 'map') for (const { value } of tree.entries) yield* nodes(value);
}

const isOfFields = (one: v.GenericSchema): one is FieldsSchema => one.type === 'strict_object';

/** Holds what was accepted against valibot's word; whether anything was. */
function same(name: string, value: Accepted<unknown>, by: v.SafeParseResult<v.GenericSchema>): boolean {
  const isSound = by.success && name !== NEVER;
  expect([name, value]).toEqual([name, isSound ? { value: by.output } : undefined]);
  return isSound;
}

/** Tries every node of a text as everything; gives the names of the schemas that accepted one. */
function accepted(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const tree = scan(text);
  if (tree.kind === 'stop') return names;
  for (const node of nodes(tree)) {
    for (const [name, one] of Object.entries(SCHEMAS)) {
      same(name, accept(one, node), v.safeParse(one, plain(node)));
      if (node.kind !== 'map' || !isOfFields(one)) continue;
      const part = pick(node, (key) => Object.hasOwn(one.entries, key));
      if (same(name, acceptFields(one, node), v.safeParse(one, plain(part)))) names.add(name);
    }
  }
  return names;
}

describe('what is accepted is what valibot accepts, with the same value', () => {
  it('in generated decks, where each of them is met', () => {
    expect(accepted(generateDeck('accept', 60).text)).toEqual(
      new Set(Object.keys(SCHEMAS).filter((name) => name !== NEVER && name !== 'text')),
    );
  });
  it('in the decks of the repository', () => {
    for (const text of realDecks) accepted(text);
  });
  it('in decks of any style, damaged', () => {
    fc.assert(
      fc.property(damaged(fc.oneof(fc.constantFrom(...realDecks), stringified)), (text) => void accepted(text)),
      {
        numRuns: 300,
      },
    );
  });
  it('fields beside those of the schema are passed over where that is asked for', () => {
    const tree = scan('format: 1\nid: a\ntitle: T\n');
    if (tree.kind === 'stop') throw new Error('not scanned');
    expect(accept(schema.deckHead, tree)).toBeUndefined();
    expect(acceptFields(schema.deckHead, tree)).toEqual({ value: { id: 'a', title: 'T' } });
  });
});
