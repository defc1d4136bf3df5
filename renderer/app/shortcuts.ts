/**
 * Keys of the desk. Screens register theirs while they are mounted; one listener serves them all; the footer and the
 * help sheet list exactly what works right now. The newest registration of a key wins, so a dialog may borrow a key.
 */
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useFrame } from './routes.ts';

export interface Shortcut {
  /** As written on the keyboard: `F2`, `Ctrl+L`, `Ctrl+Enter`. */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
  readonly enabled?: boolean;
  /** Works also while the desk is locked or nobody has signed in (the emergency). */
  readonly whileLocked?: boolean;
  /** Listed in the help sheet only, not in the footer. */
  readonly quiet?: boolean;
}

interface Registered { readonly id: number; readonly key: string; readonly label: string; readonly enabled: boolean; readonly whileLocked: boolean; readonly quiet: boolean; readonly run: () => void }
interface Registry { readonly all: readonly Registered[]; readonly locked: boolean }

const useRegistry = create<Registry>(() => ({ all: [], locked: true }));
let nextId = 1;

/** While locked only the keys that say so work. */
export function lockShortcuts(locked: boolean): void {
  useRegistry.setState({ locked });
}

function pressed(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', name];
  return parts.filter((part) => part !== '').join('+');
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.repeat || event.isComposing) return;
  const key = pressed(event);
  const { all, locked } = useRegistry.getState();
  if (locked && key === 'Escape') {
    // An open dialog under the lock must not hear it: what was typed there stays.
    event.stopImmediatePropagation();
    useFrame.getState().closeEmergency();
    return;
  }
  const found = all.findLast((shortcut) => shortcut.key === key);
  if (!found) return;
  // Also when it may not run now: the browser's own F1, F3 or Ctrl+L would tear the reader away from the desk.
  event.preventDefault();
  if (found.enabled && (!locked || found.whileLocked)) found.run();
}

// Before any dialog adds its own, so that the lock above can keep Esc from them.
window.addEventListener('keydown', onKeyDown, { capture: true });

export function useShortcut(shortcut: Shortcut): void {
  const run = useRef(shortcut.run);
  useEffect(() => { run.current = shortcut.run; });
  const { key, label, enabled = true, whileLocked = false, quiet = false } = shortcut;
  useEffect(() => {
    const id = nextId;
    nextId += 1;
    const registered = { id, key, label, enabled, whileLocked, quiet, run: () => { run.current(); } };
    useRegistry.setState(({ all }) => ({ all: [...all, registered] }));
    return () => { useRegistry.setState(({ all }) => ({ all: all.filter((other) => other.id !== id) })); };
  }, [key, label, enabled, whileLocked, quiet]);
}

export interface ListedShortcut { readonly key: string; readonly label: string; readonly quiet: boolean }

function rank(key: string): number {
  const found = /^F(\d+)$/.exec(key);
  return found ? Number(found[1]) : 100;
}

/** What works right now, function keys first. */
export function useShortcutList(): readonly ListedShortcut[] {
  const all = useRegistry((registry) => registry.all);
  const byKey = new Map<string, ListedShortcut & { readonly enabled: boolean }>();
  for (const { key, label, quiet, enabled } of all) byKey.set(key, { key, label, quiet, enabled });
  return [...byKey.values()].filter(({ enabled }) => enabled).toSorted((one, other) => rank(one.key) - rank(other.key));
}
