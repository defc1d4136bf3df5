import type { PatientHit } from '../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../shared/domain/record-number.ts';
import { useText } from '../i18n/index.ts';
import css from './frame-parts.module.css';

/** Found by a record that was merged into this patient's: which one that was. */
export function ThroughRecord({ hit: { through } }: { hit: PatientHit }) {
  const t = useText('common');
  return through && <small className={css.through}>{t('through', { number: formatRecordNumber(through.recordNumber), name: through.name })}</small>;
}
