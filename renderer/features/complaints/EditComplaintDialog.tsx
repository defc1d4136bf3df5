import { useState } from 'react';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ComplaintFormDialog } from './ComplaintFormDialog.tsx';
import { valuesOf } from './complaint-form.ts';

/** Puts right what was taken down. The received time keeps its seconds when it is not touched. */
export function EditComplaintDialog({ complaint, zone, onClose }: { complaint: ComplaintDetail; zone: Zone; onClose: () => void }) {
  const t = useText('complaints');
  const edit = useCommand('complaints.edit');
  const [attempt, setAttempt] = useState(0);
  const [opened] = useState(complaint);
  const opening = valuesOf(opened, zone);
  return (
    <ComplaintFormDialog key={attempt} title={t('intake.editTitle', { number: complaint.number })} opening={opening} draftForm="complaint-edit" draftKey={complaint.id} saved={opened} busy={edit.isPending} error={edit.error}
      save={(fields) => edit.run({ id: complaint.id, expectedVersion: complaint.version, complaint: { ...fields, grade: complaint.grade, receivedAt: Math.floor(fields.receivedAt / 60_000) === Math.floor(opened.receivedAt / 60_000) ? opened.receivedAt : fields.receivedAt } })}
      onSaved={onClose} onClose={onClose} onStartAnew={() => { edit.reset(); setAttempt((count) => count + 1); }} />
  );
}
