/** "Klinik baru": four short steps, each sent with Enter; nothing is written before the last one. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { AdminStep } from './AdminStep.tsx';
import { ClinicStep } from './ClinicStep.tsx';
import { DoctorsStep } from './DoctorsStep.tsx';
import { Door } from './Door.tsx';
import css from './door.module.css';
import {
  EMPTY_ADMIN, PRESET_UNITS, STEPS, adminSchema, clinicPart, clinicSchema, doctorsSchema, filledDoctors, nextKey, ownZone, unitsPart, unitsSchema,
  type ClinicDraft, type DoctorDraft, type Step, type UnitDraft,
} from './new-clinic.ts';
import { awaitRecoveryKey } from './recovery-key.ts';
import { UnitsStep } from './UnitsStep.tsx';

/** Which step holds the field that the desk refused. */
function stepOf(path: string): Step {
  if (path.startsWith('units')) return 'units';
  if (path.startsWith('practitioners')) return 'doctors';
  return path.startsWith('admin') ? 'admin' : 'clinic';
}

/** The desk's paths (`units.0.letter`) as the step's own (`0.letter`). */
function withoutPrefix(error: DeskError): DeskError {
  const fields = Object.fromEntries(Object.entries(error.fields ?? {}).map(([path, key]) => [path.slice(path.indexOf('.') + 1), key]));
  return { ...error, fields };
}

export function NewClinic({ onBack }: { onBack: () => void }) {
  const t = useText('clinic');
  const [step, setStep] = useState<Step>('clinic');
  const [clinic, setClinic] = useState<ClinicDraft>(() => ({ name: '', address: '', phone: '', zone: ownZone() }));
  const [units, setUnits] = useState<readonly UnitDraft[]>(() => PRESET_UNITS.map(({ preset, letter, kind }) => ({ key: nextKey(), name: t(`presets.${preset}`), letter, kind, room: '' })));
  const [doctors, setDoctors] = useState<readonly DoctorDraft[]>(() => [{ key: nextKey(), name: '', unitKey: '' }]);
  const [admin, setAdmin] = useState(EMPTY_ADMIN);
  const [error, setError] = useState<DeskError | null>(null);
  const create = useCommand('clinic.create');
  const form = useRef<HTMLFormElement>(null);
  const at = STEPS.indexOf(step);

  useEffect(() => { form.current?.querySelector('input')?.focus(); }, [step]);

  const check = (): DeskError | null => {
    switch (step) {
      case 'clinic': return checkForm(clinicSchema, clinicPart(clinic));
      case 'units': return checkForm(unitsSchema, unitsPart(units));
      case 'doctors': return checkForm(doctorsSchema, filledDoctors(doctors));
      case 'admin': return checkForm(adminSchema, admin);
    }
  };
  const found = async (): Promise<void> => {
    const { fullName, login, password } = admin;
    const practitioners = filledDoctors(doctors).map(({ name, unitKey }) => {
      const unit = units.findIndex(({ key }) => key === unitKey);
      return { name, unit: unit === -1 ? null : unit };
    });
    const refused = await awaitRecoveryKey(() => create.run({ clinic: clinicPart(clinic), units: unitsPart(units), practitioners, admin: { fullName, login, password } }));
    if (!refused) return;
    const [path] = Object.keys(refused.fields ?? {});
    if (path !== undefined) setStep(stepOf(path));
    setError(withoutPrefix(refused));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = check();
    setError(wrong);
    if (wrong) return;
    const next = STEPS[at + 1];
    if (next) setStep(next);
    else await found();
  };
  const back = (): void => {
    const previous = STEPS[at - 1];
    setError(null);
    if (previous) setStep(previous);
    else onBack();
  };
  return (
    <Door wide title={t('new.title')} lead={t(`new.lead.${step}`)}>
      <ol className={css.steps} aria-label={t('new.steps')}>
        {STEPS.map((name, index) => <li key={name} aria-current={name === step ? 'step' : undefined}>{index + 1}. {t(`new.step.${name}`)}</li>)}
      </ol>
      <form ref={form} noValidate onSubmit={(event) => { void submit(event); }}>
        {step === 'clinic' && <ClinicStep value={clinic} onChange={setClinic} error={error} />}
        {step === 'units' && <UnitsStep value={units} onChange={setUnits} error={error} />}
        {step === 'doctors' && <DoctorsStep value={doctors} onChange={setDoctors} units={units} error={error} />}
        {step === 'admin' && <AdminStep value={admin} onChange={setAdmin} error={error} />}
        {error !== null && error.code !== 'invalid_input' && <ErrorNotice error={error} />}
        <div className={css.foot}>
          <Button variant="default" onClick={back} disabled={create.isPending}>{t('back')}</Button>
          <Button type="submit" loading={create.isPending}>{step === 'admin' ? t('new.found') : t('next')}</Button>
        </div>
      </form>
    </Door>
  );
}
