import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, formatInstant, type Column } from '../../ui/index.ts';
import { ForgetDialog, VoidDialog, type JobAct } from './JobDialogs.tsx';
import css from './imports.module.css';
import { JobStateTag, countsInWords, isOver, mayForget, mayVoid, stateInWords } from './job-state.tsx';

/** Earlier imports and what can be done with each. */
export function JobList({ onOpen }: { onOpen: (jobId: string) => void }) {
  const t = useText('imports');
  const jobs = useCall('imports.list', {}, { staleTime: 0 });
  // A forgotten file from which nothing was added has left nothing to show.
  const listed = jobs.data?.filter(({ state }) => state !== 'cancelled');
  const [act, setAct] = useState<{ readonly job: ImportJob; readonly kind: JobAct } | null>(null);
  const close = (): void => { setAct(null); };
  const columns: readonly Column<ImportJob>[] = [
    { key: 'file', header: t('jobs.file'), grow: true, render: (job) => <TwoLines first={job.fileName} second={t(`kinds.${job.kind}`)} /> },
    { key: 'state', header: t('jobs.state'), render: (job) => <TwoLines first={<JobStateTag job={job} />} second={countsInWords(t, job)} /> },
    { key: 'when', header: t('jobs.when'), render: (job) => <TwoLines first={formatInstant(job.startedAt)} second={job.startedBy} /> },
    { key: 'act', header: '', align: 'end', render: (job) => (
      <span className={css.rowButtons}>
        <Button size="compact-sm" variant={isOver(job) ? 'default' : 'light'} aria-label={t(isOver(job) ? 'jobs.seeRow' : 'jobs.continueRow', { file: job.fileName })} onClick={() => { onOpen(job.id); }}>{t(isOver(job) ? 'jobs.see' : 'jobs.continue')}</Button>
        {mayVoid(job) && <Button size="compact-sm" variant="default" aria-label={t('jobs.voidRow', { file: job.fileName })} onClick={() => { setAct({ job, kind: 'void' }); }}>{t('jobs.void')}</Button>}
        {mayForget(job) && <Button size="compact-sm" variant="default" aria-label={t('jobs.forgetRow', { file: job.fileName })} onClick={() => { setAct({ job, kind: 'forget' }); }}>{t('jobs.forget')}</Button>}
      </span>
    ) },
  ];
  return (
    <Panel title={t('jobs.title')} aside={listed !== undefined && listed.length > 0 ? t('jobs.hint') : undefined}>
      <ErrorNotice error={jobs.error} />
      {listed && (
        <SelectableTable label={t('jobs.title')} columns={columns} rows={listed} rowKey={(job) => job.id} rowLabel={(job) => t('jobs.row', { file: job.fileName, state: stateInWords(t, job) })} onEnter={(job) => { onOpen(job.id); }}
          empty={<EmptyState title={t('jobs.empty')}>{t('jobs.emptyText')}</EmptyState>} />
      )}
      {act?.kind === 'void' && <VoidDialog job={act.job} onClose={close} />}
      {act?.kind === 'forget' && <ForgetDialog job={act.job} onClose={close} onForgotten={close} />}
    </Panel>
  );
}

function TwoLines({ first, second }: { first: ReactNode; second: string }) {
  return <div className={css.twoLines}><span>{first}</span><span className={css.mute}>{second}</span></div>;
}
