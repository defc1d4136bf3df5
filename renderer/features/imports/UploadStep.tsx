import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel } from '../../ui/index.ts';
import { formatBytes } from '../settings/bytes.ts';
import { FileDrop, wrongFile } from './FileDrop.tsx';
import css from './imports.module.css';
import { dropUpload, resumeUpload, startUpload, useUpload, type Upload } from './upload.ts';

interface StepProps { job: ImportJob; onOpen: (jobId: string) => void; onLeave: () => void }

/** The file comes in: under way in this page, or left in the middle by one that is gone. */
export function UploadStep(props: StepProps) {
  const upload = useUpload((state) => state.current);
  return upload?.jobId === props.job.id ? <Sending {...props} upload={upload} /> : <LostUpload {...props} />;
}

function Sending({ job, upload, onLeave }: StepProps & { upload: Upload }) {
  const t = useText('imports');
  const discard = useCommand('imports.discard');
  const complete = upload.sent === upload.total;
  const cancel = async (): Promise<void> => {
    const result = await discard.run({ jobId: job.id });
    if (!result.ok) return;
    dropUpload();
    onLeave();
  };
  return (
    <Panel title={t('upload.title')} padded>
      <div className={css.stack}>
        <Progress value={Math.floor((upload.sent / upload.total) * 100)} size="lg" transitionDuration={0} aria-label={t('upload.progress')} />
        <p className={css.mute}>{complete && upload.stopped === null ? t(job.kind === 'records' ? 'records.opening' : 'upload.reading') : t('upload.sent', { sent: formatBytes(upload.sent), total: formatBytes(upload.total) })}</p>
        {upload.stopped !== null && <p role="alert" className={css.bad}>{t(upload.stopped === 'unreadable' ? 'upload.unreadable' : 'upload.stopped')}</p>}
        {upload.stopped !== null && upload.stopped !== 'unreadable' && <ErrorNotice error={upload.stopped} />}
        <ErrorNotice error={discard.error} />
        <div className={css.foot}>
          <Button variant="default" disabled={discard.isPending} onClick={() => { void cancel(); }}>{t(discard.isPending ? 'upload.cancelling' : 'upload.cancel')}</Button>
          {upload.stopped !== null && <Button onClick={resumeUpload}>{t('upload.again')}</Button>}
        </div>
      </div>
    </Panel>
  );
}

/** The page does not have the file any more: it comes again from the start, as a new job in the place of this one. */
function LostUpload({ job, onOpen, onLeave }: StepProps) {
  const t = useText('imports');
  const discard = useCommand('imports.discard');
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const forget = async (): Promise<void> => {
    if ((await discard.run({ jobId: job.id })).ok) onLeave();
  };
  const again = async (file: File): Promise<void> => {
    const why = wrongFile(file, job.kind);
    setWrong(why === null ? null : t(`fileWrong.${why}`, { name: file.name }));
    if (why !== null || !(await discard.run({ jobId: job.id })).ok) return;
    const begun = await startUpload(job.kind, file);
    if (begun.ok) onOpen(begun.value.jobId); else setError(begun.error);
  };
  return (
    <Panel title={t('upload.lost')} padded>
      <div className={css.stack}>
        <p className={css.text}>{t('upload.lostText')}</p>
        <FileDrop kind={job.kind} file={null} onFile={(file) => { void again(file); }} error={wrong} />
        <ErrorNotice error={error ?? discard.error} />
        <div className={css.foot}><Button variant="default" loading={discard.isPending} onClick={() => { void forget(); }}>{t('upload.forget')}</Button></div>
      </div>
    </Panel>
  );
}
