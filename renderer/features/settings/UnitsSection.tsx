import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Practitioner, Unit } from '../../../shared/contract/clinic.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import { PractitionerEditor } from './PractitionerEditor.tsx';
import { UnitEditor } from './UnitEditor.tsx';
import css from './settings.module.css';

type Editing = { readonly kind: 'unit'; readonly row: Unit | null } | { readonly kind: 'practitioner'; readonly row: Practitioner | null } | null;

export function UnitsSection() {
  const directory = useCall('clinic.directory', {});
  const [editing, setEditing] = useState<Editing>(null);
  if (!directory.data) return <ErrorNotice error={directory.error} />;
  const { units, practitioners } = directory.data;
  const close = (): void => { setEditing(null); };
  return (
    <>
      <UnitsTable units={units} onEdit={(row) => { setEditing({ kind: 'unit', row }); }} />
      <PractitionersTable practitioners={practitioners} units={units} onEdit={(row) => { setEditing({ kind: 'practitioner', row }); }} />
      {editing?.kind === 'unit' && <UnitEditor unit={editing.row} units={units} onClose={close} />}
      {editing?.kind === 'practitioner' && <PractitionerEditor practitioner={editing.row} units={units} onClose={close} />}
    </>
  );
}

function UnitsTable({ units, onEdit }: { units: readonly Unit[]; onEdit: (unit: Unit | null) => void }) {
  const t = useText('settings');
  const words = useText('clinic');
  const common = useText('common');
  const state = (unit: Unit): string => t(unit.active ? 'units.open' : 'units.closed');
  const add = <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => { onEdit(null); }}>{t('units.add')}</Button>;
  const columns: readonly Column<Unit>[] = [
    { key: 'letter', header: t('units.letter'), render: (unit) => <span className={css.letterTag}>{unit.letter}</span> },
    { key: 'name', header: t('units.name'), grow: true, render: (unit) => unit.name },
    { key: 'kind', header: t('units.kind'), render: (unit) => words(`kinds.${unit.kind}`) },
    { key: 'room', header: t('units.room'), render: (unit) => unit.room ?? common('none') },
    { key: 'state', header: t('units.state'), render: (unit) => <StatusTag tone={unit.active ? 'green' : 'grey'} shape={unit.active ? 'check' : 'pause'}>{state(unit)}</StatusTag> },
    { key: 'edit', header: '', align: 'end', render: (unit) => <Button size="compact-xs" variant="default" aria-label={t('units.editRow', { name: unit.name })} onClick={() => { onEdit(unit); }}>{common('edit')}</Button> },
  ];
  return (
    <Panel title={t('units.title')} aside={add}>
      <SelectableTable label={t('units.title')} columns={columns} rows={units} rowKey={(unit) => unit.id} onEnter={onEdit}
        rowLabel={(unit) => t('units.row', { name: unit.name, letter: unit.letter, state: state(unit) })}
        empty={<EmptyState title={t('units.empty')}>{t('units.emptyText')}</EmptyState>} />
    </Panel>
  );
}

interface PractitionersTableProps { practitioners: readonly Practitioner[]; units: readonly Unit[]; onEdit: (practitioner: Practitioner | null) => void }

function PractitionersTable({ practitioners, units, onEdit }: PractitionersTableProps) {
  const t = useText('settings');
  const common = useText('common');
  const unitName = (practitioner: Practitioner): string => units.find((unit) => unit.id === practitioner.unitId)?.name ?? t('doctors.anyUnit');
  const columns: readonly Column<Practitioner>[] = [
    { key: 'name', header: t('doctors.nameColumn'), grow: true, render: (row) => row.name },
    { key: 'unit', header: t('doctors.unit'), render: unitName },
    { key: 'hours', header: t('doctors.hours'), render: (row) => row.hours ?? common('none') },
    { key: 'state', header: t('doctors.state'), render: (row) => <StatusTag tone={row.active ? 'green' : 'grey'} shape={row.active ? 'check' : 'pause'}>{t(row.active ? 'doctors.practising' : 'doctors.away')}</StatusTag> },
    { key: 'edit', header: '', align: 'end', render: (row) => <Button size="compact-xs" variant="default" aria-label={t('units.editRow', { name: row.name })} onClick={() => { onEdit(row); }}>{common('edit')}</Button> },
  ];
  return (
    <Panel title={t('doctors.title')} aside={<Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => { onEdit(null); }}>{t('doctors.add')}</Button>}>
      <SelectableTable label={t('doctors.title')} columns={columns} rows={practitioners} rowKey={(row) => row.id} onEnter={onEdit}
        rowLabel={(row) => t('doctors.row', { name: row.name, unit: unitName(row) })}
        empty={<EmptyState title={t('doctors.empty')}>{t('doctors.emptyText')}</EmptyState>} />
    </Panel>
  );
}
