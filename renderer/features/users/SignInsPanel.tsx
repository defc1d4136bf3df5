import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { DoorEvent, UserSignIns } from '../../../shared/contract/users.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, formatCount, formatInstant, type Column } from '../../ui/index.ts';
import css from './sign-ins.module.css';

/** Who sits at this desk, how each user's sign-in stands, and what happened at its door. For administrators. */
export function SignInsPanel() {
  const t = useText('users');
  // Wrong passwords come without anybody changing anything; read anew whenever the section opens.
  const signIns = useCall('users.signIns', {}, { staleTime: 0 });
  if (!signIns.data) return <ErrorNotice error={signIns.error} />;
  const { now, users, recent } = signIns.data;
  return (
    <>
      <Panel title={t('door.title')} aside={<Now now={now} />}>
        <UserSignInsTable users={users} />
        <p className={css.note}>{t('door.note')}</p>
      </Panel>
      <Panel title={t('door.recent')} aside={t('door.recentHint')}><DoorEvents events={recent} /></Panel>
    </>
  );
}

function Now({ now }: { now: Output<'users.signIns'>['now'] }) {
  const t = useText('users');
  const close = useCommand('users.signOut');
  return (
    <span>
      {now.since === null ? t('door.nowOnly', { name: now.fullName }) : t('door.now', { name: now.fullName, since: formatInstant(now.since) })}{' '}
      <Button size="compact-xs" variant="default" loading={close.isPending} onClick={() => { void close.run({}); }}>{t('door.close')}</Button>
    </span>
  );
}

function UserSignInsTable({ users }: { users: readonly UserSignIns[] }) {
  const t = useText('users');
  const open = useCommand('users.openLogin');
  const last = ({ lastSignInAt }: UserSignIns): string => (lastSignInAt === null ? t('door.never') : formatInstant(lastSignInAt));
  const state = ({ lockedSince }: UserSignIns): string => (lockedSince === null ? t('door.free') : t('door.locked', { at: formatInstant(lockedSince) }));
  const unlock = (event: MouseEvent<HTMLElement>, { id }: UserSignIns): void => {
    // The button goes when the name is open; its row stays.
    event.currentTarget.closest('tr')?.focus();
    void open.run({ id });
  };
  const columns: readonly Column<UserSignIns>[] = [
    { key: 'name', header: t('door.name'), grow: true, render: (user) => user.fullName },
    { key: 'last', header: t('door.last'), render: last },
    { key: 'failures', header: t('door.failures'), align: 'end', render: (user) => formatCount(user.failures) },
    { key: 'state', header: t('door.state'), render: (user) => <StatusTag tone={user.lockedSince === null ? 'green' : 'amber'} shape={user.lockedSince === null ? 'check' : 'pause'}>{state(user)}</StatusTag> },
    {
      key: 'actions', header: '', align: 'end', render: (user) => (user.lockedSince === null ? null : (
        <Button size="compact-xs" variant="default" aria-label={t('door.openRow', { name: user.fullName })} onClick={(event) => { unlock(event, user); }}>{t('door.open')}</Button>
      )),
    },
  ];
  return (
    <>
      <ErrorNotice error={open.error} />
      <SelectableTable label={t('door.title')} columns={columns} rows={users} rowKey={(user) => user.id}
        rowLabel={(user) => t('door.row', { name: user.fullName, last: last(user), failures: formatCount(user.failures), state: state(user) })} />
    </>
  );
}

function DoorEvents({ events }: { events: readonly DoorEvent[] }) {
  const t = useText('users');
  const what = ({ event, about }: DoorEvent): string => t(about === null ? `door.events.${event}` : `door.about.${about}`);
  const who = ({ name }: DoorEvent): string => name ?? t('door.unknown');
  const columns: readonly Column<DoorEvent>[] = [
    { key: 'at', header: t('door.at'), render: (event) => formatInstant(event.at) },
    { key: 'name', header: t('door.name'), render: who },
    { key: 'event', header: t('door.event'), grow: true, render: what },
  ];
  return (
    <SelectableTable label={t('door.recent')} columns={columns} rows={events} rowKey={(event) => event.id}
      rowLabel={(event) => `${formatInstant(event.at)}, ${who(event)}, ${what(event)}`}
      empty={<EmptyState title={t('door.none')}>{t('door.noneText')}</EmptyState>} />
  );
}
