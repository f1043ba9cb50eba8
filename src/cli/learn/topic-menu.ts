import type { DeckRow } from '../../deck/library.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { prepareHighlighting } from '../../terminal/highlight.ts';
import { readLesson } from '../../terminal/learn/reader-screen.ts';
import {
  lessonWords,
  objectiveSign,
  objectiveWords,
  reachedWords,
  readingFacts,
  readWords,
  standingWords,
} from '../../terminal/learn/topic-lines.ts';
import { prepareMarkdown, renderInline } from '../../terminal/markdown.ts';
import { type Menu, type MenuChoice, type MenuItem, showMenu } from '../../terminal/menu.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import { openAddress } from '../browser.ts';
import type { Context } from '../context.ts';
import { quiet } from '../quiet.ts';
import { closeOnSignal } from '../signals.ts';
import { openWorkspace } from '../workspace.ts';
import { studyPart } from './study-part.ts';
import { openTopic, recordMarks, type Topic } from './topic.ts';

type Part = 'lesson' | 'objectives' | 'reading' | 'checks' | 'interview' | 'back';

/** `back`: to what was before; a number is the exit code with which all ends. */
type Left = 'back' | ExitCode;

const leftBy = <T>(choice: Exclude<MenuChoice<T>, { kind: 'chosen' }>): Left => {
  if (choice.kind === 'back') return 'back';
  return choice.interrupted ? EXIT.interrupted : EXIT.ok;
};

/** `prepdeck learn` on a terminal: choose a deck where several are meant, then its topic, until the learner leaves. */
export async function learnMenu(words: readonly string[], context: Context): Promise<ExitCode> {
  const theme = await context.theme();
  const show = <T>(menu: Menu<T>): Promise<MenuChoice<T>> =>
    showMenu(menu, theme, context.stdin, context.stdout, (close) => closeOnSignal(close, context));
  const workspace = unwrap(await openWorkspace(words, context));
  const [only, ...others] = workspace.decks;
  if (only !== undefined && others.length === 0) {
    const left = await showTopic(only.id, words, context, show);
    return left === 'back' ? EXIT.ok : left;
  }
  if (only === undefined) {
    context.err.write('There are no decks yet; `prepdeck data path` names the folder to put them in.\n');
    return EXIT.ok;
  }
  for (let start = 0; ; ) {
    const choice = await show<DeckRow>({
      title: 'Learn',
      intro: () => ['Which topic? esc goes back.'],
      items: workspace.decks.map((deck) => ({
        label: oneLine(deck.title),
        about: `${counted(deck.objectives.length, 'objective')}, ${counted(deck.entries.length, 'card')}`,
        value: deck,
      })),
      start,
    });
    if (choice.kind !== 'chosen') {
      const left = leftBy(choice);
      return left === 'back' ? EXIT.ok : left;
    }
    start = workspace.decks.indexOf(choice.value);
    const left = await showTopic(choice.value.id, words, context, show);
    if (left !== 'back') return left;
  }
}

type Show = <T>(menu: Menu<T>) => Promise<MenuChoice<T>>;

/** The page of one topic. Read anew each time it is shown: studying and marking change it. */
async function showTopic(id: string, words: readonly string[], context: Context, show: Show): Promise<Left> {
  for (let start = 0; ; ) {
    const workspace = unwrap(await openWorkspace(words, context));
    const row = workspace.decks.find((deck) => deck.id === id);
    if (row === undefined) return 'back';
    const topic = unwrap(await openTopic(row, workspace, unwrap(await workspace.learner()), context));
    const items = itemsOf(topic);
    const choice = await show<Part>({
      title: oneLine(topic.deck.title),
      intro: (columns) => wrap(oneLine(topic.deck.summary), columns),
      items,
      start,
    });
    if (choice.kind !== 'chosen') return leftBy(choice);
    start = items.findIndex(({ value }) => value === choice.value);
    const left = await openPart(choice.value, topic, words, context, show);
    if (left === 'leave') return 'back';
    if (left !== 'back') return left;
  }
}

function itemsOf({ deck, objectives, reading, checks, interview }: Topic): MenuItem<Part>[] {
  return [
    ...(deck.lesson === undefined
      ? []
      : [{ label: 'Lesson', about: lessonWords(deck.lesson), value: 'lesson' as const }]),
    ...(objectives.length === 0
      ? []
      : [{ label: 'Objectives', about: reachedWords(objectives), value: 'objectives' as const }]),
    ...(reading.length === 0 ? [] : [{ label: 'Reading', about: readWords(reading), value: 'reading' as const }]),
    ...(checks.cards === 0
      ? []
      : [{ label: 'Knowledge check', about: standingWords(checks), value: 'checks' as const }]),
    ...(interview.cards === 0
      ? []
      : [{ label: 'Interview questions', about: standingWords(interview), value: 'interview' as const }]),
    { label: 'Back', value: 'back' as const },
  ];
}

async function openPart(
  part: Part,
  topic: Topic,
  words: readonly string[],
  context: Context,
  show: Show,
): Promise<Left | 'leave'> {
  switch (part) {
    case 'back':
      return 'leave';
    case 'lesson':
      return lesson(topic, context);
    case 'objectives':
      return objectives(topic, words, context, show);
    case 'reading':
      return reading(topic, words, context, show);
    case 'checks':
    case 'interview': {
      const left = await studyPart(part, topic, words, context, show);
      return left === EXIT.ok ? 'back' : left;
    }
  }
}

async function lesson({ deck }: Topic, context: Context): Promise<Left> {
  const theme = await context.theme();
  const text = deck.lesson ?? '';
  await prepareMarkdown([text]);
  const left = await readLesson({
    title: deck.title,
    lesson: text,
    theme,
    highlight: await prepareHighlighting([text], theme),
    stdin: context.stdin,
    stdout: context.stdout,
    onOpen: (close) => closeOnSignal(close, context),
  });
  return left === 'back' ? 'back' : EXIT.interrupted;
}

/** Choosing an objective marks it by hand, or takes that back. */
async function objectives({ row, deck }: Topic, words: readonly string[], context: Context, show: Show): Promise<Left> {
  const theme = await context.theme();
  let trouble: string | undefined;
  for (let start = 0; ; ) {
    const workspace = unwrap(await openWorkspace(words, quiet(context)));
    const topic = unwrap(await openTopic(row, workspace, unwrap(await workspace.learner()), context));
    await prepareMarkdown(topic.objectives.map(({ text }) => text));
    const note = 'Done is what the cards say. Choosing one marks it by hand, or takes the mark away; esc goes back.';
    const choice = await show<number>({
      title: `${oneLine(deck.title)} ${theme.signs.arrow} Objectives, ${reachedWords(topic.objectives)}`,
      intro: (columns) => wrap(trouble === undefined ? theme.muted(note) : theme.warn(trouble), columns),
      items: topic.objectives.map((state, i) => {
        return {
          label: `${objectiveSign(state, theme)} ${renderInline(state.text, { theme })}`,
          about: objectiveWords(state),
          value: i,
        };
      }),
      start,
    });
    if (choice.kind !== 'chosen') return leftBy(choice);
    start = choice.value;
    const state = topic.objectives[choice.value];
    if (state === undefined) continue;
    const mark = { type: 'objective', objective: state.id, done: !state.marked } as const;
    const recorded = recordMarks(deck.id, [mark], workspace, context);
    trouble = recorded.ok ? undefined : recorded.problem.message;
  }
}

type OnReading = 'open' | 'mark' | 'back';

async function reading({ row, deck }: Topic, words: readonly string[], context: Context, show: Show): Promise<Left> {
  const theme = await context.theme();
  let said: string | undefined;
  for (let start = 0; ; ) {
    const workspace = unwrap(await openWorkspace(words, quiet(context)));
    const topic = unwrap(await openTopic(row, workspace, unwrap(await workspace.learner()), context));
    await prepareMarkdown(topic.reading.map(({ title }) => title));
    const choice = await show<number>({
      title: `${oneLine(deck.title)} ${theme.signs.arrow} Reading, ${readWords(topic.reading)}`,
      intro: (columns) => wrap(said ?? theme.muted('Which one? esc goes back.'), columns),
      items: topic.reading.map((one, i) => ({
        label: `${one.read ? theme.signs.checked : theme.signs.unchecked} ${renderInline(one.title, { theme })}`,
        about: readingFacts(one),
        value: i,
      })),
      start,
    });
    if (choice.kind !== 'chosen') return leftBy(choice);
    start = choice.value;
    const one = topic.reading[choice.value];
    if (one === undefined) continue;
    const what = await show<OnReading>({
      title: oneLine(one.title),
      intro: (columns) => wrap(oneLine(one.url), columns),
      items: [
        { label: 'Open in the browser', value: 'open' },
        { label: one.read ? 'Mark as not read' : 'Mark as read', value: 'mark' },
        { label: 'Back', value: 'back' },
      ],
    });
    if (what.kind === 'quit') return leftBy(what);
    said = undefined;
    if (what.kind === 'back' || what.value === 'back') continue;
    const done =
      what.value === 'open'
        ? await openAddress(one.url, context)
        : recordMarks(deck.id, [{ type: 'reading', reading: one.id, read: !one.read }], workspace, context);
    if (!done.ok) said = theme.warn(oneLine(done.problem.message));
  }
}
