import path from 'node:path';
import { openCatalogue } from '../../src/cli/browse/catalogue.ts';
import { openLibrary } from '../../src/deck/library.ts';
import type { Moment } from '../../src/memory/day.ts';
import { openLearner } from '../../src/store/learner.ts';
import { browsePage } from '../../src/terminal/browse/browse-page.ts';
import { startBrowse, stepBrowse } from '../../src/terminal/browse/browse-state.ts';
import { createTheme } from '../../src/terminal/theme.ts';

const SIZE = { columns: 80, rows: 24 };
/** What somebody might type, key by key. */
const TYPED = [
  'consumer lag',
  'is:due ',
  'tag:kafka -is:new order',
  'prop:lapses>=1 broker',
  '"at least" or difficulty:hard',
  '*er* rated:7',
  'missed:keypoint edited:30 ',
];

/** From a key in the search line of the browser to its new page, over the whole library: ms each. */
export async function browseLoop(home: string): Promise<readonly number[]> {
  const cache = path.join(home, 'cache', 'loop');
  const library = await openLibrary({
    folder: path.join(home, 'data', 'decks'),
    cacheFolder: cache,
    version: 'bench',
    nonce: 'bench',
  });
  const reviews = path.join(home, 'data', 'reviews');
  const learner = openLearner({ reviews, cache, aliases: new Map(), build: 'bench', nonce: 'bench' });
  const moment = (): Moment => ({ t: Date.now(), tz: 0, rollover: 4 });
  const entries = library.decks.flatMap((deck) => deck.entries);
  const workspace = {
    library,
    decks: library.decks,
    aliases: new Map(),
    settings: { filters: {}, leech: { lapses: 8, suspend: false } },
    entries,
    moment,
  };
  const { find, rowAt, total } = await openCatalogue({ workspace, learner, reviews });
  const theme = createTheme({ level: 3, unicode: true, links: false, plain: false });
  const times: number[] = [];
  for (const text of TYPED) {
    let state = startBrowse('', find);
    for (const letter of text) {
      const began = performance.now();
      const step = stepBrowse(state, { type: 'text', text: letter }, find, 10, 1);
      if ('state' in step) state = step.state;
      browsePage(state, rowAt, total, SIZE, { theme, columns: SIZE.columns });
      times.push(performance.now() - began);
    }
  }
  return times;
}
