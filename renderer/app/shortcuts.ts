/**
 * Keys of the desk. Screens register theirs while they are mounted; one listener serves them all; the footer and the
 * help sheet list exactly what works right now. A screen may borrow a key of the frame, and a control one of its
 * screen. What an open dialog covers does not hear its keys.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { useFrame } from './routes.ts';

/** From the outside in: the innermost registration of a key wins, and the newest among equals. */
const LEVELS = ['frame', 'screen', 'control'] as const;
type Level = (typeof LEVELS)[number];

export interface Shortcut {
  /** As written on the keyboard: `F2`, `Ctrl+L`, `Ctrl+Enter`. */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
  readonly enabled?: boolean;
  /** Works also while the desk is locked or nobody has signed in (the emergency). */
  readonly whileLocked?: boolean;
  /** Works also while a dialog is open (the lock). */
  readonly overDialogs?: boolean;
  /** Listed in the help sheet only, not in the footer. */
  readonly quiet?: boolean;
  readonly level?: Level;
}

interface Registered extends Required<Shortcut> { readonly id: number }
interface Registry { readonly all: readonly Registered[]; readonly locked: boolean; readonly dialogs: number }

const useRegistry = create<Registry>(() => ({ all: [], locked: true, dialogs: 0 }));
let madeIds = 0;
function newId(): number {
  madeIds += 1;
  return madeIds;
}

/** While locked only the keys that say so work. */
export function lockShortcuts(locked: boolean): void {
  useRegistry.setState({ locked });
}

/** Every dialog says that it is open. At once, as all here: what is seen is what the next key means, however busy the computer is. */
export function useCoveredShortcuts(): void {
  useLayoutEffect(() => {
    useRegistry.setState(({ dialogs }) => ({ dialogs: dialogs + 1 }));
    return () => { useRegistry.setState(({ dialogs }) => ({ dialogs: dialogs - 1 })); };
  }, []);
}

/** Is a dialog open? */
export function isCovered(): boolean { return useRegistry.getState().dialogs > 0; }

function pressed(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', name];
  return parts.filter((part) => part !== '').join('+');
}

/** Esc first closes the list that hangs open on the field being typed in. */
function closesOwnList(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.repeat || event.isComposing) return;
  const key = pressed(event);
  const { all, locked, dialogs } = useRegistry.getState();
  if (locked && key === 'Escape') {
    // An open dialog under the lock must not hear it: what was typed there stays.
    event.stopImmediatePropagation();
    useFrame.getState().closeEmergency();
    return;
  }
  const found = all.findLast((shortcut) => shortcut.key === key);
  if (!found || closesOwnList(event)) return;
  const covered = dialogs > 0 && !found.whileLocked && !found.overDialogs;
  // Esc and Ctrl+Enter belong to the dialog now.
  if (covered && !/^(F\d+|Ctrl\+.)$/.test(key)) return;
  // Also when it may not run now: the browser's own F1, F3 or Ctrl+L would tear the reader away from the desk.
  event.preventDefault();
  // What lies above a dialog is left alone; the dialog below must not hear of it.
  if (key === 'Escape' && found.overDialogs && found.enabled) event.stopImmediatePropagation();
  if (!covered && found.enabled && (!locked || found.whileLocked)) found.run();
}

// Before any dialog adds its own, so that the lock above can keep Esc from them.
window.addEventListener('keydown', onKeyDown, { capture: true });

function inOrder(one: Registered, other: Registered): number {
  return LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || one.id - other.id;
}

export function useShortcut(shortcut: Shortcut): void {
  const run = useRef(shortcut.run);
  useLayoutEffect(() => { run.current = shortcut.run; });
  // Kept while it is mounted: a new label must not make it the newest.
  const [id] = useState(newId);
  const { key, label, enabled = true, whileLocked = false, overDialogs = false, quiet = false, level = 'screen' } = shortcut;
  useLayoutEffect(() => {
    const registered: Registered = { id, key, label, enabled, whileLocked, overDialogs, quiet, level, run: () => { run.current(); } };
    useRegistry.setState(({ all }) => ({ all: [...all, registered].toSorted(inOrder) }));
    return () => { useRegistry.setState(({ all }) => ({ all: all.filter((other) => other.id !== id) })); };
  }, [id, key, label, enabled, whileLocked, overDialogs, quiet, level]);
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
