/** The caller's number. While it is typed, the patients who have it are offered, each by one key. */
import { Button, TextInput } from '@mantine/core';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { formatPhone, normalisePhone, phonePrefix } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, formatBirthDate } from '../../ui/index.ts';
import css from './calls.module.css';

/** Shorter beginnings (`+62812345`) fit half a town. */
const SHORTEST_START = 9;
const SHOWN = 4;

/** The patients whose number begins as what is typed; nobody until enough of it is there. */
export function usePatientsByPhone(phone: string): readonly PatientHit[] {
  const start = phonePrefix(phone) ?? '';
  const enough = start.length >= SHORTEST_START;
  const found = useCall('patients.search', { text: phone.trim(), limit: SHOWN }, { enabled: enough, keepPrevious: true });
  // The answer may still be that to fewer digits.
  return enough ? (found.data ?? []).filter((hit) => hit.phone?.startsWith(start)) : [];
}

interface PhoneFieldProps {
  readonly value: string;
  readonly error: string | null;
  readonly offered: readonly PatientHit[];
  readonly onChange: (phone: string) => void;
  readonly onPick: (hit: PatientHit) => void;
}

export function PhoneField({ value, error, offered, onChange, onPick }: PhoneFieldProps) {
  const t = useText('calls');
  const tidy = (): void => { const kept = normalisePhone(value); if (kept !== null) onChange(formatPhone(kept)); };
  return (
    <div>
      <TextInput label={t('phone')} data-field="phone" inputMode="tel" autoComplete="off" maxLength={24} value={value} error={error} onBlur={tidy} onChange={(event) => { onChange(event.currentTarget.value); }} />
      {offered.length > 0 && (
        <div className={css.offered} role="group" aria-label={t('phoneHint')}>
          <p role="status" className={css.hint}>{t('phoneHint')}</p>
          {offered.map((hit, index) => (
            <Button key={hit.id} size="compact-sm" variant="light" aria-keyshortcuts={`Alt+${index + 1}`} onClick={() => { onPick(hit); }} rightSection={<Kbd>Alt {index + 1}</Kbd>}>
              {hit.name} · {hit.birthDate === null ? formatRecordNumber(hit.recordNumber) : formatBirthDate(hit.birthDate)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
