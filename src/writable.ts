/** The same, to be filled field by field before it is given away: where every question of every deck passes, a spread costs too much. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
