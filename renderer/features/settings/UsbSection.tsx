import { useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Panel } from '../../ui/index.ts';
import { useCurrentExport } from './export-job.ts';
import { ExportForm } from './ExportForm.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import css from './settings.module.css';

export function UsbSection() {
  const t = useText('settings');
  const userId = useUser()?.id ?? null;
  const { jobId, userId: startedBy, watch, forget } = useCurrentExport();
  if (userId === null) return null;
  return (
    <div className={css.narrow}>
      <Panel title={t('usb.title')} padded>
        {jobId !== null && startedBy === userId
          ? <ExportProgress key={jobId} jobId={jobId} onFinish={forget} />
          : <ExportForm onStarted={(started) => { watch(started, userId); }} />}
      </Panel>
    </div>
  );
}
