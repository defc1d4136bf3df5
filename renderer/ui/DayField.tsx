import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useText } from '../i18n/index.ts';
import { parseTypedDay } from './typed-day.ts';

interface DayFieldProps { readonly label: string; readonly hideLabel?: boolean; readonly size?: 'xs' | 'sm'; readonly today: string; readonly placeholder?: string; readonly onDay: (day: string) => void }

/** Goes to a day that is typed as it is said (`besok`, `Senin`, `25/11`) once Enter is pressed. */
export function DayField({ label, hideLabel = false, size = 'sm', today, placeholder, onDay }: DayFieldProps) {
  const t = useText('appointments');
  const [text, setText] = useState('');
  const [unread, setUnread] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    const day = parseTypedDay(text, today);
    setUnread(day === null);
    if (day === null) return;
    setText('');
    onDay(day);
  };
  return <TextInput size={size} {...(hideLabel ? { 'aria-label': label } : { label })} placeholder={placeholder} value={text} error={unread ? t('day.unread') : null} onChange={(event) => { setText(event.currentTarget.value); setUnread(false); }} onKeyDown={onKeyDown} />;
}
