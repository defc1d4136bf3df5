import { doubtsOf, type DoubtedPerson } from '../../shared/domain/identity-doubts.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { TEST_NOW } from './desk-database.ts';

/** Whoever registers has looked at every doubt about the number, and accepts it. */
export function withDoubts<T extends DoubtedPerson>(patient: T): T & { acceptedWarnings: string[] } {
  const today = dayInZone('Asia/Jakarta', TEST_NOW);
  return { ...patient, acceptedWarnings: [true, false].flatMap((regionKnown) => doubtsOf(patient, { today, regionKnown, taken: true })).map(({ token }) => token) };
}
