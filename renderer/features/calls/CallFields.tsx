/** The fields of one call. Enter goes on to the next one; in the note it is a new line. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { CALL_RELATIONS, CALL_RESULTS, callRelationSchema, callResultSchema } from '../../../shared/contract/calls.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, StatusTag } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { CallBackField } from './CallBackField.tsx';
import { resultOf, type CallErrors, type CallValues } from './call-form.ts';
import type { OpenCall } from './open-calls.ts';
import { OfferedPeople, PhoneField, type Offered } from './PhoneField.tsx';
import { TopicChoice } from './TopicChoice.tsx';
import css from './calls.module.css';

interface CallFieldsProps {
  readonly call: OpenCall;
  readonly offered: readonly Offered[];
  readonly error: (field: keyof CallErrors) => string | null;
  readonly onChange: (part: Partial<CallValues>) => void;
  readonly onPick: (one: Offered) => void;
  readonly onUnlink: () => void;
  readonly picking: boolean;
  readonly onPicking: (picking: boolean) => void;
}

export function CallFields({ call, offered, error, onChange, onPick, onUnlink, picking, onPicking }: CallFieldsProps) {
  const t = useText('calls');
  const { values, done } = call;
  // Where the hands left off: who it is, then what about, then what is said.
  const begun = values.callerName !== '';
  return (
    <div className={css.form} onKeyDown={goOnWithEnter}>
      <div className={css.three}>
        <TextInput {...(begun ? {} : { 'data-autofocus': true })} data-field="callerName" label={t('callerName')} autoComplete="off" maxLength={200} value={values.callerName} error={error('callerName')} onChange={(event) => { onChange({ callerName: event.currentTarget.value }); }} />
        <PhoneField value={values.phone} error={error('phone')} onChange={(phone) => { onChange({ phone }); }} />
        <NativeSelect label={t('relation')} value={values.relation ?? ''} data={[{ value: '', label: t('relationUnsaid') }, ...CALL_RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))]}
          onChange={(event) => { onChange({ relation: callRelationSchema.safeParse(event.currentTarget.value).data ?? null }); }} />
      </div>
      <OfferedPeople offered={offered} onPick={onPick} />
      <AboutPatient values={values} picking={picking} onPicking={onPicking} onChange={onChange} onUnlink={onUnlink} />
      <TopicChoice value={values.topic} error={error('topic')} autoFocus={begun && values.topic === null} onChange={(topic) => { onChange({ topic }); }} />
      {values.topic === 'emergency' && <p role="alert" className={css.emergency}>▲ {t('emergencyNow')}</p>}
      <Textarea {...(begun && values.topic !== null ? { 'data-autofocus': true } : {})} data-field="note" label={t('note')} placeholder={t('notePlaceholder')} autosize minRows={2} maxRows={5} maxLength={1000} value={values.note} onChange={(event) => { onChange({ note: event.currentTarget.value }); }} />
      <div className={css.ends}>
        <NativeSelect label={t('result')} value={resultOf(values, done)} data={CALL_RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))} onChange={(event) => { onChange({ result: callResultSchema.safeParse(event.currentTarget.value).data ?? null }); }} />
        <CallBackField choice={values.callBack} time={values.callBackTime} error={error('callBackAt')} onChange={onChange} aside={null} />
      </div>
      {done.length > 0 && <p role="status" className={css.done}>{done.map(({ kind, aboutId }) => <StatusTag key={`${kind} ${aboutId}`} tone="green" shape="check">{t(`links.${kind}`)}</StatusTag>)}</p>}
    </div>
  );
}

interface AboutProps { readonly values: CallValues; readonly picking: boolean; readonly onPicking: (picking: boolean) => void; readonly onChange: (part: Partial<CallValues>) => void; readonly onUnlink: () => void }

function AboutPatient({ values, picking, onPicking, onChange, onUnlink }: AboutProps) {
  const t = useText('calls');
  const picker = useRef<HTMLDivElement>(null);
  useEffect(() => { if (picking) picker.current?.querySelector('input')?.focus(); }, [picking]);
  if (picking) {
    return (
      <div ref={picker} className={css.picker}>
        <PatientPicker label={t('pick')} onPick={(hit) => { onChange({ patient: { id: hit.id, name: hit.name }, ...(values.callerName.trim() === '' ? { callerName: hit.name, relation: values.relation ?? 'self' } : {}) }); onPicking(false); }} />
      </div>
    );
  }
  if (values.patient === null) return <p className={css.nobody}><span className={css.hint}>{t('noPatient')}</span><Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+P" onClick={() => { onPicking(true); }} rightSection={<Kbd>Alt P</Kbd>}>{t('pick')}</Button></p>;
  return (
    <p className={css.about}>
      <span>{t('about')}: <strong>{values.patient.name}</strong></span>
      <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+0" onClick={onUnlink} rightSection={<Kbd>Alt 0</Kbd>}>{t('unlink')}</Button>
    </p>
  );
}

function goOnWithEnter(event: KeyboardEvent<HTMLDivElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.repeat || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || target.dataset['picks'] !== undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type=radio]), select, textarea, input[type=radio]:checked, fieldset:not(:has(input:checked)) input[value=schedule]')];
  const here = stops.findIndex((stop) => stop === target);
  if (here !== -1) stops[here + 1]?.focus();
}
