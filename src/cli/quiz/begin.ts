import { letters } from '../../memory/random.ts';
import { Failure, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import type { KeptRound } from '../../session/round/record.ts';
import type { RoundTalk } from '../../session/round/round-talk.ts';
import { textColumns } from '../../terminal/capability.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printLines } from '../print.ts';
import { closeOnSignal } from '../signals.ts';
import type { Workspace } from '../workspace.ts';
import { leftRound, leftWords } from './left-round.ts';
import { quizOptions } from './options.ts';
import { pastRounds } from './past-rounds.ts';
import { playRound, type RoundParts } from './session.ts';
import { cardsOfRound, prepareRound } from './set-up.ts';

/** A round that is about to be played. */
/** `notice` is what is to be known of it before it is played. */
export type Round = Pick<RoundParts, 'id' | 'setup' | 'cards' | 'before' | 'began'> & { readonly notice?: string };

async function resumed({ id, t, events, state }: KeptRound, workspace: Workspace): Promise<Round> {
  const { setup } = state;
  return { id, setup, before: events, began: t, cards: unwrap(await cardsOfRound(setup, workspace)) };
}

/** The last round that was left, however long ago. */
export async function lastRound(workspace: Workspace, context: Context): Promise<Round> {
  const left = pastRounds(context).filter(({ state }) => state.phase.at !== 'over');
  const last = left.sort((a, b) => a.last - b.last).at(-1);
  if (!last) throw new Failure({ message: 'there is no round to go on with', hint: '`prepdeck quiz` begins one' });
  return resumed(last, workspace);
}

/** A new round by the options of the command. */
export async function newRound(parsed: Parsed, workspace: Workspace, context: Context): Promise<Round> {
  const options = unwrap(quizOptions(parsed));
  const { setup, cards, leftOut } = unwrap(
    await prepareRound(options, options.seed ?? letters(context.random, 6), workspace, context),
  );
  const short = options.count - setup.questions.length;
  const few =
    short > 0 && parsed.options.questions !== undefined
      ? `There are only ${counted(setup.questions.length, 'question')} to play.`
      : undefined;
  const notices = [leftOut, few].filter((notice) => notice !== undefined);
  for (const notice of notices) context.err.write(`${notice}\n`);
  return {
    id: `r-${letters(context.random, 6)}`,
    setup,
    cards,
    before: [],
    // What was printed is out of sight behind a full screen.
    ...(notices.length === 0 ? {} : { notice: notices.join(' ') }),
  };
}

/**
 * A new round, unless one was left: on a terminal it is asked what becomes of that one, elsewhere it is mentioned.
 * Undefined where the question was interrupted.
 */
export async function newOrLeftRound(
  parsed: Parsed,
  workspace: Workspace,
  context: Context,
): Promise<Round | undefined> {
  const left = leftRound(pastRounds(context), context.clock.now());
  if (left === undefined) return newRound(parsed, workspace, context);
  const { capability, err, stdin } = context;
  if (capability.plain || !capability.interactive) {
    err.write(`A round was left ${leftWords(left)}: \`prepdeck quiz --resume\` goes on with it.\n`);
    return newRound(parsed, workspace, context);
  }
  printLines(err, wrap(`A round was left ${leftWords(left)}.`, textColumns(capability)));
  const { askKey } = await import('../../terminal/ask-key.ts');
  const answer = await askKey(
    [
      ['g', 'go on with it'],
      ['n', 'a new one, it stays'],
      ['e', 'end it, and a new one'],
    ],
    {
      stdin,
      write: err.write,
      theme: await context.theme(),
      columns: textColumns(capability),
      onOpen: (close) => closeOnSignal(close, context),
    },
  );
  if (answer === 'interrupt') return undefined;
  if (answer === 'g') return resumed(left, workspace);
  if (answer === 'e') await endRound(left, workspace, context);
  return newRound(parsed, workspace, context);
}

/** Ends a round that was left, as its host would have. */
async function endRound(left: KeptRound, workspace: Workspace, { clock }: Context): Promise<void> {
  const now = (): number => Math.max(clock.now(), left.state.at);
  const talk: RoundTalk = { next: async () => ({ at: now(), do: 'end' }), end: () => {}, close: () => {} };
  const log = unwrap(workspace.openLog());
  const { id, events, state } = left;
  const parts = { id, setup: state.setup, before: events, cards: new Map(), began: left.t };
  try {
    unwrap(await playRound({ ...parts, talk, log, now, moment: workspace.moment }));
  } finally {
    log.close();
  }
}
