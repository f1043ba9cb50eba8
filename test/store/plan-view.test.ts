import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import type { AnyEvent, PlanEvent } from '../../src/memory/event.ts';
import { USUAL_COSTS } from '../../src/memory/plan/costs.ts';
import { openPlanBook } from '../../src/store/plan-view.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY } from '../support/study.ts';

const set = (n: number, device = 'laptop'): PlanEvent => ({
  v: 1,
  id: `${device}.p.${n}`,
  t: MONDAY + n,
  tz: 0,
  type: 'plan',
  what: 'set',
  on: '2027-01-15',
  minutes: n,
  query: '',
});
const review = (n: number): AnyEvent => reviewEvent({ id: `laptop.r.${n}`, card: cardId('d/c'), t: MONDAY + n });

function home() {
  const folder = temporaryFolder('plan');
  const place = { reviews: path.join(folder, 'reviews'), cache: path.join(folder, 'cache') };
  mkdirSync(place.reviews);
  const write = (...events: AnyEvent[]): void => {
    for (const e of events) {
      writeFileSync(path.join(place.reviews, `${e.id.split('.')[0]}.jsonl`), encodeEvent(e), { flag: 'a' });
    }
  };
  const minutes = (): number[] =>
    openPlanBook(place, 'n')
      .events.map((e) => (e.type === 'plan' && e.what === 'set' ? e.minutes : 0))
      .sort();
  return { ...place, write, minutes, view: path.join(place.cache, 'plan.json') };
}

describe('the view of plans', () => {
  it('has what the log says, as the log grows, with and without the kept view', () => {
    const { write, minutes, cache } = home();
    expect(minutes()).toEqual([]);
    write(review(1), set(2), review(3));
    expect(minutes()).toEqual([2]);
    write(review(4));
    expect(minutes()).toEqual([2]);
    write(set(5), set(6, 'phone'));
    expect(minutes()).toEqual([2, 5, 6]);
    rmSync(cache, { recursive: true });
    expect(minutes()).toEqual([2, 5, 6]);
  });

  it('reads only what is new: what stands before the mark is not looked at again', () => {
    const { write, minutes, reviews } = home();
    write(set(1), ...Array.from({ length: 20 }, (_, n) => review(n + 2)));
    expect(minutes()).toEqual([1]);
    const file = path.join(reviews, 'laptop.jsonl');
    // Same length, and the tail that is compared is the same.
    writeFileSync(file, readFileSync(file, 'utf8').replace('"minutes":1,', '"minutes":9,'));
    write(set(30));
    expect(minutes()).toEqual([1, 30]);
  });

  it('is made anew where a log was cut or replaced, or the view is damaged', () => {
    const { write, minutes, reviews, view } = home();
    write(set(1), set(2));
    expect(minutes()).toEqual([1, 2]);
    writeFileSync(path.join(reviews, 'laptop.jsonl'), encodeEvent(set(3)));
    expect(minutes()).toEqual([3]);
    writeFileSync(view, '{');
    expect(minutes()).toEqual([3]);
    writeFileSync(view, '{"version":99,"marks":[],"events":[]}');
    expect(minutes()).toEqual([3]);
  });

  it('waits for the end of a line that is being written', () => {
    const { write, minutes, reviews } = home();
    write(set(1));
    const file = path.join(reviews, 'laptop.jsonl');
    const line = encodeEvent(set(2));
    writeFileSync(file, line.slice(0, 40), { flag: 'a' });
    expect(minutes()).toEqual([1]);
    writeFileSync(file, line.slice(40), { flag: 'a' });
    expect(minutes()).toEqual([1, 2]);
  });

  it('keeps the costs of a day and what was told', () => {
    const { reviews, cache } = home();
    const book = openPlanBook({ reviews, cache }, 'n');
    book.keepCosts(7, USUAL_COSTS);
    book.keepTold('laptop.p.1');
    const again = openPlanBook({ reviews, cache }, 'n');
    expect(again.costs(7)).toEqual(USUAL_COSTS);
    expect(again.costs(8)).toBeUndefined();
    expect(again.told).toBe('laptop.p.1');
  });
});
