/** For a patient's page: what is to come, and what has been. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useFrame } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, formatDay } from '../../ui/index.ts';
import { useDeskDay } from '../settings/desk-day.ts';
import { AppointmentStateTag } from './appointment-states.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { formatMinuteOfDay } from './minute-of-day.ts';
import css from './appointments.module.css';

const MOST_PAST = 5;

export function PatientAppointments({ patientId }: { patientId: string }) {
  const t = useText('appointments');
  const openBooking = useFrame((frame) => frame.openBooking);
  const mayChange = useMay(DESK_ROLES);
  const today = useDeskDay();
  const found = useCall('appointments.ofPatient', { patientId });
  const [opened, setOpened] = useState<string | null>(null);
  const all = found.data ?? [];
  const isToCome = ({ day, state }: Appointment): boolean => day >= today && state === 'booked';
  const coming = all.filter(isToCome).toSorted((one, other) => one.day.localeCompare(other.day) || one.from - other.from);
  const past = all.filter((each) => !isToCome(each)).slice(0, MOST_PAST);
  return (
    <Panel title={t('ofPatient.title')} aside={mayChange && <Button size="compact-xs" variant="default" onClick={() => { openBooking(patientId); }} rightSection={<Kbd>F6</Kbd>}>{t('ofPatient.book')}</Button>} padded>
      <ErrorNotice error={found.error} />
      {found.data?.length === 0 && <p className={css.mute}>{t('ofPatient.none')}</p>}
      <Group title={t('ofPatient.coming')} rows={coming} onOpen={setOpened} />
      <Group title={t('ofPatient.past')} rows={past} onOpen={setOpened} />
      {opened !== null && <DetailsDialog id={opened} onClose={() => { setOpened(null); }} />}
    </Panel>
  );
}

function Group({ title, rows, onOpen }: { title: string; rows: readonly Appointment[]; onOpen: (id: string) => void }) {
  const t = useText('appointments');
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className={css.subhead}>{title}</h3>
      <ul className={css.plain}>
        {rows.map((row) => (
          <li key={row.id} className={css.bar}>
            <Button size="compact-sm" variant="subtle" onClick={() => { onOpen(row.id); }}>{t('ofPatient.row', { day: formatDay(row.day), time: formatMinuteOfDay(row.from) })}</Button>
            <span>{row.practitioner}</span>
            <AppointmentStateTag appointment={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
