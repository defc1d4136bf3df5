/** The telephone above whatever is open: the bar with the calls that run and wait, the panel of the one that runs, and what it steps aside for. */
import { useEffect } from 'react';
import { call as ask } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { showRefusal } from '../../app/frame-actions.ts';
import { useFrame } from '../../app/routes.ts';
import { ActionDialog } from './call-actions.tsx';
import { CallBar } from './CallBar.tsx';
import { valuesFor } from './call-form.ts';
import { useKeptCalls } from './call-keeper.ts';
import { useCallSteps } from './call-steps.ts';
import { CallPanel } from './CallPanel.tsx';
import { ChoiceDialog } from './ChoiceDialog.tsx';
import { AWAY, PANEL, newCall, runningOf, useOpenCalls, withNew, withPart, withResumed, type OpenCall } from './open-calls.ts';

export function CallLayer({ userId }: { readonly userId: string }) {
  const { calls, face } = useOpenCalls();
  const { show } = useOpenCalls.getState();
  useKeptCalls(userId);
  useCallSteps();
  useAskedCall();
  const running = runningOf(calls);
  return (
    <>
      <CallBar calls={calls} onRunning={() => { show(PANEL); }} onResume={resume} />
      {face.kind === 'panel' && running !== null && <CallPanel key={running.id} call={running} />}
      {face.kind === 'choice' && <ChoiceDialog calls={calls} onNew={() => { void begin(null); }} onResume={resume} onClose={() => { show(running === null ? AWAY : PANEL); }} />}
      {face.kind === 'action' && running !== null && <ActionDialog key={running.id} action={face.action} aboutId={face.aboutId} call={running} onClose={() => { show(PANEL); }} />}
    </>
  );
}

function resume(id: string): void {
  useOpenCalls.getState().change((calls) => withResumed(calls, id, deskNow()), PANEL);
}

/** A new call, about the patient on the screen if there is one; whoever is on the line is held. */
async function begin(patientId: string | null): Promise<void> {
  const patient = patientId === null ? null : await ask('patients.get', { id: patientId });
  if (patient && !patient.ok) showRefusal(patient.error);
  const now = deskNow();
  useOpenCalls.getState().change((calls) => withNew(calls, newCall(now, patient?.ok ? valuesFor(patient.value) : undefined), now), PANEL);
}

/** Somebody looked the patient up while the caller talked: the call is about them, unless it is about somebody else already. */
async function linkPatient(running: OpenCall, patientId: string): Promise<void> {
  const patient = await ask('patients.get', { id: patientId });
  if (!patient.ok) return;
  const { values } = running;
  const known = values.callerName.trim() === '' && values.phone.trim() === '' ? valuesFor(patient.value) : { patient: { id: patientId, name: patient.value.name } };
  useOpenCalls.getState().change((calls) => withPart(calls, running.id, { values: { ...values, ...known, topic: values.topic, note: values.note, result: values.result, callBack: values.callBack, callBackTime: values.callBackTime } }));
}

/** F7: back to the call that runs; from its own panel, or when others wait, the choice between them and a new one. */
function useAskedCall(): void {
  const asked = useFrame((frame) => frame.callAsked);
  useEffect(() => {
    if (asked === null) return;
    useFrame.setState({ callAsked: null });
    const { calls, face, show } = useOpenCalls.getState();
    if (calls.length === 0) void begin(asked.patientId);
    else if (face.kind === 'panel' || runningOf(calls) === null) show({ kind: 'choice' });
    else if (face.kind !== 'choice') {
      const running = runningOf(calls);
      show(PANEL);
      if (running !== null && running.values.patient === null && asked.patientId !== null) void linkPatient(running, asked.patientId);
    }
  }, [asked]);
}
