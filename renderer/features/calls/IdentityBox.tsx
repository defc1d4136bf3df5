/** Two facts are checked before anything about a patient is told on the telephone; then what is to come is shown. Alt+V, digits, Enter. */
import { Button } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { FACTS_NEEDED, type IdentityFact } from '../../../shared/contract/calls.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, StatusTag, formatBirthDate, formatMinuteOfDay, formatTime, formatWeekday } from '../../ui/index.ts';
import { stepAside } from './call-actions.tsx';
import { useOpenCalls, withPart, type OpenCall } from './open-calls.ts';
import css from './calls.module.css';

interface IdentityProps { readonly call: OpenCall; readonly patient: { readonly id: string; readonly name: string } }

export function IdentityBox({ call, patient }: IdentityProps) {
  const t = useText('calls');
  const verified = call.verified?.patientId === patient.id ? call.verified : null;
  return (
    <section className={css.box} data-part="identity" aria-label={t('identity.title')}>
      <h3 className={css.boxTitle}>{t('identity.title')} <Kbd>Alt V</Kbd></h3>
      {verified === null
        ? <Questions call={call} patient={patient} />
        : (
          <>
            <p role="status" className={css.done}><StatusTag tone="green" shape="check">{t('identity.matched', { facts: verified.facts.map((fact) => t(`identity.facts.${fact}`).toLowerCase()).join(', '), time: formatTime(verified.at) })}</StatusTag></p>
            <NextAppointments call={call} patientId={patient.id} />
          </>
        )}
    </section>
  );
}

/** Facts that the record has; the caller says them, the record is compared. */
function factsOf(patient: PatientDetail): readonly (readonly [IdentityFact, string])[] {
  const facts: readonly (readonly [IdentityFact, string | null])[] = [
    ['name', patient.name], ['birth_date', patient.birthDate === null ? null : formatBirthDate(patient.birthDate)], ['record_number', formatRecordNumber(patient.recordNumber)],
    ['nik', patient.nik === null ? null : `…${patient.nik.slice(-4)}`], ['address', patient.village ?? patient.address], ['mother_name', patient.motherName],
  ];
  return facts.flatMap(([fact, value]) => (value === null || value === '' ? [] : [[fact, value] as const]));
}

function Questions({ call, patient }: IdentityProps) {
  const t = useText('calls');
  const record = useCall('patients.get', { id: patient.id });
  const verify = useCommand('calls.verify');
  const [chosen, setChosen] = useState<readonly IdentityFact[]>([]);
  const [told, setTold] = useState(false);
  const group = useRef<HTMLFieldSetElement>(null);
  const enough = chosen.includes('name') && chosen.length >= FACTS_NEEDED;
  const toggle = (fact: IdentityFact): void => { setTold(false); setChosen((before) => (before.includes(fact) ? before.filter((each) => each !== fact) : [...before, fact])); };
  const submit = async (matches: boolean): Promise<void> => {
    const result = await verify.run({ callId: call.id, patientId: patient.id, matches, facts: [...chosen] });
    if (!result.ok) return;
    if (matches) useOpenCalls.getState().change((calls) => withPart(calls, call.id, { verified: { patientId: patient.id, facts: [...chosen], at: deskNow() } }));
    else setTold(true);
  };
  if (!record.data) return <ErrorNotice error={record.error} />;
  const facts = factsOf(record.data);
  const onKeyDown = (event: KeyboardEvent): void => {
    const fact = facts[Number(event.key) - 1]?.[0];
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (fact !== undefined) toggle(fact);
    else if (event.key === 'Enter' && enough && event.target instanceof HTMLInputElement) void submit(true);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.form}>
      <p className={css.hint}>{t('identity.ask')}</p>
      <fieldset ref={group} className={css.facts2} onKeyDown={onKeyDown}>
        <legend className="visually-hidden">{t('identity.which')}</legend>
        {facts.map(([fact, value], index) => (
          <label key={fact} className={css.fact} data-chosen={chosen.includes(fact) || undefined}>
            <input type="checkbox" checked={chosen.includes(fact)} onChange={() => { toggle(fact); }} />
            <Kbd>{index + 1}</Kbd> <span>{t(`identity.facts.${fact}`)}: <strong>{value}</strong></span>
          </label>
        ))}
      </fieldset>
      {told && <p role="alert" className={css.refused}>{t('identity.refused')}</p>}
      <ErrorNotice error={verify.error} />
      <div className={css.steps}>
        <Button size="compact-sm" disabled={!enough} loading={verify.isPending} onClick={() => { void submit(true); }} rightSection={<Kbd>Enter</Kbd>}>{t('identity.matches')}</Button>
        <Button size="compact-sm" variant="default" onClick={() => { void submit(false); }}>{t('identity.differs')}</Button>
      </div>
    </div>
  );
}

function NextAppointments({ call, patientId }: { readonly call: OpenCall; readonly patientId: string }) {
  const t = useText('calls');
  // What was done in the call changes it.
  const found = useCall('calls.appointments', { callId: call.id, patientId }, { staleTime: 0 });
  if (!found.data) return <ErrorNotice error={found.error} />;
  if (found.data.length === 0) return <p className={css.hint}>{t('identity.noAppointments')}</p>;
  return (
    <ul className={css.next} aria-label={t('identity.appointments')}>
      {found.data.map((appointment) => (
        <li key={appointment.id}>
          <button type="button" className={css.nextOne} onClick={() => { stepAside('appointment', appointment.id); }}>
            <strong>{formatWeekday(appointment.day)} {formatMinuteOfDay(appointment.from)}</strong>
            <span>{appointment.practitioner} · {appointment.unit}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
