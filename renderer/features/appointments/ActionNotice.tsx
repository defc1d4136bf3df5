import { Button } from '@mantine/core';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice } from '../../ui/index.ts';
import type { AppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

/** Why the last step was refused, and the way on when only the clock was in doubt. */
export function ActionNotice({ actions }: { actions: AppointmentActions }) {
  const t = useText('appointments');
  const { error, confirmClock } = actions;
  if (!error) return null;
  return (
    <div className={css.notice}>
      <ErrorNotice error={error} />
      {confirmClock !== null && <Button variant="default" onClick={() => { void confirmClock(); }}>{t('clockConfirm')}</Button>}
    </div>
  );
}
