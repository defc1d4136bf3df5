import { Button } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { DeskError, ErrorCode } from '../../../shared/contract/core.ts';
import { ErrorNotice, Kbd } from '../../ui/index.ts';
import css from './settings.module.css';

/** A form of a settings page: Ctrl+Enter saves it from any field. */
export function SettingsFormBox({ label, onSubmit, children }: { label: string; onSubmit: () => void; children: ReactNode }) {
  const send = (event: FormEvent): void => { event.preventDefault(); onSubmit(); };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    onSubmit();
  };
  return <form aria-label={label} noValidate className={css.stack} onSubmit={send} onKeyDown={onKeyDown}>{children}</form>;
}

interface FormFootProps { error: DeskError | null | undefined; saved?: string | null; pending: boolean; label: string; extra?: ReactNode }

/** What happened to the last save, and the one button that saves. */
export function FormFoot({ error, saved = null, pending, label, extra }: FormFootProps) {
  return (
    <>
      <FormError error={error} />
      <div className={css.foot}>
        <p role="status" className={css.good}>{saved === null ? '' : `✓ ${saved}`}</p>
        {extra}
        <Button type="submit" loading={pending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{label}</Button>
      </div>
    </>
  );
}

const SAID_AT_THE_FIELD: readonly ErrorCode[] = ['invalid_input', 'letter_taken', 'login_taken', 'wrong_credentials', 'wrong_recovery_key'];

/** A refusal that is told at its field needs no second word. */
export function FormError({ error }: { error: DeskError | null | undefined }) {
  if (error?.fields && SAID_AT_THE_FIELD.includes(error.code)) return null;
  return <ErrorNotice error={error} />;
}
