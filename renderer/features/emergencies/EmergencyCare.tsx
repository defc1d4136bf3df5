/** One emergency: who has it, what was seen, who it was, and the time of every step. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import type { EmergencyDetail } from '../../../shared/contract/emergencies.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, StatusTag, fieldError } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { AcceptField } from './AcceptField.tsx';
import { EmergencyLog } from './EmergencyLog.tsx';
import { FlagChoice } from './FlagChoice.tsx';
import { EmergencySlip } from './EmergencySlip.tsx';
import { STATE_LOOKS } from './state-looks.ts';
import css from './emergencies.module.css';

interface CareProps { id: string; onClose: () => void }

export function EmergencyCare({ id, onClose }: CareProps) {
  const t = useText('emergencies');
  const detail = useCall('emergencies.get', { id });
  if (!detail.data) return <Dialog title={t('title')} onClose={onClose}><ErrorNotice error={detail.error} /></Dialog>;
  return <Care emergency={detail.data} onClose={onClose} />;
}

function Care({ emergency, onClose }: { emergency: EmergencyDetail; onClose: () => void }) {
  const t = useText('emergencies');
  const [values, setValues] = useState({ note: emergency.note ?? '' });
  const draft = useDraft('emergency', emergency.id, values, setValues);
  const save = useCommand('emergencies.note');
  const close = useCommand('emergencies.close');
  const open = emergency.state !== 'closed';
  const note = values.note.trim() || null;
  const saveNote = async (): Promise<boolean> => {
    if (note === emergency.note) return true;
    const result = await save.run({ id: emergency.id, note, expectedVersion: emergency.version });
    if (result.ok) await draft.discard();
    return result.ok;
  };
  const submit = async (): Promise<void> => { if (await saveNote()) onClose(); };
  const end = async (): Promise<void> => {
    const result = await close.run({ id: emergency.id, closed: open, expectedVersion: emergency.version });
    if (result.ok && open) onClose();
  };
  return (
    <Dialog title={emergency.temporaryName} onClose={onClose} onSubmit={() => { void submit(); }} size="xl"
      actions={
        <>
          <Button variant="default" onClick={() => { void printSlip(emergency, t('slip.failed')); }}>{t('slip.print')}</Button>
          <Button variant="default" loading={close.isPending} disabled={note !== emergency.note} onClick={() => { void end(); }}>{t(open ? 'closeIt' : 'reopen')}</Button>
          <Button onClick={() => { void submit(); }} loading={save.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('save')}</Button>
        </>
      }>
      <div className={css.sides}>
        <div className={css.stack}>
          <p className={css.state}>
            <StatusTag {...STATE_LOOKS[emergency.state]}>{t(`states.${emergency.state}`)}</StatusTag>
            {emergency.acceptedName !== null && <span>{t('acceptedBy', { name: emergency.acceptedName })}</span>}
          </p>
          {open && emergency.acceptedName === null && <Accept id={emergency.id} />}
          <Textarea data-autofocus label={t('note')} autosize minRows={2} maxRows={6} maxLength={500} value={values.note} onChange={(event) => { setValues({ note: event.currentTarget.value }); }} error={fieldError(t, save.error, 'note')} />
          {open && <Signs emergency={emergency} />}
          <Identity emergency={emergency} />
          <ErrorNotice error={save.error ?? close.error} />
        </div>
        <EmergencyLog log={emergency.log} />
      </div>
    </Dialog>
  );
}

function Accept({ id }: { id: string }) {
  const t = useText('emergencies');
  const [name, setName] = useState('');
  const accept = useCommand('emergencies.accept');
  const submit = (): void => { if (name.trim() !== '') void accept.run({ id, name: name.trim() }); };
  return (
    <div>
      <AcceptField name={name} onName={setName} onSubmit={submit} pending={accept.isPending} hint={t('acceptText')} />
      <ErrorNotice error={accept.error} />
    </div>
  );
}

function Signs({ emergency }: { emergency: EmergencyDetail }) {
  const script = useCall('emergencies.script', {});
  const flag = useCommand('emergencies.flag');
  if (!script.data) return null;
  return (
    <div>
      <FlagChoice script={script.data} chosen={emergency.flags} onToggle={(wording, present) => { void flag.run({ id: emergency.id, flag: wording, present }); }} />
      <ErrorNotice error={flag.error} />
    </div>
  );
}

function Identity({ emergency }: { emergency: EmergencyDetail }) {
  const t = useText('emergencies');
  const identify = useCommand('emergencies.identify');
  const mayIdentify = useMay(DESK_ROLES);
  const [again, setAgain] = useState(false);
  if (emergency.patientName !== null && !again) {
    return <p className={css.state}>{t('identified', { name: emergency.patientName })}{mayIdentify && <Button size="xs" variant="default" onClick={() => { setAgain(true); }}>{t('identifyAgain')}</Button>}</p>;
  }
  if (!mayIdentify) return null;
  return (
    <div>
      <PatientPicker label={t('identify')} autoFocus={false} onPick={(hit) => { void identify.run({ id: emergency.id, patientId: hit.id }).then((result) => { if (result.ok) setAgain(false); }); }} />
      <ErrorNotice error={identify.error} />
    </div>
  );
}

async function printSlip(emergency: EmergencyDetail, failed: string): Promise<void> {
  const printed = await printNoted({ paper: 'emergency_slip', id: emergency.id }, () => printSheet('ticket80', <EmergencySlip emergency={emergency} />));
  if (printed === 'failed') showDone(failed);
}
