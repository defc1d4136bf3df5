/** What is typed during a call, and how it is read. Pure. */
import { callTopicSchema, type PhoneCall } from '../../../shared/contract/calls.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { formatPhone, normalisePhone } from '../../../shared/domain/phone.ts';
import { callBackAt, type CallBackChoice } from './call-back.ts';

export interface CallValues {
  readonly callerName: string;
  readonly phone: string;
  readonly patient: { readonly id: string; readonly name: string } | null;
  readonly topic: PhoneCall['topic'] | null;
  readonly note: string;
  readonly callBack: CallBackChoice;
  readonly callBackTime: string;
}

export type CallErrors = Readonly<Partial<Record<'callerName' | 'phone' | 'topic' | 'callBackAt', string>>>;
type Read = { readonly ok: true; readonly call: Input<'calls.log'> } | { readonly ok: false; readonly errors: CallErrors };

/** The empty form, or one about a patient who is most likely on the telephone. */
export function openingValues(patient: PatientDetail | null): CallValues {
  return {
    callerName: patient?.name ?? '', phone: patient?.phone ? formatPhone(patient.phone) : '', patient: patient === null ? null : { id: patient.id, name: patient.name },
    topic: null, note: '', callBack: 'none', callBackTime: '',
  };
}

/** The call to be logged, or what is missing, with message keys of `fields`. A promise counts from `now`. */
export function readCall(values: CallValues, now: number): Read {
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
  return { ok: true, call: { callerName, phone, patientId: values.patient?.id ?? null, topic: topic.data, note: values.note.trim() || null, callBackAt: at } };
}
