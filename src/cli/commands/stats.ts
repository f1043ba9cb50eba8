import path from 'node:path';
import type { CardId } from '../../deck/model.ts';
import { dayNumber } from '../../memory/day.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { printQuery } from '../../query/print.ts';
import type { Query } from '../../query/query.ts';
import type { InterviewScore } from '../../report/interview-scores.ts';
import { statsCsv } from '../../report/stats/csv.ts';
import { type Stats, statistics } from '../../report/stats/stats.ts';
import { type Sums, sumsOfSome } from '../../report/stats/sums.ts';
import { STATS_VIEWS, statsDocument } from '../../report/stats/views.ts';
import { diskProblem } from '../../store/disk.ts';
import type { Learner } from '../../store/learner.ts';
import type { Mark } from '../../store/memory-cache.ts';
import { logFiles, readJournal, readOnce } from '../../store/review-log.ts';
import { type OpenReviews, openReviews } from '../../store/reviews-cache.ts';
import { keepStats, type LastLook, lastLook, type StatsKey } from '../../store/stats-cache.ts';
import { sumsOf } from '../../store/sums-cache.ts';
import { logMarks } from '../../store/today-cache.ts';
import { textColumns } from '../../terminal/capability.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { overviewLines } from '../../terminal/stats/overview.ts';
import { viewLines } from '../../terminal/stats/views.ts';
import { type Kit, questionOf } from '../../terminal/study/blocks.ts';
import { wrap } from '../../terminal/text.ts';
import { createTextSetter } from '../../terminal/text-setter.ts';
import { cardFinder } from '../card-finder.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import { printPaged } from '../pager.ts';
import { printJson } from '../print.ts';
import { cardsOf, queryCards, queryOfWords, readQuery } from '../query-cards.ts';
import { interviewsOf } from '../scores.ts';
import { firstDay, type Since } from '../stats/since.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** `prepdeck stats [QUERY]` */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const ways = (['json', 'csv', 'html'] as const).filter((way) => options[way] !== undefined && options[way] !== false);
  if (ways.length > 1) {
    throw new Failure({
      message: `${ways.map((way) => `--${way}`).join(' and ')} are ways to give one thing`,
      hint: 'choose one',
      exit: EXIT.usage,
    });
  }
  // Where neither the fold nor the table was kept, both are made from one reading.
  const workspace = unwrap(await openWorkspace([], context, {}, readOnce()));
  const views = STATS_VIEWS.filter((view) => options[view] === true);
  const stats = await statsOf(queryOfWords(words), options.since as Since | undefined, workspace, context);
  if (options.json === true) {
    printJson(context.out, statsDocument(stats, views));
    return EXIT.ok;
  }
  if (options.csv === true) {
    context.out.write(statsCsv(stats, views));
    return EXIT.ok;
  }
  if (typeof options.html === 'string') return writePage(options.html, stats, options.force === true, context);
  const setter = createTextSetter(await context.theme());
  await setter.prepare([...stats.gaps.keyPoints, ...stats.gaps.redFlags].map(({ text }) => text));
  const kit: Kit = {
    theme: await context.theme(),
    columns: textColumns(context.capability),
    highlight: setter.highlight,
  };
  const scope = scopeLines(stats, kit);
  const body =
    views.length === 0
      ? overviewLines(stats, kit)
      : views.flatMap((view, i) => [...(i > 0 ? [''] : []), ...viewLines(view, stats, kit)]);
  await printPaged([...scope, ...body], context);
  if (stats.days.length === 0 && views.length === 0) {
    context.err.write(
      stats.query === '' && stats.since === null
        ? 'Nothing was answered yet: `prepdeck study` begins.\n'
        : 'None of this was answered yet.\n',
    );
  }
  return EXIT.ok;
}

async function writePage(name: string, stats: Stats, force: boolean, context: Context): Promise<ExitCode> {
  const { statsPage } = await import('../../report/stats/html/page.ts');
  if (name === '-') {
    context.out.write(statsPage(stats));
    return EXIT.ok;
  }
  const { writeWhole } = await import('../../store/backup.ts');
  const file = path.resolve(context.cwd, name);
  unwrap(writeWhole(file, statsPage(stats), force, nonceOf(context)));
  context.err.write(`${oneLine(file)} is written.\n`);
  return EXIT.ok;
}

/** What the numbers are told of, where that is not everything. */
function scopeLines({ query, since }: Stats, { theme, columns }: Kit): string[] {
  const parts = [...(query === '' ? [] : [oneLine(query)]), ...(since === null ? [] : [`since ${since}`])];
  return parts.length === 0 ? [] : [...wrap(theme.muted(parts.join(', ')), columns), ''];
}

/** The statistics that are asked for; those of all cards and all time are kept until something changes. */
async function statsOf(text: string, since: Since | undefined, workspace: Workspace, context: Context): Promise<Stats> {
  const query = unwrap(readQuery(text, workspace.settings));
  if (query.kind !== 'all' || since !== undefined) return countStats(query, since, workspace, context);
  const { paths, build } = context;
  const { retention, leech } = workspace.settings;
  const { t, tz, rollover } = workspace.moment();
  const key: StatsKey = {
    build,
    day: dayNumber({ t, tz, rollover }),
    tz,
    rollover,
    retention,
    leech,
    library: workspace.library.fingerprint,
    marks: marksOf(paths.reviews),
  };
  const { kept, questions } = lastLook(paths.cache, key);
  if (kept) {
    workspace.warnOfDamage(kept.damaged);
    return kept.stats;
  }
  const stats = await countStats(query, since, workspace, context, questions);
  keepStats(paths.cache, key, { stats, damaged: unwrap(await workspace.learner()).damaged }, nonceOf(context));
  return stats;
}

function marksOf(reviews: string): Mark[] {
  try {
    return logMarks(reviews);
  } catch (error) {
    return unwrap(diskProblem(error, `cannot read the reviews in ${reviews}`));
  }
}

async function countStats(
  query: Query,
  since: Since | undefined,
  workspace: Workspace,
  context: Context,
  questions: LastLook['questions'] = new Map(),
): Promise<Stats> {
  const learner = unwrap(await workspace.learner());
  const { library, entries, settings } = workspace;
  const now = workspace.moment();
  const entryOf = cardFinder(workspace.decks);
  const chosen = query.kind === 'all' ? undefined : await queryCards({ query, entries, workspace, learner }, context);
  const from = since && firstDay(since, dayNumber(now));
  const { paths, build } = context;
  const { sums, reviewed, interviews } = await countReviews(learner, workspace, context, (reviews) =>
    chosen === undefined && from === undefined
      ? sumsOf(reviews, {
          cache: paths.cache,
          build,
          library: library.fingerprint,
          nonce: nonceOf(context),
          entryOf,
        })
      : sumsOfSome(reviews.table, chosen, from, entryOf),
  );
  return statistics({
    sums,
    reviewed,
    entries: chosen ?? entries,
    isThere: (card) => entryOf(card) !== undefined,
    titles: new Map(workspace.decks.map(({ id, title }) => [id, title])),
    fold: learner.fold,
    now,
    since: from,
    query: query.kind === 'all' ? '' : printQuery(query),
    desiredRetention: settings.retention,
    leech: settings.leech,
    interviews,
    readCards: (cards: readonly CardId[]) => {
      const decks = new Set(cards.map((card) => card.slice(0, card.indexOf('/'))));
      return cardsOf(
        library.decks.filter(({ id }) => decks.has(id)),
        library.load,
      );
    },
    questions,
    questionOf,
  });
}

/** The sums of the reviews, the cards that they number, and the scores of mock interviews. */
async function countReviews(
  learner: Learner,
  workspace: Workspace,
  { paths }: Context,
  count: (reviews: OpenReviews) => Sums,
): Promise<{ sums: Sums; reviewed: readonly CardId[]; interviews: readonly InterviewScore[] }> {
  try {
    const reviews = openReviews({ ...workspace.learnerOptions(), learner });
    const steps = reviews.interviews ? readJournal(logFiles(paths.reviews), 'interview') : [];
    const interviews = await interviewsOf(steps, workspace.moment());
    return { sums: count(reviews), reviewed: reviews.table.cards, interviews };
  } catch (error) {
    return unwrap(diskProblem(error, `cannot read the reviews in ${paths.reviews}`));
  }
}
