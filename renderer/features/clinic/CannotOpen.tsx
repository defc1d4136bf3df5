import { Button } from '@mantine/core';
import { queryClient } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Door } from './Door.tsx';
import css from './door.module.css';

/** The database is there and was not touched, but this program cannot open it. */
export function CannotOpen({ phase }: { phase: 'newer_database' | 'damaged' }) {
  const t = useText('clinic');
  return (
    <Door title={t(`cannotOpen.${phase}.title`)} lead={t(`cannotOpen.${phase}.safe`)}>
      <p>{t(`cannotOpen.${phase}.next`)}</p>
      <div className={css.foot}>
        <span />
        <Button onClick={() => { void queryClient.invalidateQueries({ queryKey: ['clinic'] }); }}>{t('cannotOpen.again')}</Button>
      </div>
    </Door>
  );
}
