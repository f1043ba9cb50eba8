import type { DeckRow } from '../../deck/library.ts';
import type { CardEntry } from '../../deck/model.ts';
import { dayNumber } from '../../memory/day.ts';
import { cramQueue, totalsToday } from '../../memory/queue.ts';
import { letters } from '../../memory/random.ts';
import { EXIT, type ExitCode, Failure, ok, type Result, unwrap } from '../../problem.ts';
import type { StudyTalk } from '../../session/study-talk.ts';
import { openDrafts } from '../../store/drafts.ts';
import type { Learner } from '../../store/learner.ts';
import { textColumns } from '../../terminal/capability.ts';
import { askedSources, cardSources } from '../../terminal/card-sources.ts';
import { prepareMarkdown } from '../../terminal/markdown.ts';
import { createTextSetter } from '../../terminal/text-setter.ts';
import { openAddress } from '../browser.ts';
import { catchUp } from '../catch-up.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { editCard } from '../edit-card.ts';
import { nonceOf } from '../nonce.ts';
import { openPlans, overWords } from '../plan/book.ts';
import { quiet } from '../quiet.ts';
import { refreshScores } from '../scores.ts';
import { closeOnSignal } from '../signals.ts';
import {
  emptyHint,
  MORE_NEW,
  nothingToDo,
  outlookOf,
  type Plan,
  planOf,
  queueOf,
  type StudyOptions,
  selectEntries,
  studyOptions,
} from '../study-plan.ts';
import { runSession, type SessionEnd, type SessionParts } from '../study-session.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { cram, catchUp: days } = parsed.options;
  if (cram === true && days !== undefined) {
    throw new Failure({
      message: '--cram leaves the schedule as it is, and --catch-up changes it',
      hint: 'choose one',
      exit: EXIT.usage,
    });
  }
  return study(studyOptions(parsed), context);
}

/** A whole study session, from the decks on disk to the kept state. */
export async function study(o: StudyOptions, context: Context): Promise<ExitCode> {
  const { capability } = context;
  if (!capability.interactive && !capability.plain) {
    context.err.write(
      'prepdeck: a study session needs a terminal for its input and output\n  `prepdeck study --plain` works line by line, from a pipe too\n',
    );
    return EXIT.usage;
  }
  const workspace = unwrap(await openWorkspace(o.decks, context));
  const learner = unwrap(await workspace.learner());
  const chosen = selectEntries(workspace.decks, o);
  const entries = await filtered(o.filter, chosen, workspace, learner, context);
  const seed = o.seed ?? letters(context.random, 6);
  const tellNoAnswers = (): void => {
    if (o.json) context.out.write(`${JSON.stringify({ version: 1, mode: o.mode, seed, answers: 0 })}\n`);
  };
  if (entries.length === 0) {
    context.err.write(`prepdeck: no card fits\n  ${emptyHint(workspace.decks, o)}\n`);
    tellNoAnswers();
    return EXIT.ok;
  }
  const left = await catchUp(o, entries, workspace, learner, context);
  if (left !== undefined) return left;
  const plain = planOf(o, entries, learner, workspace, seed);
  const { queue, budget, limits, notice } = unwrap(await underPlan(plain, o, entries, learner, workspace, context));
  if (queue.cards.length + queue.learning.length === 0 || budget === 0) {
    if (notice !== undefined) context.err.write(`${notice}\n`);
    context.err.write(nothingToDo(queue, budget, entries, learner, workspace));
    tellNoAnswers();
    return EXIT.ok;
  }
  const log = unwrap(workspace.openLog());
  const { talk, onCard } = await talkFor(o, context);
  const stopListening = closeOnSignal(talk.close, context);
  const { settings } = workspace;
  let { library } = workspace;
  const { scheduler } = learner;
  let end: SessionEnd;
  try {
    end = await runSession({
      talk,
      world: {
        mode: o.mode,
        seed,
        writer: log.writer,
        scheduler,
        retention: settings.retention,
        leech: settings.leech,
      },
      start: { queue: queue.cards, learning: queue.learning, limit: o.limit, budget, notice },
      learner,
      log,
      moment: workspace.moment,
      loadDeck: (deck) => library.load(deck),
      deckOf: deckFinder(library.decks),
      currentId: (card) => workspace.aliases.get(card) ?? card,
      onCard,
      more: () => {
        const introduced = totalsToday(learner.fold, workspace.moment()).introduced;
        const more = { newCards: introduced + MORE_NEW, reviews: null, minutes: null };
        return o.mode === 'cram'
          ? cramQueue(entries, learner.fold, `${seed}+`)
          : queueOf(entries, learner, workspace, seed, more);
      },
      outlook: (title) => outlookOf(title, entries, learner, workspace, limits),
      edit: async (card) => {
        const edited = await editCard(card, { library, settings }, context);
        // A deck that came with the program may have given way to a copy of one's own.
        const again = await openWorkspace(o.decks, quiet(context));
        if (again.ok) library = again.value.library;
        return edited;
      },
      open: (url) => openAddress(url, context),
      drafts: openDrafts(context.paths.state, nonceOf(context)),
    });
  } finally {
    talk.close();
    log.close();
  }
  talk.end(end.view);
  if (o.json) context.out.write(`${JSON.stringify(jsonOf(end, o, seed))}\n`);
  if (end.state.counter > 0) {
    learner.keep();
    const scores = await refreshScores(workspace, context);
    if (!scores.ok) context.err.write(`prepdeck: ${scores.problem.message}; your answers are saved all the same\n`);
  }
  stopListening();
  return end.interrupted ? EXIT.interrupted : EXIT.ok;
}

/** What to study, where a plan for an interview holds; the planner is loaded only then. */
async function underPlan(
  plain: Plan,
  o: StudyOptions,
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  context: Context,
): Promise<Result<Plan & { readonly notice?: string | undefined }>> {
  if (o.mode !== 'study') return ok(plain);
  const plans = openPlans(workspace, context);
  if (!plans.ok) return plans;
  const { goal, over, book } = plans.value;
  if (over) {
    book.keepTold(over.id);
    return ok({ ...plain, notice: overWords(over, dayNumber(workspace.moment())) });
  }
  if (!goal) return ok(plain);
  const { followPlan } = await import('../plan/follow.ts');
  return followPlan({ goal, book, options: o, entries, usual: plain }, learner, workspace, context);
}

/** Those of the entries that the filter asks for; its code is loaded only where there is one. */
async function filtered(
  filter: string | undefined,
  entries: readonly CardEntry[],
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<readonly CardEntry[]> {
  if (filter === undefined) return entries;
  const { filterEntries } = await import('../query-cards.ts');
  return unwrap(await filterEntries(filter, entries, workspace, learner, context));
}

/** The way to talk with the learner, and what it must be told of each card before that is shown: what its texts need to be set. */
async function talkFor(
  o: StudyOptions,
  context: Context,
): Promise<{ readonly talk: StudyTalk; readonly onCard: SessionParts['onCard'] }> {
  const { capability, stdin, stdout } = context;
  const theme = await context.theme();
  // With --json stdout holds the document alone, so the talk goes to stderr.
  const { write: print, isGone } = o.json ? context.err : context.out;
  if (capability.plain) {
    const { plainTalk } = await import('../../terminal/study/plain.ts');
    return {
      talk: plainTalk({ stdin, print, isUnread: isGone, theme, columns: textColumns(capability) }),
      onCard: (card, asked) => prepareMarkdown(asked ? askedSources(card) : cardSources(card)),
    };
  }
  const { fullScreenTalk } = await import('../../terminal/study/full-screen.ts');
  const { prepare, highlight } = createTextSetter(theme);
  return {
    talk: fullScreenTalk({ stdin, stdout, theme, highlight, print }),
    onCard: (card, asked) => prepare(asked ? askedSources(card) : cardSources(card)),
  };
}

function deckFinder(decks: readonly DeckRow[]): (card: string) => string | undefined {
  const known = new Set(decks.map((deck) => deck.id));
  return (card) => {
    const deck = card.slice(0, card.indexOf('/'));
    return known.has(deck) ? deck : undefined;
  };
}

function jsonOf({ state, view, interrupted }: SessionEnd, o: StudyOptions, seed: string): object {
  const summary = view.summary();
  const why = state.screen.at === 'finished' ? state.screen.why : 'quit';
  return {
    version: 1,
    mode: o.mode,
    seed,
    ended: interrupted ? 'interrupted' : why,
    ...summary,
    accuracy: summary.answers === 0 ? null : summary.recalled / summary.answers,
    reviews: state.reviews.map(({ card, rating, ms, correct, due }) => ({ card, rating, ms, correct, due })),
  };
}
