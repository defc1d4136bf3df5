/** Who saw, changed, printed or exported one person's data. For the roles that answer that person. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AuditPlace, TrailEntry } from '../../../shared/contract/audit.ts';
import { detailInWords } from '../../app/audit-detail.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, SelectableTable, formatInstant, type Column } from '../../ui/index.ts';
import css from './patients.module.css';

const PAGE = 14;

interface TrailDialogProps { readonly patientId: string; readonly name: string; readonly onClose: () => void }

export function TrailDialog({ patientId, name, onClose }: TrailDialogProps) {
  const t = useText('audit');
  const common = useText('common');
  const [after, setAfter] = useState<AuditPlace | null>(null);
  // Entries come with every look at the person, this one too.
  const trail = useCall('audit.ofPatient', { patientId, after, limit: PAGE }, { keepPrevious: true, staleTime: 0 });
  const next = trail.data?.next ?? null;
  return (
    <Dialog title={t('trail.title', { name })} size="xl" onClose={onClose} actions={
      <>
        <PageButton may={after !== null} onPage={() => { setAfter(null); }}>{t('trail.newest')}</PageButton>
        <PageButton may={next !== null} onPage={() => { setAfter(next); }}>{t('trail.older')}</PageButton>
        <Button data-autofocus onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
      </>
    }>
      <p className={css.note}>{t('trail.lead')}</p>
      <ErrorNotice error={trail.error} />
      {trail.data && <TrailTable entries={trail.data.entries} label={t('trail.title', { name })} />}
      <p className={css.note}>{t('trail.lists')}</p>
    </Dialog>
  );
}

/** Stays where it is and keeps the focus also when there is no further page. */
function PageButton({ may, onPage, children }: { may: boolean; onPage: () => void; children: string }) {
  return <Button variant="default" aria-disabled={!may} {...(may ? {} : { 'data-disabled': true })} onClick={() => { if (may) onPage(); }}>{children}</Button>;
}

function TrailTable({ entries, label }: { entries: readonly TrailEntry[]; label: string }) {
  const t = useText('audit');
  const words = useText('settings');
  const common = useText('common');
  const who = ({ actor }: TrailEntry): string => (actor === 'system' ? words('audit.system') : actor);
  const did = ({ action }: TrailEntry): string => words(`audit.actions.${action}`);
  const what = ({ entity }: TrailEntry): string => words(`audit.entities.${entity}`, { defaultValue: t(`entities.${entity}`, { defaultValue: entity }) });
  const columns: readonly Column<TrailEntry>[] = [
    { key: 'at', header: t('trail.when'), render: (entry) => formatInstant(entry.at) },
    { key: 'who', header: t('trail.who'), render: who },
    { key: 'role', header: t('trail.role'), render: ({ role }) => (role === null ? '' : common(`role.${role}`)) },
    { key: 'did', header: t('trail.did'), render: did },
    { key: 'what', header: t('trail.what'), render: what },
    { key: 'detail', header: t('trail.detail'), grow: true, render: (entry) => detailInWords(entry, t) },
  ];
  return (
    <SelectableTable label={label} columns={columns} rows={entries} rowKey={(entry) => entry.id}
      rowLabel={(entry) => t('trail.row', { at: formatInstant(entry.at), who: who(entry), did: did(entry), what: what(entry) })}
      empty={<EmptyState title={t('trail.none')}>{t('trail.noneText')}</EmptyState>} />
  );
}
