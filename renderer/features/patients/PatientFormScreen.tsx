/** Registration and change of a patient, on one screen. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { openDoubts, type Doubt } from '../../../shared/domain/identity-doubts.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, StatusTag, dayOfInstant, formatTime } from '../../ui/index.ts';
import { CandidatePanel } from './CandidatePanel.tsx';
import { PatientFields } from './PatientFields.tsx';
import { EMPTY_PATIENT, readForm, rebase, valuesOf, type FieldErrors, type PatientValues } from './patient-form.ts';
import { childOf, householdOf, identifying } from './presets.ts';
import { useDoubts } from './use-doubts.ts';
import css from './patients.module.css';
import { forgetPrefill, readPrefill } from './prefill.ts';

/** `change`: as it is; `identify`: an unknown person or a newborn gets a name and a number; `newborn`, `family`: a new patient, with what they share with the one that is named. */
export type FormTask = 'new' | 'change' | 'identify' | 'newborn' | 'family';
interface FormScreenProps { readonly task: FormTask; /** Of whom is changed, or from whom is copied. */ readonly patientId: string | null }

export function PatientFormScreen({ task, patientId }: FormScreenProps) {
  // The data stays as it was when the form opened; somebody else's change is met when saving.
  const [opened, setOpened] = useState<PatientDetail | null>(null);
  // A form whose draft was thrown away starts anew, drafts included.
  const [attempt, setAttempt] = useState(0);
  if (patientId !== null && opened === null) return <LoadPatient task={task} patientId={patientId} onLoad={setOpened} />;
  const changes = task === 'change' || task === 'identify';
  return <PatientForm key={attempt} task={task} patient={changes ? opened : null} source={changes ? null : opened} onReload={setOpened} onStartAnew={() => { setAttempt((count) => count + 1); }} />;
}

function LoadPatient({ task, patientId, onLoad }: { task: FormTask; patientId: string; onLoad: (patient: PatientDetail) => void }) {
  const t = useText('patients');
  const patient = useCall('patients.get', { id: patientId });
  useEffect(() => { if (patient.data) onLoad(patient.data); }, [patient.data, onLoad]);
  return <Page title={t(task === 'newborn' || task === 'family' ? 'newTitle' : 'editTitle')}><ErrorNotice error={patient.error} /></Page>;
}

interface PatientFormProps {
  readonly task: FormTask;
  /** Whose data is changed; null for a new patient. */
  readonly patient: PatientDetail | null;
  /** From whom a new patient's household is copied. */
  readonly source: PatientDetail | null;
  readonly onReload: (patient: PatientDetail) => void;
  readonly onStartAnew: () => void;
}

function startOf({ task, patient, source }: Pick<PatientFormProps, 'task' | 'patient' | 'source'>): PatientValues {
  if (patient !== null) return task === 'identify' ? identifying(patient) : valuesOf(patient);
  if (source === null) return { ...EMPTY_PATIENT, ...readPrefill() };
  return { ...EMPTY_PATIENT, ...(task === 'newborn' ? childOf(source, '', dayOfInstant(deskNow())) : householdOf(source)) };
}

function titleOf({ task, patient }: Pick<PatientFormProps, 'task' | 'patient'>, t: Text): string {
  if (patient === null) return t('newTitle');
  if (task === 'identify') return t(`identifyTitle.${patient.identityKind === 'newborn' ? 'newborn' : 'unknown'}`, { name: patient.name });
  return `${t('editTitle')} · ${patient.name}`;
}

function PatientForm({ task, patient, source, onReload, onStartAnew }: PatientFormProps) {
  const t = useText('patients');
  const common = useText('common');
  const go = useRoute((route) => route.go);
  const openCheckIn = useFrame((frame) => frame.openCheckIn);
  const [values, setValues] = useState(() => startOf({ task, patient, source }));
  useEffect(forgetPrefill, []);
  const doubts = useDoubts(values, patient?.id ?? null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const draft = useDraft('patient', [task === 'identify' || source !== null ? task : null, patient?.id ?? source?.id ?? 'new'].filter((part) => part !== null).join(' '), values, setValues);
  const register = useCommand('patients.register');
  const update = useCommand('patients.update');
  const newest = useCall('patients.get', { id: patient?.id ?? '' }, { enabled: false });
  const refusal: DeskError | null = register.error ?? update.error;

  const leave = (): void => {
    const back = patient ?? source;
    go(back === null ? 'patients' : `patients/${back.id}`);
  };
  const save = async (then: 'open' | 'checkIn'): Promise<void> => {
    const read = readForm(values, dayOfInstant(deskNow()));
    const wrong = { ...doubtErrors(openDoubts(doubts.all, values.acceptedWarnings)), ...(read.ok ? {} : read.errors) };
    setErrors(wrong);
    if (!read.ok || Object.keys(wrong).length > 0) {
      focusFirst(Object.keys(wrong));
      return;
    }
    const saved = patient === null
      ? await register.run({ patient: read.patient })
      : await update.run({ id: patient.id, expectedVersion: patient.version, patient: read.patient });
    if (!saved.ok) {
      const fields = Object.fromEntries(Object.entries(saved.error.fields ?? {}).map(([path, key]) => [path.replace(/^patient\./, ''), key]));
      setErrors(fields);
      focusFirst(Object.keys(fields));
      return;
    }
    await draft.discard();
    const id = patient?.id ?? ('id' in saved.value ? saved.value.id : '');
    go(`patients/${id}`);
    if ('recordNumber' in saved.value && then === 'open') showDone(t('saved', { name: read.patient.name, number: formatRecordNumber(saved.value.recordNumber) }), t('savedCard'));
    if (then === 'checkIn') openCheckIn(id);
  };
  const accept = (doubt: Doubt): void => {
    setValues((before) => ({ ...before, acceptedWarnings: [...before.acceptedWarnings, doubt.token] }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field, key]) => field !== doubt.field || key !== doubt.kind)));
  };
  const reload = async (): Promise<void> => {
    const answer = await newest.refetch();
    const latest = answer.data;
    if (!latest || patient === null) return;
    setValues((mine) => rebase(mine, valuesOf(patient), valuesOf(latest)));
    onReload(latest);
    update.reset();
  };
  useShortcut({ key: 'Ctrl+Enter', label: common('save'), run: () => { void save('open'); } });
  useShortcut({ key: 'F2', label: t('saveAndCheckIn'), run: () => { void save('checkIn'); } });
  const startAnew = async (): Promise<void> => {
    await draft.discard();
    onStartAnew();
  };
  useShortcut({ key: 'Alt+D', label: common('draftDiscard'), quiet: true, enabled: draft.restored, run: () => { void startAnew(); } });
  useShortcut({ key: 'Escape', label: common('cancel'), quiet: true, run: leave });
  const wrong = Object.keys(errors).length;
  const busy = register.isPending || update.isPending;
  return (
    <Page title={titleOf({ task, patient }, t)} actions={
      <>
        {draft.savedAt !== null && <StatusTag tone="grey" shape="check">{common('draftSaved', { time: formatTime(draft.savedAt) })}</StatusTag>}
        <Button variant="default" onClick={leave} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button variant="default" loading={busy} onClick={() => { void save('open'); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{common('save')}</Button>
        <Button loading={busy} onClick={() => { void save('checkIn'); }} rightSection={<Kbd>F2</Kbd>}>{t('saveAndCheckIn')}</Button>
      </>
    }>
      {source !== null && !draft.restored && <p role="status" className={css.restored}>{t(`startedFrom.${task === 'newborn' ? 'newborn' : 'family'}`, { name: source.name })}</p>}
      {draft.restored && <p role="status" className={css.restored}>{common('draftRestored')} <Button size="compact-sm" variant="default" onClick={() => { void startAnew(); }} rightSection={<Kbd>Alt D</Kbd>}>{common('draftDiscard')}</Button></p>}
      {wrong > 0 && <p role="alert" className={css.fix}>{t('fixFields', { count: wrong })}</p>}
      {refusal && refusal.code !== 'invalid_input' && <ErrorNotice error={refusal} />}
      {refusal?.code === 'changed_meanwhile' && <p className={css.restored}>{t('reloadText')} <Button size="compact-sm" variant="light" onClick={() => { void reload(); }}>{t('reload')}</Button></p>}
      <div className={css.columns}>
        <PatientFields values={values} errors={errors} doubts={doubts} onChange={(part) => { setValues((before) => ({ ...before, ...part })); }} onAccept={accept} />
        <CandidatePanel values={values} exceptId={patient?.id ?? null} onChoose={(id) => { go(`patients/${id}`); openCheckIn(id); }} />
      </div>
    </Page>
  );
}

/** Of each field the first doubt that nobody has accepted. */
function doubtErrors(open: readonly Doubt[]): FieldErrors { return Object.fromEntries(open.toReversed().map(({ field, kind }) => [field, kind])); }

/** The first bad field in the order of the form gets the focus. */
function focusFirst(names: readonly string[]): void {
  requestAnimationFrame(() => {
    const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')].filter((field) => names.includes(field.dataset['field'] ?? ''));
    const first = fields[0];
    (first?.matches('input, select, textarea') ? first : first?.querySelector<HTMLElement>('input, select, textarea'))?.focus();
  });
}
