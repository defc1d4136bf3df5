import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useCall, useCommand } from '../../app/client.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, fieldError } from '../../ui/index.ts';
import { Door } from './Door.tsx';
import css from './door.module.css';
import { useRecoveryKey } from './recovery-key.ts';
import { RecoveryKeyPaper } from './RecoveryKeyPaper.tsx';

function groupsOf(recoveryKey: string): readonly string[] {
  return recoveryKey.split(/[\s-]+/).filter((group) => group !== '');
}

/** The one time the recovery key is shown: print it or write it down, prove it with the last group, or put it off. */
export function KeepRecoveryKey({ recoveryKey, clinicName }: { recoveryKey: string; clinicName: string }) {
  const t = useText('clinic');
  const [lastGroup, setLastGroup] = useState('');
  const [notPrinted, setNotPrinted] = useState(false);
  const status = useCall('clinic.status', {});
  const confirm = useCommand('clinic.confirmRecoveryKey');
  const done = useRecoveryKey((state) => state.done);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const result = await confirm.run({ lastGroup });
    if (result.ok) done();
  };
  const print = async (): Promise<void> => {
    const printedAt = status.data?.clinic?.now ?? Date.now();
    setNotPrinted((await printNoted({ paper: 'recovery_key', id: null }, () => printSheet('page', <RecoveryKeyPaper sheet={{ groups: groupsOf(recoveryKey), clinic: clinicName, printedAt }} />))) === 'failed');
  };
  return (
    <Door wide title={t('key.title')} lead={t('key.lead')}>
      {clinicName !== '' && <strong>{clinicName}</strong>}
      <div className={css.key} role="group" aria-label={t('key.groups')}>{groupsOf(recoveryKey).map((group, index) => <span key={`${index}-${group}`}>{group}</span>)}</div>
      <form className={css.confirm} onSubmit={(event) => { void submit(event); }}>
        <TextInput
          label={t('key.lastGroup')} description={t('key.why')} value={lastGroup} autoComplete="off" spellCheck={false} data-autofocus autoFocus
          onChange={(event) => { setLastGroup(event.currentTarget.value.toUpperCase()); }}
          error={fieldError(t, confirm.error, 'lastGroup')}
        />
        {notPrinted && <p role="alert">{t('key.notPrinted')}</p>}
        {confirm.error?.fields?.lastGroup === undefined && <ErrorNotice error={confirm.error} />}
        <div className={css.foot}>
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => { void print(); }}>{t('key.print')}</Button>
          <Button variant="default" onClick={done}>{t('key.later')}</Button>
          <Button type="submit" loading={confirm.isPending} disabled={lastGroup.trim() === ''}>{t('key.confirm')}</Button>
        </div>
      </form>
    </Door>
  );
}
