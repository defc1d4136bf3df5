/** How many medical record numbers this desk has left, and more of them where the clinic has no central. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatRecordNumber, recordNumberOf } from '../../../shared/domain/record-number.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel } from '../../ui/index.ts';
import css from './settings.module.css';

export function NumbersPanel() {
  const t = useText('settings');
  const numbers = useCall('clinic.numbers', {});
  const extend = useCommand('clinic.extendNumbers');
  const [last, setLast] = useState<number | null>(null);
  if (!numbers.data) return <ErrorNotice error={numbers.error} />;
  const { left, provisional, extension } = numbers.data;
  const run = async (): Promise<void> => {
    const result = await extend.run({});
    if (result.ok) setLast(result.value.last);
  };
  return (
    <Panel title={t('numbers.title')} padded>
      <div className={css.stack}>
        <dl className={css.facts}>
          <dt>{t('numbers.left')}</dt><dd>{left}</dd>
          <dt>{t('numbers.provisional')}</dt><dd>{provisional}</dd>
        </dl>
        <p className={css.mute}>{t(`numbers.extension.${extension}`)}</p>
        <ErrorNotice error={extend.error} />
        {extension === 'possible' && (
          <div className={css.foot}>
            <p role="status" className={css.good}>{last === null ? '' : t('numbers.extended', { number: formatRecordNumber(recordNumberOf(last)) })}</p>
            <Button variant="default" loading={extend.isPending} onClick={() => { void run(); }}>{t('numbers.extend')}</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
