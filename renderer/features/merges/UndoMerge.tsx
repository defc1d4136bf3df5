import type { PatientMerge } from '../../../shared/contract/merges.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, ReasonDialog } from '../../ui/index.ts';
import css from './merges.module.css';

export function UndoMerge({ merge, onClose }: { merge: PatientMerge; onClose: () => void }) {
  const t = useText('merges');
  const common = useText('common');
  const undo = useCommand('merges.undo');
  const holds = merge.state === 'holds';
  const numbers = { old: formatRecordNumber(merge.from.recordNumber), kept: formatRecordNumber(merge.into.recordNumber) };
  const confirm = async (reason: string): Promise<boolean> => {
    const undone = await undo.run({ id: merge.id, expectedVersion: merge.version, reason });
    if (!undone.ok) return false;
    const { kept } = undone.value;
    showDone(t('undone', numbers), kept.length === 0 ? t('undoneText') : t('undoneKept', { fields: kept.map((field) => t(`fields.${field}`)).join(', ') }));
    return true;
  };
  return (
    <ReasonDialog title={t(holds ? 'undo.title' : 'undo.withdrawTitle', numbers)} label={t('undo.reason')} confirm={t(holds ? 'undo.confirm' : 'undo.withdraw')} keep={common('cancel')} pending={undo.isPending} onConfirm={confirm} onClose={onClose}
      about={<p className={css.about}>{t(holds ? 'undo.about' : 'undo.withdrawAbout', numbers)}</p>} refusal={<ErrorNotice error={undo.error} />} />
  );
}
