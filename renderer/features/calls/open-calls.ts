/**
 * The calls that are open at this desk: at most one runs, the others are held. Every change is a pure function of the list; the
 * store holds the newest list and what of the running call is on the screen.
 */
import { z } from 'zod';
import { create } from 'zustand';
import { CALL_DIRECTIONS, CALL_STEPS, callRelationSchema, callResultSchema, callTopicSchema, identityFactSchema, type CallStep } from '../../../shared/contract/calls.ts';
import { idSchema, instantSchema } from '../../../shared/contract/core.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import { CALL_BACK_CHOICES } from './call-back.ts';
import { emptyValues, type CallValues } from './call-form.ts';

const valuesSchema = z.object({
  callerName: z.string(), phone: z.string(), relation: callRelationSchema.nullable(), patient: z.object({ id: idSchema, name: z.string() }).nullable(), topic: callTopicSchema.nullable(),
  note: z.string(), result: callResultSchema.nullable(), callBack: z.enum(CALL_BACK_CHOICES), callBackTime: z.string(),
});
const openCallSchema = z.object({
  id: idSchema, startedAt: instantSchema, direction: z.enum(CALL_DIRECTIONS),
  /** Since when it is held; null: it runs. */
  heldAt: instantSchema.nullable(),
  /** The promise that it keeps. */
  returns: idSchema.nullable(),
  values: valuesSchema,
  /** What was saved during it; `told`: the desk knows that it belongs to this call. */
  done: z.array(z.object({ kind: z.enum(CALL_STEPS), aboutId: idSchema, told: z.boolean() })),
  /** The patient for whom the caller's facts matched. */
  verified: z.object({ patientId: idSchema, facts: z.array(identityFactSchema), at: instantSchema }).nullable(),
});
export type OpenCall = Readonly<z.infer<typeof openCallSchema>> & { readonly values: CallValues };

/** A call as it was kept; null when it cannot be read. */
export function readOpenCall(content: string): OpenCall | null {
  try {
    const read = openCallSchema.safeParse(JSON.parse(content));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function newCall(now: number, values: CallValues = emptyValues(), more: Partial<Pick<OpenCall, 'direction' | 'returns'>> = {}): OpenCall {
  return { id: uuidv7(now), startedAt: now, direction: 'in', heldAt: null, returns: null, values, done: [], verified: null, ...more };
}

export const runningOf = (calls: readonly OpenCall[]): OpenCall | null => calls.find(({ heldAt }) => heldAt === null) ?? null;
/** Whoever waits longest first. */
export function heldOf(calls: readonly OpenCall[]): readonly (OpenCall & { readonly heldAt: number })[] {
  return calls.filter((call): call is OpenCall & { readonly heldAt: number } => call.heldAt !== null).toSorted((one, other) => one.heldAt - other.heldAt || one.startedAt - other.startedAt);
}

const heldFrom = (now: number) => (call: OpenCall): OpenCall => (call.heldAt === null ? { ...call, heldAt: now } : call);
/** The new one runs; what ran is held. */
export function withNew(calls: readonly OpenCall[], call: OpenCall, now: number): readonly OpenCall[] { return [...calls.map(heldFrom(now)), { ...call, heldAt: null }]; }
/** This one runs; what ran is held. Without such a call nothing changes. */
export function withResumed(calls: readonly OpenCall[], id: string, now: number): readonly OpenCall[] {
  return calls.some((call) => call.id === id) ? calls.map((call) => (call.id === id ? { ...call, heldAt: null } : heldFrom(now)(call))) : calls;
}
export function withHeld(calls: readonly OpenCall[], id: string, now: number): readonly OpenCall[] { return calls.map((call) => (call.id === id ? heldFrom(now)(call) : call)); }
export function withPart(calls: readonly OpenCall[], id: string, part: Partial<OpenCall>): readonly OpenCall[] { return calls.map((call) => (call.id === id ? { ...call, ...part } : call)); }
export function without(calls: readonly OpenCall[], id: string): readonly OpenCall[] { return calls.filter((call) => call.id !== id); }
/** What came back from before: nothing that is there already is replaced, and only one call runs. */
export function withKept(calls: readonly OpenCall[], kept: readonly OpenCall[], now: number): readonly OpenCall[] {
  const known = new Set(calls.map(({ id }) => id));
  return kept.filter(({ id }) => !known.has(id)).reduce<readonly OpenCall[]>((all, call) => [...all, runningOf(all) === null ? call : heldFrom(now)(call)], calls);
}

/** `away`: the call goes on, in the bar; `choice`: which of the open calls; an action: the panel has stepped aside for it. */
export type Face = { readonly kind: 'away' } | { readonly kind: 'panel' } | { readonly kind: 'choice' } | { readonly kind: 'action'; readonly action: string; readonly aboutId: string | null };
export const AWAY: Face = { kind: 'away' };
export const PANEL: Face = { kind: 'panel' };

interface OpenCalls {
  readonly calls: readonly OpenCall[];
  readonly face: Face;
  change: (change: (calls: readonly OpenCall[]) => readonly OpenCall[], face?: Face) => void;
  show: (face: Face) => void;
}
export const useOpenCalls = create<OpenCalls>((set) => ({
  calls: [],
  face: AWAY,
  change: (change, face) => { set((before) => ({ calls: change(before.calls), face: face ?? before.face })); },
  show: (face) => { set({ face }); },
}));

const TOPIC_OF: Readonly<Record<CallStep, NonNullable<CallValues['topic']>>> = { booked: 'appointment', moved: 'appointment', cancelled: 'appointment', complaint: 'complaint', emergency: 'emergency', handed_off: 'other' };

/** Adds what was done during the call that runs, once; a call whose topic nobody has said yet is about that. */
export function noteDone(id: string, kind: CallStep, aboutId: string): void {
  useOpenCalls.getState().change((calls) => calls.map((call) => (call.id !== id || call.done.some((each) => each.kind === kind && each.aboutId === aboutId) ? call
    : { ...call, done: [...call.done, { kind, aboutId, told: false }], values: { ...call.values, topic: call.values.topic ?? TOPIC_OF[kind] } })));
}
export function noteTold(id: string, aboutId: string): void {
  useOpenCalls.getState().change((calls) => calls.map((call) => (call.id === id ? { ...call, done: call.done.map((each) => (each.aboutId === aboutId ? { ...each, told: true } : each)) } : call)));
}
