/** F8: a complaint is taken in while it is told; the reporter leaves with its number. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { showTrackingCode } from '../../../shared/domain/tracking-code.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { useTicketPrinter } from '../tickets/print-ticket.tsx';
import { Dialog, Kbd } from '../../ui/index.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { ComplaintFormDialog } from './ComplaintFormDialog.tsx';
import { type FileFault, sendFiles } from './intake/attachment-files.ts';
import { FileFaults } from './intake/FileFaults.tsx';
import looks from './intake/intake.module.css';
import { SlipPaper } from './ComplaintPaper.tsx';
import { type ComplaintValues, UNTOUCHED } from './complaint-form.ts';
import { momentInWords } from './running-clock.ts';
import css from './complaints.module.css';

interface ComplaintDialogProps { readonly patientId: string | null; /** What is known before anybody types, and under which key it is kept. */ readonly start?: { readonly key: string; readonly values: Partial<ComplaintValues> }; readonly onClose: () => void }

export function ComplaintDialog({ patientId, start, onClose }: ComplaintDialogProps) {
  const t = useText('complaints');
  const patient = useCall('patients.get', { id: patientId ?? '' }, { enabled: patientId !== null });
  const receive = useCommand('complaints.receive');
  const [attempt, setAttempt] = useState(0);
  const [faults, setFaults] = useState<readonly FileFault[]>([]);
  const [saved, setSaved] = useState<Output<'complaints.receive'> | null>(null);
  if (saved !== null) return <SavedDialog saved={saved} faults={faults} onClose={onClose} />;
  if (patientId !== null && !patient.data && !patient.error) return null;
  const opening = { ...UNTOUCHED, patient: patient.data ? { id: patient.data.id, name: patient.data.name } : null, ...start?.values };
  return (
    <ComplaintFormDialog key={attempt} title={t('intake.title')} opening={opening} draftForm="complaint" draftKey={start?.key ?? patientId ?? 'new'} busy={receive.isPending} error={receive.error}
      save={async (complaint, { proposal, files }) => {
        const answer = await receive.run({ complaint, ...(proposal ? { proposal } : {}) });
        if (answer.ok && files.length > 0) setFaults(await sendFiles(answer.value.id, files));
        return answer;
      }} onSaved={setSaved} onClose={onClose} onStartAnew={() => { receive.reset(); setAttempt((count) => count + 1); }} />
  );
}

/** The number, large, for the reporter to take along. */
function SavedDialog({ saved, faults, onClose }: { saved: Output<'complaints.receive'>; faults: readonly FileFault[]; onClose: () => void }) {
  const t = useText('complaints');
  const common = useText('common');
  const intake = useText('complaintIntake');
  const { width } = useTicketPrinter();
  const clinic = useCall('clinic.status', {}).data?.clinic?.name ?? '';
  const [printed, setPrinted] = useState<'printed' | 'failed' | null>(null);
  const print = async (): Promise<void> => {
    setPrinted(await printNoted({ paper: 'complaint_slip', id: saved.id }, () => printSheet(`ticket${width}`, <SlipPaper slip={{ number: saved.number, limitAt: saved.limitAt, clinic, code: saved.trackingCode }} width={width} />)));
  };
  return (
    <Dialog title={t('saved.title')} onClose={onClose} onSubmit={onClose} size="lg">
      <div className={css.saved} role="status">
        <p className={css.bigNumber}>{saved.number}</p>
        <p className={css.limit}>{t('saved.give', { number: saved.number })}</p>
        {saved.trackingCode !== null && (
          <>
            <p className={css.hint}>{intake('code.give')}</p>
            <p className={looks.code}>{showTrackingCode(saved.trackingCode)}</p>
            <p className={css.hint}>{intake('code.keep')}</p>
          </>
        )}
        <FileFaults faults={faults} />
        <p className={css.hint}>{t('saved.limit', { when: momentInWords(saved.limitAt) })}</p>
        <p className={css.hint}>{printed === null ? '' : common(printed === 'printed' ? 'printed' : 'printFailed')}</p>
      </div>
      <div className={css.foot}>
        <Button variant="default" onClick={() => { void print(); }}>{t('saved.slip')}</Button>
        <Button data-autofocus onClick={onClose} rightSection={<Kbd>Enter</Kbd>}>{t('saved.finish')}</Button>
      </div>
    </Dialog>
  );
}
