/** One step, typed below the complaint. Ctrl+Enter saves, Esc leaves; what is typed is kept either way until it is saved. */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { COMPLAINT_GRADES, COMPLAINT_OUTCOMES, PAUSE_REASONS, type ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd } from '../../ui/index.ts';
import { DigitChoice } from './DigitChoice.tsx';
import { GradeTag } from './looks.tsx';
import { EMPTY_STEP, type StepErrors, type StepName, readStep } from './steps.ts';
import css from './complaints.module.css';

interface StepFormProps { readonly complaint: ComplaintDetail; readonly action: StepName; readonly onDone: () => void; readonly onLeave: () => void }

export function StepForm({ complaint, action, onDone, onLeave }: StepFormProps) {
  const t = useText('complaints');
  const fields = useText('fields');
  const [values, setValues] = useState(EMPTY_STEP);
  const [errors, setErrors] = useState<StepErrors>({});
  const draft = useDraft('complaint-step', `${complaint.id}.${action}`, values, setValues);
  const step = useCommand('complaints.step');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => { form.current?.querySelector<HTMLElement>('input, textarea')?.focus(); }, []);
  const change = (part: Partial<typeof values>): void => { setValues((before) => ({ ...before, ...part })); };
  const error = (field: keyof StepErrors): string | null => { const key = errors[field]; return key === undefined ? null : fields(key); };
  const submit = async (): Promise<void> => {
    const read = readStep(action, values);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    const result = await step.run({ id: complaint.id, expectedVersion: complaint.version, step: read.step });
    if (!result.ok) return;
    await draft.discard();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat) return;
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) void submit(); else onLeave();
  };
  return (
    <form ref={form} data-form className={css.step} aria-label={t(`step.${action}`)} onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {action === 'resolve' && <DigitChoice legend={t('form.outcome')} name="outcome" columns={1} value={values.outcome} error={error('outcome')} options={COMPLAINT_OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))} onChange={(outcome) => { change({ outcome }); }} />}
      {action === 'regrade' && <DigitChoice legend={t('form.grade')} name="grade" columns={1} value={values.grade} error={error('grade')} options={COMPLAINT_GRADES.filter((grade) => grade !== complaint.grade).map((grade) => ({ value: grade, label: <GradeTag grade={grade} />, hint: t(`gradeMeans.${grade}`) }))} onChange={(grade) => { change({ grade }); }} />}
      {action === 'pause' && <DigitChoice legend={t('form.pauseReason')} name="pause" columns={1} value={values.pause} error={error('pause')} options={PAUSE_REASONS.map((pause) => ({ value: pause, label: t(`pause.${pause}`) }))} onChange={(pause) => { change({ pause }); }} />}
      <Textarea data-stop label={t(`form.${action}`)} autosize minRows={2} maxRows={8} maxLength={4000} value={values.text} error={error('text')} onChange={(event) => { change({ text: event.currentTarget.value }); }} />
      <ErrorNotice error={step.error} />
      <div className={css.foot}>
        <Button variant="default" onClick={onLeave} rightSection={<Kbd>Esc</Kbd>}>{t('form.leave')}</Button>
        <Button type="submit" loading={step.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('form.save')}</Button>
      </div>
    </form>
  );
}
