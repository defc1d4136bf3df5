/** What is typed during a call, and how it is read. Pure. */
import { callTopicSchema, type CallResult, type CallStep, type PhoneCall } from '../../../shared/contract/calls.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { formatPhone, normalisePhone } from '../../../shared/domain/phone.ts';
import { callBackAt, type CallBackChoice } from './call-back.ts';

export interface CallValues {
  readonly callerName: string;
  readonly phone: string;
  readonly relation: PhoneCall['relation'];
  readonly patient: { readonly id: string; readonly name: string } | null;
  readonly topic: PhoneCall['topic'] | null;
  readonly note: string;
  /** Null: as it follows from what was done and promised. */
  readonly result: CallResult | null;
  readonly callBack: CallBackChoice;
  readonly callBackTime: string;
}

export type CallErrors = Readonly<Partial<Record<'callerName' | 'phone' | 'topic' | 'callBackAt', string>>>;
/** What the form says of a call; when it began and what it returns is known beside it. */
export type ReadForm = Required<Pick<Input<'calls.log'>, 'callerName' | 'phone' | 'patientId' | 'relation' | 'topic' | 'note' | 'result' | 'callBackAt'>>;
type Read = { readonly ok: true; readonly call: ReadForm } | { readonly ok: false; readonly errors: CallErrors };

export function emptyValues(): CallValues {
  return { callerName: '', phone: '', relation: null, patient: null, topic: null, note: '', result: null, callBack: 'none', callBackTime: '' };
}

/** About a patient who is most likely on the telephone. */
export function valuesFor(patient: PatientDetail): CallValues {
  return { ...emptyValues(), callerName: patient.name, phone: patient.phone ? formatPhone(patient.phone) : '', relation: 'self', patient: { id: patient.id, name: patient.name } };
}

/** Calling back: whoever was promised it, about what it was. */
export function valuesToReturn(call: PhoneCall): CallValues {
  const patient = call.patientId === null || call.patientName === null ? null : { id: call.patientId, name: call.patientName };
  return { ...emptyValues(), callerName: call.callerName, phone: call.phone === null ? '' : formatPhone(call.phone), relation: call.relation, patient, topic: call.topic };
}

const RESULT_OF: Readonly<Record<CallStep, CallResult>> = { booked: 'scheduled', moved: 'moved', cancelled: 'cancelled', complaint: 'complaint', emergency: 'emergency', handed_off: 'forwarded' };

/** What was chosen; else an emergency before anything, then what was done last, then a promise; else the question was answered. */
export function resultOf({ result, callBack }: CallValues, done: readonly { readonly kind: CallStep }[]): CallResult {
  if (result !== null) return result;
  const last = done.find(({ kind }) => kind === 'emergency') ?? done.at(-1);
  if (last) return RESULT_OF[last.kind];
  return callBack === 'none' ? 'answered' : 'call_back';
}

/** The call to be logged, or what is missing, with message keys of `fields`. A promise counts from `now`. */
export function readCall(values: CallValues, done: readonly { readonly kind: CallStep }[], now: number): Read {
  const callerName = values.callerName.trim();
  const phone = normalisePhone(values.phone);
  const topic = callTopicSchema.safeParse(values.topic);
  const at = callBackAt(values.callBack, values.callBackTime, now);
  const errors: CallErrors = {
    ...(callerName === '' ? { callerName: 'required' } : {}),
    ...(phone === null && values.phone.trim() !== '' ? { phone: 'phone_form' } : {}),
    ...(topic.success ? {} : { topic: 'required' }),
    ...(values.callBack !== 'none' && at === null ? { callBackAt: 'time_form' } : {}),
  };
  if (!topic.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, call: { callerName, phone, patientId: values.patient?.id ?? null, relation: values.relation, topic: topic.data, note: values.note.trim() || null, result: resultOf(values, done), callBackAt: at } };
}
