/** What the screen shows: the desk's answer, or the last one of today while the desk does not answer. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { type DisplayState, MOST_SCREENS, displayStateSchema } from '../../../shared/contract/display.ts';
import { onDeskEvent, queryClient, useCall, useLink } from '../../app/client.ts';
import { setDeskClock } from '../../app/clock.ts';
import { dayOfInstant, setClinicZone } from '../../ui/index.ts';

/** Also without any event: a session of a doctor begins, another day begins. */
const REFRESH_MS = 10_000;

export interface Shown {
  readonly state: DisplayState | null;
  /** `lost`: the desk does not answer; `closed`: it does, but nobody has opened it since it was started. */
  readonly link: 'connected' | 'lost' | 'closed';
}

/** Which of this computer's screens this window is: `/display#2`. */
export function screenOfWindow(hash: string = location.hash): number {
  const number = Number(hash.slice(1));
  return Number.isInteger(number) && number >= 1 && number <= MOST_SCREENS ? number : 1;
}

export function useDisplayState(): Shown {
  const [screen] = useState(screenOfWindow);
  const [remembered] = useState(() => readRemembered(screen));
  const asked = useCall('display.state', { screen }, { refetchInterval: REFRESH_MS });
  const connection = useLink((link) => link.state);
  const { data, dataUpdatedAt, isError, error } = asked;
  useEffect(() => onDeskEvent((event) => {
    if (event.type === 'changed' || event.type === 'call') void queryClient.invalidateQueries({ queryKey: ['display'] });
  }), []);
  useLayoutEffect(() => {
    if (!data) return;
    setDeskClock(data.now, dataUpdatedAt);
    localStorage.setItem(keyOf(screen), JSON.stringify(data));
  }, [data, dataUpdatedAt, screen]);
  const state = data ?? remembered;
  // Before anything is drawn with it.
  if (state) setClinicZone(state.zone);
  const closed = isError && (error.code === 'not_signed_in' || error.code === 'locked');
  const link = closed && connection === 'connected' ? 'closed' : connection !== 'connected' || isError ? 'lost' : 'connected';
  return { state: state && (link === 'connected' && data ? true : isToday(state)) ? state : null, link };
}

function keyOf(screen: number): string { return `meja-depan.display.state.${screen}`; }

function isToday({ day, zone }: DisplayState): boolean { return day >= dayOfInstant(Date.now(), zone); }

/** Numbers, units and doctors only; there is nothing of a patient in it. */
function readRemembered(screen: number): DisplayState | null {
  try {
    const read = displayStateSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(screen)) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
