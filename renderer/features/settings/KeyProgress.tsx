import { Button, Progress } from '@mantine/core';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice } from '../../ui/index.ts';
import css from './settings.module.css';

const LOOK_AGAIN_MS = 500;

/** How far the new data key is. Nothing has changed until it is in force, so it can be cancelled until then. */
export function KeyProgress() {
  const t = useText('keys');
  const { data } = useCall('keys.progress', {}, { refetchInterval: LOOK_AGAIN_MS });
  const cancel = useCommand('keys.cancel');
  const { stage, done, total, cancelling } = data ?? { stage: 'copying' as const, done: 0, total: 0, cancelling: false };
  const asked = cancelling || cancel.isPending;
  const text = t(`stage.${stage}`);
  return (
    <div className={css.progress} role="status">
      <p className={css.text}><strong>{text}</strong> {t('goOn')}</p>
      <Progress value={total > 0 ? (100 * done) / total : 100} animated={total === 0} size="lg" transitionDuration={0} aria-label={text} />
      <ErrorNotice error={cancel.error} />
      <div className={css.foot}><Button variant="default" disabled={asked} onClick={() => { void cancel.run({}); }}>{t(asked ? 'cancelling' : 'cancel')}</Button></div>
    </div>
  );
}
