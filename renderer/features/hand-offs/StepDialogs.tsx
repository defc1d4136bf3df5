/** What is asked before a step is taken: the read-back, the result, why it is refused. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { HandOff } from '../../../shared/contract/hand-offs.ts';
import { useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented } from '../../ui/index.ts';
import css from './hand-offs.module.css';
import { HandOffPriorityTag } from './looks.tsx';
import type { HandOffSteps } from './use-hand-offs.ts';

interface StepDialogProps { readonly slip: HandOff; readonly steps: HandOffSteps; readonly onClose: () => void }

/** The receiver repeats number and text; only then it counts as received. */
export function AcceptDialog({ slip, steps, onClose }: StepDialogProps) {
  const t = useText('hand-offs');
  const fields = useText('fields');
  const user = useUser();
  // Units without a screen, and slips of one's own, are told over the telephone.
  const onlyPhone = slip.mine;
  const [byPhone, setByPhone] = useState(slip.mine || slip.unitId === null);
  const [name, setName] = useState(byPhone ? '' : (user?.fullName ?? ''));
  const [readBack, setReadBack] = useState(false);
  const [tried, setTried] = useState(false);
  const how = (phone: boolean): void => {
    setByPhone(phone);
    setName(phone ? '' : (user?.fullName ?? ''));
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (readBack && name.trim().length >= 2 && (await steps.accept(slip, { name: name.trim(), byPhone }))) onClose();
  };
  const nameField = (
    <TextInput {...(byPhone ? { 'data-autofocus': true } : {})} label={t('accept.name')} description={t('accept.nameHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} maxLength={80} autoComplete="off" value={name}
      error={tried && name.trim().length < 2 ? fields('person_required') : null} onChange={(event) => { setName(event.currentTarget.value); }} />
  );
  return (
    <Dialog title={t('accept.title', { number: slip.number })} onClose={onClose} onSubmit={() => { void submit(); }} actions={<Foot confirm={t('accept.confirm')} pending={steps.pending} onClose={onClose} onConfirm={() => { void submit(); }} />}>
      <div className={css.form}>
        <div className={css.readBack}>
          <p className={css.mute}>{t('accept.readAloud')}</p>
          <p className={css.readBackNumber}>{slip.number} <HandOffPriorityTag priority={slip.priority} /></p>
          <p className={css.readBackText}>{slip.text}</p>
          {slip.patientName !== null && <p>{slip.patientName}</p>}
        </div>
        {onlyPhone ? <p className={css.mute}>{t('accept.ownHint')}</p>
          : <Segmented label={t('accept.how')} value={byPhone ? 'phone' : 'here'} options={(['here', 'phone'] as const).map((value) => ({ value, label: t(`accept.${value}`) }))} onChange={(value) => { how(value === 'phone'); }} />}
        {nameField}
        <Checkbox {...(byPhone ? {} : { 'data-autofocus': true })} label={t('accept.readBack')} checked={readBack} error={tried && !readBack ? fields('read_back_required') : null} onChange={(event) => { setReadBack(event.currentTarget.checked); }} />
        <ErrorNotice error={steps.error} />
      </div>
    </Dialog>
  );
}

export function FinishDialog({ slip, steps, onClose }: StepDialogProps) {
  const t = useText('hand-offs');
  const fields = useText('fields');
  const [result, setResult] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (result.trim() !== '' && (await steps.finish(slip, result.trim()))) onClose();
  };
  return (
    <Dialog title={t('finish.title', { number: slip.number })} onClose={onClose} onSubmit={() => { void submit(); }} actions={<Foot confirm={t('finish.confirm')} pending={steps.pending} onClose={onClose} onConfirm={() => { void submit(); }} />}>
      <About slip={slip}>
        <Textarea data-autofocus label={t('finish.result')} placeholder={t('finish.placeholder')} autosize minRows={2} maxRows={5} maxLength={600} value={result} error={tried && result.trim() === '' ? fields('text_required') : null} onChange={(event) => { setResult(event.currentTarget.value); }} />
        <ErrorNotice error={steps.error} />
      </About>
    </Dialog>
  );
}

/** The unit says no; its sender notes that with the name of who said it. */
export function RejectDialog({ slip, steps, onClose }: StepDialogProps) {
  const t = useText('hand-offs');
  const fields = useText('fields');
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const wantsName = slip.mine;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '' || (wantsName && name.trim().length < 2)) return;
    if (await steps.reject(slip, reason.trim(), name.trim() === '' ? null : name.trim())) onClose();
  };
  return (
    <Dialog title={t('reject.title', { number: slip.number })} onClose={onClose} onSubmit={() => { void submit(); }} actions={<Foot confirm={t('reject.confirm')} pending={steps.pending} onClose={onClose} onConfirm={() => { void submit(); }} alarming />}>
      <About slip={slip}>
        <TextInput data-autofocus label={t('reject.reason')} maxLength={300} value={reason} error={tried && reason.trim() === '' ? fields('reason_required') : null} onChange={(event) => { setReason(event.currentTarget.value); }} />
        {wantsName && <TextInput label={t('reject.name')} maxLength={80} value={name} error={tried && name.trim().length < 2 ? fields('person_required') : null} onChange={(event) => { setName(event.currentTarget.value); }} />}
        <ErrorNotice error={steps.error} />
      </About>
    </Dialog>
  );
}

function About({ slip, children }: { slip: HandOff; children: ReactNode }) {
  return <div className={css.form}><div className={css.readBack}><p className={css.mute}>{slip.unit}</p><p className={css.slipText}>{slip.text}</p></div>{children}</div>;
}

interface FootProps { readonly confirm: string; readonly pending: boolean; readonly alarming?: boolean; readonly onClose: () => void; readonly onConfirm: () => void }
function Foot({ confirm, pending, alarming = false, onClose, onConfirm }: FootProps) {
  const common = useText('common');
  return (
    <>
      <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
      <Button {...(alarming ? { color: 'alert' } : {})} loading={pending} onClick={onConfirm} rightSection={<Kbd>Ctrl ↵</Kbd>}>{confirm}</Button>
    </>
  );
}
