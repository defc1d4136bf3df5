/** Sets or lifts the restriction of a record, with a reason. */
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, ReasonDialog } from '../../ui/index.ts';
import css from './restricted.module.css';

interface RestrictDialogProps { readonly patientId: string; readonly name: string; readonly step: 'set' | 'lift'; readonly onClose: () => void }

export function RestrictDialog({ patientId, name, step, onClose }: RestrictDialogProps) {
  const t = useText('restricted');
  const command = useCommand(`restricted.${step}`);
  return (
    <ReasonDialog title={t(`${step}Title`, { name })} label={t('reason')} confirm={t(`${step}Yes`)} keep={t('keep')} pending={command.isPending} onClose={onClose}
      about={<p className={css.about}>{t(`${step}About`)}</p>} refusal={<ErrorNotice error={command.error} />}
      onConfirm={async (reason) => (await command.run({ patientId, reason })).ok} />
  );
}
