import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, formatInstant } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import { KeyProgress } from './KeyProgress.tsx';
import { RecoveryKeyPanel } from './RecoveryKeyPanel.tsx';
import { RenewDataKey } from './RenewDataKey.tsx';
import css from './settings.module.css';

const LOST = ['password', 'recoveryKey', 'passwords', 'all'] as const;

/** What opens the clinic's data: the data key, the recovery key, and what is left when they are lost. */
export function KeysSection() {
  const t = useText('keys');
  const state = useCall('keys.state', {});
  if (!state.data) return <ErrorNotice error={state.error} />;
  return (
    <>
      <div className={css.sides}>
        <DataKeyPanel state={state.data} />
        <RecoveryKeyPanel confirmed={state.data.recoveryKeyConfirmed} />
      </div>
      <Panel title={t('lost.title')} padded>
        <dl className={css.roles}>
          {LOST.map((what) => <div key={what} className={css.role}><dt>{t(`lost.${what}.what`)}</dt><dd>{t(`lost.${what}.next`)}</dd></div>)}
        </dl>
      </Panel>
    </>
  );
}

function DataKeyPanel({ state }: { state: Output<'keys.state'> }) {
  const t = useText('keys');
  const [renewing, setRenewing] = useState(false);
  const [renewed, setRenewed] = useState(false);
  // Begun in another window, or before this one was loaded anew.
  const { data: running } = useCall('keys.progress', {});
  const roomy = state.freeBytes === null || state.freeBytes >= state.neededBytes;
  return (
    <Panel title={t('title')} padded>
      <div className={css.stack}>
        <p className={css.text}>{t('text')}</p>
        <dl className={css.facts}>
          <dt>{t('since')}</dt><dd>{state.dataKeyAt === null ? t('founded') : formatInstant(state.dataKeyAt)}</dd>
          <dt>{t('earlier')}</dt><dd>{state.earlierKeys === 0 ? t('noEarlier') : t('earlierKept', { count: state.earlierKeys })}</dd>
          <dt>{t('room')}</dt><dd>{t('roomNeeded', { needed: formatBytes(state.neededBytes) })}{state.freeBytes === null ? '' : ` · ${t('roomFree', { free: formatBytes(state.freeBytes) })}`}</dd>
        </dl>
        {!roomy && <p role="alert" className={css.bad}>{t('noRoom')}</p>}
        {running && !renewing && <KeyProgress />}
        <div className={css.foot}>
          <p role="status" className={css.good}>{renewed ? `✓ ${t('renewed')}` : ''}</p>
          <Button variant="default" disabled={!roomy || (running ?? null) !== null} onClick={() => { setRenewed(false); setRenewing(true); }}>{t('renew')}</Button>
        </div>
      </div>
      {renewing && <RenewDataKey layered={state.layered} others={state.others} onClose={() => { setRenewing(false); }} onRenewed={() => { setRenewing(false); setRenewed(true); }} />}
    </Panel>
  );
}
