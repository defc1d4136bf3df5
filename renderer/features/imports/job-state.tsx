import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { StatusTag, formatCount, type Shape, type Tone } from '../../ui/index.ts';

export type ImportState = ImportJob['state'];

const LOOK: Record<ImportState, readonly [Tone, Shape]> = {
  receiving: ['amber', 'triangle'], inspected: ['blue', 'ring'], checking: ['brand', 'play'], checked: ['blue', 'target'], applying: ['brand', 'play'], paused: ['amber', 'pause'],
  done: ['green', 'check'], voiding: ['brand', 'play'], voided: ['grey', 'cross'], cancelled: ['grey', 'cross'], failed: ['red', 'triangle'],
};

export function JobStateTag({ job }: { job: ImportJob }) {
  const t = useText('imports');
  const [tone, shape] = isLocked(job) ? LOOK.paused : LOOK[job.state];
  return <StatusTag tone={tone} shape={shape}>{stateInWords(t, job)}</StatusTag>;
}

/** An export whose password was wrong: it waits for the right one, and has not failed. */
export function isLocked({ state, failure }: ImportJob): boolean { return state === 'failed' && failure === 'export_password'; }

export function stateInWords(t: Text, job: ImportJob): string {
  if (isLocked(job)) return t('records.stateLocked');
  return job.kind === 'records' && job.state === 'inspected' ? t('records.stateOpened') : t(`states.${job.state}`);
}

/** The counts that say something in this state, in words. */
const TOLD: Partial<Record<ImportState, readonly (keyof ImportJob['counts'])[]>> = {
  checking: ['new', 'known', 'rejected'], checked: ['new', 'known', 'rejected'], applying: ['applied', 'new', 'rejected'], paused: ['applied', 'new', 'rejected'],
  done: ['applied', 'known', 'rejected'], voiding: ['voided', 'applied', 'kept'], voided: ['voided', 'kept'],
};

export function countsInWords(t: Text, job: ImportJob): string {
  const told = (TOLD[job.state] ?? []).filter((count) => job.counts[count] > 0);
  return told.map((count) => t(`counts.${count}`, { count: formatCount(job.counts[count]) })).join(' · ');
}

const OVER: readonly ImportState[] = ['done', 'voided', 'cancelled', 'failed'];
const WORKING: readonly ImportState[] = ['checking', 'applying', 'voiding'];

/** Nothing more is to be done with it; it can only be looked at. */
export function isOver(job: ImportJob): boolean {
  return OVER.includes(job.state) && !isLocked(job);
}
export function mayForget(job: ImportJob): boolean {
  return !WORKING.includes(job.state) && job.state !== 'cancelled';
}
/** What it added is still there to be taken back. */
export function mayVoid(job: ImportJob): boolean {
  return (job.state === 'done' || job.state === 'paused') && job.counts.applied > 0;
}
