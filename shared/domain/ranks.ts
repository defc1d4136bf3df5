/**
 * Nearest rank: the smallest value that at least this share of the values does not exceed; null without values.
 * @param percent 1–100
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null;
}
