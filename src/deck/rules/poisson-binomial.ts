/** Mass below this is dropped: it can shift the result by less than 1e-12. */
const NEGLIGIBLE = 1e-18;

/**
 * The chance that at least `count` of independent events happen, event i with probability `chances[i]`: the upper tail of the
 * Poisson binomial distribution, which is the binomial where all probabilities are the same. To within 1e-12, in time proportional to
 * the number of events times their standard deviation.
 */
export function chanceOfAtLeast(count: number, chances: readonly number[]): number {
  if (count <= 0) return 1;
  /** The probability that just so many have happened, of those seen so far; `low` to `high` is where it matters. */
  const exactly = new Float64Array(count);
  exactly[0] = 1;
  let low = 0;
  let high = 0;
  let reached = 0;
  for (const chance of chances) {
    if (high === count - 1) reached += (exactly[high] ?? 0) * chance;
    else high++;
    for (let n = high; n > low; n--) {
      exactly[n] = (exactly[n] ?? 0) * (1 - chance) + (exactly[n - 1] ?? 0) * chance;
    }
    exactly[low] = (exactly[low] ?? 0) * (1 - chance);
    while (low < high && (exactly[low] ?? 0) < NEGLIGIBLE) exactly[low++] = 0;
    while (high > low && (exactly[high] ?? 0) < NEGLIGIBLE) exactly[high--] = 0;
  }
  return reached;
}
