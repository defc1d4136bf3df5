import { Modal } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useCoveredShortcuts } from '../app/shortcuts.ts';
import { useText } from '../i18n/index.ts';
import css from './frame-parts.module.css';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  /** Ctrl+Enter, from any field. */
  onSubmit?: () => void;
  /** `wide`: two columns side by side, as wide as the smallest screen allows. */
  size?: 'sm' | 'md' | 'lg' | 'xl' | 'wide';
  /** Buttons at the foot. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A dialog that keeps the focus, leaves with Esc and is sent with Ctrl+Enter. */
export function Dialog({ title, onClose, onSubmit, size = 'md', actions, children }: DialogProps) {
  const t = useText('common');
  useCoveredShortcuts();
  useReturnedFocus();
  useEscape(onClose);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || !onSubmit) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size === 'wide' ? WIDE : size} closeOnEscape={false} onKeyDown={onKeyDown} returnFocus={false} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
      {actions !== undefined && <div className={css.dialogFoot}>{actions}</div>}
    </Modal>
  );
}

/** Two columns side by side, still with room at 1366 pixels. */
const WIDE = 1240;

/** Dialogs in the order in which they opened: one may lie over another. */
const opened: { readonly close: () => void }[] = [];

/** Esc closes the uppermost dialog only; a list that hangs open on a field is closed first, by the field. */
window.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing) return;
  if (event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true') return;
  opened.at(-1)?.close();
}, { capture: true });

function useEscape(onClose: () => void): void {
  const close = useRef(onClose);
  // At once: a quick Esc must not meet what was shown before.
  useLayoutEffect(() => { close.current = onClose; });
  useEffect(() => {
    const entry = { close: () => { close.current(); } };
    opened.push(entry);
    return () => { opened.splice(opened.indexOf(entry), 1); };
  }, []);
}

/** What had the focus before the first of a chain of dialogs (who, when, done) opened. */
let outside: Element | null = null;

/** Dialogs are taken away at once when they close, so the focus is put back here, not by the dialog's own closing. */
export function useReturnedFocus(): void {
  const [before] = useState(() => {
    const focused = document.activeElement;
    // Where one dialog takes another's place, what had the focus may have been switched off: that is no place outside.
    if (focused?.closest('[role="dialog"]') === null && !(focused === document.body && opened.length > 0)) outside = focused;
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
