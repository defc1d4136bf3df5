/** One row of the paper after the other: Ctrl+Enter saves and begins the next, with the same day and unit. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Practitioner, Unit } from '../../../shared/contract/clinic.ts';
import { PAPER_OUTCOMES } from '../../../shared/contract/paper.ts';
import { PAYERS } from '../../../shared/contract/patients.ts';
import { PRIORITIES } from '../../../shared/contract/visits.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Segmented, fieldError } from '../../ui/index.ts';
import { TypedDayInput } from '../appointments/TypedDayInput.tsx';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { emptyPaper, readPaper, type PaperErrors, type PaperField, type PaperValues } from './paper-form.ts';
import css from './paper.module.css';

interface FormProps { units: readonly Unit[]; practitioners: readonly Practitioner[]; today: string; onDay: (day: string) => void }

export function PaperForm({ units, practitioners, today, onDay }: FormProps) {
  const t = useText('paper');
  const common = useText('common');
  const fields = useText('fields');
  const [values, setValues] = useState(() => emptyPaper(units[0]?.id ?? ''));
  const [errors, setErrors] = useState<PaperErrors>({});
  const [saved, setSaved] = useState(0);
  const draft = useDraft('paper', 'visit', values, setValues);
  const enter = useCommand('paper.enter');
  const number = useRef<HTMLInputElement>(null);
  const change = (part: Partial<PaperValues>): void => { setValues((before) => ({ ...before, ...part })); };
  const error = (field: PaperField): string | null => (errors[field] === undefined ? fieldError(fields, enter.error, field) : fields(errors[field]));
  const submit = async (): Promise<void> => {
    const read = readPaper(values, today);
    setErrors(read.errors);
    if (!read.input) return;
    const result = await enter.run(read.input);
    if (!result.ok) return;
    showDone(t('saved', { number: result.value.number, name: values.patient?.name ?? '' }));
    await draft.discard();
    setValues((before) => emptyPaper(units[0]?.id ?? '', before));
    setSaved((count) => count + 1);
  };
  useShortcut({ key: 'Ctrl+Enter', label: t('save'), run: () => { void submit(); } });
  const doctors = practitioners.filter(({ active, unitId }) => active && (unitId === null || unitId === values.unitId));
  const time = (field: 'arrived' | 'called' | 'ended', key: PaperField) => (
    <TextInput label={t(field)} placeholder="09.30" inputMode="numeric" value={values[field]} error={error(key)} onChange={(event) => { change({ [field]: event.currentTarget.value }); }} />
  );
  return (
    <form className={css.stack} noValidate onSubmit={(event) => { event.preventDefault(); }}>
      {values.patient === null
        ? <PatientPicker key={saved} label={t('patient')} autoFocus={saved > 0} onPick={(hit) => { change({ patient: { id: hit.id, name: hit.name }, payer: hit.payer }); setTimeout(() => { number.current?.focus(); }); }} />
        : <p className={css.picked}><strong>{values.patient.name}</strong><Button size="xs" variant="default" onClick={() => { change({ patient: null }); }}>{t('otherPatient')}</Button></p>}
      {errors.patient !== undefined && <p className={css.error} role="alert">{fields(errors.patient)}</p>}
      {values.patient !== null && (
        <>
          <div className={css.four}>
            <NativeSelect label={t('unit')} value={values.unitId} error={error('unitId')} data={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => { change({ unitId: event.currentTarget.value, practitionerId: '' }); }} />
            <NativeSelect label={t('doctor')} value={values.practitionerId} data={[{ value: '', label: t('anyDoctor') }, ...doctors.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { change({ practitionerId: event.currentTarget.value }); }} />
            <TextInput ref={number} label={t('number')} description={t('numberHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} value={values.number} error={error('number')} onChange={(event) => { change({ number: event.currentTarget.value }); }} />
            <TypedDayInput label={t('day')} today={today} value={values.day} description={t('dayHint')} error={error('day')} onChange={(day) => { change({ day }); const parsed = day.trim() === '' ? today : parseTypedDay(day, today); if (parsed !== null) onDay(parsed); }} />
          </div>
          <Segmented label={t('outcome')} value={values.outcome} options={PAPER_OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) }))} onChange={(outcome) => { change({ outcome }); }} />
          {error('outcome') !== null && <p className={css.error} role="alert">{error('outcome')}</p>}
          <div className={css.four}>
            {time('arrived', 'arrivedAt')}
            {time('called', 'calledAt')}
            {values.outcome !== 'waiting' && time('ended', 'endedAt')}
          </div>
          <div className={css.four}>
            <NativeSelect label={t('pack.payer')} value={values.payer} data={PAYERS.map((payer) => ({ value: payer, label: common(`payer.${payer}`) }))} onChange={(event) => { const payer = PAYERS.find((each) => each === event.currentTarget.value); if (payer) change({ payer }); }} />
            <NativeSelect label={t('priority')} value={values.priority} data={PRIORITIES.map((priority) => ({ value: priority, label: common(`priority.${priority}`) }))} onChange={(event) => { const priority = PRIORITIES.find((each) => each === event.currentTarget.value); if (priority) change({ priority }); }} />
          </div>
        </>
      )}
      <ErrorNotice error={enter.error} />
      <div><Button disabled={values.patient === null} loading={enter.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('save')}</Button></div>
    </form>
  );
}
