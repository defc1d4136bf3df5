/** Who is taken before others by age: UU 25/2009 art. 29 and UU 13/1998 (60 years and older), children under five (balita). */
import { ageAt } from './birth-date.ts';

export const ELDERLY_FROM_YEARS = 60;
export const TODDLER_UNTIL_YEARS = 5;

/** What the birth date alone suggests at a clinic day. Pregnancy and disability are asked, never guessed. */
export function suggestedPriority(birthDate: string | null, day: string): 'none' | 'elderly' | 'toddler' {
  if (birthDate === null || birthDate > day) return 'none';
  const { years } = ageAt(birthDate, day);
  if (years >= ELDERLY_FROM_YEARS) return 'elderly';
  return years < TODDLER_UNTIL_YEARS ? 'toddler' : 'none';
}
