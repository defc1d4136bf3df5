import { Modal } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { tabbable } from 'tabbable';
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
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Tab') keepTabInside(event);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || !onSubmit) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size === 'wide' ? WIDE : size} closeOnEscape={false} onKeyDown={onKeyDown} trapFocus={false} returnFocus={false} closeButtonProps={{ 'aria-label': t('close') }}>
      <div ref={takeFocus} className={css.dialogBody}>{children}</div>
      {actions !== undefined && <div className={css.dialogFoot}>{actions}</div>}
    </Modal>
  );
}

/** Two columns side by side, still with room at 1366 pixels. */
const WIDE = 1240;

/** The key that was pressed last. */
let lastKey: globalThis.KeyboardEvent | null = null;

/**
 * As soon as it stands there: on a slow computer the next key is pressed before any timer, and must not reach what lies
 * beneath. The key that opens it, though, is not for the field that now has the focus.
 */
function takeFocus(body: HTMLElement | null): void {
  const dialog = body?.closest<HTMLElement>('[role="dialog"]');
  if (!dialog) return;
  const first = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? tabbable(dialog)[0] ?? dialog;
  first.focus({ preventScroll: true });
  if (lastKey !== null && lastKey.eventPhase !== Event.NONE) lastKey.preventDefault();
}

/** From the last to the first, and back. A list that only scrolls is a stop to the browser, too, but not one to leave by. */
function keepTabInside(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target instanceof Element ? event.target : null;
  const dialog = here?.closest<HTMLElement>('[role="dialog"]');
  if (!here || !dialog) return;
  const stops = tabbable(dialog);
  const beyond = event.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  if (stops.length === 0 || stops.some((stop) => (here.compareDocumentPosition(stop) & beyond) !== 0)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

/** Dialogs in the order in which they opened: one may lie over another. */
const opened: { readonly close: () => void }[] = [];

/** Esc closes the uppermost dialog only; a list that hangs open on a field is closed first, by the field. An Esc that a shortcut took is done. */
window.addEventListener('keydown', (event) => {
  lastKey = event;
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true') return;
  opened.at(-1)?.close();
}, { capture: true });

function useEscape(onClose: () => void): void {
  const close = useRef(onClose);
  // All at once: a quick Esc must not meet what was shown before.
  useLayoutEffect(() => { close.current = onClose; });
  useLayoutEffect(() => {
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
  useLayoutEffect(() => () => {
    // Once all is drawn.
    queueMicrotask(() => {
      // Something else may have taken it, the next dialog for example.
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const known = [before, outside].find((element) => element instanceof HTMLElement && element.isConnected && element !== document.body);
      (known instanceof HTMLElement ? known : document.getElementById('screen'))?.focus();
    });
  }, [before]);
}
