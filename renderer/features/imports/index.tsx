/** Records of other programs are taken in, in calm steps. The step follows from the job, so nothing is lost with the page. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd } from '../../ui/index.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { OverStep } from './OverStep.tsx';
import { RecordsStep } from './RecordsStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { StartStep } from './StartStep.tsx';
import { UploadStep } from './UploadStep.tsx';
import { WorkProgress } from './WorkProgress.tsx';
import css from './imports.module.css';
import { JobStateTag, isLocked, type ImportState } from './job-state.tsx';
import { useJob } from './use-job.ts';

const HERE = 'settings/import';

/** `settings/import`, or `settings/import/<job>` while one is open. */
export function ImportSection() {
  const path = useRoute((route) => route.path);
  const go = useRoute((route) => route.go);
  const jobId = path.startsWith(`${HERE}/`) ? path.slice(HERE.length + 1) : '';
  const open = (id: string): void => { go(`${HERE}/${id}`); };
  const leave = (): void => { go(HERE); };
  return jobId === '' ? <StartStep onOpen={open} /> : <OpenJob key={jobId} jobId={jobId} onOpen={open} onLeave={leave} />;
}

const STEPS = ['file', 'columns', 'check', 'result', 'apply'] as const;
type Step = (typeof STEPS)[number];
const STEP_OF: Record<ImportState, Step | null> = {
  receiving: 'file', inspected: 'columns', checking: 'check', checked: 'result', applying: 'apply', paused: 'apply', done: null, voiding: null, voided: null, cancelled: null, failed: null,
};

interface OpenJobProps { jobId: string; onOpen: (jobId: string) => void; onLeave: () => void }

function OpenJob({ jobId, onOpen, onLeave }: OpenJobProps) {
  const t = useText('imports');
  const { job, error } = useJob(jobId);
  // From the result back to the columns: the only step that the job itself does not tell.
  const [columns, setColumns] = useState(false);
  useShortcut({ key: 'Escape', label: t('back'), quiet: true, run: onLeave });
  if (job === null) return <div className={css.stack}><ErrorNotice error={error} />{error !== null && <div className={css.foot}><Button variant="default" onClick={onLeave}>{t('back')}</Button></div>}</div>;
  const atColumns = columns && job.state === 'checked';
  return (
    <div className={css.stack}>
      <div className={css.head}>
        <Button variant="default" size="xs" onClick={onLeave} rightSection={<Kbd>Esc</Kbd>}>{t('back')}</Button>
        <span className={css.fileName}>{job.fileName}</span>
        <span className={css.mute}>{t(`kinds.${job.kind}`)}</span>
        <JobStateTag job={job} />
        <Steps at={atColumns || isLocked(job) ? 'columns' : STEP_OF[job.state]} records={job.kind === 'records'} />
      </div>
      {atColumns ? <ColumnsStep job={job} onChecking={() => { setColumns(false); }} /> : stepOf(job, { onOpen, onLeave, onColumns: () => { setColumns(true); } })}
    </div>
  );
}

interface Ways { readonly onOpen: (jobId: string) => void; readonly onLeave: () => void; readonly onColumns: () => void }

function stepOf(job: ImportJob, { onOpen, onLeave, onColumns }: Ways): ReactNode {
  switch (job.state) {
    case 'receiving': return <UploadStep job={job} onOpen={onOpen} onLeave={onLeave} />;
    case 'inspected': return job.kind === 'records' ? <RecordsStep job={job} onChecking={() => undefined} /> : <ColumnsStep job={job} onChecking={() => undefined} />;
    case 'checking': case 'applying': case 'voiding': return <WorkProgress key={job.state} job={job} work={job.state} />;
    case 'checked': return <ResultStep job={job} onColumns={onColumns} />;
    case 'failed': return isLocked(job) ? <RecordsStep job={job} onChecking={() => undefined} /> : <OverStep job={job} onLeave={onLeave} />;
    case 'paused': case 'done': case 'voided': case 'cancelled': return <OverStep job={job} onLeave={onLeave} />;
  }
}

function Steps({ at, records }: { at: Step | null; records: boolean }) {
  const t = useText('imports');
  if (at === null) return null;
  return <ol className={css.steps} aria-label={t('steps.label')}>{STEPS.map((step) => <li key={step} aria-current={step === at ? 'step' : undefined}>{t(records && step === 'columns' ? 'records.contents' : `steps.${step}`)}</li>)}</ol>;
}
