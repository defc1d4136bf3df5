import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useText } from '../i18n/index.ts';
import { formatDay } from './format.ts';
import { parsePastDay } from './typed-day.ts';

interface DayInputProps { readonly label: string; readonly today: string; /** What is typed, or the day that it was read as. */ readonly value: string; readonly onChange: (value: string) => void; readonly placeholder: string; readonly error: string | null; readonly autoFocus?: boolean }

/** A day of a form, typed as it is said and read as the last such day; shown in words once it is left. It follows the desk's language, not the browser's. */
export function DayInput({ label, today, value, onChange, placeholder, error, autoFocus = false }: DayInputProps) {
  const t = useText('appointments');
  const [left, setLeft] = useState(false);
  const day = parsePastDay(value, today);
  const unread = day === null && value.trim() !== '' && (left || error !== null);
  const read = (): void => {
    setLeft(true);
    if (day !== null && day !== value) onChange(day);
  };
  const onKeyDown = (event: KeyboardEvent): void => { if (event.key === 'Enter') read(); };
  return (
    <TextInput label={label} {...(autoFocus ? { 'data-autofocus': true } : {})} placeholder={placeholder} autoComplete="off" maxLength={40} value={formatDay(value)} error={unread ? t('day.unread') : error}
      onChange={(event) => { setLeft(false); onChange(event.currentTarget.value); }} onBlur={read} onKeyDown={onKeyDown} />
  );
}
