import { Modal } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useCoveredShortcuts } from '../app/shortcuts.ts';
import { useText } from '../i18n/index.ts';
import css from './frame-parts.module.css';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  /** Ctrl+Enter, from any field. */
  onSubmit?: () => void;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** Buttons at the foot. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A dialog that keeps the focus, leaves with Esc and is sent with Ctrl+Enter. */
export function Dialog({ title, onClose, onSubmit, size = 'md', actions, children }: DialogProps) {
  const t = useText('common');
  useCoveredShortcuts();
  useReturnedFocus();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || !onSubmit) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size} onKeyDown={onKeyDown} returnFocus={false} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
      {actions !== undefined && <div className={css.dialogFoot}>{actions}</div>}
    </Modal>
  );
}

/** What had the focus before the first of a chain of dialogs (who, when, done) opened. */
let outside: Element | null = null;

/** Dialogs are taken away at once when they close, so the focus is put back here, not by the dialog's own closing. */
export function useReturnedFocus(): void {
  const [before] = useState(() => {
    const focused = document.activeElement;
    if (focused?.closest('[role="dialog"]') === null) outside = focused;
    return focused;
  });
  useEffect(() => () => {
    setTimeout(() => {
      // Something else may have taken it, the next dialog for example.
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const known = [before, outside].find((element) => element instanceof HTMLElement && element.isConnected && element !== document.body);
      (known instanceof HTMLElement ? known : document.getElementById('screen'))?.focus();
    });
  }, [before]);
}
