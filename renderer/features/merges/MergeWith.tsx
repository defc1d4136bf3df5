/** "Merge with...": the other record is found as any patient is. */
import { useState } from 'react';
import type { PatientDetail, PatientHit } from '../../../shared/contract/patients.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import css from './merges.module.css';

export function MergeWith({ patient, onClose }: { patient: Pick<PatientDetail, 'id' | 'name'>; onClose: () => void }) {
  const t = useText('merges');
  const go = useRoute((route) => route.go);
  const [isItself, setIsItself] = useState(false);
  const pick = ({ id }: PatientHit): void => {
    setIsItself(id === patient.id);
    if (id === patient.id) return;
    onClose();
    go(`patients/merge/${id}/${patient.id}`);
  };
  return (
    <Dialog title={t('with.title', { name: patient.name })} size="lg" onClose={onClose}>
      <p className={css.about}>{t('with.text')}</p>
      <PatientPicker label={t('with.other')} onPick={pick} />
      {isItself && <p role="alert" className={css.warning}>▲ {t('with.itself')}</p>}
    </Dialog>
  );
}
