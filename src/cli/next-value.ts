/** The value after this one, round and round; the first where it is not among them. @param values at least one; undefined may be one */
export function nextValue<T>(values: readonly T[], value: T, isSame = (a: T, b: T): boolean => a === b): T {
  return values[(values.findIndex((one) => isSame(one, value)) + 1) % values.length] as T;
}
