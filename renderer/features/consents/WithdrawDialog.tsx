/** Takes a consent back: when, and why. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Consent, STOP_WITHIN_MS } from '../../../shared/contract/consents.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError, formatInstant } from '../../ui/index.ts';
import { pastInstant } from './past-day.ts';
import css from './consents.module.css';

interface WithdrawDialogProps { readonly patientId: string; readonly consent: Consent; readonly onClose: () => void }

export function WithdrawDialog({ patientId, consent, onClose }: WithdrawDialogProps) {
  const t = useText('consents');
  const fields = useText('fields');
  const today = useDeskDay();
  const zone = useCall('clinic.status', {}).data?.clinic?.zone ?? 'Asia/Jakarta';
  const withdraw = useCommand('consents.withdraw');
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const withdrawnAt = pastInstant(day, { today, now: deskNow(), zone });
  const submit = async (): Promise<void> => {
    setTried(true);
    if (withdrawnAt === null) return;
    const done = await withdraw.run({ patientId, id: consent.id, expectedVersion: consent.version, withdrawnAt, reason });
    if (done.ok) onClose();
  };
  return (
    <Dialog title={t('withdrawTitle', { kind: t(`kinds.${consent.kind}`) })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('keep')}</Button>
        <Button color="alert" loading={withdraw.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('withdraw')}</Button>
      </>
    }>
      <p className={css.about}>{t('withdrawAbout')} {withdrawnAt !== null && t('stopping', { until: formatInstant(withdrawnAt + STOP_WITHIN_MS) })} {consent.kind === 'reminder' && t('remindersStop')}</p>
      <div className={css.form}>
        <TextInput className={css.wide} data-autofocus label={t('reason')} value={reason} maxLength={300} autoComplete="off" error={fieldError(t, withdraw.error, 'reason')} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <TextInput className={css.wide} label={t('withdrawnDay')} placeholder={t('dayHint')} value={day} maxLength={30} autoComplete="off" error={tried && withdrawnAt === null ? fields('day_form') : fieldError(t, withdraw.error, 'withdrawnAt')} onChange={(event) => { setDay(event.currentTarget.value); }} />
      </div>
      {withdraw.error?.code !== 'invalid_input' && <ErrorNotice error={withdraw.error} />}
    </Dialog>
  );
}
