import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlanningEvent } from '../memory/plan/goal.ts';
import type { Costs } from '../memory/plan/request.ts';
import { replaceFile } from './disk.ts';
import { continues, type Mark, markOf } from './memory-cache.ts';
import { type LogFile, logFiles, readJournalFrom } from './review-log.ts';

/** Raise it whenever a field changes its meaning: a view of another version is made anew. */
const VERSION = 1;
/** Fewer new bytes of log than this are read again rather than written down as read. */
const WORTH_KEEPING = 100_000;

/** What is kept of plans, so that a session need not search the log for one. It may vanish at any time. */
interface PlanView {
  readonly version: typeof VERSION;
  readonly marks: readonly Mark[];
  readonly events: readonly PlanningEvent[];
  /** Id of the plan whose end was told. */
  readonly told?: string;
  /** What answers cost this learner, as of one of their days. */
  readonly costs?: { readonly day: number; readonly costs: Costs };
}

export interface PlanBook {
  /** All events that plans follow from, in no order. */
  readonly events: readonly PlanningEvent[];
  readonly told: string | undefined;
  /** The costs kept on that learner's day; undefined where there are none. */
  costs(day: number): Costs | undefined;
  keepCosts(day: number, costs: Costs): void;
  keepTold(id: string): void;
}

const fileIn = (folder: string): string => path.join(folder, 'plan.json');

function load(folder: string): PlanView | undefined {
  try {
    const view = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as PlanView;
    return view.version === VERSION && Array.isArray(view.marks) && Array.isArray(view.events) ? view : undefined;
  } catch {
    return undefined;
  }
}

/** The view brought up to the log's present end; and how many bytes had to be read for that. */
function bringUp(
  view: PlanView | undefined,
  files: readonly LogFile[],
): { readonly view: PlanView; readonly read: number } {
  const byName = new Map(files.map((file) => [file.name, file]));
  const fits = view?.marks.every((mark) => {
    const file = byName.get(mark.name);
    return file !== undefined && continues(mark, file);
  });
  const known = view && fits ? view : undefined;
  const events = new Map((known?.events ?? []).map((e) => [e.id, e]));
  let read = known ? 0 : WORTH_KEEPING;
  const marks = files.map((file): Mark => {
    const before = known?.marks.find(({ name }) => name === file.name);
    if (before?.size === file.size) return before;
    const { found, upTo } = readJournalFrom(file, before?.size ?? 0, 'plan', 'retract');
    for (const e of found) events.set(e.id, e);
    read += upTo - (before?.size ?? 0) + (found.length > 0 ? WORTH_KEEPING : 0);
    return markOf(file, upTo);
  });
  return { view: { version: VERSION, ...view, marks, events: [...events.values()] }, read };
}

/** Everything the log says of plans, through the kept view. Throws on disk errors of the log. */
export function openPlanBook(
  { reviews, cache }: { readonly reviews: string; readonly cache: string },
  nonce: string,
): PlanBook {
  const brought = bringUp(load(cache), logFiles(reviews));
  let { view } = brought;
  const keep = (): void => {
    try {
      replaceFile(fileIn(cache), Buffer.from(JSON.stringify(view)), nonce);
    } catch {
      // Made anew next time.
    }
  };
  if (brought.read >= WORTH_KEEPING) keep();
  return {
    events: view.events,
    told: view.told,
    costs: (day) => (view.costs?.day === day ? view.costs.costs : undefined),
    keepCosts(day, costs) {
      view = { ...view, costs: { day, costs } };
      keep();
    },
    keepTold(told) {
      view = { ...view, told };
      keep();
    },
  };
}
