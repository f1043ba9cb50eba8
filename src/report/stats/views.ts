import type { Stats } from './stats.ts';

/** Parts of the statistics that can be asked for by themselves. */
export const STATS_VIEWS = [
  'year',
  'days',
  'forecast',
  'retention',
  'accuracy',
  'gaps',
  'hardest',
  'interviews',
  'calibration',
] as const;
export type StatsView = (typeof STATS_VIEWS)[number];

/** The statistics as a document: all of them, or the parts that are asked for. */
export function statsDocument(stats: Stats, views: readonly StatsView[]): Readonly<Record<string, unknown>> {
  const { asOf, since, query } = stats;
  if (views.length === 0) {
    const { day: _, ...all } = stats;
    return all;
  }
  const parts = views.map((view) =>
    view === 'year' ? (['days', stats.days] as const) : ([view, stats[view]] as const),
  );
  return { asOf, since, query, ...Object.fromEntries(parts) };
}
