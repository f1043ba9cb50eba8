import type { Context } from './context.ts';

/** A word that no other process uses at the same time, for temporary files. */
export const nonceOf = ({ pid, random }: Pick<Context, 'pid' | 'random'>): string =>
  `${pid.toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`;
