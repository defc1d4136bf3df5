import { Button } from '@mantine/core';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import type { Items } from './use-rebooking.ts';
import css from './follow-up.module.css';

/** Many appointments change at once, so it is said first how many, and how. */
export function ApplyDialog({ items, onApply, onClose }: { items: Items; onApply: () => void; onClose: () => void }) {
  const t = useText('absences');
  const count = (step: Items[number]['step']): number => items.filter((item) => item.step === step).length;
  return (
    <Dialog title={t('plan.sure.title')} onClose={onClose} onSubmit={onApply} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('plan.sure.no')}</Button>
        <Button data-autofocus onClick={onApply} rightSection={<Kbd>Enter</Kbd>}>{t('plan.sure.yes')}</Button>
      </>
    }>
      <p className={css.lead}>{t('plan.sure.text', { moved: count('move'), cancelled: count('cancel'), left: count('leave') })}</p>
    </Dialog>
  );
}
