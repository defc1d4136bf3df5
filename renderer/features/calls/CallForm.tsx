/** The form of one call, in the order in which a caller speaks. Enter goes on, Ctrl+Enter saves. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useCommand } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useFrame } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, StatusTag, fieldError, formatTime } from '../../ui/index.ts';
import { CallBackField } from './CallBackField.tsx';
import { readCall, type CallErrors, type CallValues } from './call-form.ts';
import { PhoneField, usePatientsByPhone } from './PhoneField.tsx';
import { TopicChoice } from './TopicChoice.tsx';
import css from './calls.module.css';

interface CallFormProps { readonly opening: CallValues; readonly draftKey: string; readonly onClose: () => void; readonly onStartAnew: () => void }
/** What is opened once the call is saved. */
type Then = 'nothing' | 'booking' | 'complaint';

export function CallForm({ opening, draftKey, onClose, onStartAnew }: CallFormProps) {
  const t = useText('calls');
  const common = useText('common');
  const fields = useText('fields');
  const [values, setValues] = useState(opening);
  const [errors, setErrors] = useState<CallErrors>({});
  const draft = useDraft('call', draftKey, values, setValues);
  const { log, save } = useSaving(values);
  const offered = usePatientsByPhone(values.patient === null ? values.phone : '');
  const form = useRef<HTMLDivElement>(null);
  const change = (part: Partial<CallValues>): void => { setValues((before) => ({ ...before, ...part })); };
  const pick = (hit: { readonly id: string; readonly name: string }): void => {
    setValues((before) => ({ ...before, patient: { id: hit.id, name: hit.name }, callerName: before.callerName.trim() === '' ? hit.name : before.callerName }));
  };
  const error = (field: keyof CallErrors): string | null => {
    const key = errors[field];
    return key === undefined ? fieldError(fields, log.error, field) : fields(key);
  };

  const submit = async (then: Then): Promise<void> => {
    const result = await save();
    if (result === null) return;
    setErrors(result.errors);
    if (!result.saved) {
      focusFirst(form.current, Object.keys(result.errors));
      return;
    }
    await draft.discard();
    showDone(t('saved', { name: values.callerName.trim() }));
    onClose();
    const patientId = values.patient?.id ?? null;
    if (then === 'booking') useFrame.getState().openBooking(patientId);
    if (then === 'complaint') useFrame.getState().openComplaint(patientId);
  };
  const startAnew = async (): Promise<void> => {
    await draft.discard();
    onStartAnew();
  };
  const onAltKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.repeat) return;
    const hit = offered[Number(event.key) - 1];
    const run = hit ? () => { pick(hit); } : altKeys[event.key.toUpperCase()];
    if (!run) return;
    event.preventDefault();
    run();
  };
  const altKeys: Readonly<Record<string, () => void>> = {
    J: () => { void submit('booking'); },
    K: () => { void submit('complaint'); },
    ...(values.patient === null ? {} : { 0: () => { change({ patient: null }); } }),
    ...(draft.restored ? { D: () => { void startAnew(); } } : {}),
  };

  return (
    <div onKeyDown={onAltKey}>
      <Dialog title={<span className={css.title}>{t('dialogTitle')} <CallTimer /></span>} onClose={onClose} onSubmit={() => { void submit('nothing'); }} size="xl" actions={
        <>
          <Button variant="default" aria-keyshortcuts="Alt+J" onClick={() => { void submit('booking'); }} rightSection={<Kbd>Alt J</Kbd>}>{t('thenBook')}</Button>
          <Button variant="default" aria-keyshortcuts="Alt+K" onClick={() => { void submit('complaint'); }} rightSection={<Kbd>Alt K</Kbd>}>{t('thenComplain')}</Button>
          <Button loading={log.isPending} onClick={() => { void submit('nothing'); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{common('save')}</Button>
        </>
      }>
        <div ref={form} className={css.form} onKeyDown={goOnWithEnter}>
          {draft.restored && <p role="status" className={css.hint}>{common('draftRestored')} <Button size="compact-sm" variant="default" onClick={() => { void startAnew(); }} rightSection={<Kbd>Alt D</Kbd>}>{common('draftDiscard')}</Button></p>}
          <div className={css.two}>
            <TextInput data-autofocus data-field="callerName" label={t('callerName')} autoComplete="off" maxLength={200} value={values.callerName} error={error('callerName')} onChange={(event) => { change({ callerName: event.currentTarget.value }); }} />
            <PhoneField value={values.phone} error={error('phone')} offered={offered} onChange={(phone) => { change({ phone }); }} onPick={pick} />
          </div>
          {values.patient !== null && (
            <p className={css.about}>
              {t('about')}: <strong>{values.patient.name}</strong>
              <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+0" onClick={() => { change({ patient: null }); }} rightSection={<Kbd>Alt 0</Kbd>}>{t('unlink')}</Button>
            </p>
          )}
          <TopicChoice value={values.topic} error={error('topic')} onChange={(topic) => { change({ topic }); }} />
          {values.topic === 'emergency' && <p role="alert" className={css.emergency}>▲ {t('emergencyNow')}</p>}
          <Textarea data-field="note" label={t('note')} placeholder={t('notePlaceholder')} autosize minRows={2} maxRows={6} maxLength={1000} value={values.note} onChange={(event) => { change({ note: event.currentTarget.value }); }} />
          <CallBackField choice={values.callBack} time={values.callBackTime} error={error('callBackAt')} onChange={change}
            aside={draft.savedAt !== null && <StatusTag tone="grey" shape="check">{common('draftSaved', { time: formatTime(draft.savedAt) })}</StatusTag>} />
          {log.error?.code !== 'invalid_input' && <ErrorNotice error={log.error} />}
        </div>
      </Dialog>
    </div>
  );
}

/** How long the dialog has been open: about as long as the caller is on the line. */
function CallTimer() {
  const t = useText('calls');
  const [since] = useState(deskNow);
  const seconds = Math.max(0, Math.floor((useNow(1000) - since) / 1000));
  const time = `${String(Math.floor(seconds / 60)).padStart(2, '0')}.${String(seconds % 60).padStart(2, '0')}`;
  return <span role="timer" className={css.timer}>{t('timer', { time })}</span>;
}

interface Saved { readonly saved: boolean; readonly errors: CallErrors }

/**
 * Sends the call once, however often the keys are pressed. "In 15 minutes" counts from the first try: trying again after
 * no answer must be the same call, not a second one.
 */
function useSaving(values: CallValues): { log: ReturnType<typeof useCommand<'calls.log'>>; save: () => Promise<Saved | null> } {
  const log = useCommand('calls.log');
  const busy = useRef(false);
  const tried = useRef<{ readonly content: string; readonly read: ReturnType<typeof readCall> } | null>(null);
  const save = async (): Promise<Saved | null> => {
    if (busy.current) return null;
    const content = JSON.stringify(values);
    const read = tried.current?.content === content ? tried.current.read : readCall(values, deskNow());
    if (!read.ok) return { saved: false, errors: read.errors };
    busy.current = true;
    const result = await log.run(read.call);
    busy.current = false;
    tried.current = !result.ok && result.error.code === 'internal' ? { content, read } : null;
    return { saved: result.ok, errors: {} };
  };
  return { log, save };
}

/** Enter in a line goes to the next field, as on the registration form; in the note it is a new line. */
function goOnWithEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.repeat || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type=radio]), textarea, input[type=radio]:checked, fieldset:not(:has(input:checked)) input[value=schedule]')];
  const here = stops.findIndex((stop) => stop === event.target);
  stops[here + 1]?.focus();
}

function focusFirst(form: HTMLElement | null, names: readonly string[]): void {
  const field = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find((candidate) => names.includes(candidate.dataset['field'] ?? ''));
  (field?.matches('input, textarea') ? field : field?.querySelector<HTMLElement>('input:checked, input'))?.focus();
}
