/** Who takes the emergency: a name, not a sign-in, because whoever runs does not stop to sign in. */
import { Button, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import css from './emergencies.module.css';

interface AcceptProps { name: string; onName: (name: string) => void; onSubmit: () => void; pending: boolean; hint: string; disabled?: boolean }

export function AcceptField({ name, onName, onSubmit, pending, hint, disabled = false }: AcceptProps) {
  const t = useText('emergencies');
  // The browser sends no form whose button is off, and Enter without a name has a meaning too.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.repeat) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={css.accept} noValidate onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
      <TextInput ref={focusOnce} data-autofocus label={t('acceptName')} description={hint} inputWrapperOrder={['label', 'input', 'error', 'description']} maxLength={80} autoComplete="off" onKeyDown={onKeyDown} readOnly={disabled} value={name} onChange={(event) => { onName(event.currentTarget.value); }} />
      <Button type="submit" loading={pending} disabled={disabled || name.trim() === ''} rightSection={<Kbd>Enter</Kbd>}>{t('accept')}</Button>
    </form>
  );
}

/** The field comes into an open dialog, whose own focus has been given already. */
function focusOnce(input: HTMLInputElement | null): void { input?.focus(); }
