import { TextInput } from '@mantine/core';
import { useText } from '../../i18n/index.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

interface TypedDayInputProps { readonly label: string; readonly today: string; readonly value: string; readonly description?: string; readonly placeholder?: string; readonly error?: string | null; readonly onChange: (text: string) => void }

/** A day inside a form, typed as it is said; what was understood is written below it. */
export function TypedDayInput({ label, today, value, description, placeholder, error = null, onChange }: TypedDayInputProps) {
  const t = useText('appointments');
  const unread = value.trim() !== '' && parseTypedDay(value, today) === null;
  return <TextInput label={label} placeholder={placeholder ?? t('day.goHint')} value={value} {...(description === undefined || unread ? {} : { description })} inputWrapperOrder={['label', 'input', 'error', 'description']} error={unread ? t('day.unread') : error} onChange={(event) => { onChange(event.currentTarget.value); }} />;
}
