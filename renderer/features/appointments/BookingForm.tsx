import { Button } from '@mantine/core';
import { useState, type FormEvent, type RefObject, useRef } from 'react';
import { appointments, type Appointment, type FreeSlot } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { checkForm } from '../../app/check.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useWhenSettled } from '../../app/when-settled.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatBirthDate } from '../../ui/index.ts';
import { StandingNotice, useStanding } from '../patients/StandingNotice.tsx';
import { useDeskDay } from '../../app/desk-day.ts';
import { BookedDialog } from './BookedDialog.tsx';
import { BookingFields, type BookingValues } from './BookingFields.tsx';
import { sendOnEnter } from './send-on-enter.ts';
import { SlotFilter } from './SlotFilter.tsx';
import { SlotPicker } from './SlotPicker.tsx';
import { NearestSlots, type WantedSlot } from './NearestSlots.tsx';
import { wantsAnotherSlot } from './use-appointment-actions.ts';
import { FinderDialog } from './FinderDialog.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { AskDialog } from '../waitlist/AskDialog.tsx';
import { HeldNotice } from '../waitlist/HeldNotice.tsx';
import { useFreeSlots, type FreeSlots } from './use-free-slots.ts';
import css from './appointments.module.css';

interface BookingFormProps { readonly patientId: string; readonly slot: FreeSlot | null; readonly kind: Appointment['kind']; readonly start?: Partial<BookingValues>; readonly onClose: () => void; readonly onChange: () => void }

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function useBooking(patientId: string, found: FreeSlots, values: BookingValues) {
  const patient = useCall('patients.get', { id: patientId });
  const book = useCommand('appointments.book');
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const [refused, setRefused] = useState<WantedSlot | null>(null);
  /** Into the slot that is chosen, or into one that was offered instead. */
  const submit = async (offered: FreeSlot | null = null): Promise<Appointment | null> => {
    const slot = offered ?? found.chosen;
    if (slot === null || !patient.data) return null;
    const { practitionerId, unitId, roomId, day, from } = slot;
    const input = {
      patientId, practitionerId, unitId, roomId, day, from, payer: values.payer ?? patient.data.payer, kind: values.kind,
      link: values.kind === 'telemedicine' ? textOrNull(values.link) : null, note: textOrNull(values.note), source: values.source,
    };
    const problem = checkForm(appointments['appointments.book'].input, input);
    setWrong(problem);
    setRefused(null);
    if (problem !== null) return null;
    const result = await book.run(input);
    if (result.ok) return result.value;
    setRefused(wantsAnotherSlot(result.error) ? { ...slot, kind: input.kind, payer: input.payer, source: input.source } : null);
    await found.refresh();
    return null;
  };
  return { patient, submit, pending: book.isPending, error: wrong ?? book.error, /** What was wanted and is not free. */ refused, reset: () => { setWrong(null); setRefused(null); book.reset(); } };
}

export function BookingForm({ patientId, slot, kind, start, onClose, onChange }: BookingFormProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const [values, setValues] = useState<BookingValues>({ practitionerId: slot?.practitionerId ?? null, unitId: null, fromText: slot?.day ?? '', kind, payer: null, source: 'desk', note: '', link: '', ...start });
  const typedDay = parseTypedDay(values.fromText, today);
  const wish = { practitionerId: values.practitionerId, unitId: values.unitId, from: typedDay ?? today, kind: values.kind, payer: values.payer };
  // The slot that was chosen on the day's grid holds as long as nothing else is wished for.
  const [taken, setTaken] = useState(slot);
  const wanted = taken !== null && wish.practitionerId === taken.practitionerId && wish.unitId === null && wish.from === taken.day ? taken : null;
  const found = useFreeSlots(wish, wanted);
  const { patient, submit, pending, error, refused, reset } = useBooking(patientId, found, values);
  const draft = useDraft('booking', slot === null ? patientId : `${patientId} ${slot.day}`, values, setValues);
  const [booked, setBooked] = useState<Appointment | null>(null);
  const form: RefObject<HTMLFormElement | null> = useRef(null);

  const save = async (offered: FreeSlot | null = null): Promise<void> => {
    const appointment = await submit(offered);
    if (appointment === null) return;
    await draft.discard();
    setBooked(appointment);
  };
  const { ask, forget } = useWhenSettled(found.settled, () => { void save(); });

  const standing = useStanding(patient.data);
  const [finding, setFinding] = useState(false);
  useShortcut({ key: 'Alt+S', label: t('schedule:actions.find'), overDialogs: true, level: 'control', quiet: true, enabled: !finding && booked === null, run: () => { setFinding(true); } });
  const [waits, setWaits] = useState(false);
  useShortcut({ key: 'Alt+T', label: t('waitlist:ask'), overDialogs: true, level: 'control', quiet: true, enabled: !waits && !finding && booked === null, run: () => { setWaits(true); } });
  if (booked !== null) return <BookedDialog appointment={booked} onClose={onClose} />;
  if (patient.error) return <Dialog title={t('booking.title')} onClose={onClose}><ErrorNotice error={patient.error} /></Dialog>;
  if (!patient.data) return null;
  const { name, recordNumber, birthDate, village, payer } = patient.data;
  const change = (part: Partial<BookingValues>): void => {
    reset();
    forget();
    setValues((before) => ({ ...before, ...part }));
  };
  const take = (free: FreeSlot, freeKind: Appointment['kind']): void => {
    setFinding(false);
    setTaken(free);
    change({ practitionerId: free.practitionerId, unitId: null, fromText: free.day, kind: freeKind });
    found.choose(free);
  };
  if (finding) return <FinderDialog wish={{ practitionerId: values.practitionerId, unitId: values.unitId, kind: values.kind }} from={wish.from} takes="choose" onTake={take} onShow={null} onClose={() => { setFinding(false); }} />;
  if (waits) return <AskDialog patientId={patientId} start={{ practitionerId: values.practitionerId, unitId: values.unitId, kind: values.kind, payer: values.payer ?? payer, from: wish.from }} onClose={onClose} />;
  const send = (): void => { form.current?.requestSubmit(); };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    // A day that cannot be read is no wish for today.
    if ((values.fromText.trim() === '' || typedDay !== null) && standing.mayGoOn()) ask('book');
  };
  return (
    <Dialog title={t('booking.title')} onClose={onClose} onSubmit={send} size="xl" actions={
      <>
        <Button variant="default" onClick={() => { setWaits(true); }} aria-keyshortcuts="Alt+T" rightSection={<Kbd>Alt T</Kbd>}>{t('waitlist:ask')}</Button>
        <Button variant="default" onClick={() => { setFinding(true); }} aria-keyshortcuts="Alt+S" rightSection={<Kbd>Alt S</Kbd>}>{t('schedule:actions.find')}</Button>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={send} loading={pending} disabled={found.chosen === null} rightSection={<Kbd>Enter</Kbd>}>{t('booking.submit')}</Button>
      </>
    }>
      <form ref={form} noValidate aria-label={t('booking.title')} className={css.stack} onSubmit={onSubmit} onKeyDown={sendOnEnter}>
        <div className={css.person}>
          <div>
            <strong className={css.personName}>{name}</strong>
            <span className={css.mute}>{[formatRecordNumber(recordNumber), birthDate === null ? '' : formatBirthDate(birthDate), village ?? ''].filter((text) => text !== '').join(' · ')}</span>
          </div>
          <Button variant="default" size="xs" onClick={onChange}>{t('booking.changePatient')}</Button>
        </div>
        <StandingNotice patient={patient.data} standing={standing} onGoOn={() => { ask('book'); }} />
        {error?.fields === undefined && <ErrorNotice error={error} />}
        {refused !== null && <NearestSlots wanted={refused} onChoose={(offered) => { void save(offered); }} />}
        <SlotPicker found={found} />
        <HeldNotice slot={found.chosen} patientId={patientId} />
        <SlotFilter wish={wish} fromText={values.fromText} onChange={change} />
        <BookingFields values={values} payer={payer} error={error} onChange={change} />
      </form>
    </Dialog>
  );
}
