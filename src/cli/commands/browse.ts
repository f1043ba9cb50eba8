import type { CardEvent } from '../../memory/event.ts';
import { standing, totalsToday } from '../../memory/queue.ts';
import { EXIT, type ExitCode, ok, type Result, unwrap } from '../../problem.ts';
import { eventBase } from '../../session/card-events.ts';
import type { Learner } from '../../store/learner.ts';
import type { LogWriter } from '../../store/log-writer.ts';
import type { BrowseRow } from '../../terminal/browse/browse-page.ts';
import type { BrowseTalk } from '../../terminal/browse/browse-screen.ts';
import { actedOn, type BrowseAction, type BrowseState, startBrowse } from '../../terminal/browse/browse-state.ts';
import { textColumns } from '../../terminal/capability.ts';
import { cardSources } from '../../terminal/card-sources.ts';
import type { Highlighter } from '../../terminal/highlight.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { createTextSetter } from '../../terminal/text-setter.ts';
import type { Theme } from '../../terminal/theme.ts';
import { openCatalogue } from '../browse/catalogue.ts';
import { openAddress } from '../browser.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { editCard } from '../edit-card.ts';
import { countProgress } from '../progress.ts';
import { queryOfWords } from '../query-cards.ts';
import { refreshScores } from '../scores.ts';
import { closeOnSignal } from '../signals.ts';
import { EVERYTHING } from '../study-plan.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { run as search } from './search.ts';
import { study } from './study.ts';

/** `prepdeck browse [QUERY]`: all cards in a list that is searched while typing, or line by line; in a pipe without --plain the list as `search` prints it. */
export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { capability, paths } = context;
  const { json, ids, limit } = parsed.options;
  const isList = json === true || ids === true || limit !== undefined;
  if (isList || !(capability.interactive || capability.plain)) return search(parsed, context);
  const theme = await context.theme();
  let workspace = unwrap(await openWorkspace([], context));
  let learner = unwrap(await workspace.learner());
  const progress = countProgress('reading cards of decks', context);
  let catalogue = await openCatalogue({ workspace, learner, reviews: paths.reviews, progress: progress.at });
  progress.end();
  const log = unwrap(workspace.openLog());
  const setter = createTextSetter(theme);
  const prepare = async ({ card }: BrowseRow): Promise<void> => {
    if (card) await setter.prepare(cardSources(card));
  };
  const talk = await openTalk(theme, setter.highlight, context);
  const stopListening = closeOnSignal(talk.close, context);
  let state = startBrowse(queryOfWords(parsed.words), catalogue.find);
  let changes = 0;
  try {
    for (;;) {
      const event = await talk.next(state, { ...catalogue, prepare });
      if ('leave' in event) {
        if (changes > 0) await refreshScores(workspace, context);
        return event.leave === 'interrupt' ? EXIT.interrupted : EXIT.ok;
      }
      const row = catalogue.rowAt(event.row);
      if (!row) continue;
      const done = await act(
        event.act,
        row,
        { workspace, learner, log, counter: changes + 1, lend: talk.lend },
        context,
      );
      changes++;
      if (done === 'interrupted') return EXIT.interrupted;
      catalogue.changed(row.entry.id);
      if (event.act === 'study' || event.act === 'edit') {
        // What was studied or edited is read anew, as another process would see it.
        workspace = unwrap(await openWorkspace([], context));
        learner = unwrap(await workspace.learner());
        const cards = event.act === 'study' ? catalogue.cards : undefined;
        catalogue = await openCatalogue({ workspace, learner, reviews: paths.reviews, cards });
      }
      state = noticed(actedOn(event.state, catalogue.rowOf(row.entry.id), catalogue.find), done);
    }
  } finally {
    talk.close();
    log.close();
    stopListening();
  }
}

async function openTalk(
  theme: Theme,
  highlight: Highlighter,
  { capability, stdin, stdout, out }: Context,
): Promise<BrowseTalk> {
  if (!capability.plain) {
    const { openBrowseScreen } = await import('../../terminal/browse/browse-screen.ts');
    return openBrowseScreen(stdin, stdout, theme, highlight);
  }
  const { plainBrowse } = await import('../../terminal/browse/plain.ts');
  return plainBrowse({ stdin, print: out.write, isUnread: out.isGone, theme, columns: textColumns(capability) });
}

const noticed = (state: BrowseState, done: Result<string | undefined>): BrowseState => ({
  ...state,
  notice: done.ok ? done.value : [done.problem.message, done.problem.hint].filter(Boolean).join('; '),
});

interface Hands {
  readonly workspace: Workspace;
  readonly learner: Learner;
  readonly log: LogWriter;
  /** Of the next event that is made. */
  readonly counter: number;
  readonly lend: <T>(use: () => Promise<T>) => Promise<T>;
}

/** Does something with a card; gives what to say about it, or that the learner has left with Ctrl-C. What changes the log is on disk then. */
async function act(
  action: BrowseAction,
  { entry, card }: BrowseRow,
  { workspace, learner, log, counter, lend }: Hands,
  context: Context,
): Promise<Result<string | undefined> | 'interrupted'> {
  const record = learner.record(entry.id);
  const write = (change: { type: 'suspend' | 'unsuspend' } | { type: 'flag'; flag: number }): Result<void> => {
    const made = eventBase(counter, entry.id, workspace.moment(), { writer: log.writer, record: learner.record });
    const event: CardEvent = { ...made, card: entry.id, ...change };
    const written = log.append([event]);
    if (written.ok) learner.apply([event]);
    return written;
  };
  switch (action) {
    case 'suspend': {
      const written = write({ type: record.suspended ? 'unsuspend' : 'suspend' });
      return written.ok ? ok(`${entry.id} is ${record.suspended ? 'back' : 'suspended'}.`) : written;
    }
    case 'flag': {
      const written = write({ type: 'flag', flag: record.flag === 0 ? 1 : 0 });
      return written.ok ? ok(`${entry.id} is ${record.flag === 0 ? 'flagged' : 'no longer flagged'}.`) : written;
    }
    case 'study': {
      const now = workspace.moment();
      const where = standing(record, now);
      if (where === 'suspended') return ok('It is suspended: ! brings it back first.');
      // Due cards and new ones are studied, also beyond the day's limit of new ones: it was asked for.
      const isDue = where === 'due' || where === 'learning' || where === 'new';
      const newCards = totalsToday(learner.fold, now).introduced + 1;
      const asked = { ...EVERYTHING, filter: `id:${entry.id}` };
      const code = await lend(() => study(isDue ? { ...asked, newCards } : { ...asked, mode: 'cram' }, context));
      if (code === EXIT.interrupted) return 'interrupted';
      return ok(isDue ? undefined : 'It was not due: crammed, its schedule stays as it was.');
    }
    case 'edit':
      return card ? lend(() => editCard(card, workspace, context)) : ok('Its deck is gone.');
    case 'source': {
      const url = card?.sources[0]?.url;
      if (url === undefined) return ok('It names no source.');
      const opened = await openAddress(url, context);
      return opened.ok ? ok(undefined) : ok(oneLine(opened.problem.message));
    }
  }
}
