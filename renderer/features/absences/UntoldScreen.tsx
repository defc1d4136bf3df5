/** Whose appointment was moved, cancelled or left, and who does not know yet: one key says how they were told. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RebookingTold, Untold } from '../../../shared/contract/absences.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { copyText } from '../../app/window.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, formatInstant, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { whenOf } from '../appointments/appointment-states.tsx';
import { Chosen } from './Chosen.tsx';
import css from './follow-up.module.css';

const KEYS: Readonly<Record<string, RebookingTold>> = { T: 'called', P: 'message', N: 'not_reached' };

export function UntoldScreen() {
  const t = useText('absences');
  const list = useCall('absences.untold', {});
  const tell = useCommand('absences.tell');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [notice, setNotice] = useState('');
  const rows = list.data ?? [];
  const selected = rows.find(({ id }) => id === selectedId) ?? rows[0] ?? null;
  const place = useRowFocus(rows.map(({ id }) => id));
  const say = async (row: Untold, told: RebookingTold): Promise<void> => {
    const result = await tell.run({ id: row.id, expectedVersion: row.version, told });
    setNotice(result.ok ? t('untold.done', { name: row.patientName, what: t(`untold.${told}`).toLowerCase() }) : '');
  };
  const copy = ({ phone }: Untold): void => { if (phone !== null) setNotice(copyText(phone) ? t('plan.copied', { phone: formatPhone(phone) }) : t('plan.notCopied')); };
  const onKey = (key: string, row: Untold): void => {
    const told = KEYS[key.toUpperCase()];
    if (told) void say(row, told);
    if (key.toUpperCase() === 'C') copy(row);
  };
  const columns: readonly Column<Untold>[] = [
    { key: 'patient', header: t('untold.patient'), grow: true, render: (row) => <><strong>{row.patientName}</strong>{row.stopReason !== null && <><br /><StatusTag tone="red" shape="cross">{t('contacts:followUps.stopped', { reason: row.stopReason })}</StatusTag></>}</> },
    { key: 'was', header: t('untold.was'), render: ({ was }) => <>{whenOf(was)}<br /><span className={css.mute}>{was.practitioner}</span></> },
    { key: 'now', header: t('untold.now'), render: (row) => nowWords(t, row) },
    { key: 'news', header: t('untold.news'), render: (row) => (row.told === null || row.toldAt === null ? t('untold.notYet') : t('untold.notReached', { count: row.tries, at: formatInstant(row.toldAt), by: row.toldBy ?? '' })) },
  ];
  return (
    <div ref={place} tabIndex={-1} className={css.screen}>
      <Page title={t('untold.title')}>
        <p className={css.lead}>{t('untold.text')}</p>
        <ErrorNotice error={tell.error ?? (list.data ? null : list.error)} />
        <div className={css.told} role="status">{notice}</div>
        <div className={selected === null ? undefined : css.columns}>
          <Panel title={t('untold.table')} aside={rows.length > 0 ? t('untold.hint') : undefined}>
            {list.data && <SelectableTable label={t('untold.table')} columns={columns} rows={rows} rowKey={({ id }) => id} selectedKey={selected?.id ?? null} onSelect={({ id }) => { setSelectedId(id); }}
              rowLabel={(row) => t('untold.row', { name: row.patientName, was: whenOf(row.was), now: nowWords(t, row) })} onKey={onKey}
              empty={<EmptyState title={t('untold.emptyTitle')}>{t('untold.emptyText')}</EmptyState>} />}
          </Panel>
          {selected !== null && (
            <Chosen person={selected} label={t('plan.script')} text={selected.script}>
              {Object.entries(KEYS).map(([key, told]) => <Button key={key} size="xs" variant={key === 'T' ? 'filled' : 'default'} onClick={() => { void say(selected, told); }} rightSection={<Kbd>{key}</Kbd>}>{t(`untold.${told}`)}</Button>)}
              <Button size="xs" variant="default" disabled={selected.phone === null} onClick={() => { copy(selected); }} rightSection={<Kbd>C</Kbd>}>{t('plan.call')}</Button>
            </Chosen>
          )}
        </div>
      </Page>
    </div>
  );
}

function nowWords(t: Text, { outcome, now }: Untold): string {
  return t(`untold.outcome.${outcome}`, now === null ? {} : { when: whenOf(now), doctor: now.practitioner });
}
