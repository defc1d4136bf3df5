/** Why the grid is empty, and what to do about it. */
import { Button } from '@mantine/core';
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import css from './appointments.module.css';

export function ClosedNotice({ name }: { name: string }) {
  const t = useText('appointments');
  return <div className={css.caution} role="status"><span><span aria-hidden="true">▲ </span>{t('closed.title', { name })}. {t('closed.text')}</span></div>;
}

/** Nobody practises on this day, or no doctor's hours have ever been written down. */
export function EmptyDay() {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const isAdmin = useMay(ADMIN_ROLES);
  const timetable = useCall('appointments.timetable', { year: Number(useDeskDay().slice(0, 4)) });
  if (!timetable.data) return null;
  if (timetable.data.rules.length > 0 || timetable.data.exceptions.some(({ kind }) => kind === 'extra')) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>;
  return isAdmin
    ? <EmptyState title={t('noTimetable.title')} action={<Button onClick={() => { go('settings/timetable'); }}>{t('noTimetable.open')}</Button>}>{t('noTimetable.text')}</EmptyState>
    : <EmptyState title={t('noTimetable.title')}>{t('noTimetable.ask')}</EmptyState>;
}
