/** The signs in the clinic's own words, one to a line, and the clinician who approves them. */
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EmergencyScript } from '../../../shared/contract/emergencies.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, StatusTag, dayOfInstant, fieldError, formatDay } from '../../ui/index.ts';
import css from './emergencies.module.css';

export function ScriptDialog({ onClose }: { onClose: () => void }) {
  const t = useText('emergencies');
  const script = useCall('emergencies.script', {});
  if (!script.data) return <Dialog title={t('script.title')} onClose={onClose}><ErrorNotice error={script.error} /></Dialog>;
  return <Editor script={script.data} onClose={onClose} />;
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function Editor({ script, onClose }: { script: EmergencyScript; onClose: () => void }) {
  const t = useText('emergencies');
  const fields = useText('fields');
  const [values, setValues] = useState({ flags: script.flags.join('\n'), seconds: String(script.alarmSeconds) });
  const draft = useDraft('emergency-signs', 'script', values, setValues);
  const save = useCommand('emergencies.saveScript');
  const flags = linesOf(values.flags);
  const changed = JSON.stringify(flags) !== JSON.stringify(script.flags);
  const submit = async (): Promise<void> => {
    const result = await save.run({ flags, alarmSeconds: Number(values.seconds) });
    if (!result.ok) return;
    await draft.discard();
    onClose();
  };
  const flagError = fieldError(fields, save.error, 'flags') ?? flags.map((_, at) => fieldError(fields, save.error, `flags.${at}`)).find((error) => error !== null) ?? null;
  return (
    <Dialog title={t('script.title')} onClose={onClose} onSubmit={() => { void submit(); }} size="lg" actions={<Button onClick={() => { void submit(); }} loading={save.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('save')}</Button>}>
      <div className={css.stack}>
        <Textarea data-autofocus label={t('script.flags')} description={t('script.flagsHint')} autosize minRows={8} maxRows={14} value={values.flags} onChange={(event) => { const next = event.currentTarget.value; setValues((before) => ({ ...before, flags: next })); }} error={flagError} />
        <NumberInput label={t('script.seconds')} description={t('script.secondsHint')} min={10} max={600} allowDecimal={false} value={values.seconds} onChange={(value) => { setValues((before) => ({ ...before, seconds: String(value) })); }} error={fieldError(fields, save.error, 'alarmSeconds')} />
        <Approval script={script} changed={changed} />
        <ErrorNotice error={save.error} />
      </div>
    </Dialog>
  );
}

/** What is approved is what is saved, so nothing can be approved while it is being changed. */
function Approval({ script, changed }: { script: EmergencyScript; changed: boolean }) {
  const t = useText('emergencies');
  const fields = useText('fields');
  const [name, setName] = useState('');
  const approve = useCommand('emergencies.approveScript');
  if (changed) return <p className={css.mute}>{t('script.saveFirst')}</p>;
  if (script.approval !== null) return <p><StatusTag tone="green" shape="check">{t('script.approved', { name: script.approval.name, day: formatDay(dayOfInstant(script.approval.at)) })}</StatusTag></p>;
  return (
    <form className={css.approve} noValidate onSubmit={(event) => { event.preventDefault(); void approve.run({ name }); }}>
      <TextInput label={t('script.approver')} maxLength={80} value={name} onChange={(event) => { setName(event.currentTarget.value); }} error={fieldError(fields, approve.error, 'name')} />
      <Button type="submit" variant="default" loading={approve.isPending}>{t('script.approve')}</Button>
    </form>
  );
}
