/** How long somebody will probably wait: the number ahead times the unit's usual minutes per patient, as a range. */

/** Below this many observations a guess would be worth nothing. */
const MIN_OBSERVATIONS = 5;

/**
 * @param ahead people before this one
 * @param minutesPerPatient recent times between two calls of this unit, in minutes
 * @returns whole minutes, [low, high], from the lower to the upper quartile; null with too little history
 */
export function waitEstimate(ahead: number, minutesPerPatient: readonly number[]): [number, number] | null {
  if (minutesPerPatient.length < MIN_OBSERVATIONS) return null;
  const sorted = minutesPerPatient.toSorted((left, right) => left - right);
  return [Math.round(ahead * quantile(sorted, 0.25)), Math.round(ahead * quantile(sorted, 0.75))];
}

/** Linear interpolation between the closest ranks. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
