import { PasswordInput, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { DeskError } from '../../../shared/contract/core.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { LANGUAGES, setLanguage, useLanguage, useText } from '../../i18n/index.ts';
import { Panel, Segmented, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from './FormFoot.tsx';
import { NO_PASSWORD, PasswordTwice, passwordForm } from './PasswordTwice.tsx';
import css from './settings.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const;

export function LookSection() {
  const t = useText('settings');
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={css.sides}>
      <Panel title={t('look.account')} padded><OwnPassword /></Panel>
      <Panel title={t('look.look')} aside={t('look.lookHint')} padded>
        <div className={css.stack}>
          <Segmented label={t('look.language')} value={language} options={LANGUAGES.map((each) => ({ value: each, label: t(`look.languages.${each}`) }))} onChange={setLanguage} />
          <Segmented label={t('look.scheme')} value={colorScheme} options={SCHEMES.map((each) => ({ value: each, label: t(`look.schemes.${each}`) }))} onChange={setColorScheme} />
        </div>
      </Panel>
    </div>
  );
}

const ownForm = z.intersection(passwordForm, z.object({ current: z.string().min(1) }));

function OwnPassword() {
  const t = useText('settings');
  const save = useCommand('users.changeOwnPassword');
  const [current, setCurrent] = useState('');
  const [secret, setSecret] = useState(NO_PASSWORD);
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const found = checkForm(ownForm, { current, ...secret });
    setWrong(found);
    if (found) return;
    const result = await save.run({ current, password: secret.password });
    if (!result.ok) return;
    setCurrent('');
    setSecret(NO_PASSWORD);
  };
  return (
    <SettingsFormBox label={t('look.account')} onSubmit={() => { void submit(); }}>
      <PasswordInput label={t('look.current')} required autoComplete="current-password" maxLength={200} visibilityToggleButtonProps={{ 'aria-label': t('users.show') }} value={current} onChange={(event) => { setCurrent(event.currentTarget.value); }} error={fieldError(t, error, 'current')} />
      <PasswordTwice value={secret} onChange={setSecret} error={error} />
      <FormFoot error={error} saved={save.isSuccess && current === '' ? t('look.changed') : null} pending={save.isPending} label={t('look.change')} />
    </SettingsFormBox>
  );
}
