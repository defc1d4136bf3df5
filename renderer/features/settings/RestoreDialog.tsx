import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Backup, BackupPlace } from '../../../shared/contract/backup.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatCount, formatInstant } from '../../ui/index.ts';
import css from './settings.module.css';

const STEPS = [0, 1, 2] as const;

/** Puts a backup in the place of today's data; a word has to be typed, so that no key alone can do it. */
export function RestoreDialog({ backup, place, onClose }: { backup: Backup; place: BackupPlace; onClose: () => void }) {
  const t = useText('settings');
  const common = useText('common');
  const restore = useCommand('backup.restore');
  const [typed, setTyped] = useState('');
  const at = formatInstant(backup.at);
  const word = t('backup.word');
  const sure = typed.trim().toUpperCase() === word;
  const submit = async (): Promise<void> => {
    if (!sure) return;
    const result = await restore.run(place === 'desk' ? { name: backup.name } : { name: backup.name, place });
    if (result.ok) onClose();
  };
  return (
    <Dialog title={t('backup.restoreTitle', { at })} size="lg" onClose={onClose} onSubmit={() => { void submit(); }} actions={(
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button color="red" disabled={!sure} loading={restore.isPending} onClick={() => { void submit(); }}>{t('backup.restoreNow')}</Button>
      </>
    )}>
      <div className={css.stack}>
        <ol className={css.steps}>{STEPS.map((step) => <li key={step}>{t(`backup.restoreSteps.${step}`, { at })}</li>)}</ol>
        {backup.patients !== null && backup.visits !== null && <p className={css.mute}>{t('backup.contents', { patients: formatCount(backup.patients), visits: formatCount(backup.visits) })}</p>}
        <TextInput data-autofocus label={t('backup.typeWord', { word })} autoComplete="off" spellCheck={false} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); }} />
        <ErrorNotice error={restore.error} />
      </div>
    </Dialog>
  );
}
