/** Put on the waiting list from another screen: it says so, and whether a slot suits already. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { EntryDialog, type EntryDialogProps } from './EntryDialog.tsx';
import { whenOfSlot } from './wish-words.ts';

export function AskDialog({ patientId, start, onClose }: { readonly patientId: string } & Pick<EntryDialogProps, 'start' | 'onClose'>) {
  const [saved, setSaved] = useState<{ readonly id: string; readonly name: string } | null>(null);
  if (saved !== null) return <SavedDialog patientId={patientId} {...saved} onClose={onClose} />;
  return <EntryDialog patientId={patientId} {...(start ? { start } : {})} onClose={onClose} onSaved={setSaved} />;
}

function SavedDialog({ patientId, id, name, onClose }: { readonly patientId: string; readonly id: string; readonly name: string; readonly onClose: () => void }) {
  const t = useText('waitlist');
  const go = useRoute((route) => route.go);
  const proposal = useCall('waitlist.ofPatient', { patientId }).data?.find((entry) => entry.id === id)?.proposal ?? null;
  const open = (): void => { onClose(); go('appointments/waitlist'); };
  return (
    <Dialog title={t('form.saved', { name })} onClose={onClose} onSubmit={onClose} actions={
      <>
        <Button variant="default" onClick={open}>{t('form.open')}</Button>
        <Button data-autofocus onClick={onClose} rightSection={<Kbd>Enter</Kbd>}>{t('common:close')}</Button>
      </>
    }>
      <p>{proposal === null ? t('form.savedText') : t('form.savedSlot', { when: whenOfSlot(proposal), doctor: proposal.practitioner })}</p>
    </Dialog>
  );
}
