/** Another slot for an appointment: the first that is free is chosen already. */
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useWhenSettled } from '../../app/when-settled.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { whenOf } from './appointment-states.tsx';
import { sendOnEnter } from './send-on-enter.ts';
import { SlotFilter } from './SlotFilter.tsx';
import { SlotPicker } from './SlotPicker.tsx';
import { parseTypedDay } from '../../ui/typed-day.ts';
import type { AppointmentActions } from './use-appointment-actions.ts';
import { useFreeSlots } from './use-free-slots.ts';
import css from './appointments.module.css';

interface MoveDialogProps { readonly appointment: Appointment; readonly actions: AppointmentActions; readonly onClose: () => void; /** It goes on as another appointment. */ readonly onMoved?: (moved: Appointment) => void }

export function MoveDialog({ appointment, actions, onClose, onMoved }: MoveDialogProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const [filter, setFilter] = useState<{ practitionerId: string | null; unitId: string | null; fromText: string }>({ practitionerId: appointment.practitionerId, unitId: null, fromText: '' });
  const typedDay = parseTypedDay(filter.fromText, today);
  const wish = { practitionerId: filter.practitionerId, unitId: filter.unitId, from: typedDay ?? today, kind: appointment.kind, payer: appointment.payer };
  const found = useFreeSlots(wish);
  const submit = async (): Promise<void> => {
    if (found.chosen === null) return;
    const moved = await actions.move(appointment, found.chosen);
    if (moved === null) {
      await found.refresh();
      return;
    }
    onMoved?.(moved);
    onClose();
  };
  const { ask, forget } = useWhenSettled(found.settled, () => { void submit(); });
  const send = (): void => {
    // A day that cannot be read is no wish for today.
    if (filter.fromText.trim() === '' || typedDay !== null) ask('move');
  };
  const onSubmit = (event: FormEvent): void => { event.preventDefault(); send(); };
  const title = t('moving.title', { name: appointment.patientName });
  return (
    <Dialog title={title} onClose={onClose} onSubmit={send} size="xl">
      <form aria-label={title} className={css.stack} onSubmit={onSubmit} onKeyDown={sendOnEnter}>
        <p className={css.lead}>{t('moving.from', { when: whenOf(appointment) })} · {appointment.practitioner}</p>
        <SlotFilter wish={wish} fromText={filter.fromText} onChange={(part) => { actions.reset(); forget(); setFilter((before) => ({ ...before, ...part })); }} />
        <SlotPicker found={found} />
        <ActionNotice actions={actions} onMoved={(moved) => { onMoved?.(moved); onClose(); }} />
        <div className={css.foot}>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('moving.stop')}</Button>
          <Button type="submit" loading={actions.pending} disabled={found.chosen === null} rightSection={<Kbd>Enter</Kbd>}>{t('moving.confirm')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
