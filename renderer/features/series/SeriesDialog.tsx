/** Control visits that repeat: the rule above, every visit below with what is in its way, and one key books those that were chosen. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { whenOfSlot } from '../waitlist/wish-words.ts';
import { problemWords } from './problem-words.ts';
import { type Choice, type SeriesPlan, type SeriesValues, choicesOf, planOf, valuesOf, visitsOf } from './series-form.ts';
import { SeriesFields } from './SeriesFields.tsx';
import { SeriesTable } from './SeriesTable.tsx';
import css from './series.module.css';

interface SeriesDialogProps { readonly patientId: string; /** The first of the series, when it is there already. */ readonly appointment: Appointment | null; readonly onClose: () => void }

export function SeriesDialog({ patientId, appointment, onClose }: SeriesDialogProps) {
  const t = useText('series');
  const patient = useCall('patients.get', { id: patientId });
  if (patient.data) return <SeriesForm patient={patient.data} appointment={appointment} onClose={onClose} />;
  return <Dialog title={t('title')} onClose={onClose}><ErrorNotice error={patient.error} /></Dialog>;
}

function SeriesForm({ patient, appointment, onClose }: Omit<SeriesDialogProps, 'patientId'> & { readonly patient: PatientDetail }) {
  const t = useText('series');
  const today = useDeskDay();
  const [values, setValues] = useState<SeriesValues>(() => valuesOf(appointment));
  const [chosen, setChosen] = useState<ReadonlyMap<number, Choice>>(new Map());
  const plan = planOf(values, patient, appointment, today);
  const preview = useCall('series.preview', plan ?? NO_PLAN, { enabled: plan !== null, keepPrevious: true });
  const apply = useCommand('series.apply');
  const [done, setDone] = useState<Output<'series.apply'> | null>(null);
  const occurrences = plan === null ? [] : preview.data?.occurrences ?? [];
  const choiceOf = (each: (typeof occurrences)[number]): Choice => {
    const choices = choicesOf(each, values.holidays);
    return choices.find((choice) => choice === chosen.get(each.number)) ?? choices[0] ?? 'skip';
  };
  const visits = plan === null ? [] : visitsOf(occurrences, choiceOf, plan);
  const settled = plan !== null && !preview.isPending && !preview.isPlaceholderData;
  const change = (part: Partial<SeriesValues>): void => {
    apply.reset();
    setChosen(new Map());
    setValues((before) => ({ ...before, ...part }));
  };
  const next = (each: (typeof occurrences)[number]): void => {
    const choices = choicesOf(each, values.holidays);
    const choice = choices[(choices.indexOf(choiceOf(each)) + 1) % choices.length];
    if (choice) setChosen((before) => new Map(before).set(each.number, choice));
  };
  const book = async (): Promise<void> => {
    if (plan === null || !settled || visits.length === 0 || apply.isPending) return;
    const result = await apply.run({ ...plan, note: values.note.trim() === '' ? null : values.note.trim(), visits });
    if (result.ok) setDone(result.value);
  };
  if (done !== null) return <DoneDialog done={done} onClose={onClose} />;
  return (
    <Dialog title={`${t('title')} · ${patient.name}`} onClose={onClose} onSubmit={() => { void book(); }} size="xl" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={() => { void book(); }} disabled={visits.length === 0 || !settled} loading={apply.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{visits.length === 0 ? t('nothing') : t('apply', { count: visits.length })}</Button>
      </>
    }>
      <div className={css.stack}>
        <p className={css.hint}>{appointment === null ? t('lead') : t('form.fromAppointment', { when: whenOfSlot(appointment), doctor: appointment.practitioner })}</p>
        <SeriesFields values={values} today={today} fixed={appointment !== null} onChange={change} />
        <ErrorNotice error={apply.error ?? (plan === null ? null : preview.error)} />
        <SeriesTable occurrences={occurrences} known={plan !== null && preview.data !== undefined} choiceOf={choiceOf} onNext={next} />
      </div>
    </Dialog>
  );
}

/** Never asked: the preview waits for a whole plan. */
const NO_PLAN: SeriesPlan = { patientId: '', practitionerId: '', unitId: '', kind: 'control', payer: 'general', startDay: '', from: 0, appointmentId: null, rule: { unit: 'week', every: 1, weekdays: [], monthly: 'date', count: 2, until: null } };

function DoneDialog({ done: { booked, refused }, onClose }: { readonly done: Output<'series.apply'>; readonly onClose: () => void }) {
  const t = useText('series');
  return (
    <Dialog title={t('done.title')} onClose={onClose} onSubmit={onClose} actions={<Button data-autofocus onClick={onClose} rightSection={<Kbd>Enter</Kbd>}>{t('common:close')}</Button>}>
      <p role="status">{t('done.text', { count: booked })}</p>
      {refused.length > 0 && (
        <div role="alert">
          <p>{t('done.refused')}</p>
          <ul>{refused.map((each) => <li key={each.number}>{t('done.refusedLine', { number: each.number, when: whenOfSlot(each), why: problemWords(t, each.problem) })}</li>)}</ul>
        </div>
      )}
    </Dialog>
  );
}
