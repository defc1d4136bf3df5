/** Who told it in confidence: asked for with a reason, shown here and nowhere else, gone when the dialog closes. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, ReasonDialog } from '../../ui/index.ts';
import css from './complaints.module.css';

export function RevealDialog({ complaint: { id, number }, onClose }: { readonly complaint: ComplaintDetail; readonly onClose: () => void }) {
  const t = useText('complaintParties');
  const common = useText('common');
  const reveal = useCommand('complaints.reveal');
  const [told, setTold] = useState<Output<'complaints.reveal'> | null>(null);
  if (told === null) {
    return (
      <ReasonDialog title={t('reveal.title', { number })} label={t('reveal.reason')} confirm={t('reveal.confirm')} keep={common('cancel')} pending={reveal.isPending}
        about={<p className={css.hint}>{t('reveal.about')}</p>} refusal={<ErrorNotice error={reveal.error} />} onClose={onClose}
        onConfirm={async (reason) => {
          const answer = await reveal.run({ id, reason });
          if (answer.ok) setTold(answer.value);
          return false;
        }} />
    );
  }
  const facts = [['name', told.reporterName], ['contact', told.reporterContact], ['patient', told.patientName]] as const;
  return (
    <Dialog title={t('reveal.title', { number })} onClose={onClose} actions={<Button data-autofocus onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('reveal.hide')}</Button>}>
      <dl className={css.told}>{facts.map(([key, value]) => <div key={key}><dt>{t(`reveal.${key}`)}</dt><dd>{value ?? t('reveal.none')}</dd></div>)}</dl>
      <p role="status" className={css.hint}>{t('reveal.noted')}</p>
    </Dialog>
  );
}
