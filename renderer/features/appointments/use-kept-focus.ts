import { useEffect, useRef } from 'react';
import { useFrame } from '../../app/routes.ts';
import { focusCell } from './focus-cell.ts';

/**
 * Keys work as soon as the screen is there, follow the choice when a step moves it, and go on working when a step or a
 * closing dialog takes away what had the focus. Whoever is typing keeps the focus. `shown` tells what the screen shows,
 * empty while nothing is known; `covered`: one of the screen's own dialogs is open.
 */
export function useKeptFocus(shown: string, selectedKey: string | null, covered: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const arrived = useRef(false);
  const frameCovers = useFrame(({ dialog, emergency }) => dialog !== null || emergency);
  useEffect(() => {
    const screen = place.current;
    const focused = document.activeElement;
    if (screen === null || shown === '' || covered || frameCovers) return;
    const lost = focused === null || focused === document.body || focused === screen;
    const walking = focused instanceof HTMLElement && focused.dataset['cell'] !== undefined && screen.contains(focused);
    const fresh = !arrived.current && !(focused instanceof HTMLInputElement) && focused instanceof HTMLElement && focused.closest('nav, main') !== null;
    arrived.current = true;
    if (!lost && !walking && !fresh) return;
    if (selectedKey !== null && focusCell(screen, selectedKey)) return;
    (screen.querySelector<HTMLElement>('tbody tr[tabindex="0"]') ?? screen).focus();
  }, [shown, selectedKey, covered, frameCovers]);
  return place;
}
