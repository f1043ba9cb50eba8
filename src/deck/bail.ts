const BAIL = new Error('not for the fast way');

/** Leaves what is being read to the way that explains: by an exception, since nothing on the long way out is of use. */
export function bail(): never {
  throw BAIL;
}

/** What `work` gives; undefined where it bailed. */
export function unlessBailed<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error === BAIL) return undefined;
    throw error;
  }
}
