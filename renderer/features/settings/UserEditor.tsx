import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ROLES, roleSchema, shortText, type DeskError, type Role } from '../../../shared/contract/core.ts';
import { loginSchema } from '../../../shared/contract/clinic.ts';
import type { User } from '../../../shared/contract/users.ts';
import { z } from 'zod';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import { EditorDialog } from './EditorDialog.tsx';
import { NO_PASSWORD, PasswordTwice, passwordFormFor, useClinicName } from './PasswordTwice.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const newUserForm = z.object({ fullName: shortText, login: loginSchema, role: roleSchema });
const userForm = z.object({ fullName: shortText, role: roleSchema });

interface NewUserValues { fullName: string; login: string; role: Role; unitId: string | null }

export function NewUser({ onClose }: { onClose: () => void }) {
  const t = useText('settings');
  const create = useCommand('users.create');
  const { values, change, right, wrong, discard } = useSettingsForm<NewUserValues>('user', 'new', { fullName: '', login: '', role: 'receptionist', unitId: null });
  // Passwords are never part of a draft.
  const [secret, setSecret] = useState(NO_PASSWORD);
  const clinic = useClinicName();
  const error = wrong ?? create.error;
  const submit = async (): Promise<void> => {
    if (!right(newUserForm.and(passwordFormFor({ login: values.login, clinic })), { ...values, ...secret })) return;
    const result = await create.run({ ...values, password: secret.password });
    if (!result.ok) return;
    await discard();
    onClose();
  };
  return (
    <EditorDialog title={t('users.add')} error={error} pending={create.isPending} onClose={onClose} onSubmit={submit} onDrop={discard}>
      <TextInput data-autofocus label={t('users.fullName')} required maxLength={200} value={values.fullName} onChange={(event) => { change({ fullName: event.currentTarget.value }); }} error={fieldError(t, error, 'fullName')} />
      <TextInput label={t('users.login')} description={t('users.loginHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} value={values.login} onChange={(event) => { change({ login: event.currentTarget.value.toLowerCase() }); }} error={fieldError(t, error, 'login')} />
      <RoleChoice value={values.role} onChange={(role) => { change({ role }); }} error={error} />
      <UnitChoice value={values.unitId} onChange={(unitId) => { change({ unitId }); }} />
      <PasswordTwice value={secret} onChange={setSecret} error={error} />
    </EditorDialog>
  );
}

export function UserEditor({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText('settings');
  const save = useCommand('users.update');
  const [initial] = useState({ fullName: user.fullName, role: user.role, active: user.active, unitId: user.unitId, version: user.version });
  const { values, change, right, wrong, discard } = useSettingsForm('user', user.id, initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const { version, ...input } = values;
    if (!right(userForm, input)) return;
    const result = await save.run({ ...input, id: user.id, expectedVersion: version });
    if (!result.ok) return;
    await discard();
    onClose();
  };
  return (
    <EditorDialog title={t('users.edit')} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={discard}>
      <TextInput data-autofocus label={t('users.fullName')} required maxLength={200} value={values.fullName} onChange={(event) => { change({ fullName: event.currentTarget.value }); }} error={fieldError(t, error, 'fullName')} />
      <RoleChoice value={values.role} onChange={(role) => { change({ role }); }} error={error} />
      <UnitChoice value={values.unitId} onChange={(unitId) => { change({ unitId }); }} />
      <Switch label={t('users.mayEnter')} description={t('users.inactiveHint')} checked={values.active} onChange={(event) => { change({ active: event.currentTarget.checked }); }} error={fieldError(t, error, 'active')} />
    </EditorDialog>
  );
}

function UnitChoice({ value, onChange }: { value: string | null; onChange: (unitId: string | null) => void }) {
  const t = useText('settings');
  const units = useCall('clinic.directory', {}).data?.units ?? [];
  return (
    <NativeSelect label={t('users.unit')} description={t('users.unitHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} value={value ?? ''}
      data={[{ value: '', label: t('users.noUnit') }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]} onChange={(event) => { onChange(event.currentTarget.value || null); }} />
  );
}

function RoleChoice({ value, onChange, error }: { value: Role; onChange: (role: Role) => void; error: DeskError | null }) {
  const t = useText('settings');
  const users = useText('users');
  const common = useText('common');
  return (
    <NativeSelect label={t('users.role')} description={users(`does.${value}`)} inputWrapperOrder={['label', 'input', 'error', 'description']} value={value} error={fieldError(t, error, 'role')}
      data={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))} onChange={(event) => { onChange(ROLES.find((role) => role === event.currentTarget.value) ?? value); }} />
  );
}
