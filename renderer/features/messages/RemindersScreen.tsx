/** Messages that are due: opened one after another, and each marked by the person who sent it. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { MESSAGE_CHANNELS, type Message, type MessageStep, isWritten } from '../../../shared/contract/messages.ts';
import { useCall } from '../../app/client.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, formatTime, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { Chosen } from '../absences/Chosen.tsx';
import { whenOf } from '../appointments/appointment-states.tsx';
import { LaterDialog } from './LaterDialog.tsx';
import { HeldPanel } from './HeldPanel.tsx';
import { MarkedToday } from './MarkedToday.tsx';
import { type Wish, isReminder, keyOf, textOfMessage, useMarking } from './use-marking.ts';
import css from '../absences/follow-up.module.css';

const REFRESH_MS = 60_000;
const STEPS: Readonly<Record<string, Exclude<MessageStep, 'later'>>> = { S: 'sent', G: 'failed', X: 'cancelled' };

export function RemindersScreen() {
  const t = useText('messages');
  const due = useCall('messages.due', {}, { refetchInterval: REFRESH_MS });
  const marking = useMarking();
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [later, setLater] = useState<Message | null>(null);
  const [filter, setFilter] = useState<Filtered>(NOTHING_FILTERED);
  const rows = (due.data?.rows ?? []).map((row) => ({ ...row, ...wishes.get(wishKey(row)) })).filter((row) => isWanted(row, filter));
  // A reminder becomes a row when it is opened; it is still the same one.
  const selected = rows.find((row) => wishKey(row) === selectedKey) ?? rows[0] ?? null;
  const place = useRowFocus(rows.map(keyOf));
  const wish = (row: Message, part: Wish): void => { setWishes((before) => new Map(before).set(wishKey(row), { ...before.get(wishKey(row)), ...part })); };
  const mark = async (row: Message, step: MessageStep, until: number | null = null): Promise<void> => {
    const next = rows[rows.indexOf(row) + 1];
    if (await marking.mark(row, step, until)) setSelectedKey(next ? wishKey(next) : null);
  };
  const onKey = (key: string, row: Message): void => {
    const letter = key.toUpperCase();
    const step = STEPS[letter];
    if (step) void mark(row, step);
    if (letter === 'N') setLater(row);
    if (letter === 'C') marking.copy(row);
    if (letter === 'I' && isReminder(row)) wish(row, { language: row.language === 'id' ? 'en' : 'id' });
    if (letter === 'K') wish(row, { channel: nextChannel(row) });
  };
  return (
    <div ref={place} tabIndex={-1} className={css.screen}>
      <Page title={t('due.title')}>
        <p className={css.lead}>{t('due.text')} {due.data && due.data.later > 0 && t('due.later', { count: due.data.later })}</p>
        <ErrorNotice error={marking.error ?? (due.data ? null : due.error)} />
        <div className={css.queue}><Filter value={filter} onChange={setFilter} /><div className={css.told} role="status">{marking.notice}</div></div>
        <div className={selected === null ? undefined : css.columns}>
          <Panel title={<>{t('due.table')} {rows.length > 0 && <StatusTag tone="amber">{rows.length}</StatusTag>}</>} aside={rows.length > 0 ? t('due.hint') : undefined}>
            {due.data && <SelectableTable label={t('due.table')} columns={columnsOf(t)} rows={rows} rowKey={wishKey} selectedKey={selected === null ? null : wishKey(selected)} onSelect={(row) => { setSelectedKey(wishKey(row)); }}
              rowLabel={(row) => t('due.row', { name: row.patientName, purpose: t(`purpose.${row.purpose}`), when: aboutWhen(row), channel: t(`channel.${row.channel}`) })}
              onEnter={(row) => { void marking.open(row); }} onKey={onKey}
              empty={<EmptyState title={t('due.emptyTitle')}>{t('due.emptyText')}</EmptyState>} />}
          </Panel>
          {selected !== null && (
            <Chosen person={selected} label={selected.channel === 'email' ? t('due.textTo', { to: selected.recipient ?? '' }) : t(selected.channel === 'phone' ? 'due.phoneScript' : 'due.text2')} text={textOfMessage(selected)}>
              <Button size="xs" onClick={() => { void marking.open(selected); }} rightSection={<Kbd>Enter</Kbd>}>{t(`due.open.${selected.channel}`)}</Button>
              <Button size="xs" variant="light" onClick={() => { void mark(selected, 'sent'); }} rightSection={<Kbd>S</Kbd>}>{t('due.sent')}</Button>
              <Button size="xs" variant="default" onClick={() => { void mark(selected, 'failed'); }} rightSection={<Kbd>G</Kbd>}>{t('due.failed')}</Button>
              <Button size="xs" variant="default" onClick={() => { setLater(selected); }} rightSection={<Kbd>N</Kbd>}>{t('due.putOff')}</Button>
              <Button size="xs" variant="default" onClick={() => { void mark(selected, 'cancelled'); }} rightSection={<Kbd>X</Kbd>}>{t('due.drop')}</Button>
              <Button size="xs" variant="default" onClick={() => { marking.copy(selected); }} rightSection={<Kbd>C</Kbd>}>{t('due.copy')}</Button>
            </Chosen>
          )}
        </div>
        <HeldPanel held={due.data?.held ?? []} />
        <MarkedToday />
        {later !== null && <LaterDialog title={t('later.title')} onClose={() => { setLater(null); }} onChoose={(at) => { void mark(later, 'later', at); }} />}
      </Page>
    </div>
  );
}

/** A reminder has no row of its own before it is opened; what a person wrote has one from the first. */
function wishKey(row: Message): string { return isWritten(row.purpose) ? (row.id ?? '') : `${row.aboutId} ${row.purpose}`; }

/** An e-mail address is known only where the message has one. */
function nextChannel({ channel, recipient }: Message): Message['channel'] {
  const ways = MESSAGE_CHANNELS.filter((each) => each !== 'email' || (recipient ?? '').includes('@'));
  return ways[(ways.indexOf(channel) + 1) % ways.length] ?? channel;
}

const KINDS = ['all', 'reminders', 'appointments', 'written'] as const;
interface Filtered { readonly kind: (typeof KINDS)[number]; readonly channel: Message['channel'] | null }
const NOTHING_FILTERED: Filtered = { kind: 'all', channel: null };

function isWanted(row: Message, { kind, channel }: Filtered): boolean {
  const own = isReminder(row) ? 'reminders' : isWritten(row.purpose) ? 'written' : 'appointments';
  return (kind === 'all' || kind === own) && (channel === null || channel === row.channel);
}

function Filter({ value, onChange }: { value: Filtered; onChange: (value: Filtered) => void }) {
  const t = useText('messages');
  return (
    <div className={css.wishes}>
      <NativeSelect size="xs" label={t('filter.kind')} value={value.kind} data={KINDS.map((kind) => ({ value: kind, label: t(`filter.kinds.${kind}`) }))} onChange={(event) => { onChange({ ...value, kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? 'all' }); }} />
      <NativeSelect size="xs" label={t('filter.channel')} value={value.channel ?? ''} data={[{ value: '', label: t('filter.any') }, ...MESSAGE_CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))]} onChange={(event) => { onChange({ ...value, channel: MESSAGE_CHANNELS.find((channel) => channel === event.currentTarget.value) ?? null }); }} />
    </div>
  );
}
function aboutWhen({ day, from }: Message): string { return day === null || from === null ? '' : whenOf({ day, from }); }

function columnsOf(t: Text): readonly Column<Message>[] {
  return [
    { key: 'patient', header: t('due.patient'), grow: true, render: (row) => <strong>{row.patientName}</strong> },
    { key: 'purpose', header: t('due.purpose'), render: (row) => t(`purpose.${row.purpose}`) },
    { key: 'about', header: t('due.about'), render: (row) => <>{aboutWhen(row)}<br /><span className={css.mute}>{row.practitioner}</span></> },
    { key: 'channel', header: t('due.channel'), render: (row) => <>{t(`channel.${row.channel}`)}<br /><span className={css.mute}>{t(`language.${row.language}`)}</span></> },
    { key: 'state', header: t('due.state'), render: (row) => (row.openedAt === null ? <span className={css.mute}>{t('due.waiting')}</span> : <StatusTag tone="blue" shape="dot">{t('due.opened', { by: row.openedBy ?? '', at: formatTime(row.openedAt) })}</StatusTag>) },
  ];
}
