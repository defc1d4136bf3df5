import type { PatientHit } from '../../../shared/contract/patients.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatBirthDate, formatDay, type Column } from '../../ui/index.ts';
import { Highlighted } from '../../ui/Highlighted.tsx';
import { ThroughRecord } from '../../ui/ThroughRecord.tsx';
import { useMatchWords } from './match-words.ts';
import { PatientMarks } from './PatientMarks.tsx';
import css from './patients.module.css';

/** Why this row was found, when the name does not show it. */
function Why({ hit }: { hit: PatientHit }) {
  const why = useMatchWords()(hit);
  return why === null ? null : <small className={css.why}>{why}</small>;
}

/** What tells two people of one name apart. */
export function usePatientColumns(): readonly Column<PatientHit>[] {
  const t = useText('patients');
  return [
    { key: 'name', header: t('name'), grow: true, render: (hit) => <span className={css.nameCell}><strong><Highlighted text={hit.name} ranges={hit.highlights} /></strong><PatientMarks marks={hit.marks} /><Why hit={hit} /><ThroughRecord hit={hit} /></span> },
    { key: 'record', header: t('recordNumber'), render: (hit) => formatRecordNumber(hit.recordNumber) },
    { key: 'sex', header: t('sexHead'), render: (hit) => (hit.sex === null ? '' : t(`sexShort.${hit.sex}`)) },
    { key: 'birth', header: t('birthDate'), render: (hit) => (hit.birthDate === null ? '' : formatBirthDate(hit.birthDate)) },
    { key: 'village', header: t('village'), render: (hit) => hit.village ?? '' },
    { key: 'phone', header: t('phone'), render: (hit) => (hit.phone === null ? '' : formatPhone(hit.phone)) },
    { key: 'last', header: t('lastVisit'), render: (hit) => (hit.lastVisitDay === null ? t('neverVisited') : formatDay(hit.lastVisitDay)) },
  ];
}
