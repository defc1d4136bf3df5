import { Button } from '@mantine/core';
import { useText } from '../i18n/index.ts';
import { useLink } from './client.ts';
import css from './frame.module.css';

/** The desk's program itself is away (not the internet): said at once, and what is typed stays. */
export function LinkNotice() {
  const t = useText('frame');
  const state = useLink((link) => link.state);
  if (state === 'connected') return null;
  return (
    <div className={css.linkNotice} role="alert">
      <span>{t(`link.${state}`)}</span>
      {state === 'expired' && <Button size="compact-sm" variant="white" onClick={() => { location.reload(); }}>{t('link.reload')}</Button>}
    </div>
  );
}
