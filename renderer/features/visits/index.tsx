/** F2: a patient's visit. Two keys for the usual case: Enter on the person, Enter here. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Payer } from '../../../shared/contract/patients.ts';
import { PAYERS } from '../../../shared/contract/patients.ts';
import { PRIORITIES, type Priority, type Ticket } from '../../../shared/contract/visits.ts';
import type { TicketOutcome } from '../../../shared/contract/tickets.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { suggestedPriority } from '../../../shared/domain/priority.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Segmented, dayOfInstant, formatBirthDate } from '../../ui/index.ts';
import { TicketPaper } from '../tickets/TicketPaper.tsx';
import { outcomeKey, printTicket, useTicketPrinter } from '../tickets/print-ticket.tsx';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { StandingNotice, useStanding } from '../patients/StandingNotice.tsx';
import { DestinationChoice } from './DestinationChoice.tsx';
import { useArrival, useTodaysAppointments } from './arrival.ts';
import css from './check-in.module.css';

interface CheckInDialogProps { readonly patientId: string | null; readonly onClose: () => void }

export function CheckInDialog({ patientId, onClose }: CheckInDialogProps) {
  const [chosen, setChosen] = useState(patientId);
  const t = useText('visits');
  if (chosen === null) {
    return <Dialog title={t('who')} onClose={onClose} size="xl"><PatientPicker label={t('who')} onPick={(hit) => { setChosen(hit.id); }} /></Dialog>;
  }
  return <CheckInForm key={chosen} patientId={chosen} onClose={onClose} onChange={() => { setChosen(null); }} />;
}

/** `destination`: id of a unit or of one of today's appointments; null: what is proposed. */
interface FormValues { destination: string | null; practitionerId: string | null; payer: Payer | null; priority: Priority | null; priorityReason: string; complaint: string }
const UNTOUCHED: FormValues = { destination: null, practitionerId: null, payer: null, priority: null, priorityReason: '', complaint: '' };
/** Most visits of a morning go to the same unit: the last one chosen is offered first. */
let lastUnit: string | null = null;

function CheckInForm({ patientId, onClose, onChange }: { patientId: string; onClose: () => void; onChange: () => void }) {
  const t = useText('visits');
  const common = useText('common');
  const patient = useCall('patients.get', { id: patientId });
  const directory = useCall('clinic.directory', {});
  const booked = useTodaysAppointments(patientId);
  const checkIn = useArrival();
  const [values, setValues] = useState(UNTOUCHED);
  const [ticket, setTicket] = useState<Ticket | null>(null);
  const draft = useDraft('check-in', patientId, values, setValues);
  const form = useRef<HTMLFormElement>(null);
  const standing = useStanding(patient.data);

  if (ticket !== null) return <TicketDialog ticket={ticket} onClose={onClose} />;
  if (patient.error || directory.error) return <Dialog title={t('title')} onClose={onClose}><ErrorNotice error={patient.error ?? directory.error} /></Dialog>;
  if (!patient.data || !directory.data || booked === null) return null;

  const units = directory.data.units.filter((unit) => unit.active);
  const destination = values.destination ?? booked[0]?.id ?? units.find((unit) => unit.id === lastUnit)?.id ?? units[0]?.id ?? null;
  const appointment = booked.find(({ id }) => id === destination) ?? null;
  const unitId = appointment?.unitId ?? destination;
  const doctors = directory.data.practitioners.filter((doctor) => doctor.active && doctor.unitId === unitId);
  const proposed = suggestedPriority(patient.data.birthDate, dayOfInstant(deskNow()));
  const priority = values.priority ?? proposed;
  const payer = values.payer ?? appointment?.payer ?? patient.data.payer;
  const change = (part: Partial<FormValues>): void => { setValues((before) => ({ ...before, ...part })); };

  const submit = async (clockConfirmed: boolean): Promise<void> => {
    if (unitId === null) return;
    const answer = await checkIn.run({
      patientId, unitId, practitionerId: values.practitionerId, payer, priority,
      priorityReason: values.priorityReason.trim() || null, complaint: values.complaint.trim() || null, clockConfirmed,
    }, appointment);
    if (answer === null) return;
    lastUnit = unitId;
    await draft.discard();
    setTicket(answer);
  };
  const onSubmit = (event: FormEvent): void => { event.preventDefault(); if (standing.mayGoOn()) void submit(false); };
  // Enter in a select or a radio sends the form as it does in a text field.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.repeat || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };

  return (
    <Dialog title={t('title')} onClose={onClose} onSubmit={() => { form.current?.requestSubmit(); }} size="xl">
      <form ref={form} onSubmit={onSubmit} onKeyDown={onKeyDown} className={css.form}>
        <div className={css.person}>
          <div>
            <strong className={css.name}>{patient.data.name}</strong>
            <span className={css.facts}>
              {formatRecordNumber(patient.data.recordNumber)}
              {patient.data.birthDate === null ? '' : ` · ${formatBirthDate(patient.data.birthDate)}`}
              {patient.data.village === null ? '' : ` · ${patient.data.village}`}
            </span>
            {patient.data.allergies !== null && <span className={css.allergy}>▲ {t('allergies', { allergies: patient.data.allergies })}</span>}
          </div>
          <Button variant="default" size="xs" onClick={onChange}>{t('changePatient')}</Button>
        </div>
        <StandingNotice patient={patient.data} standing={standing} onGoOn={() => { void submit(false); }} />
        {destination === null
          ? <EmptyState title={t('noUnits')}>{t('noUnitsNext')}</EmptyState>
          : <DestinationChoice appointments={booked} units={units} practitioners={directory.data.practitioners} value={destination} onChange={(next) => { checkIn.reset(); change({ destination: next, practitionerId: null }); }} />}
        <div className={css.grid}>
          <NativeSelect label={t('practitioner')} value={appointment?.practitionerId ?? values.practitionerId ?? ''} disabled={appointment !== null} onChange={(event) => { change({ practitionerId: event.currentTarget.value || null }); }}
            data={[{ value: '', label: t('anyPractitioner') }, ...doctors.map((doctor) => ({ value: doctor.id, label: doctor.hours === null ? doctor.name : `${doctor.name} · ${doctor.hours}` }))]} />
          <Segmented label={t('payer')} value={payer} onChange={(next) => { change({ payer: next }); }} options={PAYERS.map((option) => ({ value: option, label: common(`payer.${option}`) }))} />
          <NativeSelect label={t('priority')} value={priority} description={proposed === 'none' ? undefined : t('proposed', { priority: common(`priority.${proposed}`) })} inputWrapperOrder={['label', 'input', 'description']}
            onChange={(event) => { change({ priority: PRIORITIES.find((option) => option === event.currentTarget.value) ?? 'none' }); }}
            data={PRIORITIES.map((option) => ({ value: option, label: common(`priority.${option}`) }))} />
          <TextInput label={t('priorityReason')} value={values.priorityReason} maxLength={200} disabled={priority === 'none'} onChange={(event) => { change({ priorityReason: event.currentTarget.value }); }} />
        </div>
        <TextInput label={t('complaint')} value={values.complaint} maxLength={300} onChange={(event) => { change({ complaint: event.currentTarget.value }); }} />
        <ErrorNotice error={checkIn.error} />
        <div className={css.foot}>
          {checkIn.error?.code === 'clock_set_back' && <Button variant="default" onClick={() => { void submit(true); }}>{t('clockConfirm')}</Button>}
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
          <Button type="submit" disabled={unitId === null} loading={checkIn.isPending} rightSection={<Kbd>Enter</Kbd>}>{t('submit')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The number, large, and what the printer was given. Prints once by itself. */
function TicketDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useText('visits');
  const tickets = useText('tickets');
  const printer = useTicketPrinter();
  const [printed, setPrinted] = useState<TicketOutcome | null>(null);
  const started = useRef(false);
  const print = async (): Promise<void> => { setPrinted(await printTicket(ticket, printer)); };
  const printFirst = (element: HTMLButtonElement | null): void => {
    if (!element || started.current) return;
    started.current = true;
    void print();
  };
  return (
    <Dialog title={t('done')} onClose={onClose} onSubmit={onClose} size="lg">
      <div className={css.ticketSide}>
        <div className={css.result}>
          <p className={css.bigLabel}>{ticket.unit}{ticket.room === null ? '' : ` · ${ticket.room}`}</p>
          <p className={css.big}>{ticket.number}</p>
          <p role="status" className={css.bigLabel}>{printed === null ? '' : tickets(outcomeKey(printed))}</p>
        </div>
        <TicketPaper ticket={ticket} width={printer.width} qr={printer.qr} />
      </div>
      <div className={css.foot}>
        <Button variant="default" onClick={() => { void print(); }}>{tickets('again')}</Button>
        <Button data-autofocus ref={printFirst} onClick={onClose} rightSection={<Kbd>Enter</Kbd>}>{t('finish')}</Button>
      </div>
    </Dialog>
  );
}
