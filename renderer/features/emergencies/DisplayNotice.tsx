/** On the waiting room's screen: make way. No name, no sound: both windows share one computer's loudspeaker. */
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import css from './display-notice.module.css';

const LOOK_MS = 15_000;

export function DisplayNotice() {
  const t = useText('emergencies');
  const alerts = useCall('emergencies.alerts', {}, { refetchInterval: LOOK_MS });
  if (!alerts.data?.some((alert) => alert.acceptedAt === null)) return null;
  return <p role="alert" className={css.notice}><strong>▲ {t('bar.emergency')}</strong> {t('makeWay')}</p>;
}
