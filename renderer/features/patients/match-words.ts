/** Why somebody was found, when it was not by the name that is shown. */
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { formatNik } from '../../../shared/domain/nik.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatDay } from '../../ui/format.ts';

function shown({ match, matched }: PatientHit): string {
  if (matched === null) return '';
  switch (match) {
    case 'nik': return formatNik(matched);
    case 'phone': return formatPhone(matched);
    case 'record_number': return formatRecordNumber(matched);
    case 'birth_date': return formatDay(matched);
    case 'name': case 'bpjs': case 'passport': case 'village': case 'external': return matched;
  }
}

/** `NIK 3578 0141 0892 0003`, `dulu: Soekarno`, `mirip`; null for the name itself. */
export function useMatchWords(): (hit: PatientHit) => string | null {
  const t = useText('patients');
  return (hit) => {
    if (hit.similar) return t('match.similar');
    if (hit.matched === null) return null;
    return t(`${hit.former ? 'formerly' : 'match'}.${hit.match}`, { value: shown(hit) });
  };
}
