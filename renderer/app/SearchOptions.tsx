import { IconCommand } from '@tabler/icons-react';
import type { PatientHit } from '../../shared/contract/patients.ts';
import { formatPhone } from '../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../shared/domain/record-number.ts';
import { useMatchWords } from '../features/patients/match-words.ts';
import { useText } from '../i18n/index.ts';
import { formatBirthDate, formatDay } from '../ui/format.ts';
import { Highlighted } from '../ui/Highlighted.tsx';
import { PatientMarks } from '../features/patients/PatientMarks.tsx';
import { ThroughRecord } from '../ui/ThroughRecord.tsx';
import { Kbd } from '../ui/StatusTag.tsx';
import css from './search.module.css';
import type { DeskCommand } from './search-commands.ts';

/** Enough to tell two people of the same name apart at a glance. */
export function PatientOption({ hit }: { hit: PatientHit }) {
  const t = useText('frame');
  const common = useText('common');
  const why = useMatchWords()(hit);
  // Said already by why the row was found.
  const shows = (match: PatientHit['match']): boolean => hit.match === match && hit.matched !== null && !hit.former;
  const facts = [
    hit.sex === null ? null : common(`sex.${hit.sex}`),
    hit.birthDate === null || shows('birth_date') ? null : formatBirthDate(hit.birthDate),
    shows('village') ? null : hit.village, hit.phone === null || shows('phone') ? null : formatPhone(hit.phone),
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className={css.name}><Highlighted text={hit.name} ranges={hit.highlights} /> <PatientMarks marks={hit.marks} /><ThroughRecord hit={hit} /></span>
      <span className={css.number}>{formatRecordNumber(hit.recordNumber)}</span>
      <span className={css.facts}>{why !== null && <span className={css.why}>{why}</span>}{facts.join(' · ')}</span>
      <span className={css.last}>{hit.lastVisitDay === null ? t('search.neverVisited') : t('search.lastVisit', { day: formatDay(hit.lastVisitDay) })}</span>
    </>
  );
}

export function CommandOption({ command }: { command: DeskCommand }) {
  return (
    <>
      <span className={css.command}><IconCommand size={15} aria-hidden="true" /> {command.label}</span>
      {command.key !== null && <span className={css.number}><Kbd>{command.key}</Kbd></span>}
    </>
  );
}
