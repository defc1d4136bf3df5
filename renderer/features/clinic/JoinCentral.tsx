/** A further desk gets its clinic from the central server: address, code, an administrator of this desk, then everything that is there. */
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { sync } from '../../../shared/contract/sync.ts';
import { checkForm } from '../../app/check.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, fieldError } from '../../ui/index.ts';
import { NO_CONNECTION, connectionOf } from '../sync/connection.ts';
import { ConnectionFields } from '../sync/ConnectionFields.tsx';
import { RoundProgress } from '../sync/RoundProgress.tsx';
import { UnreachableNotice } from '../sync/UnreachableNotice.tsx';
import { adminError } from './admin-error.ts';
import { AdminStep } from './AdminStep.tsx';
import css from './door.module.css';
import { EMPTY_ADMIN, adminSchema } from './new-clinic.ts';
import { awaitRecoveryKey } from './recovery-key.ts';

const PROGRESS_MS = 500;

export function JoinCentral({ onBack }: { onBack: () => void }) {
  const t = useText('clinic');
  const words = useText('sync');
  const [connection, setConnection] = useState(NO_CONNECTION);
  const [code, setCode] = useState('');
  const [admin, setAdmin] = useState(EMPTY_ADMIN);
  const [error, setError] = useState<DeskError | null>(null);
  const join = useCommand('sync.join');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { fullName, login, password } = admin;
    const input = { ...connectionOf(connection), code, admin: { fullName, login, password } };
    const fields = { ...adminError(checkForm(sync['sync.join'].input, input) ?? { code: 'invalid_input' }).fields, ...checkForm(adminSchema, admin)?.fields };
    if (Object.keys(fields).length > 0) {
      setError({ code: 'invalid_input', fields });
      return;
    }
    setError(null);
    const refused = await awaitRecoveryKey(() => join.run(input));
    if (refused) setError(adminError(refused));
  };
  return (
    <form noValidate className={css.fields} onSubmit={(event) => { void submit(event); }}>
      <p className={css.lead}>{t('join.centralLead')}</p>
      <ConnectionFields value={connection} onChange={(part) => { setConnection((before) => ({ ...before, ...part })); }} error={error} disabled={join.isPending}>
        <TextInput label={words('join.code')} description={words('join.codeHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required autoComplete="off" spellCheck={false} maxLength={40} disabled={join.isPending}
          value={code} onChange={(event) => { setCode(event.currentTarget.value.toUpperCase()); }} error={fieldError(words, error, 'code')} />
      </ConnectionFields>
      <h2 className={css.part}>{t('join.adminTitle')}</h2>
      <p className={css.lead}>{t('join.adminLead')}</p>
      <AdminStep value={admin} onChange={setAdmin} error={error} />
      {error?.code === 'central_unreachable' ? <UnreachableNotice error={error} /> : error !== null && error.code !== 'invalid_input' && error.fields?.['code'] === undefined && <ErrorNotice error={error} />}
      {join.isPending && <HowFar />}
      <div className={css.foot}>
        <Button variant="default" onClick={onBack} disabled={join.isPending}>{t('back')}</Button>
        <Button type="submit" loading={join.isPending}>{t('join.submit')}</Button>
      </div>
    </form>
  );
}

function HowFar() {
  const { data } = useCall('sync.joinProgress', {}, { refetchInterval: PROGRESS_MS });
  return <RoundProgress round={data ?? null} calm="stay" />;
}
