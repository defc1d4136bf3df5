/** Those who did not come: called, and booked again with one key. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Recall, RecallOutcome } from '../../../shared/contract/messages.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useFrame } from '../../app/routes.ts';
import { copyText } from '../../app/window.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, formatInstant, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { Chosen } from '../absences/Chosen.tsx';
import { whenOf } from '../appointments/appointment-states.tsx';
import { LaterDialog } from './LaterDialog.tsx';
import css from '../absences/follow-up.module.css';

const KEYS: Readonly<Record<string, Exclude<RecallOutcome, 'rebooked' | 'not_reached'>>> = { A: 'will_come', J: 'declined', W: 'wrong_number' };
const REFRESH_MS = 60_000;

export function RecallScreen() {
  const t = useText('messages');
  const list = useCall('messages.recalls', {}, { refetchInterval: REFRESH_MS });
  const recalled = useCommand('messages.recalled');
  const openBooking = useFrame((frame) => frame.openBooking);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [trying, setTrying] = useState<Recall | null>(null);
  const [notice, setNotice] = useState('');
  const rows = list.data ?? [];
  const selected = rows.find(({ id }) => id === selectedId) ?? rows[0] ?? null;
  const place = useRowFocus(rows.map(({ id }) => id));
  const say = async (row: Recall, outcome: RecallOutcome, againAt: number | null = null): Promise<void> => {
    const result = await recalled.run({ id: row.id, outcome, againAt, note: null });
    setNotice(result.ok ? t('recall.done', { name: row.patientName, what: t(`recall.outcome.${outcome}`).toLowerCase() }) : '');
  };
  // Booked again, the person leaves the list by itself.
  const book = (row: Recall): void => { openBooking(row.patientId); };
  const copy = ({ phone }: Recall): void => { if (phone !== null) setNotice(t(copyText(phone) ? 'due.copied' : 'due.notCopied')); };
  const onKey = (key: string, row: Recall): void => {
    const letter = key.toUpperCase();
    const outcome = KEYS[letter];
    if (outcome) void say(row, outcome);
    if (letter === 'N') setTrying(row);
    if (letter === 'C') copy(row);
  };
  return (
    <div ref={place} tabIndex={-1} className={css.screen}>
      <Page title={t('recall.title')}>
        <p className={css.lead}>{t('recall.text')}</p>
        <ErrorNotice error={recalled.error ?? (list.data ? null : list.error)} />
        <div className={css.told} role="status">{notice}</div>
        <div className={selected === null ? undefined : css.columns}>
          <Panel title={t('recall.table')} aside={rows.length > 0 ? t('recall.hint') : undefined}>
            {list.data && <SelectableTable label={t('recall.table')} columns={columnsOf(t)} rows={rows} rowKey={({ id }) => id} selectedKey={selected?.id ?? null} onSelect={({ id }) => { setSelectedId(id); }}
              rowLabel={(row) => t('recall.row', { name: row.patientName, when: whenOf(row) })} onEnter={book} onKey={onKey}
              empty={<EmptyState title={t('recall.emptyTitle')}>{t('recall.emptyText')}</EmptyState>} />}
          </Panel>
          {selected !== null && (
            <Chosen person={selected} label={t('recall.script')} text={selected.script}>
              <Button size="xs" onClick={() => { book(selected); }} rightSection={<Kbd>Enter</Kbd>}>{t('recall.book')}</Button>
              <Button size="xs" variant="light" onClick={() => { setTrying(selected); }} rightSection={<Kbd>N</Kbd>}>{t('recall.outcome.not_reached')}</Button>
              {Object.entries(KEYS).map(([key, outcome]) => <Button key={key} size="xs" variant="default" onClick={() => { void say(selected, outcome); }} rightSection={<Kbd>{key}</Kbd>}>{t(`recall.outcome.${outcome}`)}</Button>)}
              <Button size="xs" variant="default" disabled={selected.phone === null} onClick={() => { copy(selected); }} rightSection={<Kbd>C</Kbd>}>{t('due.open.phone')}</Button>
            </Chosen>
          )}
        </div>
        {trying !== null && <LaterDialog title={t('recall.againTitle', { name: trying.patientName })} onClose={() => { setTrying(null); }} onChoose={(at) => { void say(trying, 'not_reached', at); }} />}
      </Page>
    </div>
  );
}

function columnsOf(t: Text): readonly Column<Recall>[] {
  return [
    { key: 'missed', header: t('recall.missed'), render: (row) => whenOf(row) },
    { key: 'patient', header: t('recall.patient'), grow: true, render: (row) => <strong>{row.patientName}</strong> },
    { key: 'doctor', header: t('recall.doctor'), render: (row) => <>{row.practitioner}<br /><span className={css.mute}>{row.unit}</span></> },
    { key: 'phone', header: t('recall.phone'), render: (row) => (row.stopReason !== null ? <><StatusTag tone="red" shape="cross">{t('held.whys.stopped')}</StatusTag><br /><span className={css.mute}>{row.stopReason}</span></> : row.phone === null ? <span className={css.mute}>{t('recall.noPhone')}</span> : formatPhone(row.phone)) },
    { key: 'tries', header: t('recall.tries'), render: (row) => (
      <>{row.lastAt === null ? t('recall.never') : t('recall.tried', { count: row.tries, at: formatInstant(row.lastAt), by: row.lastBy ?? '' })}{row.againAt !== null && <><br /><span className={css.mute}>{t('recall.again', { at: formatInstant(row.againAt) })}</span></>}</>
    ) },
  ];
}
