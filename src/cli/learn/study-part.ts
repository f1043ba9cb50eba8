import { totalsToday } from '../../memory/queue.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import type { Menu, MenuChoice } from '../../terminal/menu.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import { study } from '../commands/study.ts';
import type { Context } from '../context.ts';
import { EVERYTHING, MORE_NEW, planOf, type StudyOptions, selectEntries } from '../study-plan.ts';
import { openWorkspace } from '../workspace.ts';
import type { Topic } from './topic.ts';

/** Studies one half of a topic; where nothing of it is due, asks what to do instead of saying so behind the next screen. */
export async function studyPart(
  only: 'checks' | 'interview',
  { deck, row }: Topic,
  words: readonly string[],
  context: Context,
  show: (menu: Menu<StudyOptions | 'back'>) => Promise<MenuChoice<StudyOptions | 'back'>>,
): Promise<ExitCode | 'back'> {
  const decks = words.length === 0 ? [deck.id] : words;
  const options: StudyOptions = { ...EVERYTHING, decks, filter: `deck:${deck.id}`, only };
  const workspace = unwrap(await openWorkspace(words, context));
  const learner = unwrap(await workspace.learner());
  const { queue } = planOf(options, selectEntries([row], options), learner, workspace, 'a look');
  if (queue.cards.length + queue.learning.length > 0) return study(options, context);
  const { introduced } = totalsToday(learner.fold, workspace.moment());
  const choice = await show({
    title: oneLine(deck.title),
    intro: (columns) => wrap('Nothing of this is due now.', columns),
    items: [
      ...(queue.held.new > 0
        ? [
            {
              label: 'More new cards',
              about: `${MORE_NEW} beyond today's limit`,
              value: { ...options, newCards: introduced + MORE_NEW },
            },
          ]
        : []),
      {
        label: 'Cram',
        about: 'all its cards, the schedule stays as it is',
        value: { ...options, mode: 'cram' as const },
      },
      { label: 'Back', value: 'back' as const },
    ],
  });
  if (choice.kind === 'quit') return choice.interrupted ? EXIT.interrupted : EXIT.ok;
  return choice.kind === 'back' || choice.value === 'back' ? 'back' : study(choice.value, context);
}
