import { Button } from '@mantine/core';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { whenOf } from './appointment-states.tsx';
import css from './timetable.module.css';

const NAMED = 8;

/** Whom the change that was just saved leaves without a session. */
export function AffectedNotice({ ids }: { ids: readonly string[] }) {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const rows = (useCall('appointments.stranded', {}).data ?? []).filter(({ id }) => ids.includes(id));
  if (rows.length === 0) return null;
  return (
    <div className={css.affected} role="status">
      <strong><span aria-hidden="true">▲ </span>{t('timetable.affected.title', { count: rows.length })}</strong>
      <ul>
        {rows.slice(0, NAMED).map((row) => <li key={row.id}>{t('stranded.row', { when: whenOf(row), name: row.patientName, doctor: row.practitioner })}</li>)}
        {rows.length > NAMED && <li>{t('timetable.affected.more', { count: rows.length - NAMED })}</li>}
      </ul>
      <div><Button size="compact-sm" variant="default" onClick={() => { go('appointments/stranded'); }}>{t('stranded.open')}</Button></div>
    </div>
  );
}
