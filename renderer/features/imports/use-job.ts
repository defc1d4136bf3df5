import { useEffect, useRef, useState } from 'react';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { onDeskEvent, useCall } from '../../app/client.ts';
import type { ImportState } from './job-state.tsx';

/** The desk is at work on it by itself. */
const MOVING: readonly ImportState[] = ['checking', 'applying', 'voiding'];
const LOOK_AGAIN_MS = 2000;

interface Progress { readonly done: number; readonly total: number }

/** One job as it goes on: events tell the count between two answers, and an answer tells the state. */
export function useJob(jobId: string) {
  const [moving, setMoving] = useState(false);
  const answer = useCall('imports.job', { jobId }, { refetchInterval: moving ? LOOK_AGAIN_MS : 0, staleTime: 0 });
  const [told, setTold] = useState<Progress | null>(null);
  const { refetch } = answer;
  const state = answer.data?.state;
  useEffect(() => {
    setMoving(state !== undefined && MOVING.includes(state));
    setTold(null);
  }, [state]);
  useEffect(() => onDeskEvent((event) => {
    // While a file is looked through nobody knows how many rows there are.
    if (event.type !== 'progress' || event.jobId !== jobId || event.total === 0) return;
    setTold({ done: event.done, total: event.total });
    if (event.done >= event.total) void refetch();
  }), [jobId, refetch]);
  return { job: answer.data === undefined ? null : further(answer.data, told), error: answer.error };
}

/** Whichever of the two is newer: the count only grows. */
function further(job: ImportJob, told: Progress | null): ImportJob {
  return told !== null && told.done > job.done ? { ...job, done: told.done, total: told.total } : job;
}

const TELL_AFTER_MS = 2000;

/** Seconds left at the pace seen since this step began on the screen; null until it can be told. */
export function useTimeLeft(done: number, total: number): number | null {
  const first = useRef<{ readonly at: number; readonly done: number } | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const now = performance.now();
    first.current ??= { at: now, done };
    const spent = now - first.current.at;
    const gone = done - first.current.done;
    if (spent >= TELL_AFTER_MS && gone > 0) setLeft(Math.ceil((((total - done) / gone) * spent) / 1000));
  }, [done, total]);
  return left;
}
