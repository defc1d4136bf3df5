/** F7: a call is written down while it is going on; what is promised to the caller is kept with it. */
import { useState } from 'react';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice } from '../../ui/index.ts';
import { CallForm } from './CallForm.tsx';
import { openingValues } from './call-form.ts';

interface CallDialogProps { readonly patientId: string | null; readonly onClose: () => void }

export function CallDialog({ patientId, onClose }: CallDialogProps) {
  const t = useText('calls');
  const patient = useCall('patients.get', { id: patientId ?? '' }, { enabled: patientId !== null });
  // A form whose draft was thrown away starts anew.
  const [attempt, setAttempt] = useState(0);
  if (patient.error) return <Dialog title={t('dialogTitle')} onClose={onClose}><ErrorNotice error={patient.error} /></Dialog>;
  if (patientId !== null && !patient.data) return null;
  return <CallForm key={attempt} opening={openingValues(patient.data ?? null)} draftKey={patientId ?? 'new'} onClose={onClose} onStartAnew={() => { setAttempt((count) => count + 1); }} />;
}
