/** What is said on the telephone, in the clinic's words, filled with names and the time of day. Alt+S, then a digit. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { CALL_SCRIPTS, fillScript, greetingAt, type CallScriptName } from '../../../shared/domain/call-script.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useFrame } from '../../app/routes.ts';
import { useUser } from '../../app/session.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd } from '../../ui/index.ts';
import { minuteOfInstant } from '../../ui/minute-of-day.ts';
import { DigitRow } from './DigitRow.tsx';
import type { OpenCall } from './open-calls.ts';
import css from './calls.module.css';

/** Until somebody chooses, the script follows the call. */
function scriptFor({ values }: OpenCall): CallScriptName {
  if (values.topic === 'emergency') return 'panicked';
  if (values.topic === 'complaint') return 'angry';
  return values.patient !== null && (values.topic === 'result' || values.topic === 'appointment') ? 'identity' : 'greeting';
}

export function ScriptBox({ call }: { readonly call: OpenCall }) {
  const t = useText('calls');
  const [chosen, setChosen] = useState<CallScriptName | null>(null);
  const scripts = useCall('calls.scripts', {});
  const language = useLanguage();
  const values = useScriptValues(call);
  const openEmergency = useFrame((frame) => frame.openEmergency);
  const name = chosen ?? scriptFor(call);
  return (
    <section className={css.box} data-part="scripts" aria-label={t('scripts.title')}>
      <h3 className={css.boxTitle}>{t('scripts.title')} <Kbd>Alt S</Kbd></h3>
      <DigitRow label={t('scripts.which')} name="call-script" value={name} options={CALL_SCRIPTS.map((value) => ({ value, label: t(`scripts.names.${value}`) }))} onChange={setChosen} />
      <ErrorNotice error={scripts.data ? null : scripts.error} />
      {scripts.data && (
        <ol className={css.script} tabIndex={0} aria-label={t(`scripts.names.${name}`)}>
          {fillScript(scripts.data[name][language], values).map((line) => <li key={line} data-said={/^[“"]/.test(line) || undefined}>{line}</li>)}
        </ol>
      )}
      {name === 'panicked' && <Button color="alert" fullWidth onClick={openEmergency} rightSection={<Kbd>F9</Kbd>}>{t('scripts.emergency')}</Button>}
    </section>
  );
}

function useScriptValues(call: OpenCall) {
  const t = useText('calls');
  const clinic = useCall('clinic.get', {}).data;
  const user = useUser();
  const minute = minuteOfInstant(useNow());
  return {
    salam: t(`scripts.greetings.${greetingAt(minute)}`), klinik: clinic?.name ?? '', telepon: clinic?.phone ? formatPhone(clinic.phone) : '', petugas: user?.fullName ?? '',
    penelepon: call.values.callerName.trim(), pasien: call.values.patient?.name ?? '',
  };
}
