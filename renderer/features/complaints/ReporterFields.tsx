/** Who complains: by name, in confidence, or unnamed; and the patient whom it is about. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { REPORTER_RELATIONS } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { DigitChoice } from './DigitChoice.tsx';
import type { PartProps } from './ComplaintFieldset.tsx';
import type { ComplaintValues } from './complaint-form.ts';
import css from './complaints.module.css';

const KINDS = ['named', 'confidential', 'anonymous'] as const;
const KEYS = { named: null, confidential: 'Alt R', anonymous: 'Alt A' } as const;

export function Reporter({ values, errorOf, onChange, locked }: PartProps & { readonly locked: boolean }) {
  const t = useText('complaints');
  const kind = values.anonymous ? 'anonymous' : values.confidential ? 'confidential' : 'named';
  const kept = kind === 'confidential' && values.nameKept;
  return (
    <>
      {locked ? <p className={css.hint}>{t('intake.locked')}</p> : (
        <DigitChoice legend={t('intake.reporter')} name="reporterKind" columns={3} value={kind}
          options={KINDS.map((each) => ({ value: each, label: <span className={css.withKey}>{t(`reporter.${each}`)}{KEYS[each] !== null && <Kbd>{KEYS[each]}</Kbd>}</span> }))} onChange={(chosen) => { onChange({ anonymous: chosen === 'anonymous', confidential: chosen === 'confidential' }); }} />
      )}
      {kind === 'confidential' && <p className={css.hint}>{t('intake.confidentialHint')}</p>}
      <div className={css.three}>
        <TextInput data-stop data-field="reporterName" label={t('intake.reporterName')} placeholder={values.anonymous ? t('intake.anonymousHint') : kept ? t('intake.nameKept') : ''} autoComplete="off" maxLength={120} disabled={values.anonymous || locked} value={values.anonymous ? '' : values.reporterName} error={errorOf('reporterName')}
          onChange={(event) => { onChange({ reporterName: event.currentTarget.value }); }} />
        <TextInput data-field="reporterContact" label={t('intake.reporterContact')} placeholder={kept ? t('intake.nameKept') : t('intake.contactPlaceholder')} autoComplete="off" maxLength={120} disabled={values.anonymous || locked} value={values.anonymous ? '' : values.reporterContact}
          onChange={(event) => { onChange({ reporterContact: event.currentTarget.value }); }} />
        <NativeSelect label={t('intake.relation')} value={values.relation ?? ''} onChange={(event) => { onChange({ relation: REPORTER_RELATIONS.find((relation) => relation === event.currentTarget.value) ?? null }); }}
          data={[{ value: '', label: t('intake.noRelation') }, ...REPORTER_RELATIONS.map((relation) => ({ value: relation, label: t(`relation.${relation}`) }))]} />
      </div>
    </>
  );
}

interface PatientLinkProps {
  readonly patient: ComplaintValues['patient']; readonly confidential: boolean; readonly picking: boolean; readonly onPicking: (picking: boolean) => void; readonly onChange: (part: Partial<ComplaintValues>) => void;
}

export function PatientLink({ patient, confidential, picking, onPicking, onChange }: PatientLinkProps) {
  const t = useText('complaints');
  if (picking) return <PatientPicker label={t('intake.whichPatient')} autoFocus={false} onPick={(hit) => { onChange({ patient: { id: hit.id, name: hit.name } }); onPicking(false); }} />;
  return (
    <p className={css.patient}>
      {t('intake.patient')}: <strong>{patient?.name ?? '—'}</strong>
      <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+P" onClick={() => { onPicking(true); }} rightSection={<Kbd>Alt P</Kbd>}>{t('intake.link')}</Button>
      {patient !== null && <Button size="compact-sm" variant="default" onClick={() => { onChange({ patient: null }); }}>{t('intake.unlink')}</Button>}
      {patient !== null && confidential && <span className={css.hint}>{t('intake.patientKept')}</span>}
    </p>
  );
}
