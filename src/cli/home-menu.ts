import { dayDate, dayNumber, type Moment } from '../memory/day.ts';
import type { Fold } from '../memory/fold.ts';
import { EXIT, type ExitCode, unwrap } from '../problem.ts';
import { counted, duration } from '../report/duration.ts';
import { deckStandings } from '../report/standings.ts';
import { dueTotal } from '../report/today.ts';
import { type Menu, type MenuChoice, showMenu } from '../terminal/menu.ts';
import { oneLine } from '../terminal/sanitize.ts';
import { wrap } from '../terminal/text.ts';
import type { Theme } from '../terminal/theme.ts';
import { study } from './commands/study.ts';
import type { Context } from './context.ts';
import { interviewWords, nothingDue, openToday, type TodayView, waiting } from './overview.ts';
import { closeOnSignal } from './signals.ts';
import { EVERYTHING, type StudyOptions } from './study-plan.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

type Choice = { readonly study: StudyOptions } | 'decks' | 'learn' | 'browse' | 'interview' | 'quiz' | 'stats' | 'quit';

/** New cards that "more" adds to today's. */
const MORE_NEW = 10;

function introOf(workspace: Workspace, view: TodayView, theme: Theme): Menu<Choice>['intro'] {
  const { today, done, streak } = view;
  const { due, new: fresh, learning } = today.total;
  return (columns) => {
    const paragraph = (text: string): string[] => wrap(text, columns);
    const interview = interviewWords(view);
    const held = interview === undefined ? waiting(today.held) : undefined;
    const counts = [`${due} due`, `${fresh} new`, ...(learning > 0 ? [`${learning} learning`] : [])];
    return [
      ...(dueTotal(today.total) > 0
        ? paragraph(`Today ${theme.strong(counts.join(`  ${theme.signs.dot}  `))}`)
        : nothingDue(workspace, view).flatMap(paragraph)),
      ...(interview === undefined ? [] : paragraph(interview)),
      ...(done.answers > 0
        ? paragraph(`Done  ${counted(done.answers, 'answer')} in ${duration(done.ms)}, ${done.recalled} recalled`)
        : []),
      ...(streak.current > 0 ? paragraph(`Streak ${counted(streak.current, 'day')}, best ${streak.best}`) : []),
      ...(held && dueTotal(today.total) > 0 ? paragraph(theme.muted(held)) : []),
    ];
  };
}

function homeItems(view: TodayView): Menu<Choice>['items'] {
  const { today, done } = view;
  const total = dueTotal(today.total);
  const planned = view.interview?.cards ?? 0;
  const more = done.introduced + MORE_NEW;
  return [
    ...(planned > 0
      ? [{ label: 'Study', about: `${counted(planned, 'card')} of the plan`, value: { study: EVERYTHING } }]
      : total > 0
        ? [{ label: 'Study', about: counted(total, 'card'), value: { study: EVERYTHING } }]
        : []),
    ...(total === 0 && today.held.new > 0
      ? [
          {
            label: 'More new cards',
            about: `${MORE_NEW} beyond today's limit`,
            value: { study: { ...EVERYTHING, newCards: more } },
          },
        ]
      : []),
    { label: 'Decks', about: 'choose one to study', value: 'decks' as const },
    { label: 'Learn', about: 'lessons, objectives, reading', value: 'learn' as const },
    { label: 'Browse', about: 'find, study, flag, edit', value: 'browse' as const },
    { label: 'Mock interview', about: 'follow-ups, a score', value: 'interview' as const },
    ...(total === 0
      ? [
          {
            label: 'Cram',
            about: 'all cards, the schedule stays as it is',
            value: { study: { ...EVERYTHING, mode: 'cram' as const } },
          },
        ]
      : []),
    { label: 'Quiz', about: 'timed, alone or in a group', value: 'quiz' as const },
    { label: 'Statistics', about: 'what it adds up to', value: 'stats' as const },
    { label: 'Quit', value: 'quit' as const },
  ];
}

function deckItems({ decks, settings }: Workspace, fold: Fold, now: Moment): Menu<Choice>['items'] {
  return decks.map((deck) => {
    const { due, new: fresh, learning, cards, mastered } = deckStandings(deck.entries, fold, now, settings.leech);
    const about = `${due + learning} due, ${fresh} new, ${mastered} of ${cards} mastered`;
    return { label: oneLine(deck.title), about, value: { study: { ...EVERYTHING, decks: [deck.id] } } };
  });
}

/** `prepdeck` on a terminal: what today brings, and a way to everything, until the learner quits. */
export async function homeMenu(context: Context): Promise<ExitCode> {
  const theme = await context.theme();
  const show = (menu: Menu<Choice>): Promise<MenuChoice<Choice>> =>
    showMenu(menu, theme, context.stdin, context.stdout, (close) => closeOnSignal(close, context));
  for (;;) {
    const workspace = unwrap(await openWorkspace([], context));
    const view = unwrap(await openToday(workspace, context));
    const title = `prepdeck ${theme.signs.dot} ${dayDate(dayNumber(view.now))}`;
    let choice = await show({ title, intro: introOf(workspace, view, theme), items: homeItems(view) });
    if (choice.kind === 'chosen' && choice.value === 'decks') {
      choice = await show({
        title: 'Decks',
        intro: () => ['Which deck? esc goes back.'],
        items: deckItems(workspace, unwrap(await workspace.learner()).fold, view.now),
      });
      if (choice.kind === 'back') continue;
    }
    if (choice.kind !== 'chosen') return choice.kind === 'quit' && choice.interrupted ? EXIT.interrupted : EXIT.ok;
    if (choice.value === 'quiz') {
      const { quizBySetUp } = await import('./commands/quiz.ts');
      const played = await quizBySetUp(context);
      if (played === undefined) continue;
      // Its last standings stay on the terminal.
      return played;
    }
    if (choice.value === 'quit' || choice.value === 'decks') return EXIT.ok;
    if (choice.value === 'stats') {
      const { run } = await import('./commands/stats.ts');
      // Printed, so that it stays on the terminal.
      return run({ words: [], options: {} }, context);
    }
    if (choice.value === 'interview') {
      const { interviewMenu } = await import('./interview/set-up.ts');
      const { USUAL } = await import('./interview/hold-interview.ts');
      const held = await interviewMenu(USUAL, context);
      if (held === 'back') continue;
      return held;
    }
    if (choice.value === 'browse') {
      const { run } = await import('./commands/browse.ts');
      const code = await run({ words: [], options: {} }, context);
      if (code !== EXIT.ok) return code;
      continue;
    }
    if (choice.value === 'learn') {
      const { learnMenu } = await import('./learn/topic-menu.ts');
      const code = await learnMenu([], context);
      if (code !== EXIT.ok) return code;
      continue;
    }
    const code = await studyOrMore(choice.value.study, context, show);
    if (code !== EXIT.ok) return code;
  }
}

/** Studies a deck; where nothing of it is due, asks what to do instead of leaving for the shell. */
async function studyOrMore(
  options: StudyOptions,
  context: Context,
  show: (menu: Menu<Choice>) => Promise<MenuChoice<Choice>>,
): Promise<ExitCode> {
  const [deck] = options.decks;
  if (deck === undefined) return study(options, context);
  const workspace = unwrap(await openWorkspace(options.decks, context));
  const view = unwrap(await openToday(workspace, context));
  if (dueTotal(view.today.total) > 0) return study(options, context);
  const more = { ...options, newCards: view.done.introduced + MORE_NEW };
  const choice = await show({
    title: oneLine(workspace.decks[0]?.title ?? deck),
    intro: (columns) => nothingDue(workspace, view).flatMap((line) => wrap(line, columns)),
    items: [
      ...(view.today.held.new > 0
        ? [{ label: 'More new cards', about: `${MORE_NEW} beyond today's limit`, value: { study: more } }]
        : []),
      {
        label: 'Cram',
        about: 'all its cards, the schedule stays as it is',
        value: { study: { ...options, mode: 'cram' } },
      },
      { label: 'Back', value: 'decks' },
    ],
  });
  if (choice.kind === 'quit') return choice.interrupted ? EXIT.interrupted : EXIT.ok;
  return choice.kind === 'chosen' && typeof choice.value !== 'string' ? study(choice.value.study, context) : EXIT.ok;
}
