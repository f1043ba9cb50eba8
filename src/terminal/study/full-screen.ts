import type { Intent, StudyTalk, StudyView } from '../../session/study-talk.ts';
import { TEXT_COLUMNS } from '../capability.ts';
import type { Highlighter } from '../highlight.ts';
import { fitPage } from '../page.ts';
import { openScreen } from '../screen.ts';
import type { Theme } from '../theme.ts';
import type { Kit } from './blocks.ts';
import { react } from './keymap.ts';
import { draftIn, isTyping, type Local, localFor } from './local.ts';
import { studyPage } from './study-page.ts';
import { summaryLines } from './summary-view.ts';

export interface FullScreenOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly theme: Theme;
  readonly highlight: Highlighter | undefined;
  /** Where the summary goes after the screen is given back. */
  readonly print: (text: string) => void;
}

/** What is typed is kept this often, ms: when nothing is typed for so long, or has been all the time. */
const KEEP_DRAFT = 3000;

/** What makes a screen a new one for the learner: then earlier keys do not count and scrolling starts at the top. */
function identityOf({ state: { screen, reviews } }: StudyView): string {
  switch (screen.at) {
    case 'finished':
      return `finished ${reviews.length}`;
    case 'ask':
      return `ask ${screen.card.id} ${screen.shownAt}`;
    case 'verdict':
      return `verdict ${screen.card.id} ${reviews.length}`;
    case 'compare':
      return `compare ${screen.card.id} ${Object.values(screen.stage).join(' ')}`;
  }
}

/** A session on the whole window of a terminal. */
export function fullScreenTalk({ stdin, stdout, theme, highlight, print }: FullScreenOptions): StudyTalk {
  const screen = openScreen(stdin, stdout);
  let shownId = '';
  let local: Local | undefined;
  /** Keeps what is typed now; for when the terminal goes away. */
  let keepDraft = (): void => {};

  const kitFor = (columns: number): Kit => ({ theme, highlight, columns: Math.min(columns, TEXT_COLUMNS) });

  return {
    async next(view): Promise<Intent> {
      const id = identityOf(view);
      const isNew = id !== shownId || local === undefined;
      shownId = id;
      let now: Local = isNew || local === undefined ? localFor(view.state.screen, view.draft.text) : local;
      keepDraft = () => {
        const typed = draftIn(now);
        if (typed !== undefined) view.draft.keep(typed);
      };
      const ending = (kit: Kit): readonly string[] => {
        const at = view.state.screen;
        return at.at === 'finished' ? summaryLines(at.why, view.summary(), view.outlook(), kit) : [];
      };
      const scene = view.scene();
      const { screen: at, notice } = view.state;
      let keptAt = Number.NEGATIVE_INFINITY;
      for (let first = true; ; first = false) {
        const size = screen.size();
        const page = studyPage(
          { screen: at, local: now, scene, notice: view.trouble ?? notice, ending },
          kitFor(size.columns),
        );
        const { frame, top, height } = fitPage(page, size, now.scroll, theme);
        // Before the page shows: from then on every key counts.
        if (first && isNew) await screen.discard();
        screen.draw(frame);
        now = { ...now, scroll: top };
        // Typed without a pause or not, it is kept soon.
        const arrived = await screen.nextWithin(isTyping(now) ? KEEP_DRAFT : undefined);
        if (arrived === undefined || arrived.at - keptAt >= KEEP_DRAFT) {
          keepDraft();
          keptAt = arrived?.at ?? keptAt;
        }
        const key = arrived?.item;
        if (key === undefined || key === 'resize') continue;
        const reaction = react(at, now, key, Math.max(1, height - 1));
        if ('intent' in reaction) {
          local = now;
          keepDraft();
          return reaction.intent;
        }
        now = reaction.local;
      }
    },
    end(view) {
      const { screen: at } = view.state;
      if (at.at !== 'finished') return;
      const kit = kitFor(screen.size().columns);
      print(`${summaryLines(at.why, view.summary(), view.outlook(), kit).join('\n')}\n`);
    },
    lend: (use) => screen.lend(use),
    close: () => {
      keepDraft();
      screen.close();
    },
  };
}
