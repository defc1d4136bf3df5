/** How the state of the exchange with the central server is told wherever it is told: by word, shape and colour. */
import type { Output } from '../../shared/contract/index.ts';
import type { SyncState } from '../../shared/contract/sync.ts';
import type { Text } from '../i18n/index.ts';
import type { Shape, Tone } from '../ui/StatusTag.tsx';
import { dayOfInstant, formatDay, formatTime } from '../ui/format.ts';
import { useCall } from './client.ts';
import { deskNow } from './clock.ts';

export type SyncStatus = Output<'sync.status'>;

/** Events tell of every change; this only catches what passes without one. */
const LOOK_AGAIN_MS = 30_000;

export const useSyncStatus = (): SyncStatus | undefined => useCall('sync.status', {}, { refetchInterval: LOOK_AGAIN_MS }).data;

export const SYNC_LOOKS: Readonly<Record<SyncState, { readonly tone: Tone; readonly shape: Shape }>> = {
  no_central: { tone: 'amber', shape: 'dot' },
  synced: { tone: 'green', shape: 'check' },
  waiting: { tone: 'blue', shape: 'ring' },
  running: { tone: 'blue', shape: 'play' },
  offline: { tone: 'amber', shape: 'dot' },
  paused: { tone: 'amber', shape: 'pause' },
  stopped: { tone: 'red', shape: 'triangle' },
};

/** The time today, the day before that. */
export function shortMoment(instant: number): string {
  const day = dayOfInstant(instant);
  return day === dayOfInstant(deskNow()) ? formatTime(instant) : formatDay(day);
}

/** `Data meja lain per 09.12`. Null without a central: there are no others. */
export function othersAsOf(t: Text, { state, lastSuccessAt }: SyncStatus): string | null {
  if (state === 'no_central') return null;
  return lastSuccessAt === null ? t('asOfNever') : t('asOf', { when: shortMoment(lastSuccessAt) });
}

/** Whether the others' data may be old: then their age is told beside the state. */
export function isBehind({ state }: SyncStatus): boolean { return state === 'offline' || state === 'paused' || state === 'stopped'; }

/** One sentence for whoever hears or points at the pill: the state, why, what waits, how old the others' data are. */
export function wholeTruth(t: Text, status: SyncStatus): string {
  if (status.state === 'no_central') return t('pill.noCentralHint', { count: status.waiting });
  const fault = status.fault === null ? null : `${t(`faults.${status.fault}.title`)} ${t(`faults.${status.fault}.next`)}`;
  const waits = status.waiting === 0 ? t('nothingWaits') : t('waits', { count: status.waiting });
  return [t(`state.${status.state}.title`), fault, othersAsOf(t, status), waits].filter((part) => part !== null).map((part) => (/[.…]$/.test(part) ? part : `${part}.`)).join(' ');
}
