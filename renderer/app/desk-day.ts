import { useNow } from './clock.ts';
import { dayOfInstant } from '../ui/index.ts';

/** Today in the clinic's zone, by the desk's own clock. */
export function useDeskDay(): string {
  return dayOfInstant(useNow(60_000));
}
