/** The right-hand column of a call: what is said, and what may be told about the patient once the caller was verified. What else an operator looks up while talking has its place here. */
import { IdentityBox } from './IdentityBox.tsx';
import type { OpenCall } from './open-calls.ts';
import { ScriptBox } from './ScriptBox.tsx';

export function CallAside({ call }: { readonly call: OpenCall }) {
  return (
    <>
      <ScriptBox call={call} />
      {call.values.patient !== null && <IdentityBox key={call.values.patient.id} call={call} patient={call.values.patient} />}
    </>
  );
}
