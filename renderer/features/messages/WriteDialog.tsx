/** A message that a person writes: begun from the clinic's template, put into the outbox, sent from there. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { MESSAGE_LANGUAGES, type Message, type MessageChannel, type MessageLanguage, WRITTEN_PURPOSES, type WrittenPurpose } from '../../../shared/contract/messages.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented, fieldError, wantRow } from '../../ui/index.ts';
import css from '../contacts/contacts.module.css';

const LONGEST = 1000;
/** What it is about; null: anything, about the patient. */
type About = { readonly purpose: WrittenPurpose; readonly about: 'follow_up' | 'complaint'; readonly id: string } | null;
interface WriteDialogProps { readonly patientId: string; readonly about: About; readonly onClose: () => void; readonly onSaved: (message: Message) => void }

export function WriteDialog(props: WriteDialogProps) {
  const { patientId, about, onClose } = props;
  const t = useText('messages');
  const [purpose, setPurpose] = useState<WrittenPurpose>(about?.purpose ?? 'other');
  const begun = useCall('messages.compose', { patientId, purpose });
  if (!begun.data) return <Dialog title={t('purpose.other')} onClose={onClose}><ErrorNotice error={begun.error} /></Dialog>;
  return <WriteForm key={purpose} {...props} purpose={purpose} begun={begun.data} onPurpose={setPurpose} />;
}

interface WriteFormProps extends WriteDialogProps { readonly purpose: WrittenPurpose; readonly begun: Output<'messages.compose'>; readonly onPurpose: (purpose: WrittenPurpose) => void }

function WriteForm({ patientId, about, purpose, begun, onPurpose, onClose, onSaved }: WriteFormProps) {
  const t = useText('messages');
  const common = useText('common');
  const go = useRoute((route) => route.go);
  const write = useCommand('messages.write');
  const [values, setValues] = useState<{ language: MessageLanguage; channel: MessageChannel | null; text: string }>({ language: begun.language, channel: begun.channel ?? begun.ways[0]?.channel ?? null, text: begun.texts[begun.language] });
  const draft = useDraft('message', `${about?.id ?? patientId} ${purpose}`, values, setValues);
  const change = (part: Partial<typeof values>): void => { write.reset(); setValues((before) => ({ ...before, ...part })); };
  // What was typed stays; what the template said is said in the other language.
  const speak = (language: MessageLanguage): void => { change({ language, ...(MESSAGE_LANGUAGES.some((each) => begun.texts[each] === values.text) ? { text: begun.texts[language] } : {}) }); };
  const { channel, language, text } = values;
  const held = begun.why !== null && !(begun.why === 'unwanted' && channel === 'phone');
  const submit = async (thenOpen: boolean): Promise<void> => {
    if (held || channel === null) return;
    const result = await write.run({ patientId, purpose, about: about?.about ?? 'patient', aboutId: about?.id ?? patientId, channel, language, text });
    if (!result.ok) return;
    await draft.discard();
    onSaved(result.value);
    if (!thenOpen) return;
    wantRow(result.value.id ?? '');
    go('appointments/reminders');
  };
  const send = (): void => { void submit(false); };
  return (
    <Dialog title={t('write.title', { name: begun.patientName })} onClose={onClose} onSubmit={send} size="lg" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button variant="light" disabled={held || channel === null} onClick={() => { void submit(true); }}>{t('write.saveOpen')}</Button>
        <Button disabled={held || channel === null} loading={write.isPending} onClick={send} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('write.save')}</Button>
      </>
    }>
      <div className={css.form}>
        {write.error?.fields === undefined && <ErrorNotice error={write.error} />}
        {held && begun.why !== null && <p className={css.stopped} role="alert">✕ {t('write.why', { why: t(`held.whys.${begun.why}`) })} {begun.note}</p>}
        <div className={css.fields}>
          {about === null && <NativeSelect data-autofocus label={t('write.purpose')} value={purpose} data={WRITTEN_PURPOSES.filter((each) => each !== 'complaint_answer' && each !== 'follow_up').map((each) => ({ value: each, label: t(`purpose.${each}`) }))} onChange={(event) => { onPurpose(WRITTEN_PURPOSES.find((each) => each === event.currentTarget.value) ?? 'other'); }} />}
          <NativeSelect label={t('write.channel')} value={channel ?? ''} error={begun.ways.length === 0 ? t('write.noWay') : null} data={begun.ways.map((way) => ({ value: way.channel, label: `${t(`channel.${way.channel}`)} · ${way.recipient.includes('@') ? way.recipient : formatPhone(way.recipient)}` }))} onChange={(event) => { change({ channel: begun.ways.find((way) => way.channel === event.currentTarget.value)?.channel ?? null }); }} />
          <Segmented label={t('write.language')} value={language} options={MESSAGE_LANGUAGES.map((each) => ({ value: each, label: t(`language.${each}`) }))} onChange={speak} />
        </div>
        <Textarea {...(about === null ? {} : { 'data-autofocus': true })} label={t('write.text')} description={t('write.hint')} autosize minRows={8} maxRows={14} maxLength={LONGEST} value={text} error={fieldError(t, write.error, 'text')} onChange={(event) => { change({ text: event.currentTarget.value }); }} />
      </div>
    </Dialog>
  );
}
