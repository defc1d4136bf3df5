/** A telephone number of any country; one from abroad is shown in its own groups while it is typed. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { foreignPhone, formatPhone, normalisePhone } from '../../../shared/domain/phone.ts';
import { useLanguage, useText } from '../../i18n/index.ts';

interface PhoneInputProps { readonly name: string; readonly label: string; readonly value: string; readonly error: ReactNode; readonly onChange: (value: string) => void }

export function PhoneInput({ name, label, value, error, onChange }: PhoneInputProps) {
  const t = useText('patients');
  const language = useLanguage();
  const foreign = foreignPhone(value);
  const country = foreign?.country === null || foreign === null ? null : new Intl.DisplayNames(language, { type: 'region' }).of(foreign.country) ?? foreign.country;
  const tidy = (): void => {
    const phone = normalisePhone(value);
    if (phone !== null) onChange(formatPhone(phone));
  };
  return (
    <TextInput label={label} data-field={name} value={value} error={error} inputMode="tel" maxLength={24} autoComplete="off" inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={foreign === null ? undefined : country === null ? foreign.formatted : t('foreignPhone', { country, number: foreign.formatted })} onBlur={tidy} onChange={(event) => { onChange(event.currentTarget.value); }} />
  );
}
