import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { bestWords } from '../../report/bests.ts';
import { counted } from '../../report/duration.ts';
import { type SteadyClock, steadyClock } from '../../session/clock.ts';
import { roundResults } from '../../session/round/results.ts';
import { allQuestions } from '../../session/round/round-state.ts';
import type { RoundTalk } from '../../session/round/round-talk.ts';
import { textColumns } from '../../terminal/capability.ts';
import { cardSources } from '../../terminal/card-sources.ts';
import type { Mark } from '../../terminal/round/plain-question.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import { createTextSetter } from '../../terminal/text-setter.ts';
import { timedInput } from '../../terminal/timed-input.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { placeToWrite } from '../place-to-write.ts';
import { printLines } from '../print.ts';
import { quiet } from '../quiet.ts';
import { lastRound, newOrLeftRound, newRound, type Round } from '../quiz/begin.ts';
import { type Destination, destinationOf, exportRound } from '../quiz/export.ts';
import { formLike, USUAL_FORM } from '../quiz/form.ts';
import { leftRound, leftWords } from '../quiz/left-round.ts';
import { marksOf, quizOptions } from '../quiz/options.ts';
import { pastRounds } from '../quiz/past-rounds.ts';
import { playRound, type RoundEnd } from '../quiz/session.ts';
import { refreshScores } from '../scores.ts';
import { closeOnSignal } from '../signals.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

const KEPT = 'The round is kept as it stands: `prepdeck quiz --resume` goes on with it.';

/** Options that settle a round: with none of them, and no deck named, a terminal asks. */
const SETTLING =
  'players team mode scoring questions seconds order choices warmUp tag difficulty filter seed record resume out'.split(
    ' ',
  );

const isSettled = ({ words, options }: Parsed): boolean =>
  words.length > 0 || SETTLING.some((name) => options[name] !== undefined);

/** `prepdeck quiz`: a round, settled by options or by a short set-up on the terminal. */
export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { interactive, plain } = context.capability;
  if (!interactive && !plain) {
    context.err.write(
      'prepdeck: a round needs a terminal for its input and output\n  `prepdeck quiz --plain` works from a pipe too\n',
    );
    return EXIT.usage;
  }
  // A pipe has nobody to ask.
  if (!interactive || isSettled(parsed)) return play(parsed, context, { begin: newOrLeftRound, opening: context });
  return (await quizBySetUp(context, parsed.options.say)) ?? EXIT.ok;
}

/** Asks how to play, and plays; undefined where the set-up was left by going back. @param say when the time left is said, as the option has it */
export async function quizBySetUp(context: Context, say?: unknown): Promise<ExitCode | undefined> {
  unwrap(marksOf(say));
  const past = pastRounds(context);
  const latest = past.sort((a, b) => a.last - b.last).at(-1);
  const left = leftRound(past, context.clock.now());
  const workspace = unwrap(await openWorkspace([], context));
  const form = latest ? formLike(latest.state.setup) : USUAL_FORM;
  const ask = context.capability.plain
    ? (await import('../quiz/ask-set-up-plain.ts')).askSetUpPlain
    : (await import('../quiz/ask-set-up.ts')).askSetUp;
  const settled = await ask(form, left && leftWords(left), workspace, context);
  // The decks have had their say above.
  if ('parsed' in settled) {
    const { words, options } = settled.parsed;
    return play({ words, options: { ...options, say } }, context, { begin: newRound, opening: quiet(context) });
  }
  if (settled.left === 'back') return undefined;
  return settled.left === 'interrupted' ? EXIT.interrupted : EXIT.ok;
}

/** A round from the decks on disk to its last standings. */
async function play(
  parsed: Parsed,
  context: Context,
  how: {
    readonly begin: (parsed: Parsed, workspace: Workspace, context: Context) => Promise<Round | undefined>;
    readonly opening: Context;
  },
): Promise<ExitCode> {
  const { options } = parsed;
  const { capability } = context;
  const marks = unwrap(marksOf(options.say));
  const destination = typeof options.out === 'string' ? unwrap(destinationOf(options.out, context)) : undefined;
  if (destination) unwrap(placeToWrite(destination.file, context.cwd));
  // What is wrong with the players is told before any deck is read.
  if (options.resume !== true) unwrap(quizOptions(parsed));
  const workspace = unwrap(await openWorkspace(parsed.words, how.opening));
  const round = await (options.resume === true ? lastRound(workspace, context) : how.begin(parsed, workspace, context));
  if (round === undefined) return EXIT.interrupted;
  const log = unwrap(workspace.openLog());
  const recording = round.setup.record
    ? await (await import('../quiz/recording.ts')).recordingFor(workspace, log.writer)
    : {};
  const last = round.before.at(-1)?.at ?? 0;
  // Never before what the log has already, whatever was done to the clock since.
  const clock = steadyClock(Math.max(context.clock.now(), last), context.clock.steady);
  const talk = await talkFor(round, marks, clock, context);
  const stopListening = closeOnSignal(() => {
    talk.close();
    printLines(context.err, ['', ...wrap(KEPT, textColumns(context.capability))]);
  }, context);
  let end: RoundEnd;
  try {
    end = unwrap(await playRound({ ...round, ...recording, talk, log, now: clock.now, moment: workspace.moment }));
  } finally {
    talk.close();
    log.close();
    stopListening();
  }
  talk.end(end.view);
  const best = bestWords(
    end.round,
    pastRounds(context).filter(({ id }) => id !== end.round.id),
  );
  if (best) printLines(context.out, wrap(oneLine(best), textColumns(capability)));
  tellEnd(end, destination, context);
  const scores = await refreshScores(workspace, context);
  if (!scores.ok) context.err.write(`prepdeck: ${scores.problem.message}; the round is saved all the same\n`);
  if (end.interrupted) return EXIT.interrupted;
  const { missed } = roundResults(end.round.state);
  const asks = capability.interactive && !capability.plain && end.round.state.phase.at === 'over' && missed.length > 0;
  return asks ? (await import('../offer-drill.ts')).offerDrill(missed, parsed.words, context) : EXIT.ok;
}

/** The way to play on this terminal, once everything is loaded that showing the cards takes. */
async function talkFor(
  { setup, cards, before, notice }: Round,
  marks: readonly Mark[],
  { now, of }: SteadyClock,
  context: Context,
): Promise<RoundTalk> {
  const { capability, stdin, stdout, out } = context;
  const theme = await context.theme();
  const texts = allQuestions(setup).flatMap(({ card }) => {
    const known = cards.get(card);
    return known ? cardSources(known) : [];
  });
  const setter = createTextSetter(theme);
  await setter.prepare(texts);
  const input = await timedInput({ stdin, platform: context.platform, now, of });
  if (capability.plain) {
    const { plainRound } = await import('../../terminal/round/plain.ts');
    out.write(
      `${before.length > 0 ? 'The round goes on' : 'A round'}: ${counted(setup.questions.length, 'question')}, mode ${setup.mode}, scoring ${setup.scoring}.\n` +
        `Seed ${oneLine(setup.seed)}, questions ${oneLine(setup.fingerprint)}.\n`,
    );
    const columns = textColumns(capability);
    return plainRound({ input, print: out.write, isUnread: out.isGone, theme, columns, now, marks });
  }
  const { fullScreenRound } = await import('../../terminal/round/full-screen.ts');
  return fullScreenRound({ stdin, stdout, input, theme, highlight: setter.highlight, print: out.write, now, notice });
}

function tellEnd({ round }: RoundEnd, destination: Destination | undefined, context: Context): void {
  if (round.state.phase.at === 'over')
    printLines(context.out, wrap(`Seen again with: prepdeck rounds show ${round.id}`, textColumns(context.capability)));
  else printLines(context.err, wrap(KEPT, textColumns(context.capability)));
  if (!destination) return;
  unwrap(exportRound(round, destination, false, context));
  context.err.write(`The round is in ${oneLine(destination.file)}.\n`);
}
