/** Something that came in, and when. */
export interface Arrived<T> {
  readonly item: T;
  readonly at: number;
}

/** What comes in from outside, in its order, each with the moment of its arrival: not that at which somebody got round to it. */
export interface Mailbox<T> {
  put(item: T): void;
  /** The next one; undefined where `within` ms have passed and none is there that came before. One may wait at a time. */
  next(within?: number): Promise<Arrived<T> | undefined>;
  /** Forgets what has come and nobody took, but for what is to be kept. */
  forget(keep: (item: T) => boolean): void;
  /** What has come and nobody took. */
  waiting(): readonly T[];
}

export function createMailbox<T>(now: () => number): Mailbox<T> {
  let ahead: Arrived<T>[] = [];
  let take: ((arrived: Arrived<T> | undefined) => void) | undefined;
  return {
    put(item) {
      const arrived = { item, at: now() };
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
          // What the terminal has sent already counts first, however late this turn of the event loop is.
          () =>
            setImmediate(() =>
              setImmediate(() => {
                if (take !== taker) return;
                take = undefined;
                resolve(undefined);
              }),
            ),
          Math.max(0, within),
        );
      }),
    forget(keep) {
      ahead = ahead.filter(({ item }) => keep(item));
    },
    waiting: () => ahead.map(({ item }) => item),
  };
}
