/** One step, typed below the buttons. Ctrl+Enter saves, Esc leaves; what is typed is kept either way until it is saved. */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, dayOfInstant } from '../../ui/index.ts';
import { StepFields } from './StepFields.tsx';
import { type AskedStep, EMPTY_STEP, FIELDS_AFTER, STEP_FIELDS, type StepErrors, type StepField, type StepValues, readStep } from './steps.ts';
import css from './complaints.module.css';

interface StepFormProps { readonly complaint: ComplaintDetail; readonly asked: AskedStep; readonly onDone: () => void; readonly onLeave: () => void }

/** What stands in a new form: the owner as it is, and for a task tomorrow morning. */
function openingOf({ action }: AskedStep, complaint: ComplaintDetail, tomorrow: string): StepValues {
  return {
    ...EMPTY_STEP,
    ...(action === 'task' ? { unitId: complaint.unitId, dueDay: tomorrow, dueTime: '10.00' } : {}),
    ...(action === 'assign' ? { userId: complaint.ownerId } : {}),
    ...(action === 'restrict' ? { restricted: complaint.restricted ? 'yes' : 'no', userId: complaint.accusedId } : {}),
    ...(action === 'viewers' ? { viewerIds: complaint.viewers.map(({ id }) => id) } : {}),
    ...(action === 'cause' ? { causeId: complaint.cause } : {}),
  };
}

export function StepForm({ complaint, asked, onDone, onLeave }: StepFormProps) {
  const t = useText('complaints');
  const fields = useText('fields');
  const zone = useCall('clinic.status', {}).data?.clinic?.zone ?? 'Asia/Jakarta';
  const [values, setValues] = useState(() => openingOf(asked, complaint, t('form.tomorrow')));
  const [errors, setErrors] = useState<StepErrors>({});
  const draft = useDraft('complaint-step', `${complaint.id}.${asked.action}${'id' in asked ? `.${asked.id}` : ''}`, values, setValues);
  const step = useCommand('complaints.step');
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<StepValues>): void => { setValues((before) => ({ ...before, ...part })); };
  const error = (field: StepField): string | null => { const key = errors[field]; return key === undefined ? null : fields(key); };
  const submit = async (): Promise<void> => {
    const read = readStep(asked, values, { zone, today: dayOfInstant(deskNow(), zone) });
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) {
      form.current?.querySelector<HTMLElement>(`[data-field="${Object.keys(read.errors)[0] ?? ''}"] input, [data-field="${Object.keys(read.errors)[0] ?? ''}"]`)?.focus();
      return;
    }
    const result = await step.run({ id: complaint.id, expectedVersion: complaint.version, step: read.step });
    if (!result.ok) return;
    await draft.discard();
    onDone();
  };
  return (
    <StepBox form={form} label={t(`step.${asked.action}`)} error={step.error} pending={step.isPending} save={t('form.save')} onSubmit={submit} onLeave={onLeave}>
      <StepFields fields={asked.action === 'letter' ? [] : STEP_FIELDS[asked.action]} action={asked.action} complaint={complaint} values={values} error={error} onChange={change} />
      <Textarea data-stop data-field="text" label={t(`form.${asked.action}`)} autosize minRows={2} maxRows={8} maxLength={4000} value={values.text} error={error('text')} onChange={(event) => { change({ text: event.currentTarget.value }); }} />
      <StepFields fields={FIELDS_AFTER[asked.action] ?? []} action={asked.action} complaint={complaint} values={values} error={error} onChange={change} />
    </StepBox>
  );
}

interface StepBoxProps {
  readonly form: RefObject<HTMLFormElement | null>; readonly label: string; readonly error: DeskError | null; readonly pending: boolean; readonly save: string;
  readonly onSubmit: () => Promise<void>; readonly onLeave: () => void; readonly children: ReactNode;
}

/** The frame of every step: its first field has the focus, its keys are the same. */
export function StepBox({ form, label, error, pending, save, onSubmit, onLeave, children }: StepBoxProps) {
  const t = useText('complaints');
  useEffect(() => { form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(); }, [form]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || event.defaultPrevented) return;
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) void onSubmit(); else onLeave();
  };
  return (
    <form ref={form} data-form className={css.step} aria-label={label} onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); void onSubmit(); }}>
      {children}
      <ErrorNotice error={error} />
      <div className={css.foot}>
        <Button variant="default" onClick={onLeave} rightSection={<Kbd>Esc</Kbd>}>{t('form.leave')}</Button>
        <Button type="submit" loading={pending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{save}</Button>
      </div>
    </form>
  );
}
