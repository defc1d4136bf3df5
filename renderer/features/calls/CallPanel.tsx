/** F7: the call that runs, in the order in which a caller speaks; beside it what is said and what may be told. Enter goes on, Ctrl+Enter saves, Esc leaves it running. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { deskNow, useNow } from '../../app/clock.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import { CallAside } from './CallAside.tsx';
import { CALL_ACTIONS, stepAside } from './call-actions.tsx';
import { CallFields } from './CallFields.tsx';
import type { CallErrors, CallValues } from './call-form.ts';
import { clockWords } from './call-clock.ts';
import { AWAY, useOpenCalls, withHeld, withPart, without, type OpenCall } from './open-calls.ts';
import { useOffered, type Offered } from './PhoneField.tsx';
import { useSaving } from './use-saving.ts';
import css from './calls.module.css';

export function CallPanel({ call }: { readonly call: OpenCall }) {
  const t = useText('calls');
  const fields = useText('fields');
  const role = useUser()?.role;
  const { change: changeCalls, show } = useOpenCalls.getState();
  const [errors, setErrors] = useState<CallErrors>({});
  const [picking, setPicking] = useState(false);
  const { log, save } = useSaving(call);
  const form = useRef<HTMLDivElement>(null);
  const aside = useRef<HTMLDivElement>(null);
  const { values } = call;
  // What had the focus may be gone (a question that was answered): keys must go on being heard here.
  useEffect(() => { if (document.activeElement === document.body) form.current?.querySelector('textarea')?.focus(); });
  const offered = useOffered(values.phone, values.patient !== null);
  const change = (part: Partial<CallValues>): void => {
    setErrors((before) => stillWrong(before, part));
    changeCalls((calls) => calls.map((each) => (each.id === call.id ? { ...each, values: { ...each.values, ...part } } : each)));
  };
  const pick = (one: Offered): void => { change(picked(values, one)); };
  const error = (field: keyof CallErrors): string | null => {
    const key = errors[field];
    return key === undefined ? fieldError(fields, log.error, field) : fields(key);
  };
  const submit = async (): Promise<void> => {
    const result = await save();
    if (result === null) return;
    setErrors(result.errors);
    if (!result.saved) {
      focusFirst(form.current, Object.keys(result.errors));
      return;
    }
    showDone(t('saved', { name: values.callerName.trim() }));
    changeCalls((calls) => without(calls, call.id), AWAY);
  };
  const hold = (): void => { changeCalls((calls) => withHeld(calls, call.id, deskNow()), AWAY); };
  // What was done in a call belongs to one that is written down.
  const mayDiscard = call.done.length === 0 && call.verified === null;
  const discard = (): void => { changeCalls((calls) => without(calls, call.id), AWAY); };
  const unlink = (): void => { changeCalls((calls) => withPart(calls, call.id, { values: { ...values, patient: null, relation: values.relation === 'self' ? null : values.relation } })); };
  const actions = CALL_ACTIONS.filter(({ roles }) => role !== undefined && roles.includes(role));
  const focusIn = (part: string): void => { aside.current?.querySelector<HTMLElement>(`[data-part="${part}"] input:checked, [data-part="${part}"] input, [data-part="${part}"] button`)?.focus(); };
  const keys: Readonly<Record<string, () => void>> = {
    H: hold, A: () => { focusIn('answers'); }, S: () => { focusIn('scripts'); }, V: () => { focusIn('identity'); }, P: () => { setPicking(true); },
    ...(values.patient === null ? {} : { 0: unlink }),
    ...(mayDiscard ? { D: discard } : {}),
    ...Object.fromEntries(actions.map((action) => [action.key, () => { stepAside(action.name); }])),
  };
  const onAltKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.repeat) return;
    const one = offered[Number(event.key) - 1];
    const run = one ? () => { pick(one); } : keys[event.key.toUpperCase()];
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <div onKeyDown={onAltKey}>
      <Dialog title={<span className={css.title}>{t(call.direction === 'in' ? 'dialogTitle' : 'dialogTitleOut')} <CallTimer startedAt={call.startedAt} /></span>} onClose={() => { show(AWAY); }} onSubmit={() => { void submit(); }} size="wide" actions={
        <>
          {mayDiscard && <Button variant="subtle" aria-keyshortcuts="Alt+D" onClick={discard} rightSection={<Kbd>Alt D</Kbd>}>{t('discard')}</Button>}
          {actions.map(({ name, key, label }) => <Button key={name} variant="default" aria-keyshortcuts={`Alt+${key}`} onClick={() => { stepAside(name); }} rightSection={<Kbd>Alt {key}</Kbd>}>{t(label)}</Button>)}
          <Button variant="default" aria-keyshortcuts="Alt+H" onClick={hold} rightSection={<Kbd>Alt H</Kbd>}>{t('hold')}</Button>
          <Button loading={log.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('finish')}</Button>
        </>
      }>
        <div className={css.panel}>
          <div ref={form} className={css.form}>
            <CallFields call={call} offered={offered} error={error} onChange={change} onPick={pick} onUnlink={unlink} picking={picking} onPicking={setPicking} />
            {log.error?.code !== 'invalid_input' && <ErrorNotice error={log.error} />}
          </div>
          <div ref={aside} className={css.aside}><CallAside call={call} /></div>
        </div>
      </Dialog>
    </div>
  );
}

/** What is typed anew is not wrong until it is read again. */
function stillWrong(errors: CallErrors, part: Partial<CallValues>): CallErrors {
  const changed = new Set(Object.keys(part).map((field) => (field.startsWith('callBack') ? 'callBackAt' : field)));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !changed.has(field)));
}

/** A patient is the caller unless somebody else has said their name; an earlier caller brings what is known of them. */
function picked(values: CallValues, one: Offered): Partial<CallValues> {
  const unnamed = values.callerName.trim() === '';
  if (one.kind === 'patient') return { patient: { id: one.hit.id, name: one.hit.name }, ...(unnamed ? { callerName: one.hit.name, relation: values.relation ?? 'self' } : {}) };
  const { callerName, relation, patientId, patientName } = one.call;
  return {
    callerName: unnamed ? callerName : values.callerName, relation: values.relation ?? relation,
    ...(values.patient === null && patientId !== null && patientName !== null ? { patient: { id: patientId, name: patientName } } : {}),
  };
}

/** How long the caller has been on the line, held times included. */
function CallTimer({ startedAt }: { readonly startedAt: number }) {
  const t = useText('calls');
  return <span role="timer" className={css.timer}>{t('timer', { time: clockWords(useNow(1000) - startedAt) })}</span>;
}

function focusFirst(form: HTMLElement | null, names: readonly string[]): void {
  const field = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find((candidate) => names.includes(candidate.dataset['field'] ?? ''));
  (field?.matches('input, textarea') ? field : field?.querySelector<HTMLElement>('input:checked, input'))?.focus();
}
