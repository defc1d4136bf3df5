import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { connectionSchema } from '../../../shared/contract/sync.ts';
import { checkForm } from '../../app/check.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useSyncStatus } from '../../app/sync-words.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, ReasonDialog, StatusTag } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import { connectionOf, needsCode } from './connection.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import css from './sync.module.css';

/** Address, pause, a new beginning, leaving: what an administrator decides about the connection. */
export function ConnectionPanel({ waiting }: { waiting: number }) {
  const t = useText('sync');
  const page = useCall('sync.page', {});
  const fault = useSyncStatus()?.fault ?? null;
  const again = needsCode(fault);
  if (!page.data) return <ErrorNotice error={page.error} />;
  const { url, proxy, ownCa, paused } = page.data;
  return (
    <div className={css.sides}>
      <div className={css.stack}>
        {again && <Panel title={t('connection.again')} padded><div className={css.stack}><p className={css.text}>{t('connection.againText')}</p><EnrolForm url={url ?? ''} /></div></Panel>}
        {!again && <Panel title={t('connection.address')} padded><AddressForm key={`${url} ${proxy}`} url={url} proxy={proxy} ownCa={ownCa} /></Panel>}
      </div>
      <div className={css.stack}>
        <PausePanel paused={paused} />
        <LeavePanel waiting={waiting} />
      </div>
    </div>
  );
}

function AddressForm({ url, proxy, ownCa }: Pick<Output<'sync.page'>, 'url' | 'proxy' | 'ownCa'>) {
  const t = useText('sync');
  const save = useCommand('sync.saveConnection');
  const [connection, setConnection] = useState({ url: url ?? '', proxy: proxy ?? '', ca: null as string | null });
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const input = connectionOf(connection);
    const found = checkForm(connectionSchema, input);
    setWrong(found);
    if (!found) await save.run(input);
  };
  return (
    <SettingsFormBox label={t('connection.address')} onSubmit={() => { void submit(); }}>
      <p className={css.mute}>{t('connection.addressText')}</p>
      <ConnectionFields value={connection} caKept={ownCa} onChange={(part) => { setConnection((before) => ({ ...before, ...part })); }} error={error} disabled={save.isPending} />
      <FormFoot error={error} saved={save.isSuccess ? t('connection.saved') : null} pending={save.isPending} label={t('connection.save')} />
    </SettingsFormBox>
  );
}

function PausePanel({ paused }: { paused: boolean }) {
  const t = useText('sync');
  const pause = useCommand('sync.pause');
  return (
    <Panel title={t('connection.pause')} aside={paused ? <StatusTag tone="amber" shape="pause">{t('connection.pausedNow')}</StatusTag> : undefined} padded>
      <div className={css.stack}>
        <p className={css.mute}>{t('connection.pauseText')}</p>
        <ErrorNotice error={pause.error} />
        <div className={css.foot}><Button variant={paused ? 'filled' : 'default'} loading={pause.isPending} onClick={() => { void pause.run({ paused: !paused }); }}>{t(paused ? 'connection.resumeNow' : 'connection.pauseNow')}</Button></div>
      </div>
    </Panel>
  );
}

function LeavePanel({ waiting }: { waiting: number }) {
  const t = useText('sync');
  const leave = useCommand('sync.leave');
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={t('connection.leave')} padded>
      <div className={css.stack}>
        <p className={css.mute}>{t('connection.leaveText')}</p>
        <div className={css.foot}><Button variant="default" onClick={() => { leave.reset(); setAsking(true); }}>{t('connection.leaveNow')}</Button></div>
      </div>
      {asking && (
        <ReasonDialog title={t('connection.leaveTitle')} label={t('connection.leaveReason')} confirm={t('connection.leaveYes')} keep={t('connection.leaveNo')} pending={leave.isPending}
          about={<div className={css.stack}><p className={css.text}>{t('connection.leaveText')}</p>{waiting > 0 && <p className={css.bad}>{t('connection.leaveWaiting', { count: waiting })}</p>}</div>}
          refusal={<ErrorNotice error={leave.error} />} onConfirm={async (reason) => (await leave.run({ reason })).ok} onClose={() => { setAsking(false); }} />
      )}
    </Panel>
  );
}
