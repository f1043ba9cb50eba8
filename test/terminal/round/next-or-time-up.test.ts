import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOrTimeUp } from '../../../src/terminal/round/next-or-time-up.ts';

/**
 * A thread that is busy now and then, and a terminal whose keys are timed as they come: `next` keeps its word, and may
 * come back late. Whatever comes while it is on its way back is there at the next look.
 */
function busyWorld(start: number, pressed: readonly number[], lateness: Iterator<number, number>) {
  let now = start;
  const keys = pressed.map((at) => ({ at })).sort((a, b) => a.at - b.at);
  const busy = (): void => {
    now += lateness.next().value;
  };
  return {
    now: () => now,
    next: async (within = Number.POSITIVE_INFINITY) => {
      busy();
      const until = now + within;
      const [first] = keys;
      if (first && first.at <= until) {
        keys.shift();
        now = Math.max(now, first.at);
        busy();
        return first;
      }
      if (until === Number.POSITIVE_INFINITY) throw new Error('it waits for ever');
      now = until;
      busy();
      return undefined;
    },
  };
}

const aBlock = fc.infiniteStream(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 300 })));

describe('the next key, or the end of the time', () => {
  it('no key that came in time is overtaken by the deadline, and no time is up before it, however busy the thread', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4000), { maxLength: 3 }),
        fc.nat(3000),
        fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
        aBlock,
        async (pressed, end, within, blocks) => {
          const world = busyWorld(1000, pressed, blocks);
          const given: number[] = [];
          for (;;) {
            const got = await nextOrTimeUp(world.next, { now: world.now, end, within });
            if (got === 'time-up') break;
            if (got !== 'look') given.push(got.at);
            if (given.length === pressed.length && world.now() > end + 1000) break;
          }
          expect(world.now()).toBeGreaterThan(end);
          const inTime = pressed.filter((at) => at <= end).sort((a, b) => a - b);
          expect(given.filter((at) => at <= end)).toEqual(inTime);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('looks again when it was asked to, and waits for ever where no clock runs', async () => {
    const asked: (number | undefined)[] = [];
    const next = async (within?: number) => {
      asked.push(within);
      return undefined;
    };
    const now = (): number => 100;
    expect(await nextOrTimeUp(next, { now, end: undefined })).toBe('look');
    expect(await nextOrTimeUp(next, { now, end: 500, within: 50 })).toBe('look');
    expect(await nextOrTimeUp(next, { now, end: 120, within: 50 })).toBe('look');
    expect(await nextOrTimeUp(next, { now, end: 100 })).toBe('look');
    expect(await nextOrTimeUp(next, { now, end: 99 })).toBe('time-up');
    expect(asked).toEqual([undefined, 50, 21, 1, 0]);
  });
});
