import { Loader } from '@mantine/core';
import { IconBuildingHospital, IconDeviceDesktopUp, IconPlayerPlay, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd } from '../../ui/index.ts';
import { Door } from './Door.tsx';
import css from './door.module.css';
import { JoinClinic } from './JoinClinic.tsx';
import { NewClinic } from './NewClinic.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';

/** No database yet: found a clinic, join one, try the desk with made-up people, or bring a clinic from another computer. */
export function FirstStart() {
  const [way, setWay] = useState<'choose' | 'new' | 'join' | 'restore'>('choose');
  const back = (): void => { setWay('choose'); };
  switch (way) {
    case 'choose': return <Choices onNew={() => { setWay('new'); }} onJoin={() => { setWay('join'); }} onRestore={() => { setWay('restore'); }} />;
    case 'new': return <NewClinic onBack={back} />;
    case 'join': return <JoinClinic onBack={back} />;
    case 'restore': return <RestoreBackup kind="moved" onBack={back} />;
  }
}

function Choices({ onNew, onJoin, onRestore }: { onNew: () => void; onJoin: () => void; onRestore: () => void }) {
  const t = useText('clinic');
  const demo = useCommand('clinic.startDemo');
  const tryOut = (): void => { void demo.run({}); };
  const free = !demo.isPending;
  useShortcut({ key: '1', label: t('first.new'), run: onNew, whileLocked: true, enabled: free });
  useShortcut({ key: '2', label: t('first.join'), run: onJoin, whileLocked: true, enabled: free });
  useShortcut({ key: '3', label: t('first.demo'), run: tryOut, whileLocked: true, enabled: free });
  useShortcut({ key: '4', label: t('first.restore'), run: onRestore, whileLocked: true, enabled: free });
  return (
    <Door title={t('first.title')} lead={t('first.lead')}>
      <div className={css.choices}>
        <button type="button" className={css.choice} disabled={!free} onClick={onNew} autoFocus>
          <IconBuildingHospital size={24} aria-hidden="true" /><b>{t('first.new')}</b><small>{t('first.newHint')}</small><Kbd>1</Kbd>
        </button>
        <button type="button" className={css.choice} disabled={!free} onClick={onJoin}>
          <IconUsersPlus size={24} aria-hidden="true" /><b>{t('first.join')}</b><small>{t('first.joinHint')}</small><Kbd>2</Kbd>
        </button>
        <button type="button" className={css.choice} disabled={!free} onClick={tryOut}>
          {free ? <IconPlayerPlay size={24} aria-hidden="true" /> : <Loader size={20} aria-label={t('first.demoWait')} />}
          <b>{t('first.demo')}</b><small>{free ? t('first.demoHint') : t('first.demoWait')}</small><Kbd>3</Kbd>
        </button>
        <button type="button" className={css.choice} disabled={!free} onClick={onRestore}>
          <IconDeviceDesktopUp size={24} aria-hidden="true" /><b>{t('first.restore')}</b><small>{t('first.restoreHint')}</small><Kbd>4</Kbd>
        </button>
      </div>
      <ErrorNotice error={demo.error} />
    </Door>
  );
}
