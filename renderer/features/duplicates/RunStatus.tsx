/** When all patients were looked through last, and how far it is now. */
import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { COUNTED_PAIRS, DUPLICATES_JOB, type DuplicateStatus } from '../../../shared/contract/duplicates.ts';
import { onDeskEvent, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, StatusTag, formatCount, formatInstant } from '../../ui/index.ts';
import css from './duplicates.module.css';

/** More who wait are not counted. */
const MOST_COUNTED = 1000;

export function RunStatus({ status }: { status: DuplicateStatus }) {
  const t = useText('duplicates');
  const run = useCommand('duplicates.runNow');
  const share = useProgress(status);
  const running = status.running === 'all';
  return (
    <div className={css.status}>
      <p className={css.statusText} role="status">
        {running ? t('runningAll') : status.last === null ? t('never') : t('lastLook', { when: formatInstant(status.last.at), count: status.last.rows, rows: formatCount(status.last.rows) })}
        {!running && status.last !== null && status.waiting > 0 && ` ${status.waiting > MOST_COUNTED ? t('waitingMany') : t('waiting', { count: status.waiting })}`}
        {!running && status.due && status.last !== null && ` ${t('due')}`}
        {status.failed && !running && <> <StatusTag tone="red" shape="triangle">{t('failed')}</StatusTag> {t('failedText')}</>}
      </p>
      {running && <Progress className={css.bar ?? ''} value={share * 100} transitionDuration={0} aria-label={t('progress')} />}
      {!running && <Button size="compact-sm" variant="default" loading={run.isPending} onClick={() => { void run.run({}); }}>{t('runNow')}</Button>}
      <ErrorNotice error={run.error} />
    </div>
  );
}

/** `1.000+` where counting has ended. */
export function countInWords(count: number): string { return count > COUNTED_PAIRS ? `${formatCount(COUNTED_PAIRS)}+` : formatCount(count); }

function useProgress({ progress }: DuplicateStatus): number {
  const [told, setTold] = useState<number | null>(null);
  useEffect(() => onDeskEvent((event) => {
    if (event.type === 'progress' && event.jobId === DUPLICATES_JOB) setTold(event.done / event.total);
  }), []);
  return told ?? progress ?? 0;
}
