import { place } from '../../deck/diagnostic.ts';
import type { DeckRow, LoadedDeck } from '../../deck/library.ts';
import type { Card, CardEntry, Difficulty } from '../../deck/model.ts';
import { dayNumber, MINUTE } from '../../memory/day.ts';
import { buildQueue, cramQueue, type Limits, type Queue, totalsToday } from '../../memory/queue.ts';
import { EXIT, type ExitCode, fail, ok, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { forecast, nextDue } from '../../report/forecast.ts';
import { streak } from '../../report/streak.ts';
import type { StudyMode } from '../../session/study-state.ts';
import type { Outlook, StudyTalk } from '../../session/study-talk.ts';
import type { Learner } from '../../store/learner.ts';
import { textColumns } from '../../terminal/capability.ts';
import type { Highlighter } from '../../terminal/highlight.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { openAddress } from '../browser.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { editAt } from '../editor.ts';
import { closeOnSignal } from '../signals.ts';
import { runSession, type SessionEnd } from '../study-session.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

export interface StudyOptions {
  readonly decks: readonly string[];
  readonly limit: number | null;
  readonly newCards: number | undefined;
  readonly minutes: number | undefined;
  readonly tags: readonly string[];
  readonly difficulties: readonly Difficulty[];
  readonly only: 'checks' | 'interview' | undefined;
  readonly mode: StudyMode;
  readonly seed: string | undefined;
  readonly json: boolean;
}

/** Everything due, all decks. */
export const EVERYTHING: StudyOptions = {
  decks: [],
  limit: null,
  newCards: undefined,
  minutes: undefined,
  tags: [],
  difficulties: [],
  only: undefined,
  mode: 'study',
  seed: undefined,
  json: false,
};

const LEVELS: readonly Difficulty[] = ['easy', 'medium', 'hard'];

/** The options of `prepdeck study` out of what commander read and checked. */
export function studyOptions({ words, options: o }: Parsed): StudyOptions {
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  return {
    decks: words,
    limit: number(o.limit) ?? null,
    newCards: number(o.new),
    minutes: number(o.minutes),
    tags: texts(o.tag),
    difficulties: LEVELS.filter((level) => texts(o.difficulty).includes(level)),
    only: o.only === 'checks' || o.only === 'interview' ? o.only : undefined,
    mode: o.cram === true ? 'cram' : 'study',
    seed: typeof o.seed === 'string' ? o.seed : undefined,
    json: o.json === true,
  };
}

/** The cards that the options ask for; a card has its question's tags and its deck's. */
export function selectEntries(decks: readonly DeckRow[], o: StudyOptions): CardEntry[] {
  return decks.flatMap((deck) =>
    deck.entries.filter(
      (entry) =>
        (o.tags.length === 0 || o.tags.some((tag) => entry.tags.includes(tag) || deck.tags.includes(tag))) &&
        (o.difficulties.length === 0 || o.difficulties.includes(entry.difficulty)) &&
        (o.only === undefined || (entry.type === 'check') === (o.only === 'checks')),
    ),
  );
}

/** Cards that "go on" adds to the day's new ones. */
const MORE_NEW = 10;

interface Plan {
  readonly queue: Queue;
  readonly limits: Limits;
  /** Time for answering, ms. */
  readonly budget: number | null;
}

function planOf(
  o: StudyOptions,
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  seed: string,
): Plan {
  const { fold } = learner;
  const now = workspace.moment();
  const { limits } = workspace.settings;
  const today = { ...limits, newCards: o.newCards ?? limits.newCards };
  const asked = o.minutes === undefined ? null : o.minutes * MINUTE;
  if (o.mode === 'cram') return { queue: cramQueue(entries, fold, seed), limits: today, budget: asked };
  const used = totalsToday(fold, now).ms;
  const daily = limits.minutes === null ? null : Math.max(0, limits.minutes * MINUTE - used);
  return {
    queue: queueOf(entries, learner, workspace, seed, today),
    limits: today,
    budget: asked ?? daily,
  };
}

function queueOf(
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  seed: string,
  limits: Limits,
): Queue {
  const now = workspace.moment();
  const today = dayNumber(now);
  const { scheduler } = learner;
  return buildQueue({
    entries,
    fold: learner.fold,
    now,
    limits,
    seed,
    retrievability: (memory) => scheduler.retrievability(memory, today),
  });
}

export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
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
  const entries = selectEntries(workspace.decks, o);
  if (entries.length === 0) {
    context.err.write(`prepdeck: no card fits\n  ${emptyHint(workspace.decks, o)}\n`);
    return EXIT.ok;
  }
  const seed = o.seed ?? Math.floor(context.random() * 36 ** 6).toString(36);
  const { queue, limits, budget } = planOf(o, entries, learner, workspace, seed);
  if (queue.cards.length + queue.learning.length === 0 || budget === 0) {
    context.err.write(nothingToDo(queue, budget, entries, learner, workspace));
    if (o.json) context.out.write(`${JSON.stringify({ version: 1, mode: o.mode, seed, answers: 0 })}\n`);
    return EXIT.ok;
  }
  const log = unwrap(workspace.openLog());
  const { talk, onDeck } = await talkFor(o, context);
  const stopListening = closeOnSignal(talk.close, context);
  const { library, settings } = workspace;
  const { scheduler } = learner;
  let end: SessionEnd;
  try {
    end = await runSession({
      talk,
      world: { mode: o.mode, seed, writer: log.writer, scheduler, retention: settings.retention },
      start: { queue: queue.cards, learning: queue.learning, limit: o.limit, budget },
      learner,
      log,
      moment: workspace.moment,
      loadDeck: (deck) => library.load(deck),
      deckOf: deckFinder(library.decks),
      currentId: (card) => workspace.aliases.get(card) ?? card,
      onDeck,
      more: () => {
        const introduced = totalsToday(learner.fold, workspace.moment()).introduced;
        const more = { newCards: introduced + MORE_NEW, reviews: null, minutes: null };
        return o.mode === 'cram'
          ? cramQueue(entries, learner.fold, `${seed}+`)
          : queueOf(entries, learner, workspace, seed, more);
      },
      outlook: (title) => outlookOf(title, entries, learner, workspace, limits),
      edit: async (card) => {
        const deck = library.decks.find((d) => d.id === card.deck);
        if (!deck) return fail({ message: `the deck of ${card.id} is gone` });
        const edited = await editAt(settings.editor, deck.file, card.line, context);
        if (!edited.ok) return edited;
        const fault = await faultOf(deck.file);
        if (fault?.unreadable)
          return fail({ message: fault.words, hint: 'the session goes on with the deck as it was; e opens it again' });
        if (fault) return ok(fault.words);
        return ok(
          deck.origin === 'shipped'
            ? `This deck comes with prepdeck and is replaced by updates: copy it to ${settings.decksFolder} to keep changes.`
            : undefined,
        );
      },
      open: (url) => openAddress(url, context),
    });
  } finally {
    talk.close();
    log.close();
  }
  talk.end(end.view);
  if (o.json) context.out.write(`${JSON.stringify(jsonOf(end, o, seed))}\n`);
  if (end.state.counter > 0) {
    await keepScores(learner.keep(), workspace, context);
  }
  stopListening();
  return end.interrupted ? EXIT.interrupted : EXIT.ok;
}

/** The texts of a card that are set as Markdown blocks. */
function markdownOf({ content }: Card): string[] {
  switch (content.type) {
    case 'interview':
      return [
        content.interview.question,
        content.interview.answer,
        ...content.interview.followUps.flatMap((f) => [f.question, f.answer ?? '']),
      ];
    case 'follow-up':
      return [content.question, content.answer];
    default:
      return [content.question, content.explanation ?? ''];
  }
}

/** The way to talk with the learner, and what it must be told of each deck: which languages its code is in. */
async function talkFor(
  o: StudyOptions,
  context: Context,
): Promise<{ readonly talk: StudyTalk; readonly onDeck: (deck: LoadedDeck) => Promise<void> }> {
  const { capability, stdin, stdout } = context;
  const theme = await context.theme();
  // With --json stdout holds the document alone, so the talk goes to stderr.
  const { write: print, isGone } = o.json ? context.err : context.out;
  if (capability.plain) {
    const { plainTalk } = await import('../../terminal/study/plain.ts');
    return {
      talk: plainTalk({ stdin, print, isUnread: isGone, theme, columns: textColumns(capability) }),
      onDeck: async () => {},
    };
  }
  const { fullScreenTalk } = await import('../../terminal/study/full-screen.ts');
  const texts: string[] = [];
  let highlighter: Highlighter | undefined;
  return {
    talk: fullScreenTalk({ stdin, stdout, theme, highlight: (code, language) => highlighter?.(code, language), print }),
    onDeck: async ({ cards }) => {
      const fenced = cards.flatMap(markdownOf).filter((text) => /^ *(```|~~~)/m.test(text));
      if (fenced.length === 0) return;
      texts.push(...fenced);
      const { prepareHighlighting } = await import('../../terminal/highlight.ts');
      highlighter = await prepareHighlighting(texts, theme);
    },
  };
}

function deckFinder(decks: readonly DeckRow[]): (card: string) => string | undefined {
  const known = new Set(decks.map((deck) => deck.id));
  return (card) => {
    const deck = card.slice(0, card.indexOf('/'));
    return known.has(deck) ? deck : undefined;
  };
}

function outlookOf(
  title: Outlook['title'],
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  limits: Limits,
): Outlook {
  const now = workspace.moment();
  const { counts, held } = queueOf(entries, learner, workspace, '', limits);
  const [, tomorrow] = forecast(entries, learner.fold, now, 2);
  return {
    title,
    dueLeft: counts.due + counts.learning + held.due,
    newLeft: counts.new,
    newHeld: held.new,
    dueTomorrow: tomorrow?.due ?? 0,
    streak: streak(learner.fold.days, dayNumber(now)).current,
  };
}

function emptyHint(decks: readonly DeckRow[], o: StudyOptions): string {
  if (decks.every((deck) => deck.entries.length === 0)) return '`prepdeck list` shows the decks and their cards';
  const said = [
    ...(o.tags.length > 0 ? ['--tag'] : []),
    ...(o.difficulties.length > 0 ? ['--difficulty'] : []),
    ...(o.only ? ['--only'] : []),
  ];
  return `leave out ${said.join(' or ')} to see more`;
}

/** Why there is nothing to study now, and what there would be. */
function nothingToDo(
  queue: Queue,
  budget: number | null,
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
): string {
  const now = workspace.moment();
  if (budget === 0)
    return "prepdeck: today's minutes are used up\n  `prepdeck study --minutes 10` goes on all the same\n";
  const next = nextDue(entries, learner.fold, now);
  const days = next ? next.day - dayNumber(now) : 0;
  const when = next
    ? `${counted(next.due, 'card')} ${next.due === 1 ? 'comes' : 'come'} back ${days === 1 ? 'tomorrow' : `in ${days} days`}`
    : '';
  const fresh =
    queue.held.new > 0
      ? `${counted(queue.held.new, 'new card')} beyond today's limit: \`prepdeck study --new ${queue.held.new + 10}\``
      : '';
  const rest = [when, fresh].filter(Boolean).join('; ');
  return `prepdeck: nothing is due now\n${rest ? `  ${rest}\n` : ''}`;
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

/** Brings the score book up to date; a session is no less saved when that fails. */
async function keepScores(
  { fold, files }: ReturnType<Learner['keep']>,
  workspace: Workspace,
  context: Context,
): Promise<void> {
  const { updateScoreBook } = await import('../../store/score-book.ts');
  const kept = await updateScoreBook({
    folder: context.paths.data,
    decks: workspace.library.decks,
    fold,
    files,
    now: workspace.moment(),
  });
  if (!kept.ok) context.err.write(`prepdeck: ${kept.problem.message}; your answers are saved all the same\n`);
}

/** The first fault of a deck file as it is now, and whether it costs the whole deck; undefined for a sound one. */
async function faultOf(file: string): Promise<{ readonly words: string; readonly unreadable: boolean } | undefined> {
  const { readDeckFile } = await import('../../deck/files.ts');
  const { parseDeck } = await import('../../deck/parse.ts');
  const read = readDeckFile(file, file);
  const parsed = 'refused' in read ? { diagnostics: [read.refused] } : parseDeck(read.bytes, file);
  const first = parsed.diagnostics.find(({ severity }) => severity === 'error');
  if (!first) return undefined;
  return { words: oneLine(`${place(first)}: ${first.message}`), unreadable: !('deck' in parsed && parsed.deck) };
}
