import { TextInput } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useText } from '../i18n/index.ts';
import { formatDay } from './format.ts';
import { parsePastDay } from './typed-day.ts';

interface DayInputProps { readonly label: string; readonly today: string; /** `YYYY-MM-DD`, or empty. */ readonly value: string; readonly onChange: (day: string) => void; readonly placeholder: string; readonly error: string | null }

/** A day of a form, typed as it is said and read as the last such day; shown in words once it is left. It follows the desk's language, not the browser's. */
export function DayInput({ label, today, value, onChange, placeholder, error }: DayInputProps) {
  const t = useText('appointments');
  const [text, setText] = useState(value === '' ? '' : formatDay(value));
  const [unread, setUnread] = useState(false);
  // A draft that is loaded, or the form emptied.
  useEffect(() => { if (value !== '') setText(formatDay(value)); }, [value]);
  const read = (): void => {
    const day = text.trim() === '' || text === formatDay(value) ? value : parsePastDay(text, today);
    setUnread(day === null);
    if (day === null || text.trim() === '') return;
    setText(formatDay(day));
    onChange(day);
  };
  const type = (typed: string): void => {
    setText(typed);
    setUnread(false);
    // What stands here is no longer the day that was read.
    if (value !== '') onChange('');
  };
  const onKeyDown = (event: KeyboardEvent): void => { if (event.key === 'Enter') read(); };
  return <TextInput label={label} placeholder={placeholder} autoComplete="off" value={text} error={unread ? t('day.unread') : error} onChange={(event) => { type(event.currentTarget.value); }} onBlur={read} onKeyDown={onKeyDown} />;
}
