/** Something that came in, and when. */
export interface Arrived<T> {
  readonly item: T;
  readonly at: number;
}

/** What comes in from outside, in its order, each with the moment of its arrival: not that at which somebody got round to it. */
export interface Mailbox<T> {
  put(item: T, at: number): void;
  /** The next one; undefined where `within` ms have passed and none is there that came before. One may wait at a time. */
  next(within?: number): Promise<Arrived<T> | undefined>;
  /** Forgets what has come and nobody took, but for what is to be kept. */
  forget(keep: (item: T) => boolean): void;
  /** What has come and nobody took. */
  waiting(): readonly T[];
}

/** @param settle done once whatever came before is here, as long as that takes: nothing is said to be missing before */
export function createMailbox<T>(settle: () => Promise<void>): Mailbox<T> {
  let ahead: Arrived<T>[] = [];
  let take: ((arrived: Arrived<T> | undefined) => void) | undefined;
  return {
    put(item, at) {
      const arrived = { item, at };
      const answer = take;
      take = undefined;
      if (answer) answer(arrived);
      else ahead.push(arrived);
    },
    next: (within) =>
      new Promise((resolve) => {
        const first = ahead.shift();
        if (first) return resolve(first);
        let timer: NodeJS.Timeout | undefined;
        const taker = (arrived: Arrived<T> | undefined): void => {
          clearTimeout(timer);
          resolve(arrived);
        };
        take = taker;
        if (within === undefined) return;
        timer = setTimeout(
          // What has come already counts first, however late this turn of the event loop is.
          () =>
            void settle().then(() => {
              if (take !== taker) return;
              take = undefined;
              resolve(undefined);
            }),
          Math.max(0, within),
        );
      }),
    forget(keep) {
      ahead = ahead.filter(({ item }) => keep(item));
    },
    waiting: () => ahead.map(({ item }) => item),
  };
}
