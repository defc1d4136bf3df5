import { Button } from '@mantine/core';
import type { Bulletin } from '../../../shared/contract/bulletins.ts';
import { useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import css from './bulletins.module.css';

/** Shows once more what everybody will no longer see. */
export function WithdrawDialog({ bulletin, onClose }: { bulletin: Bulletin; onClose: () => void }) {
  const t = useText('bulletins');
  const common = useText('common');
  const withdraw = useCommand('bulletins.withdraw');
  const submit = async (): Promise<void> => {
    const result = await withdraw.run({ id: bulletin.id, expectedVersion: bulletin.version });
    if (!result.ok) return;
    showDone(t('withdrawn'));
    onClose();
  };
  return (
    <Dialog title={t('withdrawTitle')} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button data-autofocus color="alert" loading={withdraw.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{t('withdraw')}</Button>
      </>
    }>
      <div className={css.form}>
        <blockquote className={css.quote}>{bulletin.text}</blockquote>
        <p>{t('withdrawText')}</p>
        <ErrorNotice error={withdraw.error} />
      </div>
    </Dialog>
  );
}
