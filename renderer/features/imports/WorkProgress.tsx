import { Button, Progress } from '@mantine/core';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, Panel, formatCount } from '../../ui/index.ts';
import css from './imports.module.css';
import { useTimeLeft } from './use-job.ts';

type Work = 'checking' | 'applying' | 'voiding';

/** The desk is going through the rows; it can be stopped, and nobody has to wait here. */
export function WorkProgress({ job, work }: { job: ImportJob; work: Work }) {
  const t = useText('imports');
  const stop = useCommand('imports.stop');
  const left = useTimeLeft(job.done, job.total);
  const percent = job.total === 0 ? 0 : Math.min(100, Math.floor((job.done / job.total) * 100));
  const asked = stop.isPending || stop.isSuccess;
  return (
    <Panel title={t(`work.${work}`)} padded>
      <div className={css.stack}>
        <p className={css.text}>{t(`work.${work}Text`)}</p>
        <Progress value={percent} size="lg" transitionDuration={0} aria-label={t('work.progress')} />
        <p className={css.mute}>{[t('work.of', { done: formatCount(job.done), total: formatCount(job.total) }), `${percent}%`, timeLeft(t, left)].filter((part) => part !== '').join(' · ')}</p>
        <ErrorNotice error={stop.error} />
        {work !== 'voiding' && <div className={css.foot}><Button variant="default" disabled={asked} onClick={() => { void stop.run({ jobId: job.id }); }}>{t(asked ? 'work.stopping' : 'work.stop')}</Button></div>}
      </div>
    </Panel>
  );
}

function timeLeft(t: Text, seconds: number | null): string {
  if (seconds === null) return '';
  const time = seconds < 60 ? t('work.seconds', { count: Math.max(5, Math.ceil(seconds / 5) * 5) }) : t('work.minutes', { count: Math.ceil(seconds / 60) });
  return t('work.left', { time });
}
