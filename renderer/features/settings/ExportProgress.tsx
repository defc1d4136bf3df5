import { Button, Progress } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ERROR_CODES, type ErrorCode } from '../../../shared/contract/core.ts';
import type { ExportJob } from '../../../shared/contract/transfer.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printPage } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, StatusTag } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import { useMinutesLeft } from './export-time-left.ts';
import { Secret } from './Secret.tsx';
import css from './settings.module.css';

const LOOK_AGAIN_MS = 500;

export function ExportProgress({ jobId, onFinish }: { jobId: string; onFinish: () => void }) {
  const t = useText('settings');
  const [running, setRunning] = useState(true);
  const job = useCall('transfer.job', { jobId }, { refetchInterval: running ? LOOK_AGAIN_MS : 0 });
  const over = job.error !== null || (job.data !== undefined && job.data.state !== 'running');
  useEffect(() => { if (over) setRunning(false); }, [over]);
  const back = <div className={css.foot}><Button onClick={onFinish}>{t('usb.again')}</Button></div>;
  if (job.error) {
    return <div className={css.stack}>{job.error.code === 'not_found' ? <p role="alert" className={css.text}>{t('usb.lost')}</p> : <ErrorNotice error={job.error} />}{back}</div>;
  }
  if (!job.data) return null;
  switch (job.data.state) {
    case 'running': return <Running job={job.data} />;
    case 'done': return <Done job={job.data} onFinish={onFinish} />;
    case 'cancelled': return <div className={css.stack}><ErrorNotice error={{ code: 'export_cancelled' }} />{back}</div>;
    case 'failed': return <div className={css.stack}><ErrorNotice error={{ code: codeOf(job.data.error) }} />{back}</div>;
  }
}

function codeOf(error: string | null): ErrorCode {
  return ERROR_CODES.find((code) => code === error) ?? 'export_failed';
}

function Running({ job }: { job: ExportJob }) {
  const t = useText('settings');
  const texts = useText('transfer');
  const minutes = useMinutesLeft(job);
  const cancel = useCommand('transfer.cancel');
  const percent = job.total === 0 ? 0 : Math.min(100, Math.round((job.done / job.total) * 100));
  const asked = cancel.isPending || cancel.isSuccess;
  return (
    <div className={css.progress}>
      <p className={css.text}><strong>{t('usb.running')}</strong></p>
      <Progress value={percent} size="lg" transitionDuration={0} aria-label={t('usb.progress')} />
      <p className={css.mute}>{percent}%{minutes === null ? '' : ` · ${texts(minutes === 1 ? 'minuteLeft' : 'minutesLeft', { minutes })}`}</p>
      <ErrorNotice error={cancel.error} />
      <div className={css.foot}><Button variant="default" disabled={asked} onClick={() => { void cancel.run({ jobId: job.id }); }}>{t(asked ? 'usb.cancelling' : 'usb.cancel')}</Button></div>
    </div>
  );
}

function Done({ job, onFinish }: { job: ExportJob; onFinish: () => void }) {
  const t = useText('settings');
  const texts = useText('transfer');
  const [notPrinted, setNotPrinted] = useState(false);
  const checked = job.readBack === 'media';
  const print = async (): Promise<void> => { setNotPrinted((await printNoted({ paper: 'export_sheet', id: job.id }, () => printPage('page'))) === 'failed'); };
  return (
    <div className={css.stack}>
      <p role="status" className={css.good}>✓ {t('usb.done')}</p>
      {job.password === null ? <p className={css.text}>{texts('ownKept')}</p> : (
        <div className={css.stack}>
          <strong>{t('usb.password')}</strong>
          <Secret label={t('usb.password')} text={job.password} />
          <p className={css.mute}>{t('usb.passwordText')}</p>
        </div>
      )}
      <dl className={css.facts}>
        <dt>{t('usb.file')}</dt><dd>{job.files.map(({ name, bytes }) => <div key={name}>{name} · {formatBytes(bytes)}</div>)}</dd>
      </dl>
      {job.files.length > 1 && <p className={css.text}>{texts('inParts', { count: job.files.length })}</p>}
      <div><StatusTag tone={checked ? 'green' : 'amber'} shape={checked ? 'check' : 'triangle'}>{t(`usb.readBack.${checked ? 'media' : 'cache'}`)}</StatusTag></div>
      <p className={css.text}>{t('usb.eject')}</p>
      {notPrinted && <p role="alert" className={css.bad}>{t('usb.notPrinted')}</p>}
      <div className={css.foot}>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => { void print(); }}>{t('usb.print')}</Button>
        <Button onClick={onFinish}>{job.password === null ? texts('finish') : t('usb.finish')}</Button>
      </div>
    </div>
  );
}
