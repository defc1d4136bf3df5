/** The caller's number. While it is typed or pasted, patients who have it and whoever called from it are offered, each by one key. */
import { Button, TextInput } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { formatPhone, normalisePhone, phonePrefix } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, formatBirthDate, formatInstant } from '../../ui/index.ts';
import css from './calls.module.css';

/** Shorter beginnings (`+62812345`) fit half a town. */
const SHORTEST_START = 9;
const SHOWN = 4;

export type Earlier = Output<'calls.earlier'>[number];
export type Offered = { readonly kind: 'patient'; readonly hit: PatientHit } | { readonly kind: 'caller'; readonly call: Earlier };

/** Nobody until enough of the number is there. */
export function useOffered(phone: string, patientKnown: boolean): readonly Offered[] {
  const start = phonePrefix(phone) ?? '';
  const enough = start.length >= SHORTEST_START;
  const found = useCall('patients.search', { text: phone.trim(), limit: SHOWN }, { enabled: enough && !patientKnown, keepPrevious: true });
  const earlier = useCall('calls.earlier', { start }, { enabled: enough, keepPrevious: true });
  if (!enough) return [];
  // The answers may still be those to fewer digits.
  const hits = patientKnown ? [] : (found.data ?? []).filter((hit) => hit.phone?.startsWith(start)).map((hit) => ({ kind: 'patient', hit }) as const);
  const callers = (earlier.data ?? []).filter((call) => call.phone?.startsWith(start)).map((call) => ({ kind: 'caller', call }) as const);
  return [...hits, ...callers].slice(0, 9);
}

interface PhoneFieldProps { readonly value: string; readonly error: string | null; readonly onChange: (phone: string) => void }

export function PhoneField({ value, error, onChange }: PhoneFieldProps) {
  const t = useText('calls');
  const tidy = (): void => { const kept = normalisePhone(value); if (kept !== null) onChange(formatPhone(kept)); };
  return <TextInput label={t('phone')} data-field="phone" inputMode="tel" autoComplete="off" maxLength={24} value={value} error={error} onBlur={tidy} onChange={(event) => { onChange(event.currentTarget.value); }} />;
}

/** Alt and a digit takes one of them. */
export function OfferedPeople({ offered, onPick }: { readonly offered: readonly Offered[]; readonly onPick: (one: Offered) => void }) {
  const t = useText('calls');
  if (offered.length === 0) return null;
  return (
    <div className={css.offered} role="group" aria-label={t('phoneHint')}>
      <p role="status" className={css.hint}>{t('phoneHint')}</p>
      {offered.map((one, index) => (
        <Button key={one.kind === 'patient' ? one.hit.id : one.call.id} size="compact-sm" variant={one.kind === 'patient' ? 'light' : 'default'} aria-keyshortcuts={`Alt+${index + 1}`} onClick={() => { onPick(one); }} rightSection={<Kbd>Alt {index + 1}</Kbd>}>
          {one.kind === 'patient'
            ? `${one.hit.name} · ${one.hit.birthDate === null ? formatRecordNumber(one.hit.recordNumber) : formatBirthDate(one.hit.birthDate)}`
            : t('calledBefore', { name: one.call.callerName, when: formatInstant(one.call.at), about: one.call.patientName ?? t(`topics.${one.call.topic}`) })}
        </Button>
      ))}
    </div>
  );
}
