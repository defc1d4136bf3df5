import { dayParts } from '../../../shared/domain/calendar-day.ts';
import type { Text } from '../../i18n/index.ts';

/** `34 th`, `7 bln`, `12 hr` on a day; null while the birth date is not known. `t` speaks `schedule`. */
export function ageWords(birthDate: string | null, day: string, t: Text): string | null {
  const [born, on] = [birthDate === null ? null : dayParts(birthDate), dayParts(day)];
  if (born === null || on === null || birthDate === null || birthDate > day) return null;
  const months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day ? 1 : 0);
  if (months >= 24) return t('age', { years: Math.floor(months / 12) });
  if (months >= 1) return t('ageMonths', { months });
  return t('ageDays', { days: Math.round((Date.parse(day) - Date.parse(birthDate)) / 86_400_000) });
}
