/** Everything that happened to one slip; what another desk did first is told, too. */
import { Button } from '@mantine/core';
import type { HandOff, HandOffEvent } from '../../../shared/contract/hand-offs.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatDay, formatTime, dayOfInstant } from '../../ui/index.ts';
import css from './hand-offs.module.css';
import { HandOffPriorityTag, SlipState } from './looks.tsx';
import { type SlipAction, SLIP_KEYS, slipActions } from './slip-actions.ts';

interface SlipHistoryProps { readonly id: string; readonly onAct: (slip: HandOff, action: SlipAction) => void; readonly onClose: () => void }

export function SlipHistory({ id, onAct, onClose }: SlipHistoryProps) {
  const t = useText('hand-offs');
  const common = useText('common');
  const now = useNow();
  const detail = useCall('handOffs.get', { id });
  if (!detail.data) return detail.error ? <Dialog title={t('history.label')} onClose={onClose}><ErrorNotice error={detail.error} /></Dialog> : null;
  const slip = detail.data;
  return (
    <Dialog title={t('history.title', { number: slip.number, unit: slip.unit })} onClose={onClose} size="lg" actions={
      <>
        {slipActions(slip, now).filter((action) => action !== 'history').map((action) => <Button key={action} variant="default" aria-keyshortcuts={SLIP_KEYS[action]} onClick={() => { onAct(slip, action); }}>{t(`actions.${action}`)}</Button>)}
        <Button data-autofocus onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
      </>
    }>
      <div className={css.form}>
        <div className={css.tags}><HandOffPriorityTag priority={slip.priority} /> <SlipState slip={slip} now={now} /></div>
        <p className={css.slipText}>{slip.text}</p>
        <p className={css.mute}>{slip.patientName ?? t('noPatient')}{slip.visitNumber === null ? '' : ` · ${t('chosen.visit', { number: slip.visitNumber })}`} · {formatDay(dayOfInstant(slip.at))}</p>
        <ol className={css.history} aria-label={t('history.label')}>{slip.history.map((event, index) => <Event key={index} event={event} />)}</ol>
      </div>
    </Dialog>
  );
}

function Event({ event: { action, at, by, name, text, byPhone, took, undone } }: { event: HandOffEvent }) {
  const t = useText('hand-offs');
  const aside = [took ? null : t('history.late'), undone ? t('history.undone') : null, byPhone ? t('history.byPhone') : null].filter((part) => part !== null).join(', ');
  return (
    <li>
      <span className={css.time}>{formatTime(at)}</span>
      <span><strong className={took && !undone ? undefined : css.idle}>{t(`history.actions.${action}`)}</strong>{name === null ? '' : ` ${name}`} <span className={css.mute}>{t('history.by', { by })}{aside === '' ? '' : ` · ${aside}`}</span>{text !== null && <><br />{text}</>}</span>
    </li>
  );
}
