import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { sync } from '../../../shared/contract/sync.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, fieldError } from '../../ui/index.ts';
import { FormError, SettingsFormBox } from '../settings/FormFoot.tsx';
import { NO_CONNECTION, connectionOf } from './connection.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import { RoundProgress } from './RoundProgress.tsx';
import { UnreachableNotice } from './UnreachableNotice.tsx';
import css from './sync.module.css';

/** This desk, with what it has, joins its clinic at the central server. Also its way back after its history has split. */
export function EnrolForm({ url = '' }: { url?: string }) {
  const t = useText('sync');
  const enrol = useCommand('sync.enrol');
  const [connection, setConnection] = useState({ ...NO_CONNECTION, url });
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const error = wrong ?? enrol.error;
  const submit = async (): Promise<void> => {
    if (enrol.isPending) return;
    const input = { ...connectionOf(connection), code };
    const found = checkForm(sync['sync.enrol'].input, input);
    setWrong(found);
    if (found) return;
    const result = await enrol.run(input);
    if (result.ok) showDone(t('join.done'));
  };
  return (
    <SettingsFormBox label={t('join.formTitle')} onSubmit={() => { void submit(); }}>
      <ConnectionFields value={connection} onChange={(part) => { setConnection((before) => ({ ...before, ...part })); }} error={error} disabled={enrol.isPending}>
        <TextInput label={t('join.code')} description={t('join.codeHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required autoComplete="off" spellCheck={false} maxLength={40} disabled={enrol.isPending}
          value={code} onChange={(event) => { setCode(event.currentTarget.value.toUpperCase()); }} error={fieldError(t, error, 'code')} />
      </ConnectionFields>
      {enrol.isPending && <RoundProgress round={null} calm="stay" />}
      {error?.code === 'central_unreachable' ? <UnreachableNotice error={error} /> : <FormError error={error} />}
      <div className={css.foot}>
        <p className={css.mute}>{t('join.codeFrom')}</p>
        <Button type="submit" loading={enrol.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('join.submit')}</Button>
      </div>
    </SettingsFormBox>
  );
}
