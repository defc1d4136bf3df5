import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ROLES } from '../../../shared/contract/core.ts';
import type { User } from '../../../shared/contract/users.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import { SignInsPanel } from '../users/SignInsPanel.tsx';
import { NewPassword } from './NewPassword.tsx';
import { NewUser, UserEditor } from './UserEditor.tsx';
import css from './settings.module.css';

type Open = { readonly kind: 'new' } | { readonly kind: 'edit' | 'password'; readonly user: User } | null;

export function UsersSection() {
  const t = useText('settings');
  const list = useCall('users.list', {});
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => { setOpen(null); };
  if (!list.data) return <ErrorNotice error={list.error} />;
  return (
    <>
      <Panel title={t('users.title')} aside={<Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => { setOpen({ kind: 'new' }); }}>{t('users.add')}</Button>}>
        <UsersTable users={list.data} onEdit={(user) => { setOpen({ kind: 'edit', user }); }} onPassword={(user) => { setOpen({ kind: 'password', user }); }} />
      </Panel>
      <SignInsPanel />
      <RolesExplained />
      {open?.kind === 'new' && <NewUser onClose={close} />}
      {open?.kind === 'edit' && <UserEditor user={open.user} onClose={close} />}
      {open?.kind === 'password' && <NewPassword user={open.user} onClose={close} />}
    </>
  );
}

interface UsersTableProps { users: readonly User[]; onEdit: (user: User) => void; onPassword: (user: User) => void }

function UsersTable({ users, onEdit, onPassword }: UsersTableProps) {
  const t = useText('settings');
  const common = useText('common');
  const state = (user: User): string => t(user.active ? 'users.active' : 'users.inactive');
  const columns: readonly Column<User>[] = [
    { key: 'name', header: t('users.fullName'), grow: true, render: (user) => user.fullName },
    { key: 'login', header: t('users.login'), render: (user) => user.login },
    { key: 'role', header: t('users.role'), render: (user) => common(`role.${user.role}`) },
    { key: 'state', header: t('users.state'), render: (user) => <StatusTag tone={user.active ? 'green' : 'grey'} shape={user.active ? 'check' : 'pause'}>{state(user)}</StatusTag> },
    { key: 'here', header: t('users.here'), render: (user) => t(user.onThisDesk ? 'users.canHere' : 'users.cannotHere') },
    {
      key: 'actions', header: '', align: 'end', render: (user) => (
        <span className={css.rowButtons}>
          <Button size="compact-xs" variant="default" aria-label={t('units.editRow', { name: user.fullName })} onClick={() => { onEdit(user); }}>{common('edit')}</Button>
          <Button size="compact-xs" variant="default" aria-label={t('users.passwordRow', { name: user.fullName })} onClick={() => { onPassword(user); }}>{t('users.newPasswordButton')}</Button>
        </span>
      ),
    },
  ];
  return (
    <SelectableTable label={t('users.title')} columns={columns} rows={users} rowKey={(user) => user.id} onEnter={onEdit}
      rowLabel={(user) => t('users.row', { name: user.fullName, role: common(`role.${user.role}`), state: state(user) })}
      empty={<EmptyState title={t('users.empty')}>{t('users.emptyText')}</EmptyState>} />
  );
}

function RolesExplained() {
  const t = useText('settings');
  const users = useText('users');
  const common = useText('common');
  return (
    <Panel title={t('users.rolesTitle')} padded>
      <dl className={css.roles}>
        {ROLES.map((role) => <div key={role} className={css.role}><dt>{common(`role.${role}`)}</dt><dd>{users(`does.${role}`)}</dd></div>)}
      </dl>
    </Panel>
  );
}
