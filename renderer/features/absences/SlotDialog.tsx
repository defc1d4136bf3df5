/** Another time for one of the proposals: nothing is changed yet. */
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Affected } from '../../../shared/contract/absences.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useWhenSettled } from '../../app/when-settled.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { whenOf } from '../appointments/appointment-states.tsx';
import { sendOnEnter } from '../appointments/send-on-enter.ts';
import { SlotFilter } from '../appointments/SlotFilter.tsx';
import { SlotPicker } from '../appointments/SlotPicker.tsx';
import { useFreeSlots } from '../appointments/use-free-slots.ts';
import css from './follow-up.module.css';

interface SlotDialogProps { readonly row: Affected; readonly onChoose: (slot: FreeSlot) => void; readonly onClose: () => void }

export function SlotDialog({ row, onChoose, onClose }: SlotDialogProps) {
  const t = useText('absences');
  const today = useDeskDay();
  const { proposal } = row;
  const [filter, setFilter] = useState<{ practitionerId: string | null; unitId: string | null; fromText: string }>({ practitionerId: proposal?.practitionerId ?? row.practitionerId, unitId: null, fromText: '' });
  const typedDay = parseTypedDay(filter.fromText, today);
  const wish = { practitionerId: filter.practitionerId, unitId: filter.unitId, from: typedDay ?? today, kind: row.kind, payer: row.payer };
  const found = useFreeSlots(wish, proposal);
  const use = (): void => {
    if (found.chosen === null) return;
    onChoose(found.chosen);
    onClose();
  };
  const { ask, forget } = useWhenSettled(found.settled, use);
  const send = (): void => { if (filter.fromText.trim() === '' || typedDay !== null) ask('use'); };
  const onSubmit = (event: FormEvent): void => { event.preventDefault(); send(); };
  const title = t('slot.title', { name: row.patientName });
  return (
    <Dialog title={title} onClose={onClose} onSubmit={send} size="xl">
      <form aria-label={title} className={css.stack} onSubmit={onSubmit} onKeyDown={sendOnEnter}>
        <p className={css.lead}>{t('plan.when')}: {whenOf(row)} · {row.practitioner}</p>
        <SlotFilter wish={wish} fromText={filter.fromText} onChange={(part) => { forget(); setFilter((before) => ({ ...before, ...part })); }} />
        <SlotPicker found={found} />
        <div className={css.steps}>
          <Button type="submit" disabled={found.chosen === null} rightSection={<Kbd>Enter</Kbd>}>{t('slot.use')}</Button>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('slot.stop')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
