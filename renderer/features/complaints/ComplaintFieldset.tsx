/** The questions about a complaint, in the order in which somebody complains: what was said to the left, what it is to the right. The same for intake and for putting it right. */
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { COMPLAINT_CHANNELS, COMPLAINT_GRADES } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { useCategories } from './categories.ts';
import { DigitChoice } from './DigitChoice.tsx';
import { PatientLink, Reporter } from './ReporterFields.tsx';
import { UnitFields } from './UnitFields.tsx';
import { GradeTag } from './looks.tsx';
import type { ComplaintErrors, ComplaintValues } from './complaint-form.ts';
import css from './complaints.module.css';

interface ComplaintFieldsetProps {
  readonly values: ComplaintValues;
  readonly errorOf: (field: keyof ComplaintErrors) => string | null;
  readonly onChange: (part: Partial<ComplaintValues>) => void;
  /** A saved complaint's grade is changed by its own step. */
  readonly saved: boolean;
  /** Who told it cannot be changed by this user. */
  readonly locked: boolean;
  readonly picking: boolean;
  readonly onPicking: (picking: boolean) => void;
  /** What the desk has to say to the narrative, below it. */
  readonly notes?: ReactNode;
  /** The last question; it stands below what was said. */
  readonly files?: ReactNode;
}

export function ComplaintFieldset({ values, errorOf, onChange, saved, locked, picking, onPicking, notes = null, files = null }: ComplaintFieldsetProps) {
  const t = useText('complaints');
  return (
    <div className={css.formColumns}>
      <div className={css.form}>
        <DigitChoice legend={t('intake.channel')} name="channel" columns={4} autoFocus value={values.channel} error={errorOf('channel')}
          options={COMPLAINT_CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))} onChange={(channel) => { onChange({ channel }); }} />
        <Textarea data-stop data-field="narrative" label={t('intake.narrative')} placeholder={t('intake.narrativePlaceholder')} autosize minRows={saved ? 8 : 4} maxRows={8} maxLength={4000}
          value={values.narrative} error={errorOf('narrative')} onChange={(event) => { onChange({ narrative: event.currentTarget.value }); }} />
        {notes}
      </div>
      <div className={`${css.form} ${css.formRight}`}>
        <Reporter values={values} errorOf={errorOf} onChange={onChange} locked={locked} />
        <PatientLink patient={values.patient} confidential={values.confidential && !values.anonymous} picking={picking} onPicking={onPicking} onChange={onChange} />
        <Kind values={values} errorOf={errorOf} onChange={onChange} saved={saved} />
        <UnitFields values={values} onChange={onChange} />
        <Received values={values} errorOf={errorOf} onChange={onChange} saved={saved} />
      </div>
      <div className={css.filesPlace}>{files}</div>
    </div>
  );
}

export type PartProps = Pick<ComplaintFieldsetProps, 'values' | 'errorOf' | 'onChange'>;

function Kind({ values, errorOf, onChange, saved }: PartProps & { readonly saved: boolean }) {
  const t = useText('complaints');
  const categories = useCategories().filter(({ id, active }) => active || id === values.category);
  return (
    <>
      <DigitChoice legend={t('intake.category')} name="category" columns={4} value={values.category} error={errorOf('category')}
        options={categories.map(({ id, name }) => ({ value: id, label: name }))} onChange={(category) => { onChange({ category }); }} />
      {saved ? <p className={css.hint}>{t('intake.gradeElsewhere')}</p> : (
        <>
          <DigitChoice legend={t('intake.grade')} name="grade" columns={3} value={values.grade} error={errorOf('grade')}
            options={COMPLAINT_GRADES.map((grade) => ({ value: grade, label: <GradeTag grade={grade} /> }))} onChange={(grade) => { onChange({ grade }); }} />
          <p className={css.hint}>{values.grade === null ? t('intake.gradeHint') : t(`gradeMeans.${values.grade}`)}</p>
        </>
      )}
    </>
  );
}

function Received({ values, errorOf, onChange, saved }: PartProps & { readonly saved: boolean }) {
  const t = useText('complaints');
  return (
    <div className={css.receivedRow}>
      <TextInput data-field="receivedAt" label={t('intake.receivedDay')} placeholder={saved ? '' : t('intake.receivedNow')} autoComplete="off" maxLength={30} value={values.receivedDay} error={errorOf('receivedAt')} onChange={(event) => { onChange({ receivedDay: event.currentTarget.value }); }} />
      <TextInput data-field="receivedTime" label={t('intake.receivedTime')} autoComplete="off" maxLength={8} value={values.receivedTime} error={errorOf('receivedTime')} onChange={(event) => { onChange({ receivedTime: event.currentTarget.value }); }} />
      <Checkbox className={css.check} label={t('intake.restricted')} description={values.restricted ? t('intake.restrictedHint') : undefined} checked={values.restricted} onChange={(event) => { onChange({ restricted: event.currentTarget.checked }); }} />
    </div>
  );
}
