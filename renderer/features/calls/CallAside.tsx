/** The right-hand column of a call: what is asked and answered, what is said, and what may be told about the patient once the caller was verified. */
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { AnswersPanel } from '../answers/AnswersPanel.tsx';
import css from './calls.module.css';
import { IdentityBox } from './IdentityBox.tsx';
import type { OpenCall } from './open-calls.ts';
import { ScriptBox } from './ScriptBox.tsx';

export function CallAside({ call }: { readonly call: OpenCall }) {
  const t = useText('calls');
  const { patient } = call.values;
  return (
    <>
      <section className={css.box} data-part="answers" aria-label={t('answers')}>
        <h3 className={css.boxTitle}>{t('answers')} <Kbd>Alt A</Kbd></h3>
        <AnswersPanel patientId={patient?.id ?? null} callId={call.id} narrow />
      </section>
      <ScriptBox call={call} />
      {patient !== null && <IdentityBox key={patient.id} call={call} patient={patient} />}
    </>
  );
}
