/** What is kept of who somebody is. */
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { formatNik } from '../../../shared/domain/nik.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, formatDay, formatInstant } from '../../ui/index.ts';
import { ageText } from './age-text.ts';
import css from './patients.module.css';

export function PatientFacts({ patient }: { patient: PatientDetail }) {
  const t = useText('patients');
  const common = useText('common');
  const guardian = [patient.guardianName, patient.guardianRelation === null ? null : t(`relations.${patient.guardianRelation}`), patient.guardianPhone === null ? null : formatPhone(patient.guardianPhone)].filter((part) => part !== null).join(' · ');
  const facts: readonly (readonly [string, string | null])[] = [
    [t('recordNumber'), formatRecordNumber(patient.recordNumber)],
    [t('nik'), patient.nik === null ? null : formatNik(patient.nik)],
    [t('passport'), patient.passport],
    [t('familyCard'), patient.familyCard === null ? null : formatNik(patient.familyCard)],
    [t('birthOrder.label'), patient.birthOrder === null ? null : patient.birthOrder === 0 ? t('birthOrder.single') : t('birthOrder.twin', { order: patient.birthOrder })],
    [t('sex'), patient.sex === null ? null : common(`sex.${patient.sex}`)],
    [t('birthDate'), patient.birthDate === null ? null : t('bornOn', { day: formatDay(patient.birthDate), age: ageText(t, patient.birthDate) })],
    [t('birthPlace'), patient.birthPlace],
    [t('payer'), [common(`payer.${patient.payer}`), patient.bpjs, patient.insurer].filter((part) => part !== null).join(' · ')],
    [t('phone'), patient.phone === null ? null : formatPhone(patient.phone)],
    [t('address'), [patient.address, patient.village].filter((part) => part !== null).join(', ') || null],
    [t('mother'), patient.motherName],
    [t('guardian'), guardian || null],
  ];
  return (
    <>
      {patient.identityKind === 'foreigner' && <p><StatusTag tone="amber" shape="triangle">{t(`kinds.${patient.identityKind}`)}</StatusTag></p>}
      <dl className={css.facts}>{facts.map(([label, value]) => (value === null ? null : <div key={label}><dt>{label}</dt><dd>{value}</dd></div>))}</dl>
      <p className={css.mute}>{t('registered', { at: formatInstant(patient.createdAt), by: patient.createdBy })}</p>
    </>
  );
}
