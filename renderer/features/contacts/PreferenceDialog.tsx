/** The wishes of a patient, and "do not contact" with its reason. What is typed is kept over a power cut. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ContactPreference, PREFERRED_CHANNELS, contacts } from '../../../shared/contract/contacts.ts';
import { MESSAGE_LANGUAGES } from '../../../shared/contract/messages.ts';
import { DAY_PARTS } from '../../../shared/domain/day-parts.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import { Choices } from '../waitlist/EntryFields.tsx';
import css from './contacts.module.css';

interface PreferenceDialogProps { readonly name: string; readonly preference: ContactPreference; readonly onClose: () => void; readonly onSaved: () => void }

export function PreferenceDialog({ name, preference, onClose, onSaved }: PreferenceDialogProps) {
  const t = useText('contacts');
  const common = useText('common');
  const { patientId, version } = preference;
  const [values, setValues] = useState(() => ({ channel: preference.channel, language: preference.language, dayParts: preference.dayParts, email: preference.email ?? '', stops: preference.stop !== null, reason: preference.stop?.reason ?? '' }));
  const draft = useDraft('contact-preference', patientId, values, setValues);
  const save = useCommand('contacts.savePreference');
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const error = wrong ?? save.error;
  const change = (part: Partial<typeof values>): void => { setWrong(null); save.reset(); setValues((before) => ({ ...before, ...part })); };
  const submit = async (): Promise<void> => {
    const { channel, language, dayParts, email, stops, reason } = values;
    const input = { patientId, expectedVersion: version, channel, language, dayParts, email: email.trim() === '' ? null : email.trim(), stop: stops ? reason : null };
    const problem = checkForm(contacts['contacts.savePreference'].input, input);
    setWrong(problem);
    if (problem !== null || !(await save.run(input)).ok) return;
    await draft.discard();
    onSaved();
  };
  const send = (): void => { void submit(); };
  return (
    <Dialog title={t('preference.form', { name })} onClose={onClose} onSubmit={send} size="lg" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button onClick={send} loading={save.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('preference.save')}</Button>
      </>
    }>
      <div className={css.form}>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        <div className={css.fields}>
          <NativeSelect data-autofocus label={t('preference.channel')} value={values.channel ?? ''} data={[{ value: '', label: t('preference.anyChannel') }, ...PREFERRED_CHANNELS.map((each) => ({ value: each, label: t(`preference.channels.${each}`) }))]} onChange={(event) => { change({ channel: PREFERRED_CHANNELS.find((each) => each === event.currentTarget.value) ?? null }); }} />
          <NativeSelect label={t('preference.language')} value={values.language ?? ''} data={[{ value: '', label: t('preference.anyLanguage') }, ...MESSAGE_LANGUAGES.map((each) => ({ value: each, label: t(`messages:language.${each}`) }))]} onChange={(event) => { change({ language: MESSAGE_LANGUAGES.find((each) => each === event.currentTarget.value) ?? null }); }} />
        </div>
        <TextInput label={t('preference.email')} type="email" value={values.email} maxLength={120} autoComplete="off" error={fieldError(t, error, 'email')} onChange={(event) => { change({ email: event.currentTarget.value }); }} />
        <Choices legend={t('preference.parts')} hint={t('preference.partsHint')} options={DAY_PARTS.map((part) => ({ value: part, label: t(`preference.dayParts.${part}`) }))} chosen={values.dayParts} onChange={(dayParts) => { change({ dayParts }); }} />
        <Checkbox label={t('preference.stop')} description={t('preference.stopHint')} checked={values.stops} onChange={(event) => { change({ stops: event.currentTarget.checked }); }} />
        {values.stops && <TextInput label={t('preference.stopReason')} value={values.reason} maxLength={200} autoComplete="off" error={fieldError(t, error, 'stop')} onChange={(event) => { change({ reason: event.currentTarget.value }); }} />}
      </div>
    </Dialog>
  );
}
