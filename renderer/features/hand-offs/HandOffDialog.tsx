/** F11: a slip to another unit. To whom, how pressing, what, until when; about whom is filled in from the page it was opened on. */
import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { HAND_OFF_PRIORITIES, type HandOffSettings } from '../../../shared/contract/hand-offs.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone, showRefusal } from '../../app/frame-actions.ts';
import type { HandOffAbout } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented, fieldError, formatInstant, formatTime } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { useTicketPrinter } from '../tickets/print-ticket.tsx';
import { DUE_CHOICES, dueAt, emptySlip, isTomorrow, readSlip, unitOf, type Origin, type SlipValues, type Units } from './hand-off-form.ts';
import css from './hand-offs.module.css';
import { printSlip } from './use-hand-offs.ts';

const SUGGESTED = 6;

export function HandOffDialog({ about, onClose }: { about: HandOffAbout; onClose: () => void }) {
  const t = useText('hand-offs');
  const patientId = about.patientId ?? null;
  const patient = useCall('patients.get', { id: patientId ?? '' }, { enabled: patientId !== null });
  const choices = useCall('handOffs.choices', {});
  const settings = useCall('handOffs.settings', {});
  const [attempt, setAttempt] = useState(0);
  const error = patient.error ?? choices.error ?? settings.error;
  if (error) return <Dialog title={t('form.title')} onClose={onClose}><ErrorNotice error={error} /></Dialog>;
  if (!choices.data || !settings.data || (patientId !== null && !patient.data)) return null;
  const opening = emptySlip(patient.data ? { id: patient.data.id, name: patient.data.name } : null, about.text);
  return <SlipForm key={attempt} opening={opening} about={about} choices={choices.data} settings={settings.data} onClose={onClose} onStartAnew={() => { setAttempt((count) => count + 1); }} />;
}

interface SlipFormProps { readonly opening: SlipValues; readonly about: HandOffAbout; readonly choices: Output<'handOffs.choices'>; readonly settings: HandOffSettings; readonly onClose: () => void; readonly onStartAnew: () => void }

function SlipForm({ opening, about, choices, settings, onClose, onStartAnew }: SlipFormProps) {
  const t = useText('hand-offs');
  const common = useText('common');
  const fields = useText('fields');
  const now = useNow();
  const [values, setValues] = useState(opening);
  const [picking, setPicking] = useState(false);
  const draft = useDraft('hand-off', about.callId ?? opening.patient?.id ?? 'new', values, setValues);
  const origin = useOrigin(about, values.patient?.id ?? null);
  const { send, error, pending } = useSending(values, choices.units, origin);
  const printer = useTicketPrinter();
  const text = useRef<HTMLTextAreaElement>(null);
  const change = (part: Partial<SlipValues>): void => { setValues((before) => ({ ...before, ...part })); };
  const suggested = suggestions(choices, values.unit);
  const take = (sentence: string): void => {
    change({ text: values.text.trim() === '' ? sentence : `${values.text.trim()}. ${sentence}` });
    text.current?.focus();
  };
  const submit = async (andPrint: boolean): Promise<void> => {
    const slip = await send();
    if (slip === null) return;
    await draft.discard();
    showDone(t('done.send', { number: slip.number, unit: slip.unit }));
    onClose();
    if (!andPrint) return;
    const outcome = await printSlip(slip.id, printer);
    if (typeof outcome !== 'string') showRefusal(outcome);
    else if (outcome === 'failed') showDone(t('done.printFailed', { number: slip.number }));
  };
  const startAnew = async (): Promise<void> => {
    await draft.discard();
    onStartAnew();
  };
  const onAltKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.repeat) return;
    const sentence = suggested[Number(event.key) - 1];
    const keys: Readonly<Record<string, () => void>> = { P: () => { void submit(true); }, 0: () => { change({ patient: null }); }, ...(draft.restored ? { D: () => { void startAnew(); } } : {}) };
    const run = sentence === undefined ? keys[event.key.toUpperCase()] : () => { take(sentence.text); };
    if (!run) return;
    event.preventDefault();
    run();
  };
  const free = values.unit.trim() !== '' && (unitOf(choices.units, values.unit)?.unitId ?? null) === null;
  const due = dueAt(values, now);
  return (
    <div onKeyDown={onAltKey}>
      <Dialog title={t('form.title')} onClose={onClose} onSubmit={() => { void submit(false); }} size="lg" actions={
        <>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
          <Button variant="default" aria-keyshortcuts="Alt+P" onClick={() => { void submit(true); }} rightSection={<Kbd>Alt P</Kbd>}>{t('form.sendPrint')}</Button>
          <Button loading={pending} onClick={() => { void submit(false); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('form.send')}</Button>
        </>
      }>
        <div className={css.form} data-field="slip">
          {draft.restored && <p role="status" className={css.mute}>{common('draftRestored')} <Button size="compact-sm" variant="default" onClick={() => { void startAnew(); }} rightSection={<Kbd>Alt D</Kbd>}>{common('draftDiscard')}</Button></p>}
          <Autocomplete data-autofocus openOnFocus={false} label={t('form.to')} description={free ? t('form.freeUnit', { name: values.unit.trim() }) : t('form.toHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} data={choices.units.map(({ name }) => name)}
            value={values.unit} maxLength={60} selectFirstOptionOnChange error={fieldError(fields, error, 'unitId') ?? fieldError(fields, error, 'unitName')} onChange={(unit) => { change({ unit }); }} />
          <Segmented label={t('form.priority')} value={values.priority} options={HAND_OFF_PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))} onChange={(priority) => { change({ priority }); }} />
          <About patient={values.patient} origin={origin} about={about} onRemove={() => { change({ patient: null }); }} onChoose={() => { setPicking(true); }} />
          <div>
            <Textarea ref={text} label={t('form.text')} placeholder={t('form.textPlaceholder')} autosize minRows={2} maxRows={5} maxLength={600} value={values.text} error={fieldError(fields, error, 'text')} onChange={(event) => { change({ text: event.currentTarget.value }); }} />
            {suggested.length > 0 && (
              <div className={css.sentences} role="group" aria-label={t('form.templates')}>
                {suggested.map((sentence, index) => (
                  <Button key={sentence.text} size="compact-sm" variant="default" aria-keyshortcuts={`Alt+${index + 1}`} onClick={() => { take(sentence.text); }} rightSection={<Kbd>Alt {index + 1}</Kbd>}>{sentence.text}{sentence.recent && <span className={css.mute}>&nbsp;· {t('form.recent')}</span>}</Button>
                ))}
              </div>
            )}
          </div>
          <div className={css.due}>
            <Segmented label={t('form.due')} value={values.due} options={DUE_CHOICES.map((value) => ({ value, label: t(`form.dueChoices.${value}`) }))} onChange={(next) => { change({ due: next }); }} />
            {values.due === 'typed' && <TextInput label={t('form.dueTime')} placeholder={t('form.dueHint')} maxLength={10} autoComplete="off" value={values.dueTime} error={fieldError(fields, error, 'dueAt')} onChange={(event) => { change({ dueTime: event.currentTarget.value }); }} />}
          </div>
          <p className={css.mute} role="status">{due === null ? '' : `${t('form.willDue', { when: isTomorrow(due, now) ? formatInstant(due) : formatTime(due) })}. `}{t('form.alarm', { minutes: settings.alarmMinutes[values.priority] })}</p>
          {error?.code !== 'invalid_input' && <ErrorNotice error={error} />}
        </div>
      </Dialog>
      {picking && <Dialog title={t('form.choose')} onClose={() => { setPicking(false); }} size="xl"><PatientPicker label={t('form.who')} onPick={({ id, name }) => { change({ patient: { id, name } }); setPicking(false); }} /></Dialog>}
    </div>
  );
}

interface AboutProps { readonly patient: SlipValues['patient']; readonly origin: Origin & { readonly visitNumber: string | null }; readonly about: HandOffAbout; readonly onRemove: () => void; readonly onChoose: () => void }

function About({ patient, origin, about, onRemove, onChoose }: AboutProps): ReactNode {
  const t = useText('hand-offs');
  const parts = [origin.visitNumber === null || patient === null ? null : t('form.visit', { number: origin.visitNumber }), about.callId ? t('form.call') : null, about.complaintId ? t('form.complaint') : null].filter((part) => part !== null);
  return (
    <p className={css.about}>
      {t('form.about')}: {patient === null ? <Button size="compact-sm" variant="default" onClick={onChoose}>{t('form.choose')}</Button> : <strong>{patient.name}</strong>}
      {parts.length > 0 && <span className={css.mute}>{parts.join(' · ')}</span>}
      {patient !== null && <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+0" onClick={onRemove} rightSection={<Kbd>Alt 0</Kbd>}>{t('form.unlink')}</Button>}
    </p>
  );
}

/** The visit that was named, else the one with which this patient is here now. */
function useOrigin({ visitId, callId, complaintId }: HandOffAbout, patientId: string | null): Origin & { visitNumber: string | null } {
  const board = useCall('queue.board', { unitId: null }, { enabled: patientId !== null });
  const entries = board.data?.filter((entry) => entry.patientId === patientId && ((visitId ?? null) === null || entry.visitId === visitId)) ?? [];
  return { visitId: visitId ?? entries[0]?.visitId ?? null, callId: callId ?? null, complaintId: complaintId ?? null, visitNumber: entries[0]?.number ?? null };
}

/** What this desk wrote to the unit last, then the usual sentences of its kind. */
function suggestions({ units, templates, recent }: Output<'handOffs.choices'>, typed: string): { readonly text: string; readonly recent: boolean }[] {
  if (typed.trim() === '') return [];
  const unit = unitOf(units, typed);
  const own = recent.filter((each) => each.unit.toLowerCase() === typed.trim().toLowerCase()).slice(0, 2).map(({ text }) => ({ text, recent: true }));
  const usual = templates[unit?.kind ?? 'other'].filter((text) => !own.some((each) => each.text === text)).map((text) => ({ text, recent: false }));
  return [...own, ...usual].slice(0, SUGGESTED);
}

/** Sends once, however often the keys are pressed; trying again after no answer is the same slip. */
function useSending(values: SlipValues, units: Units, origin: Origin) {
  const command = useCommand('handOffs.send');
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const tried = useRef<{ readonly content: string; readonly read: ReturnType<typeof readSlip> } | null>(null);
  const send = async (): Promise<Output<'handOffs.send'> | null> => {
    if (command.isPending) return null;
    const content = JSON.stringify([values, origin]);
    const read = tried.current?.content === content ? tried.current.read : readSlip(values, units, origin, deskNow());
    setWrong(read.ok ? null : read.error);
    if (!read.ok) return null;
    const result = await command.run(read.slip);
    tried.current = !result.ok && result.error.code === 'internal' ? { content, read } : null;
    return result.ok ? result.value : null;
  };
  return { send, error: wrong ?? command.error, pending: command.isPending };
}
