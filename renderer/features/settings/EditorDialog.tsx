import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { FormError } from './FormFoot.tsx';
import { LoadLatest } from './LoadLatest.tsx';
import css from './settings.module.css';

interface EditorDialogProps {
  title: string;
  error: DeskError | null;
  pending: boolean;
  onClose: () => void;
  onSubmit: () => Promise<void>;
  /** Throws the kept draft away: when the dialog is left on purpose, or the row is to be read anew. */
  onDrop: () => Promise<void>;
  /** Has more fields than fit one below the other. */
  wide?: boolean;
  children: ReactNode;
}

/** One row of a settings list: Enter or Ctrl+Enter saves, Esc leaves. */
export function EditorDialog({ title, error, pending, onClose, onSubmit, onDrop, wide = false, children }: EditorDialogProps) {
  const common = useText('common');
  const send = (event: FormEvent): void => { event.preventDefault(); void onSubmit(); };
  const drop = async (): Promise<void> => {
    await onDrop();
    onClose();
  };
  return (
    <Dialog title={title} size={wide ? 'xl' : 'md'} onClose={() => { void drop(); }} onSubmit={() => { void onSubmit(); }}>
      <form noValidate aria-label={title} className={css.stack} onSubmit={send}>
        {children}
        <FormError error={error} />
        <div className={css.foot}>
          <LoadLatest error={error} onLoad={drop} />
          <Button variant="default" onClick={() => { void drop(); }} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
          <Button type="submit" loading={pending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{common('save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
