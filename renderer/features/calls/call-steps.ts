/** What is saved while a call runs belongs to it: the desk is told at once, and once more when the call is saved if it was not heard. */
import { useEffect } from 'react';
import type { CallName } from '../../../shared/contract/index.ts';
import type { CallStep } from '../../../shared/contract/calls.ts';
import { formatPhone, normalisePhone } from '../../../shared/domain/phone.ts';
import { call as ask, onCommandDone } from '../../app/client.ts';
import { textOf } from '../../i18n/index.ts';
import { noteDone, noteTold, runningOf, useOpenCalls, type OpenCall } from './open-calls.ts';

/** Which step of the desk is what of a call. Each answers the row that it wrote. */
const STEP_OF: Readonly<Partial<Record<CallName, CallStep>>> = {
  'appointments.book': 'booked', 'appointments.move': 'moved', 'appointments.cancel': 'cancelled', 'complaints.receive': 'complaint', 'emergencies.raise': 'emergency', 'handOffs.send': 'handed_off',
};

function idOf(answer: unknown): string | null {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string' ? answer.id : null;
}

/** An emergency is the caller's wherever it is raised from; the other steps are, when the panel stepped aside for them. */
export function useCallSteps(): void {
  useEffect(() => onCommandDone((name, answer) => {
    const kind = STEP_OF[name];
    const { calls, face } = useOpenCalls.getState();
    const running = runningOf(calls);
    const aboutId = idOf(answer);
    if (kind === undefined || running === null || aboutId === null || (kind !== 'emergency' && face.kind !== 'action')) return;
    noteDone(running.id, kind, aboutId);
    linkWhoWasChosen(running, answer);
    void tell(running.id, kind, aboutId);
    if (kind === 'emergency') void tellWhoCalls(running, aboutId);
  }), []);
}

/** A call in which nobody was named is about whoever was then booked for. */
function linkWhoWasChosen(running: OpenCall, answer: unknown): void {
  if (running.values.patient !== null || typeof answer !== 'object' || answer === null || !('patientId' in answer) || !('patientName' in answer)) return;
  const { patientId, patientName } = answer;
  if (typeof patientId !== 'string' || typeof patientName !== 'string') return;
  useOpenCalls.getState().change((calls) => calls.map((each) => (each.id === running.id ? { ...each, values: { ...each.values, patient: { id: patientId, name: patientName } } } : each)));
}

async function tell(callId: string, kind: CallStep, aboutId: string): Promise<void> {
  const answer = await ask('calls.link', { callId, kind, aboutId });
  if (answer.ok) noteTold(callId, aboutId);
}

export async function tellSteps({ id, done }: OpenCall): Promise<void> {
  for (const { kind, aboutId, told } of done) if (!told) await tell(id, kind, aboutId);
}

/** Whoever takes the emergency sees who is on the telephone, and about whom. Symptoms and advice are theirs to ask and give. */
async function tellWhoCalls({ values }: OpenCall, id: string): Promise<void> {
  const t = textOf('calls');
  const phone = normalisePhone(values.phone);
  const patient = values.patient === null ? null : await ask('patients.get', { id: values.patient.id });
  const about = patient?.ok && patient.value.restriction === null ? patient.value.name : null;
  const parts = [values.callerName.trim(), values.relation === null ? '' : t(`relations.${values.relation}`), phone === null ? '' : formatPhone(phone), about === null ? '' : t('emergencyAbout', { name: about }), values.note.trim()];
  const known = parts.filter((part) => part !== '');
  const emergency = known.length === 0 ? null : await ask('emergencies.get', { id });
  if (emergency?.ok) await ask('emergencies.note', { id, expectedVersion: emergency.value.version, note: t('emergencyNote', { who: known.join(' · ') }).slice(0, 500) });
}
