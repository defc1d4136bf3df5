/** Signing cannot be undone, so it is asked for once more. */
import { Button } from '@mantine/core';
import type { ReportDetail } from '../../../shared/contract/complaint-reports.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import type { Decisions } from './DecisionsPanel.tsx';
import css from './screens.module.css';

export function SignDialog({ report, decisions, onClose }: { report: ReportDetail; decisions: Decisions; onClose: () => void }) {
  const t = useText('complaint-reports');
  const sign = useCommand('complaintReports.sign');
  const submit = async (): Promise<void> => {
    const version = await decisions.save();
    if (version !== null && (await sign.run({ id: report.id, expectedVersion: version })).ok) onClose();
  };
  return (
    <Dialog title={t('report.signTitle')} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('report.signNo')}</Button>
        <Button data-autofocus loading={sign.isPending || decisions.pending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl Enter</Kbd>}>{t('report.signYes')}</Button>
      </>
    }>
      <p>{t('report.signText')}</p>
      {decisions.changed && <p className={css.mute}>{t('report.signUnsaved')}</p>}
      <ErrorNotice error={sign.error ?? decisions.error} />
    </Dialog>
  );
}
