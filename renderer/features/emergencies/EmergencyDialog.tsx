/** F9, Enter: recorded. Works while locked and before sign-in; shows nobody's data. */
import { Button } from '@mantine/core';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd, formatTime } from '../../ui/index.ts';
import css from './emergencies.module.css';

export function EmergencyDialog({ onClose }: { onClose: () => void }) {
  const t = useText('emergencies');
  const raise = useCommand('emergencies.raise');
  const kept = useCall('settings.emergencyNumbers', {});
  const numbers = kept.data && kept.data.length > 0 ? kept.data : [{ label: t('defaultAmbulance'), number: '119' }, { label: t('defaultEmergency'), number: '112' }];
  const record = (): void => { if (!raise.isPending && !raise.data) void raise.run({}); };
  return (
    <Dialog title={t('raiseTitle')} onClose={onClose} onSubmit={raise.data ? onClose : record} size="lg">
      {raise.data
        ? (
          <div role="alert" className={css.raised}>
            <p className={css.at}>{t('raised', { time: formatTime(raise.data.at) })}</p>
            <p>{t('calledNow')}: <strong>{raise.data.temporaryName}</strong></p>
            <p className={css.guide}>{t('guide')}</p>
          </div>
        )
        : <p>{t('raiseText')}</p>}
      {raise.error && <p role="alert" className={css.failed}>{t('notRecorded')}</p>}
      <h3 className={css.heading}>{t('dial')}</h3>
      <ul className={css.numbers}>
        {numbers.map(({ label, number }) => <li key={`${label} ${number}`}><span>{label}</span><a className={css.number} href={`tel:${number}`}>{number}</a></li>)}
      </ul>
      <div className={css.foot}>
        {raise.data
          ? <Button key="close" data-autofocus autoFocus onClick={onClose} rightSection={<Kbd>Enter</Kbd>}>{t('finish')}</Button>
          : <Button key="raise" data-autofocus color="alert" size="md" loading={raise.isPending} onClick={record} rightSection={<Kbd>Enter</Kbd>}>{t('raise')}</Button>}
      </div>
    </Dialog>
  );
}
