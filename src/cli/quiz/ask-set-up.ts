import type { RoundMode } from '../../session/round/round-state.ts';
import { SCORINGS, type Scoring } from '../../session/round/scoring.ts';
import { type Menu, type MenuChoice, showMenu } from '../../terminal/menu.ts';
import { promptLine } from '../../terminal/prompt-line.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { closeOnSignal } from '../signals.ts';
import type { Workspace } from '../workspace.ts';
import { quizOptions } from './options.ts';

/** What was settled, as the command line would have said it; or that nothing was. */
export type SetUp = { readonly parsed: Parsed } | { readonly left: 'back' | 'quit' | 'interrupted' };

const MODE_ITEMS: Menu<RoundMode>['items'] = [
  { label: 'Alone', about: 'against the clock and your own best', value: 'solo' },
  { label: 'In turns', about: 'each answers each question, the keyboard is passed on', value: 'turns' },
  { label: 'Buzzer', about: 'all look at once, the first to press answers', value: 'buzzer' },
  { label: 'Sudden death', about: 'wrong where another is right is out', value: 'sudden-death' },
  { label: 'Teams', about: 'the mean of their members', value: 'team' },
];

const SCORING_WORDS: Readonly<Record<Scoring, string>> = {
  accuracy: 'right is right, however long it took',
  speed: 'the sooner the more, half is left at the end',
  streak: 'a tenth more for each right answer in a row',
  penalty: 'a wrong answer costs half',
};

/** `Ann, Bo` or, for teams, `Red=Ann,Bo; Blue=Cy`, as the options of the command. */
function sidesFrom(text: string, mode: RoundMode): Parsed['options'] {
  const parts = (separator: string): string[] =>
    text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean);
  return mode === 'team' ? { team: parts(';') } : { players: parts(',') };
}

/** The short set-up of a round on a terminal: how, who, what, and how it is scored. */
export async function askSetUp(workspace: Workspace, context: Context): Promise<SetUp> {
  const theme = await context.theme();
  const { stdin, stdout } = context;
  const onOpen = (close: () => void) => closeOnSignal(close, context);
  const show = <T>(title: string, intro: string, items: Menu<T>['items']): Promise<MenuChoice<T>> =>
    showMenu({ title, intro: (columns) => wrap(intro, columns), items }, theme, stdin, stdout, onOpen);
  const leave = (choice: Exclude<MenuChoice<unknown>, { kind: 'chosen' }>): SetUp => ({
    left: choice.kind === 'back' ? 'back' : choice.interrupted ? 'interrupted' : 'quit',
  });

  for (;;) {
    const mode = await show('Quiz', 'How do you play? esc goes back.', MODE_ITEMS);
    if (mode.kind !== 'chosen') return leave(mode);
    let sides: Parsed['options'] = {};
    if (mode.value !== 'solo') {
      const example =
        mode.value === 'team' ? 'The teams, such as Red=Ann,Bo; Blue=Cy,Di' : 'Who plays, such as Ann, Bo, Cy';
      const given = await promptLine(
        {
          title: 'Quiz',
          intro: example,
          fault: (text) => {
            const read = quizOptions({ words: [], options: { ...sidesFrom(text, mode.value), mode: mode.value } });
            return read.ok ? undefined : oneLine(read.problem.message);
          },
        },
        theme,
        stdin,
        stdout,
        onOpen,
      );
      if (given.kind === 'interrupted') return { left: 'interrupted' };
      if (given.kind === 'back') continue;
      sides = sidesFrom(given.text, mode.value);
    }
    const deck = await show('Quiz', 'Which deck?', [
      { label: 'All decks, mixed', value: [] as string[] },
      ...workspace.decks.map((row) => ({ label: oneLine(row.title), value: [row.id] })),
    ]);
    if (deck.kind === 'back') continue;
    if (deck.kind !== 'chosen') return leave(deck);
    const scoring = await show(
      'Quiz',
      'How are answers scored?',
      SCORINGS.map((value) => ({ label: value, about: SCORING_WORDS[value], value })),
    );
    if (scoring.kind === 'back') continue;
    if (scoring.kind !== 'chosen') return leave(scoring);
    return { parsed: { words: deck.value, options: { ...sides, mode: mode.value, scoring: scoring.value } } };
  }
}
