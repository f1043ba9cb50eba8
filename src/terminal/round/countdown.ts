import { pad, truncate, width } from '../text.ts';
import type { Theme } from '../theme.ts';

/** How often the countdown is looked at, ms: tenths of a second change on time, and nothing else is drawn. */
export const TICK = 100;

/** From here on the time left stands out, ms. */
const HURRY = 5000;
const LONGEST_BAR = 20;

/**
 * The line above a question: who and what on the left, the time left on the right, as a bar where there is room. It is
 * worked out from the deadline each time, so a look that comes late shows what is true then.
 */
export function countdownLine(title: string, left: number, limit: number, columns: number, theme: Theme): string {
  const rest = Math.max(0, left);
  // Rounded up: 0.0 is never shown while an answer still counts.
  const time = `${(Math.ceil(rest / 100) / 10).toFixed(1)} s`.padStart(6);
  const style = rest <= HURRY ? theme.bad : theme.info;
  const room = Math.min(LONGEST_BAR, columns - width(title) - time.length - 3);
  const full = limit <= 0 ? 0 : Math.min(room, Math.ceil((rest / limit) * room));
  const bar = room < 5 ? '' : theme.signs.full.repeat(full) + theme.signs.empty.repeat(room - full);
  const clock = `${bar} ${time}`;
  const name = truncate(title, Math.max(1, columns - width(clock) - 1), theme.signs.ellipsis);
  return pad(name, Math.max(0, columns - width(clock)), 'left') + style(clock);
}
