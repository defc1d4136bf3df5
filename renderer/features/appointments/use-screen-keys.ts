/** The schedule's own keys, wherever on it they are pressed: views, steps, the finder, paper. Whoever is typing keeps the letters. */
import type { KeyboardEvent } from 'react';
import { VIEWS, stepped, type ListSpan, type Place, type View } from './schedule-place.ts';

interface ScreenKeys {
  readonly day: string;
  readonly today: string;
  readonly step: ListSpan;
  readonly goTo: (next: Partial<Place>) => void;
  readonly toView: (view: View) => void;
  readonly find: () => void;
  readonly print: () => void;
  /** To those who are expected, and back. */
  readonly arrivals: () => void;
  /** Null while there is nothing to take back, or to leave. */
  readonly undo: (() => void) | null;
  readonly escape: (() => void) | null;
}

export function useScreenKeys({ day, today, step, goTo, toView, find, print, arrivals, undo, escape }: ScreenKeys) {
  const keys: Readonly<Record<string, (() => void) | null>> = {
    PageUp: () => { goTo({ day: stepped(day, step, -1) }); }, PageDown: () => { goTo({ day: stepped(day, step, 1) }); }, H: () => { goTo({ day: today }); },
    ...Object.fromEntries(VIEWS.map((view, at) => [String(at + 1), () => { toView(view); }])),
    L: arrivals, S: find, C: print, U: undo, Escape: escape,
  };
  return (event: KeyboardEvent<HTMLElement>): void => {
    // Dialogs are React's children of this screen too, but not on it.
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    const typing = event.target instanceof HTMLSelectElement || (event.target instanceof HTMLInputElement && event.target.type !== 'radio' && event.target.type !== 'checkbox');
    const run = keys[event.key.length === 1 ? event.key.toUpperCase() : event.key];
    if (!run || (typing && event.key.length === 1)) return;
    event.preventDefault();
    run();
  };
}
