import { ageAt } from '../../../shared/domain/birth-date.ts';
import { deskNow } from '../../app/clock.ts';
import type { Text } from '../../i18n/index.ts';
import { dayOfInstant } from '../../ui/index.ts';

/** Years from two on, months below, days for a newborn. */
export function ageText(t: Text, birthDate: string): string {
  const age = ageAt(birthDate, dayOfInstant(deskNow()));
  if (age.years >= 2) return t('age.years', { count: age.years });
  const months = age.years * 12 + age.months;
  return months > 0 ? t('age.months', { count: months }) : t('age.days', { count: age.days });
}
