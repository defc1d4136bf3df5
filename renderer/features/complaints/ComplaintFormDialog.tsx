/** The dialog around the questions: draft, keys and refusals, the same for a new complaint and for a saved one. */
import { Button } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { DeskError, Result } from '../../../shared/contract/core.ts';
import type { ComplaintFields, Proposal } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, StatusTag, fieldError, formatTime } from '../../ui/index.ts';
import { useCategorySettings } from './categories.ts';
import { ComplaintFieldset } from './ComplaintFieldset.tsx';
import { type ComplaintErrors, type ComplaintValues, readComplaint, receivedAtOf } from './complaint-form.ts';
import { FileChoice } from './intake/FileChoice.tsx';
import { valuesOfPasted } from './intake/pasted.ts';
import { acceptedValues, isAccepted, proposalFor } from './intake/proposal.ts';
import { ProposalNote } from './intake/ProposalNote.tsx';
import { SimilarNote } from './intake/SimilarNote.tsx';
import { momentInWords, useLimitEnd } from './running-clock.ts';
import css from './complaints.module.css';

interface ComplaintFormDialogProps<T> {
  readonly title: ReactNode;
  readonly opening: ComplaintValues;
  readonly draftForm: 'complaint' | 'complaint-edit';
  readonly draftKey: string;
  /** A saved complaint: its grade and its limit are matters of its steps, and an empty received time changes nothing. */
  readonly saved?: { readonly receivedAt: number; readonly confidential: boolean; readonly mayReveal: boolean };
  readonly busy: boolean;
  readonly error: DeskError | null;
  readonly save: (complaint: ComplaintFields, intake: { readonly proposal: Proposal | undefined; readonly files: readonly File[] }) => Promise<Result<T>>;
  readonly onSaved: (answer: T) => void;
  readonly onClose: () => void;
  readonly onStartAnew: () => void;
}

export function ComplaintFormDialog<T>({ title, opening, draftForm, draftKey, saved, busy, error, save, onSaved, onClose, onStartAnew }: ComplaintFormDialogProps<T>) {
  const t = useText('complaints');
  const common = useText('common');
  const intake = useText('complaintIntake');
  const fields = useText('fields');
  const zone = useCall('clinic.status', {}).data?.clinic?.zone ?? 'Asia/Jakarta';
  const [openedAt] = useState(deskNow);
  const [values, setValues] = useState(opening);
  const [errors, setErrors] = useState<ComplaintErrors>({});
  const [picking, setPicking] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const units = useCall('clinic.directory', {}).data?.units;
  const categories = useCategorySettings();
  const said = useDeferredValue(values.narrative);
  const proposed = useMemo(() => (saved ? null : proposalFor(said, (units ?? []).filter(({ active }) => active), categories)), [saved, said, units, categories]);
  const [pasted, setPasted] = useState<{ readonly from: 'whatsapp' | 'email'; readonly before: ComplaintValues; readonly text: string } | null>(null);
  const draft = useDraft(draftForm, draftKey, values, setValues);
  const form = useRef<HTMLDivElement>(null);
  const saving = useRef(false);
  const times = { untyped: saved?.receivedAt ?? openedAt, now: openedAt, zone };
  const receivedAt = receivedAtOf(values, times);
  const limitAt = useLimitEnd(saved ? null : values.grade, typeof receivedAt === 'number' ? receivedAt : null);
  const now = useNow();
  // A kept name is uncovered only by those who may ask for it.
  const locked = saved !== undefined && saved.confidential && !saved.mayReveal;
  useFirstError(form, errors);
  const errorOf = (field: keyof ComplaintErrors): string | null => {
    const key = errors[field];
    return key === undefined ? fieldError(fields, error, `complaint.${field}`) : fields(key);
  };
  const change = (part: Partial<ComplaintValues>): void => { setValues((before) => ({ ...before, ...part })); };
  const submit = async (): Promise<void> => {
    if (saving.current) return;
    const read = readComplaint(values, times);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    saving.current = true;
    const result = await save(read.complaint, { proposal: proposed ? { grade: proposed.grade, category: proposed.category, unitId: proposed.unitId } : undefined, files });
    saving.current = false;
    if (!result.ok) return;
    await draft.discard();
    onSaved(result.value);
  };
  const startAnew = async (): Promise<void> => {
    await draft.discard();
    onStartAnew();
  };
  const asItWas = (): void => {
    if (!pasted) return;
    setValues({ ...pasted.before, narrative: `${pasted.before.narrative}${pasted.text}`.slice(0, 4000) });
    setPasted(null);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (saved || !(event.target instanceof HTMLTextAreaElement) || values.narrative.trim() !== '') return;
    const read = valuesOfPasted(text, { zone, now: openedAt, anonymous: values.anonymous });
    if (!read?.channel) return;
    event.preventDefault();
    setPasted({ from: read.channel === 'email' ? 'email' : 'whatsapp', before: values, text });
    change(read);
  };
  const onAltKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.repeat) return;
    const key = event.key.toUpperCase();
    if (key !== 'A' && key !== 'R' && key !== 'P' && !(key === 'D' && draft.restored) && !(key === 'U' && proposed !== null) && !(key === 'L' && !saved) && !(key === 'N' && pasted !== null)) return;
    event.preventDefault();
    if ((key === 'A' || key === 'R') && !locked) {
      // The name's own field may be switched off: whoever stands in it would lose the keyboard.
      if (key === 'A' && form.current?.contains(document.activeElement) === true) form.current.querySelector<HTMLElement>('[data-field="reporterKind"] input:checked')?.focus();
      change(key === 'A' ? { anonymous: !values.anonymous, confidential: false } : { anonymous: false, confidential: !values.confidential || values.anonymous });
    }
    if (key === 'P') setPicking(true);
    if (key === 'U' && proposed) change(acceptedValues(proposed));
    if (key === 'L') form.current?.querySelector<HTMLInputElement>('[data-files]')?.click();
    if (key === 'N') asItWas();
    if (key === 'D') void startAnew();
  };
  return (
    <div onKeyDown={onAltKey}>
      <Dialog title={<span className={css.title}>{title} {draft.savedAt !== null && <StatusTag tone="grey" shape="check">{common('draftSaved', { time: formatTime(draft.savedAt) })}</StatusTag>}</span>} onClose={onClose} onSubmit={() => { void submit(); }} size="wide" actions={
        <>
          <p role="status" className={css.footLimit} data-past={(limitAt !== null && limitAt < now) || undefined}>{limitAt === null ? '' : t(limitAt < now ? 'intake.limitPast' : 'intake.limit', { when: momentInWords(limitAt) })}</p>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
          <Button loading={busy} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{common('save')}</Button>
        </>
      }>
        <div ref={form} data-form className={css.form} onPaste={onPaste}>
          {draft.restored && <p role="status" className={css.hint}>{common('draftRestored')} <Button size="compact-sm" variant="default" onClick={() => { void startAnew(); }} rightSection={<Kbd>Alt D</Kbd>}>{common('draftDiscard')}</Button></p>}
          <ComplaintFieldset values={values} errorOf={errorOf} onChange={change} saved={saved !== undefined} locked={locked} picking={picking} onPicking={setPicking} notes={saved ? null : (
            <>
              {pasted !== null && <p role="status" className={css.hint}>{intake(`pasted.${pasted.from}`)} <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+N" onClick={asItWas} rightSection={<Kbd>Alt N</Kbd>}>{intake('pasted.asItWas')}</Button></p>}
              {proposed && <ProposalNote narrative={said} proposed={proposed} units={[proposed.unitId, ...proposed.otherUnitIds].flatMap((id) => units?.find((unit) => unit.id === id)?.name ?? [])} accepted={isAccepted(values, proposed)} onAccept={() => { change(acceptedValues(proposed)); }} />}
              <SimilarNote text={said} unitId={values.unitId} patientId={values.patient?.id ?? null} contact={values.anonymous ? '' : values.reporterContact} />
            </>
          )} files={saved ? null : <FileChoice byKey files={files} onChange={setFiles} />} />
          <ErrorNotice error={error} />
        </div>
      </Dialog>
    </div>
  );
}

/** After a refused try the first field that needs a hand has the focus. */
function useFirstError(form: RefObject<HTMLDivElement | null>, errors: ComplaintErrors): void {
  useEffect(() => {
    const names = Object.keys(errors);
    const field = [...(form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find((candidate) => names.includes(candidate.dataset['field'] ?? ''));
    (field?.matches('input, textarea') ? field : field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input'))?.focus();
  }, [form, errors]);
}
