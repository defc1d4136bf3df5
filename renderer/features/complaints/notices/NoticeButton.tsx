import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../../app/client.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useText } from '../../../i18n/index.ts';
import { Kbd } from '../../../ui/index.ts';
import { NoticeDialog } from './NoticeDialog.tsx';

/** Says how many answers wait for the notice board. */
export function NoticeButton() {
  const t = useText('complaintParties');
  const [open, setOpen] = useState(false);
  const waiting = useCall('complaints.toPost', {}).data?.length ?? 0;
  useShortcut({ key: 'Alt+Q', label: t('notice.title'), run: () => { setOpen(true); } });
  return (
    <>
      <Button variant="default" aria-keyshortcuts="Alt+Q" onClick={() => { setOpen(true); }} rightSection={<Kbd>Alt Q</Kbd>}>{waiting === 0 ? t('notice.open') : t('notice.openMany', { count: waiting })}</Button>
      {open && <NoticeDialog only={null} onClose={() => { setOpen(false); }} />}
    </>
  );
}
