/** What a step asks beside its words. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { COMPLAINT_GRADES, COMPLAINT_OUTCOMES, type ComplaintDetail, MOST_VIEWERS, PAUSE_REASONS, REJECT_REASONS } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { useCauses } from './causes.ts';
import { DigitChoice } from './DigitChoice.tsx';
import { GradeTag } from './looks.tsx';
import type { StepField, StepName, StepValues } from './steps.ts';
import css from './complaints.module.css';

interface FieldsProps {
  readonly action: StepName; readonly complaint: ComplaintDetail; readonly values: StepValues;
  readonly error: (field: StepField) => string | null; readonly onChange: (part: Partial<StepValues>) => void;
}

const SCORES = ['1', '2', '3', '4'] as const;
const YES_NO = ['yes', 'no'] as const;

export function StepFields({ action, fields, ...rest }: FieldsProps & { readonly fields: readonly StepField[] }) {
  const short = fields.filter((field) => SHORT.has(field));
  return (
    <>
      {fields.filter((field) => !SHORT.has(field)).map((field) => <Field key={field} field={field} action={action} {...rest} />)}
      {short.length > 0 && <div className={css.three}>{short.map((field) => <Field key={field} field={field} action={action} {...rest} />)}</div>}
    </>
  );
}

/** These stand side by side. */
const SHORT: ReadonlySet<StepField> = new Set(['unitId', 'userId', 'dueDay', 'dueTime', 'checkDay']);

function Field({ field, action, complaint, values, error, onChange }: FieldsProps & { field: StepField }) {
  const t = useText('complaints');
  const fault = error(field);
  const of = <V extends string>(options: readonly V[], group: string): { value: V; label: string }[] => options.map((value) => ({ value, label: t([group, value].join('.')) }));
  switch (field) {
    case 'outcome': return <DigitChoice legend={t('form.outcome')} name={field} columns={3} value={values.outcome} error={fault} options={of(COMPLAINT_OUTCOMES, 'outcome')} onChange={(outcome) => { onChange({ outcome }); }} />;
    case 'score': return <DigitChoice legend={t(action === 'resolve' ? 'form.scoreAsked' : 'form.score')} name={field} columns={4} value={values.score} error={fault} options={of(SCORES, 'score')} onChange={(score) => { onChange({ score }); }} />;
    case 'grade': return <DigitChoice legend={t('form.grade')} name={field} columns={1} value={values.grade} error={fault} options={COMPLAINT_GRADES.filter((grade) => grade !== complaint.grade).map((grade) => ({ value: grade, label: <GradeTag grade={grade} />, hint: t(`gradeMeans.${grade}`) }))} onChange={(grade) => { onChange({ grade }); }} />;
    case 'pause': return <DigitChoice legend={t('form.pauseReason')} name={field} columns={3} value={values.pause} error={fault} options={of(PAUSE_REASONS, 'pause')} onChange={(pause) => { onChange({ pause }); }} />;
    case 'reason': return <DigitChoice legend={t('form.rejectReason')} name={field} columns={3} value={values.reason} error={fault} options={of(REJECT_REASONS, 'reject')} onChange={(reason) => { onChange({ reason }); }} />;
    case 'effective': return <DigitChoice legend={t('form.effective')} name={field} columns={3} value={values.effective} error={fault} options={of(YES_NO, 'form.effect')} onChange={(effective) => { onChange({ effective }); }} />;
    case 'restricted': return <DigitChoice legend={t('form.restricted')} name={field} columns={3} value={values.restricted} error={fault} options={of(YES_NO, 'form.restrictedIs')} onChange={(restricted) => { onChange({ restricted }); }} />;
    case 'dueDay': return <TextInput data-stop data-field={field} label={t('form.dueDay')} description={t('form.dayHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} value={values.dueDay} error={fault} onChange={(event) => { onChange({ dueDay: event.currentTarget.value }); }} />;
    case 'checkDay': return <TextInput data-stop data-field={field} label={t('form.checkDay')} value={values.checkDay} error={fault} onChange={(event) => { onChange({ checkDay: event.currentTarget.value }); }} />;
    case 'dueTime': return <TextInput data-stop data-field={field} label={t('form.dueTime')} value={values.dueTime} error={fault} onChange={(event) => { onChange({ dueTime: event.currentTarget.value }); }} />;
    case 'unitId': return <UnitChoice value={values.unitId} error={fault} onChange={(unitId) => { onChange({ unitId }); }} />;
    case 'userId': return <PersonChoice label={t(action === 'restrict' ? 'form.accused' : 'form.owner')} value={values.userId} error={fault} onChange={(userId) => { onChange({ userId }); }} />;
    case 'causeId': return <CauseChoice value={values.causeId} error={fault} onChange={(causeId) => { onChange({ causeId }); }} />;
    case 'intoId': return <OtherChoice id={complaint.id} value={values.intoId} error={fault} onChange={(intoId) => { onChange({ intoId }); }} />;
    case 'viewerIds': return <ViewerChoice values={values.viewerIds} onChange={(viewerIds) => { onChange({ viewerIds }); }} />;
    case 'text': return null;
  }
}

interface ChoiceProps { readonly value: string | null; readonly error: string | null; readonly onChange: (value: string | null) => void }

function UnitChoice({ value, error, onChange }: ChoiceProps) {
  const t = useText('complaints');
  const units = useCall('clinic.directory', {}).data?.units ?? [];
  return <NativeSelect data-stop data-field="unitId" label={t('form.unit')} value={value ?? ''} error={error} data={[{ value: '', label: t('form.choose') }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]} onChange={(event) => { onChange(event.currentTarget.value || null); }} />;
}

export function PersonChoice({ label, value, error, onChange }: ChoiceProps & { label: string }) {
  const t = useText('complaints');
  const common = useText('common');
  const people = useCall('complaints.people', {}).data ?? [];
  return <NativeSelect data-stop data-field="userId" label={label} value={value ?? ''} error={error} data={[{ value: '', label: t('form.nobody') }, ...people.map((person) => ({ value: person.id, label: `${person.fullName} · ${common(`role.${person.role}`)}` }))]} onChange={(event) => { onChange(event.currentTarget.value || null); }} />;
}

/** Each user is a box to tick: more than a few make no secret. */
function ViewerChoice({ values, onChange }: { readonly values: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  const t = useText('complaints');
  const common = useText('common');
  const people = useCall('complaints.people', {}).data ?? [];
  return (
    <fieldset className={css.people} data-field="viewerIds">
      <legend className={css.legend}>{t('form.viewerIds')}</legend>
      {people.map(({ id, fullName, role }) => (
        <Checkbox key={id} label={`${fullName} · ${common(`role.${role}`)}`} checked={values.includes(id)} disabled={!values.includes(id) && values.length >= MOST_VIEWERS}
          onChange={(event) => { onChange(event.currentTarget.checked ? [...values, id] : values.filter((other) => other !== id)); }} />
      ))}
    </fieldset>
  );
}

function CauseChoice({ value, error, onChange }: ChoiceProps) {
  const t = useText('complaints');
  const causes = useCauses().filter(({ active, id }) => active || id === value);
  return <NativeSelect data-stop data-field="causeId" label={t('form.causeId')} value={value ?? ''} error={error} data={[{ value: '', label: t('form.choose') }, ...causes.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onChange(event.currentTarget.value || null); }} />;
}

const OTHERS = 200;

/** Another open complaint, by number and its first words. */
function OtherChoice({ id, value, error, onChange }: ChoiceProps & { id: string }) {
  const t = useText('complaints');
  const others = useCall('complaints.list', { show: 'open', text: '', limit: OTHERS }).data?.filter((row) => row.id !== id) ?? [];
  return <NativeSelect data-stop data-field="intoId" label={t('form.into')} value={value ?? ''} error={error} data={[{ value: '', label: t('form.choose') }, ...others.map((row) => ({ value: row.id, label: `${row.number} · ${row.summary.slice(0, 80)}` }))]} onChange={(event) => { onChange(event.currentTarget.value || null); }} />;
}
