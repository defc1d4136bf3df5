/** The questions about a complaint, in the order in which somebody complains. The same for intake and for putting it right. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { COMPLAINT_CATEGORIES, COMPLAINT_CHANNELS, COMPLAINT_GRADES, REPORTER_RELATIONS } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { DigitChoice } from './DigitChoice.tsx';
import { GradeTag } from './looks.tsx';
import type { ComplaintErrors, ComplaintValues } from './complaint-form.ts';
import css from './complaints.module.css';

interface ComplaintFieldsetProps {
  readonly values: ComplaintValues;
  readonly errorOf: (field: keyof ComplaintErrors) => string | null;
  readonly onChange: (part: Partial<ComplaintValues>) => void;
  /** A saved complaint's grade is changed by its own step. */
  readonly saved: boolean;
  readonly picking: boolean;
  readonly onPicking: (picking: boolean) => void;
  /** What the desk has to say to the narrative, below it. */
  readonly notes?: ReactNode;
}

export function ComplaintFieldset({ values, errorOf, onChange, saved, picking, onPicking, notes = null }: ComplaintFieldsetProps) {
  const t = useText('complaints');
  const units = useCall('clinic.directory', {}).data?.units.filter((unit) => unit.active || unit.id === values.unitId) ?? [];
  return (
    <>
      <DigitChoice legend={t('intake.channel')} name="channel" columns={4} autoFocus value={values.channel} error={errorOf('channel')}
        options={COMPLAINT_CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))} onChange={(channel) => { onChange({ channel }); }} />
      <Textarea data-stop data-field="narrative" label={t('intake.narrative')} placeholder={t('intake.narrativePlaceholder')} autosize minRows={2} maxRows={8} maxLength={4000}
        value={values.narrative} error={errorOf('narrative')} onChange={(event) => { onChange({ narrative: event.currentTarget.value }); }} />
      {notes}
      <Reporter values={values} errorOf={errorOf} onChange={onChange} />
      <PatientLink patient={values.patient} picking={picking} onPicking={onPicking} onChange={onChange} />
      <DigitChoice legend={t('intake.category')} name="category" columns={4} value={values.category} error={errorOf('category')}
        options={COMPLAINT_CATEGORIES.map((category) => ({ value: category, label: t(`category.${category}`) }))} onChange={(category) => { onChange({ category }); }} />
      {saved ? <p className={css.hint}>{t('intake.gradeElsewhere')}</p> : (
        <DigitChoice legend={t('intake.grade')} name="grade" columns={3} value={values.grade} error={errorOf('grade')}
          options={COMPLAINT_GRADES.map((grade) => ({ value: grade, label: <GradeTag grade={grade} />, hint: t(`gradeMeans.${grade}`) }))} onChange={(grade) => { onChange({ grade }); }} />
      )}
      <div className={css.three}>
        <NativeSelect data-stop label={t('intake.unit')} value={values.unitId ?? ''} onChange={(event) => { onChange({ unitId: event.currentTarget.value || null }); }}
          data={[{ value: '', label: t('intake.noUnit') }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]} />
        <div>
          <div className={css.received}>
            <TextInput data-field="receivedAt" label={t('intake.receivedDay')} placeholder={saved ? '' : t('intake.receivedNow')} autoComplete="off" maxLength={30} value={values.receivedDay} error={errorOf('receivedAt')} onChange={(event) => { onChange({ receivedDay: event.currentTarget.value }); }} />
            <TextInput data-field="receivedTime" label={t('intake.receivedTime')} autoComplete="off" maxLength={8} value={values.receivedTime} error={errorOf('receivedTime')} onChange={(event) => { onChange({ receivedTime: event.currentTarget.value }); }} />
          </div>
          {!saved && <p className={css.hint}>{t('intake.receivedHint')}</p>}
        </div>
        <Checkbox className={css.check} label={t('intake.restricted')} description={values.restricted ? t('intake.restrictedHint') : undefined} checked={values.restricted} onChange={(event) => { onChange({ restricted: event.currentTarget.checked }); }} />
      </div>
    </>
  );
}

type PartProps = Pick<ComplaintFieldsetProps, 'values' | 'errorOf' | 'onChange'>;

function Reporter({ values, errorOf, onChange }: PartProps) {
  const t = useText('complaints');
  return (
    <div className={css.reporter}>
      <Checkbox className={css.check} data-field="anonymous" aria-keyshortcuts="Alt+A" label={<>{t('intake.anonymous')} <Kbd>Alt A</Kbd></>}
        checked={values.anonymous} onChange={(event) => { onChange({ anonymous: event.currentTarget.checked }); }} />
      <TextInput data-field="reporterName" label={t('intake.reporterName')} placeholder={values.anonymous ? t('intake.anonymousHint') : ''} autoComplete="off" maxLength={120} disabled={values.anonymous} value={values.anonymous ? '' : values.reporterName} error={errorOf('reporterName')}
        onChange={(event) => { onChange({ reporterName: event.currentTarget.value }); }} />
      <TextInput data-field="reporterContact" label={t('intake.reporterContact')} placeholder={t('intake.contactPlaceholder')} autoComplete="off" maxLength={120} disabled={values.anonymous} value={values.anonymous ? '' : values.reporterContact}
        onChange={(event) => { onChange({ reporterContact: event.currentTarget.value }); }} />
      <NativeSelect label={t('intake.relation')} value={values.relation ?? ''} onChange={(event) => { onChange({ relation: REPORTER_RELATIONS.find((relation) => relation === event.currentTarget.value) ?? null }); }}
        data={[{ value: '', label: t('intake.noRelation') }, ...REPORTER_RELATIONS.map((relation) => ({ value: relation, label: t(`relation.${relation}`) }))]} />
    </div>
  );
}

interface PatientLinkProps { readonly patient: ComplaintValues['patient']; readonly picking: boolean; readonly onPicking: (picking: boolean) => void; readonly onChange: (part: Partial<ComplaintValues>) => void }

function PatientLink({ patient, picking, onPicking, onChange }: PatientLinkProps) {
  const t = useText('complaints');
  if (picking) return <PatientPicker label={t('intake.whichPatient')} autoFocus={false} onPick={(hit) => { onChange({ patient: { id: hit.id, name: hit.name } }); onPicking(false); }} />;
  return (
    <p className={css.patient}>
      {t('intake.patient')}: <strong>{patient?.name ?? '—'}</strong>
      <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+P" onClick={() => { onPicking(true); }} rightSection={<Kbd>Alt P</Kbd>}>{t('intake.link')}</Button>
      {patient !== null && <Button size="compact-sm" variant="default" onClick={() => { onChange({ patient: null }); }}>{t('intake.unlink')}</Button>}
    </p>
  );
}
