import type { DeckRow } from '../../deck/library.ts';
import { nearest } from '../../deck/nearest.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { textColumns } from '../../terminal/capability.ts';
import { prepareHighlighting } from '../../terminal/highlight.ts';
import {
  lessonWords,
  objectiveLines,
  reachedWords,
  readingLines,
  readWords,
  standingWords,
} from '../../terminal/learn/topic-lines.ts';
import { prepareMarkdown } from '../../terminal/markdown.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { type Kit, markdown } from '../../terminal/study/blocks.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { openTopic, recordMarks, type Topic } from '../learn/topic.ts';
import { printPaged } from '../pager.ts';
import { printJson } from '../print.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

type Part = 'lesson' | 'objectives' | 'reading';
const PARTS: readonly Part[] = ['lesson', 'objectives', 'reading'];

/** `prepdeck learn [DECK]`: a topic in the order in which one learns it. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const { capability } = context;
  const parts = PARTS.filter((part) => options[part] === true);
  const marks = marksOf(options);
  const asksOnly = parts.length === 0 && marks.length === 0 && options.json !== true;
  if (asksOnly && capability.interactive && !capability.plain) {
    const { learnMenu } = await import('../learn/topic-menu.ts');
    return learnMenu(words, context);
  }
  const workspace = unwrap(await openWorkspace(words, context));
  const learner = unwrap(await workspace.learner());
  const topicOf = async (row: DeckRow): Promise<Topic> => unwrap(await openTopic(row, workspace, learner, context));
  const [row, ...others] = workspace.decks;
  if (row === undefined || (others.length > 0 && (words.length === 0 || marks.length > 0))) {
    throw new Failure({
      message: 'which deck?',
      hint: `prepdeck learn ${oneLine(row?.id ?? 'DECK')}; the decks are ${workspace.decks.map(({ id }) => oneLine(id)).join(', ') || 'none yet'}`,
      exit: EXIT.usage,
    });
  }
  if (marks.length > 0) return mark(await topicOf(row), marks, options.json === true, workspace, context);
  const topics = await Promise.all(workspace.decks.map(topicOf));
  if (options.json === true) {
    printJson(context.out, { topics: topics.map(documentOf) });
    return EXIT.ok;
  }
  const lines: string[] = [];
  for (const topic of topics) lines.push(...(lines.length > 0 ? [''] : []), ...(await linesOf(topic, parts, context)));
  await printPaged(lines, context);
  return EXIT.ok;
}

interface MarkWord {
  readonly kind: 'objective' | 'reading';
  readonly id: string;
  readonly on: boolean;
}

function marksOf(options: Parsed['options']): MarkWord[] {
  const of = (name: string, kind: MarkWord['kind'], on: boolean): MarkWord[] => {
    const ids = options[name];
    return (Array.isArray(ids) ? ids : []).map((id) => ({ kind, id: String(id), on }));
  };
  return [
    ...of('mark', 'objective', true),
    ...of('unmark', 'objective', false),
    ...of('markRead', 'reading', true),
    ...of('markUnread', 'reading', false),
  ];
}

/** Marks by hand; an id that the deck does not have is a usage problem, and nothing is marked then. */
function mark(
  { deck }: Topic,
  marks: readonly MarkWord[],
  json: boolean,
  workspace: Workspace,
  context: Context,
): ExitCode {
  for (const { kind, id } of marks) {
    const known = (kind === 'objective' ? deck.objectives : deck.reading).map((one) => one.id);
    if (known.includes(id)) continue;
    const meant = nearest(id, known);
    throw new Failure({
      message: `no ${kind} ${JSON.stringify(oneLine(id))} in ${deck.id}`,
      hint: meant ? `did you mean ${meant}?` : known.length > 0 ? `there are ${known.join(', ')}` : 'it has none',
      exit: EXIT.usage,
    });
  }
  const events = marks.map(({ kind, id, on }) =>
    kind === 'objective'
      ? ({ type: 'objective', objective: id, done: on } as const)
      : ({ type: 'reading', reading: id, read: on } as const),
  );
  unwrap(recordMarks(deck.id, events, workspace, context));
  if (json) printJson(context.out, { deck: deck.id, marked: marks });
  for (const { kind, id, on } of marks) {
    const what = kind === 'objective' ? (on ? 'marked as done' : 'no longer marked') : on ? 'read' : 'not read';
    context.err.write(`${id}: ${what}.\n`);
  }
  return EXIT.ok;
}

/** The page of a topic; with parts, these alone, and of one part without its heading: it goes into a pipe. */
async function linesOf(topic: Topic, parts: readonly Part[], context: Context): Promise<string[]> {
  const { deck, objectives, reading, checks, interview } = topic;
  const theme = await context.theme();
  const sources = [deck.lesson ?? '', deck.summary, ...objectives.map((o) => o.text), ...reading.map((r) => r.title)];
  await prepareMarkdown(sources);
  const kit: Kit = {
    theme,
    columns: textColumns(context.capability),
    highlight: await prepareHighlighting(sources, theme),
  };
  const none = (what: string): string[] => wrap(theme.muted(`This deck has no ${what}.`), kit.columns);
  const body: Record<Part, () => string[]> = {
    lesson: () => (deck.lesson === undefined ? none('lesson') : markdown(deck.lesson, kit)),
    objectives: () => (objectives.length === 0 ? none('objectives') : objectiveLines(objectives, kit)),
    reading: () => (reading.length === 0 ? none('reading list') : readingLines(reading, kit)),
  };
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return body[only]();
  const titled = (title: string, about: string, lines: readonly string[]): string[] => [
    '',
    ...wrap(`${theme.heading(title)}${about === '' ? '' : `  ${theme.muted(about)}`}`, kit.columns),
    ...(lines.length > 0 ? ['', ...lines] : []),
  ];
  const about: Record<Part, string> = {
    lesson: deck.lesson === undefined ? '' : lessonWords(deck.lesson),
    objectives: objectives.length === 0 ? '' : reachedWords(objectives),
    reading: reading.length === 0 ? '' : readWords(reading),
  };
  const titles: Record<Part, string> = { lesson: 'Lesson', objectives: 'Objectives', reading: 'Reading' };
  const shown = parts.length === 0 ? PARTS : parts;
  return [
    ...wrap(theme.title(oneLine(deck.title)), kit.columns),
    ...(deck.summary === '' ? [] : wrap(oneLine(deck.summary), kit.columns)),
    ...shown.flatMap((part) => titled(titles[part], about[part], body[part]())),
    ...(parts.length > 0
      ? []
      : [
          ...titled('Knowledge check', standingWords(checks), []),
          ...titled('Interview questions', standingWords(interview), []),
          '',
          ...wrap(theme.muted(`prepdeck study ${oneLine(deck.id)} drills both.`), kit.columns),
        ]),
  ];
}

function documentOf({ deck, objectives, reading, checks, interview }: Topic): object {
  return {
    id: deck.id,
    title: deck.title,
    summary: deck.summary,
    lesson: deck.lesson ?? null,
    objectives,
    reading,
    checks,
    interview,
  };
}
