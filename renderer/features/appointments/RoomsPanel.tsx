import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { Room } from '../../../shared/contract/appointments.ts';
import { shortText } from '../../../shared/contract/core.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Panel, SelectableTable, StatusTag, fieldError, type Column } from '../../ui/index.ts';
import { EditorDialog } from '../settings/EditorDialog.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';

const roomForm = z.object({ name: shortText });

/** Rooms are optional; two appointments never share one at the same time. */
export function RoomsPanel({ rooms }: { rooms: readonly Room[] }) {
  const t = useText('appointments');
  const [editing, setEditing] = useState<{ readonly room: Room | null } | null>(null);
  const state = (room: Room): string => t(room.active ? 'timetable.rooms.active' : 'timetable.rooms.inactive');
  const edit = (room: Room | null): void => { setEditing({ room }); };
  const columns: readonly Column<Room>[] = [
    { key: 'name', header: t('timetable.rooms.name'), grow: true, render: (room) => room.name },
    { key: 'state', header: t('timetable.rooms.state'), render: (room) => <StatusTag tone={room.active ? 'green' : 'grey'} shape={room.active ? 'check' : 'pause'}>{state(room)}</StatusTag> },
    { key: 'edit', header: '', align: 'end', render: (room) => <Button size="compact-xs" variant="default" aria-label={t('timetable.rooms.editRow', { name: room.name })} onClick={() => { edit(room); }}>{t('common:edit')}</Button> },
  ];
  return (
    <Panel title={t('timetable.rooms.title')} aside={<Button size="xs" variant="default" onClick={() => { edit(null); }}>{t('timetable.rooms.add')}</Button>}>
      <SelectableTable label={t('timetable.rooms.title')} columns={columns} rows={rooms} rowKey={(room) => room.id} rowLabel={(room) => t('timetable.rooms.row', { name: room.name, state: state(room) })} onEnter={edit}
        empty={<EmptyState title={t('timetable.rooms.empty')}>{t('timetable.rooms.emptyText')}</EmptyState>} />
      {editing !== null && <RoomEditor room={editing.room} onClose={() => { setEditing(null); }} />}
    </Panel>
  );
}

function RoomEditor({ room, onClose }: { room: Room | null; onClose: () => void }) {
  const t = useText('appointments');
  const save = useCommand('appointments.saveRoom');
  const [initial] = useState({ name: room?.name ?? '', active: room?.active ?? true, version: room?.version ?? null });
  const { values, change, right, wrong, discard } = useSettingsForm('room', room?.id ?? 'new', initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const { name, active, version } = values;
    if (!right(roomForm, { name }) || !(await save.run({ id: room?.id ?? null, expectedVersion: version, name, active })).ok) return;
    await discard();
    onClose();
  };
  return (
    <EditorDialog title={t(room === null ? 'timetable.rooms.add' : 'timetable.rooms.edit')} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={discard}>
      <TextInput data-autofocus label={t('timetable.rooms.name')} required maxLength={200} value={values.name} onChange={(event) => { change({ name: event.currentTarget.value }); }} error={fieldError(t, error, 'name')} />
      <Switch label={t('timetable.rooms.active')} checked={values.active} onChange={(event) => { change({ active: event.currentTarget.checked }); }} />
    </EditorDialog>
  );
}
