import { DAY, HOUR, MINUTE } from '../memory/day.ts';

/** `<1m`, `10m`, `3h`, `12d`, `2.5mo`, `1.4y`: short enough for a rating key. `ms` below 0 counts as 0. */
export function shortInterval(ms: number): string {
  if (ms < MINUTE) return '<1m';
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.round(ms / HOUR);
  if (hours < 24) return `${hours}h`;
  const days = Math.round(ms / DAY);
  if (days < 45) return `${days}d`;
  if (days < 365) return `${tenths(days / 30.44)}mo`;
  return `${tenths(days / 365.25)}y`;
}

/** `less than a minute`, `10 minutes`, `3 hours`, `12 days`, `2.5 months`, `1.4 years`. */
export function longInterval(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.round(ms / HOUR);
  if (hours < 24) return counted(hours, 'hour');
  const days = Math.round(ms / DAY);
  if (days < 45) return counted(days, 'day');
  if (days < 365) return counted(tenths(days / 30.44), 'month');
  return counted(tenths(days / 365.25), 'year');
}

/** `45 s`, `3 min 20 s`, `1 h 5 min`: how long something took. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** `1 card`, `2 cards`; the plural adds an s unless it is given. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const tenths = (x: number): number => Math.round(x * 10) / 10;
