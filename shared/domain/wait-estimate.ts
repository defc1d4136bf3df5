/** How long somebody will probably wait, as a range: the patients before, at the unit's usual pace, shared by the rooms that call now. */

/** Below this many observations a guess would be worth nothing. */
const MIN_OBSERVATIONS = 5;
/** So many spreads of one patient's time to either side: about two waits of three end inside. */
const SPREADS = 1.5;

export interface Load {
  /** People before this one. */
  readonly ahead: number;
  /** Patients that are called or served now; on average half of their time is over. */
  readonly inside: number;
  /** Rooms that call now, at least one. */
  readonly rooms: number;
}

/**
 * @param minutesInRoom times of single patients from the call to the end, in minutes
 * @returns whole minutes, [low, high]; null with too little history
 */
export function waitEstimate(load: Load, minutesInRoom: readonly number[]): [number, number] | null {
  if (minutesInRoom.length < MIN_OBSERVATIONS) return null;
  const sorted = minutesInRoom.toSorted((left, right) => left - right);
  const middle = quantile(sorted, 0.5);
  const rooms = Math.max(1, load.rooms);
  const patients = load.ahead + Math.min(load.inside, rooms) / 2;
  const spread = SPREADS * Math.sqrt(patients);
  const low = patients * middle - spread * (middle - quantile(sorted, 0.25));
  const high = patients * middle + spread * (quantile(sorted, 0.75) - middle);
  return [Math.max(0, Math.floor(low / rooms)), Math.ceil(high / rooms)];
}

/** Linear interpolation between the closest ranks. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
