import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount } from '../../ui/index.ts';
import css from './door.module.css';

interface BackupFolderProps {
  /** Null: the desk's own backups. */
  folder: string | null;
  onChange: (folder: string) => void;
  onOwn: (() => void) | null;
}

/** Where backups are looked for: folders found on drives, one button each, or a path that is typed. */
export function BackupFolder({ folder, onChange, onOwn }: BackupFolderProps) {
  const t = useText('clinic');
  const [typed, setTyped] = useState('');
  const places = useCall('clinic.backupPlaces', {});
  const look = (): void => { if (typed.trim() !== '') onChange(typed.trim()); };
  return (
    <section aria-label={t('rescue.place')}>
      <div className={css.places}>
        {onOwn && <Button variant={folder === null ? 'filled' : 'default'} aria-pressed={folder === null} onClick={onOwn}>{t('rescue.own')}</Button>}
        {places.data?.filter((place) => !place.own).map((place) => (
          <Button key={place.folder} variant={folder === place.folder ? 'filled' : 'default'} aria-pressed={folder === place.folder} title={place.folder} onClick={() => { onChange(place.folder); }}>
            {place.label}, {t('rescue.count', { number: formatCount(place.backups) })}
          </Button>
        ))}
      </div>
      <div className={css.typed}>
        <TextInput label={t('rescue.folder')} description={t('rescue.folderHint')} autoComplete="off" spellCheck={false} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); }}
          onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); look(); } }} />
        <Button variant="default" onClick={look}>{t('rescue.look')}</Button>
      </div>
    </section>
  );
}
