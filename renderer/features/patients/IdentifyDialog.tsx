/** Who is it? Somebody who is registered already, whose record this one is merged with, or somebody new, who is filled in. */
import { Button } from '@mantine/core';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { PatientPicker } from './PatientPicker.tsx';
import css from './patients.module.css';

export function IdentifyDialog({ patient, onClose }: { patient: PatientDetail; onClose: () => void }) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const fill = (): void => { go(`patients/${patient.id}/identify`); };
  return (
    <Dialog title={t('identify.title', { name: patient.name })} onClose={onClose} onSubmit={fill} size="xl">
      <p className={css.lead}>{t('identify.lead')} <Button size="compact-sm" variant="default" onClick={fill} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('identify.fill')}</Button></p>
      <PatientPicker label={t('identify.search')} exceptId={patient.id} onPick={(hit) => { go(`patients/merge/${patient.id}/${hit.id}`); }} />
    </Dialog>
  );
}
