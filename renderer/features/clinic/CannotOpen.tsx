import { Button } from '@mantine/core';
import { queryClient } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Door } from './Door.tsx';
import css from './door.module.css';
import { RestoreBackup } from './RestoreBackup.tsx';

/** The database is there and was not touched, but this program cannot open it. */
export function CannotOpen({ phase }: { phase: 'newer_database' | 'damaged' }) {
  return phase === 'damaged' ? <RestoreBackup kind="damaged" /> : <NewerDatabase />;
}

function NewerDatabase() {
  const t = useText('clinic');
  return (
    <Door title={t('cannotOpen.newer_database.title')} lead={t('cannotOpen.newer_database.safe')}>
      <p>{t('cannotOpen.newer_database.next')}</p>
      <div className={css.foot}>
        <span />
        <Button onClick={() => { void queryClient.invalidateQueries({ queryKey: ['clinic'] }); }}>{t('cannotOpen.again')}</Button>
      </div>
    </Door>
  );
}
