import { Button } from '@mantine/core';
import { useState } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useText } from '../../../i18n/index.ts';
import { Kbd } from '../../../ui/index.ts';
import { CodeDialog } from './CodeDialog.tsx';

export function CodeButton() {
  const t = useText('complaintIntake');
  const [open, setOpen] = useState(false);
  useShortcut({ key: 'Alt+K', label: t('code.title'), run: () => { setOpen(true); } });
  return (
    <>
      <Button variant="default" aria-keyshortcuts="Alt+K" onClick={() => { setOpen(true); }} rightSection={<Kbd>Alt K</Kbd>}>{t('code.open')}</Button>
      {open && <CodeDialog onClose={() => { setOpen(false); }} />}
    </>
  );
}
