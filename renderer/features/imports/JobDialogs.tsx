import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError, formatCount } from '../../ui/index.ts';
import { forgetColumns } from './inspection.ts';
import css from './imports.module.css';
import { dropUpload, useUpload } from './upload.ts';

export type JobAct = 'void' | 'forget';
interface DialogProps { job: ImportJob; onClose: () => void }

/** Takes back what the import added; the reason goes to the audit log. */
export function VoidDialog({ job, onClose }: DialogProps) {
  const t = useText('imports');
  const common = useText('common');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const takeBack = useCommand('imports.void');
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') {
      setWrong({ code: 'invalid_input', fields: { reason: 'reason_required' } });
      return;
    }
    const result = await takeBack.run({ jobId: job.id, reason });
    if (result.ok) onClose();
  };
  return (
    <Dialog title={t('done.voidTitle', { file: job.fileName })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('done.keep')}</Button>
        <Button color="alert" loading={takeBack.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('done.voidNow')}</Button>
      </>
    }>
      <div className={css.stack}>
        <p className={css.text}>{t('done.voidText', { count: formatCount(job.counts.applied) })}</p>
        <TextInput data-autofocus label={t('done.reason')} description={t('done.reasonHint')} required maxLength={200} value={reason} onChange={(event) => { setReason(event.currentTarget.value); setWrong(null); }} error={fieldError(common, wrong ?? takeBack.error, 'reason')} />
        {takeBack.error?.fields === undefined && <ErrorNotice error={takeBack.error} />}
      </div>
    </Dialog>
  );
}

/** Removes the file and its rows from this desk. */
export function ForgetDialog({ job, onClose, onForgotten }: DialogProps & { onForgotten: () => void }) {
  const t = useText('imports');
  const common = useText('common');
  const discard = useCommand('imports.discard');
  const submit = async (): Promise<void> => {
    const result = await discard.run({ jobId: job.id });
    if (!result.ok) return;
    if (useUpload.getState().current?.jobId === job.id) dropUpload();
    await forgetColumns(job.id);
    onClose();
    onForgotten();
  };
  return (
    <Dialog title={t('done.forgetTitle', { file: job.fileName })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button data-autofocus loading={discard.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('done.forgetNow')}</Button>
      </>
    }>
      <div className={css.stack}>
        <p className={css.text}>{t(job.counts.applied > 0 ? 'done.forgetText' : 'done.forgetUnused')}</p>
        <ErrorNotice error={discard.error} />
      </div>
    </Dialog>
  );
}
