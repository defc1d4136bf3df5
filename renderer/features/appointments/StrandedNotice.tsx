import { Button } from '@mantine/core';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import css from './appointments.module.css';

/** Said as long as somebody must be called because their doctor will not be there. */
export function StrandedNotice() {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const count = useCall('appointments.stranded', {}).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={css.caution}>
      <span><span aria-hidden="true">▲ </span>{t('stranded.notice', { count })}</span>
      <Button size="compact-sm" variant="default" onClick={() => { go('appointments/stranded'); }}>{t('stranded.open')}</Button>
    </div>
  );
}
