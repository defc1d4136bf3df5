/** At registration: a record with this number is there, and it is not for everybody. Says nothing of whose it is. */
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { OPEN_RESTRICTED_ROLES } from '../../../shared/contract/restricted.ts';
import { useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { OpenRestrictedDialog } from './OpenRestrictedDialog.tsx';
import css from './restricted.module.css';

interface Numbers { readonly nik: string | null; readonly bpjs: string | null; readonly passport: string | null }

export function RestrictedMatch({ numbers }: { numbers: Numbers }) {
  const t = useText('restricted');
  const { nik, bpjs, passport } = numbers;
  const typed = nik !== null || bpjs !== null || passport !== null;
  const match = useCall('restricted.match', { nik, bpjs, passport }, { enabled: typed });
  const mayOpen = useMay(OPEN_RESTRICTED_ROLES);
  const [opens, setOpens] = useState(false);
  const found = typed && match.data?.found === true;
  const open = (): void => { setOpens(true); };
  useShortcut({ key: 'Alt+O', label: t('open'), quiet: true, enabled: found && mayOpen, run: open });
  if (!found) return null;
  return (
    <div role="alert" className={css.match}>
      <p><IconLock size={16} stroke={1.8} aria-hidden="true" /> <b>{t('match')}</b></p>
      <p>{t('matchText')}</p>
      {mayOpen && <Button size="compact-sm" variant="default" onClick={open} rightSection={<Kbd>Alt O</Kbd>}>{t('open')}</Button>}
      {opens && <OpenRestrictedDialog onClose={() => { setOpens(false); }} />}
    </div>
  );
}
