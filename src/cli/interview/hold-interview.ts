import type { CardId } from '../../deck/model.ts';
import { DAY, dayDate, dayNumber, MINUTE } from '../../memory/day.ts';
import { letters } from '../../memory/random.ts';
import { EXIT, type ExitCode, Failure, ok, type Result, unwrap } from '../../problem.ts';
import { cardsQuery, drillCommand } from '../../report/drill.ts';
import { counted } from '../../report/duration.ts';
import { transcript } from '../../report/interview-transcript.ts';
import { foldInterview, type InterviewState } from '../../session/interview/interview.ts';
import { type Mix, planInterview } from '../../session/interview/plan.ts';
import { scorecard } from '../../session/interview/score.ts';
import type { InterviewStep } from '../../session/interview/step.ts';
import type { InterviewTalk } from '../../session/interview/talk.ts';
import { writeWhole } from '../../store/backup.ts';
import { diskProblem } from '../../store/disk.ts';
import { logFiles, readJournal } from '../../store/review-log.ts';
import { textColumns } from '../../terminal/capability.ts';
import { confirm } from '../../terminal/confirm.ts';
import type { Highlighter } from '../../terminal/highlight.ts';
import { scorecardLines } from '../../terminal/interview/scorecard-lines.ts';
import { wrap } from '../../terminal/text.ts';
import { createTextSetter } from '../../terminal/text-setter.ts';
import { study } from '../commands/study.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import { offerDrill } from '../offer-drill.ts';
import { placeToWrite } from '../place-to-write.ts';
import { printLines } from '../print.ts';
import { cardsOf, filterEntries } from '../query-cards.ts';
import { refreshScores } from '../scores.ts';
import { closeOnSignal } from '../signals.ts';
import { EVERYTHING } from '../study-plan.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { editText } from './edit-answer.ts';
import { lastAsked, type PastInterview, pastInterviews, pastScores } from './past-interviews.ts';
import { interviewer } from './run-interview.ts';

export interface InterviewOptions {
  readonly decks: readonly string[];
  readonly questions: number;
  /** Minutes a question, and in all. */
  readonly minutes: number;
  readonly totalMinutes: number | undefined;
  readonly mix: Mix;
  readonly company: string | undefined;
  readonly filter: string | undefined;
  readonly seed: string | undefined;
  readonly resume: boolean | undefined;
  readonly transcript: string | undefined;
  readonly json: boolean;
}

export const USUAL: InterviewOptions = {
  decks: [],
  questions: 3,
  minutes: 5,
  totalMinutes: undefined,
  mix: new Map(),
  company: undefined,
  filter: undefined,
  seed: undefined,
  resume: undefined,
  transcript: undefined,
  json: false,
};

const KEPT = 'All that was answered is kept: `prepdeck interview --resume` goes on.';

/** An interview that was left longer ago than this is not offered to go on with, ms. */
const STALE = 7 * DAY;

export function readPast({ paths }: Pick<Context, 'paths'>): Result<PastInterview[]> {
  try {
    return ok(pastInterviews(readJournal(logFiles(paths.reviews), 'interview')));
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${paths.reviews}`);
  }
}

/** The last interview that was left and is not too old to go on with. */
export const openInterview = (past: readonly PastInterview[], now: number): PastInterview | undefined =>
  past.findLast(({ state, last }) => state.stage !== undefined && now - last < STALE);

/** Holds a mock interview, or goes on with one; prints its scorecard. */
export async function interview(o: InterviewOptions, context: Context): Promise<ExitCode> {
  const { capability, err } = context;
  const file = o.transcript === undefined ? undefined : unwrap(placeToWrite(o.transcript, context.cwd));
  const workspace = unwrap(await openWorkspace(o.decks, context));
  const learner = unwrap(await workspace.learner());
  const past = unwrap(readPast(context));
  const open = openInterview(past, context.clock.now());
  if (o.resume === true && open === undefined) {
    throw new Failure({
      message: 'there is no interview to go on with',
      hint: '`prepdeck interview` starts one',
      exit: EXIT.usage,
    });
  }
  const theme = await context.theme();
  const answer = open !== undefined && o.resume === undefined ? await askOfLeft(open, o, context) : undefined;
  if (answer === 'interrupt') return EXIT.interrupted;
  const isResumed = open !== undefined && (o.resume === true || answer === 'g');
  const start = isResumed
    ? { session: open.id, state: open.state, first: { do: 'resume' } as InterviewStep }
    : await beginning(o, past, workspace, context);
  if (start === undefined) {
    err.write('prepdeck: no interview question fits\n  `prepdeck search kind:interview` shows those that there are\n');
    return EXIT.ok;
  }
  const { questions } = start.state.plan;
  const sources = questions.flatMap((q) => [
    q.question,
    q.answer,
    ...q.keyPoints,
    ...q.redFlags,
    ...q.followUps.flatMap((f) => [f.question, f.answer ?? '']),
  ]);
  const setter = createTextSetter(theme);
  await setter.prepare(sources);
  const talk = await talkFor(o, setter.highlight, context);
  const log = unwrap(workspace.openLog());
  const made = interviewer(start.state, start.first, {
    session: start.session,
    talk,
    log,
    learner,
    retention: workspace.settings.retention,
    moment: workspace.moment,
    edit: (text) => editText(text, workspace.settings.editor, context),
  });
  const stopListening = closeOnSignal(() => {
    if (made.ok) made.value.keepDraft();
    talk.close();
    printLines(context.err, ['', ...wrap(KEPT, textColumns(capability))]);
  }, context);
  let end: { readonly state: InterviewState; readonly interrupted: boolean };
  try {
    end = await unwrap(made).run();
  } finally {
    talk.close();
    log.close();
    stopListening();
  }
  const card = scorecard(end.state);
  const isOver = end.state.stage === undefined;
  const date = dayDate(dayNumber({ ...workspace.moment(), t: end.state.begun }));
  if (file !== undefined) unwrap(writeWhole(file, transcript(end.state, card, date), false, nonceOf(context)));
  if (o.json)
    context.out.write(
      `${JSON.stringify({ version: 1, id: start.session, over: isOver, date, seed: end.state.plan.seed, ...card })}\n`,
    );
  const print = o.json ? err.write : context.out.write;
  if (isOver || card.score !== null) {
    const kit = { theme, columns: textColumns(capability) };
    const before = pastScores(past.filter(({ id }) => id !== start.session));
    print(
      `${scorecardLines(card, before, kit)
        .map((line) => `${line}\n`)
        .join('')}`,
    );
  }
  if (!isOver) printLines(err, wrap(KEPT, textColumns(capability)));
  learner.keep();
  const scores = await refreshScores(workspace, context);
  if (!scores.ok) err.write(`prepdeck: ${scores.problem.message}; your answers are saved all the same\n`);
  if (end.interrupted) return EXIT.interrupted;
  return isOver && card.drill.length > 0 ? drill(card.drill, o, context) : EXIT.ok;
}

/** What becomes of an interview that was left: asked where somebody can be asked by a key, else only mentioned. */
async function askOfLeft(
  { state }: PastInterview,
  { json }: InterviewOptions,
  context: Context,
): Promise<'g' | 'n' | 'interrupt' | undefined> {
  const { capability, err, stdin } = context;
  const at = `at question ${state.records.length} of ${state.plan.questions.length}`;
  if (!capability.interactive || capability.plain || json) {
    err.write(`An interview was left ${at}: \`prepdeck interview --resume\` goes on with it.\n`);
    return undefined;
  }
  err.write(`An interview was left ${at}.\n`);
  const { askKey } = await import('../../terminal/ask-key.ts');
  return askKey<'g' | 'n'>(
    [
      ['g', 'go on with it'],
      ['n', 'a new one'],
    ],
    {
      stdin,
      write: err.write,
      theme: await context.theme(),
      columns: textColumns(capability),
      onOpen: (close) => closeOnSignal(close, context),
    },
  );
}

/** Asks whether to study again what went badly, where somebody can be asked. */
async function drill(cards: readonly CardId[], o: InterviewOptions, context: Context): Promise<ExitCode> {
  const { capability, err, stdin } = context;
  if (!capability.interactive || o.json) {
    err.write(`${drillCommand(cards)} drills what went badly.\n`);
    return EXIT.ok;
  }
  if (!capability.plain) return offerDrill(cards, o.decks, context);
  const agreed = await confirm(`Drill ${counted(cards.length, 'card')} again now?`, stdin, err.write);
  return agreed ? study({ ...EVERYTHING, decks: o.decks, mode: 'cram', filter: cardsQuery(cards) }, context) : EXIT.ok;
}

interface Beginning {
  readonly session: string;
  readonly state: InterviewState;
  readonly first: InterviewStep;
}

async function beginning(
  o: InterviewOptions,
  past: readonly PastInterview[],
  workspace: Workspace,
  context: Context,
): Promise<Beginning | undefined> {
  const learner = unwrap(await workspace.learner());
  const wanted = [o.filter, o.company === undefined ? undefined : `company:"${o.company.replaceAll('"', '')}"`].filter(
    (part) => part !== undefined,
  );
  const entries = workspace.entries.filter(({ type }) => type === 'interview');
  const text = wanted.length === 0 ? undefined : wanted.map((part) => `(${part})`).join(' ');
  const chosen = unwrap(await filterEntries(text, entries, workspace, learner, context));
  const cards = await cardsOf(workspace.decks, workspace.library.load);
  const seed = o.seed ?? letters(context.random, 6);
  const plan = planInterview({
    cards: chosen.flatMap(({ id }) => cards.get(id) ?? []),
    count: o.questions,
    mix: o.mix,
    each: o.minutes * MINUTE,
    total: o.totalMinutes === undefined ? null : o.totalMinutes * MINUTE,
    seed,
    // A seed that was given gives the same questions again.
    lastAsked: o.seed === undefined ? lastAsked(past) : new Map(),
  });
  if (plan === undefined) return undefined;
  const first: InterviewStep = { do: 'begin', plan, reviews: workspace.settings.interviewReviews };
  const now = workspace.moment();
  const state = foldInterview([{ step: first, t: now.t }]);
  const session = `${dayDate(dayNumber(now)).replaceAll('-', '')}-${letters(context.random, 4)}`;
  return state && { session, state, first };
}

async function talkFor(o: InterviewOptions, highlight: Highlighter, context: Context): Promise<InterviewTalk> {
  const { capability, stdin, stdout } = context;
  const theme = await context.theme();
  const { write: print, isGone } = o.json ? context.err : context.out;
  if (capability.plain) {
    const { plainInterview } = await import('../../terminal/interview/plain.ts');
    return plainInterview({ stdin, print, isUnread: isGone, theme, columns: textColumns(capability) });
  }
  const { fullScreenInterview } = await import('../../terminal/interview/full-screen.ts');
  return fullScreenInterview({ stdin, stdout, theme, highlight });
}
