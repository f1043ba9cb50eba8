import { describe, expect, it } from 'vitest';
import { dayDate, dayNumber, dayStart, HOUR } from '../../src/memory/day.ts';

const at = (iso: string, tz: number, rollover = 4) => ({ t: Date.parse(iso), tz, rollover });

describe("the learner's day", () => {
  it.each([
    // Rollover, on the clock of the learner.
    ['one minute before rollover', '2026-03-02T03:59:59.999Z', 0, 4, '2026-03-01'],
    ['at rollover', '2026-03-02T04:00:00Z', 0, 4, '2026-03-02'],
    ['an evening', '2026-03-02T23:59:59Z', 0, 4, '2026-03-02'],
    ['after midnight it is still the evening before', '2026-03-03T00:01:00Z', 0, 4, '2026-03-02'],
    ['rollover at midnight', '2026-03-03T00:00:00Z', 0, 0, '2026-03-03'],
    ['rollover just before midnight', '2026-03-02T22:59:00Z', 0, 23, '2026-03-01'],
    // Zones: 23:50 and 08:00 the next morning in New York are two days, 18:00 and 20:00 are one.
    ['late evening in New York', '2026-03-03T04:50:00Z', -300, 4, '2026-03-02'],
    ['next morning in New York', '2026-03-03T13:00:00Z', -300, 4, '2026-03-03'],
    ['18:00 in New York', '2026-03-02T23:00:00Z', -300, 4, '2026-03-02'],
    ['20:00 in New York', '2026-03-03T01:00:00Z', -300, 4, '2026-03-02'],
    ['morning in Auckland', '2026-03-01T19:00:00Z', 780, 4, '2026-03-02'],
    ['Kathmandu, at rollover', '2026-03-01T22:15:00Z', 345, 4, '2026-03-02'],
    // The clocks go forward in Berlin on 2026-03-29, back on 2026-10-25.
    ['the night the clocks go forward, 03:30', '2026-03-29T01:30:00Z', 120, 4, '2026-03-28'],
    ['the night the clocks go forward, 04:00', '2026-03-29T02:00:00Z', 120, 4, '2026-03-29'],
    ['the night the clocks go back, 03:59', '2026-10-25T02:59:00Z', 60, 4, '2026-10-24'],
    ['the night the clocks go back, 04:00', '2026-10-25T03:00:00Z', 60, 4, '2026-10-25'],
    // Travel: the same instant, another day.
    ['before the flight', '2026-03-02T10:00:00Z', 840, 4, '2026-03-02'],
    ['after the flight west', '2026-03-02T10:00:00Z', -480, 4, '2026-03-01'],
  ])('%s', (_, iso, tz, rollover, date) => {
    expect(dayDate(dayNumber(at(iso, tz, rollover)))).toBe(date);
  });

  it.each([0, -480, 345, 840])('begins at dayStart and not a ms earlier (offset %i)', (tz) => {
    for (const rollover of [0, 4, 23]) {
      const now = at('2026-07-14T12:34:56Z', tz, rollover);
      const day = dayNumber(now);
      const start = dayStart(day, now);
      expect(dayNumber({ ...now, t: start })).toBe(day);
      expect(dayNumber({ ...now, t: start - 1 })).toBe(day - 1);
      expect(now.t - start).toBeLessThan(24 * HOUR);
    }
  });
});
