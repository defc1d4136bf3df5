/** Moving and cancelling out of a call: the appointment that is meant, then its own dialog with all its steps. */
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, SelectableTable, formatMinuteOfDay, formatWeekday } from '../../ui/index.ts';
import { DetailsDialog } from '../appointments/DetailsDialog.tsx';
import type { OpenCall } from './open-calls.ts';

export function ChangeAppointment({ call, aboutId, onClose }: { readonly call: OpenCall; readonly aboutId: string | null; readonly onClose: () => void }) {
  const t = useText('calls');
  const patient = call.values.patient;
  const found = useCall('calls.appointments', { callId: call.id, patientId: patient?.id ?? '' }, { enabled: patient !== null && aboutId === null, staleTime: 0 });
  const [chosen, setChosen] = useState(aboutId);
  const place = useRef<HTMLDivElement>(null);
  const rows = found.data;
  useEffect(() => {
    const [only, another] = rows ?? [];
    if (only && !another) setChosen((before) => before ?? only.id);
    // After the dialog has taken the focus for itself.
    const timer = setTimeout(() => { place.current?.querySelector<HTMLElement>('tbody tr')?.focus(); });
    return () => { clearTimeout(timer); };
  }, [rows]);
  if (chosen !== null) return <DetailsDialog id={chosen} onClose={onClose} />;
  const title = patient === null ? t('change.title') : t('change.of', { name: patient.name });
  return (
    <Dialog title={title} onClose={onClose} size="lg">
      <div ref={place}>
        {patient === null && <EmptyState title={t('change.noPatient')}>{t('change.noPatientText')}</EmptyState>}
        <ErrorNotice error={found.error} />
        {rows && (
          <SelectableTable
            label={title} rows={rows} rowKey={({ id }) => id} onEnter={({ id }) => { setChosen(id); }}
            rowLabel={(appointment) => `${formatWeekday(appointment.day)} ${formatMinuteOfDay(appointment.from)}, ${appointment.practitioner}`}
            columns={[
              { key: 'when', header: t('change.when'), strong: true, render: (appointment) => `${formatWeekday(appointment.day)} ${formatMinuteOfDay(appointment.from)}` },
              { key: 'who', header: t('change.doctor'), grow: true, render: (appointment) => `${appointment.practitioner} · ${appointment.unit}` },
            ]}
            empty={<EmptyState title={t('identity.noAppointments')}>{t('change.noneText')}</EmptyState>}
          />
        )}
      </div>
    </Dialog>
  );
}
