/** The calls of one day, the newest first, searched while typing. */
import { Button, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { formatPhone, normalisePhone, phonePrefix } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, dayOfInstant, formatTime, formatWeekday, type Column } from '../../ui/index.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { useWhen } from './call-back.ts';
import { CallDetails } from './CallDetails.tsx';
import { DueTag } from './DueTag.tsx';
import css from './calls.module.css';

export function DayPanel() {
  const t = useText('calls');
  const now = useNow();
  const today = dayOfInstant(now);
  // Null follows the clock over midnight.
  const [chosenDay, setChosenDay] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const day = chosenDay ?? today;
  const list = useCall('calls.list', { day });
  const go = (days: number): void => { const next = daysAfter(day, days); setChosenDay(next >= today ? null : next); };
  useShortcut({ key: 'PageUp', label: t('day.previous'), quiet: true, run: () => { go(-1); } });
  useShortcut({ key: 'PageDown', label: t('day.next'), quiet: true, run: () => { go(1); } });
  useShortcut({ key: 'Ctrl+F', label: t('day.searchLabel'), quiet: true, run: () => { search.current?.focus(); search.current?.select(); } });

  const all = list.data ?? [];
  const rows = all.filter((call) => matches(call, text, t));
  const open = all.find((call) => call.id === openId) ?? null;
  return (
    <Panel title={t('day.title', { day: formatWeekday(day) })} aside={
      <span className={css.steps}>
        {list.data !== undefined && t('day.count', { count: all.length })}
        <Button size="compact-sm" variant="default" aria-keyshortcuts="PageUp" onClick={() => { go(-1); }} rightSection={<Kbd>PgUp</Kbd>}><IconChevronLeft size={16} aria-hidden="true" /><span className="visually-hidden">{t('day.previous')}</span></Button>
        <Button size="compact-sm" variant="default" disabled={chosenDay === null} onClick={() => { setChosenDay(null); }}>{t('day.today')}</Button>
        <Button size="compact-sm" variant="default" aria-keyshortcuts="PageDown" disabled={chosenDay === null} onClick={() => { go(1); }} rightSection={<Kbd>PgDn</Kbd>}><IconChevronRight size={16} aria-hidden="true" /><span className="visually-hidden">{t('day.next')}</span></Button>
      </span>
    }>
      <div className={css.search}>
        <TextInput ref={search} type="search" aria-label={t('day.searchLabel')} placeholder={t('day.search')} value={text} rightSection={<Kbd>Ctrl F</Kbd>} rightSectionWidth={64} autoComplete="off" onChange={(event) => { setText(event.currentTarget.value); }} />
      </div>
      <ErrorNotice error={list.data ? null : list.error} />
      <SelectableTable
        label={t('day.title', { day: formatWeekday(day) })} columns={useDayColumns(now)} rows={rows} rowKey={(call) => call.id} onEnter={(call) => { setOpenId(call.id); }}
        rowLabel={(call) => t('day.row', { time: formatTime(call.at), name: call.callerName, topic: t(`topics.${call.topic}`) })}
        empty={list.data === undefined ? undefined : all.length === 0
          ? <EmptyState title={t('day.emptyTitle')}>{t('day.emptyText')}</EmptyState>
          : <EmptyState title={t('day.nothingTitle')}>{t('day.nothingText')}</EmptyState>}
      />
      {open !== null && <CallDetails call={open} onClose={() => { setOpenId(null); }} />}
    </Panel>
  );
}

function useDayColumns(now: number): readonly Column<PhoneCall>[] {
  const t = useText('calls');
  return [
    { key: 'time', header: t('day.time'), strong: true, render: (call) => formatTime(call.at) },
    { key: 'caller', header: t('day.caller'), render: (call) => <span className={css.person}>{call.callerName}{call.patientName !== null && call.patientName !== call.callerName && <small> · {call.patientName}</small>}</span> },
    { key: 'topic', header: t('day.topic'), render: (call) => t(`topics.${call.topic}`) },
    { key: 'note', header: t('day.note'), grow: true, render: (call) => call.note ?? '' },
    { key: 'callBack', header: t('day.callBack'), render: (call) => <PromiseTag call={call} now={now} /> },
  ];
}

/** How the promise of a call stands; nothing when nothing was promised. */
function PromiseTag({ call, now }: { call: PhoneCall; now: number }) {
  const t = useText('calls');
  const when = useWhen(now);
  if (call.settledAt !== null) return <StatusTag tone="green" shape="check">{t('day.settled')}</StatusTag>;
  if (call.callBackAt === null) return null;
  if (call.callBackAt <= now) return <DueTag at={call.callBackAt} now={now} />;
  return <StatusTag tone="grey" shape="ring">{t('day.promised', { when: when(call.callBackAt) })}</StatusTag>;
}

/** Every word typed is in the call somewhere, or the whole is the beginning of its number. */
function matches(call: PhoneCall, typed: string, t: Text): boolean {
  const number = normalisePhone(typed) ?? phonePrefix(typed);
  if (number !== null && call.phone?.startsWith(number)) return true;
  const said = [call.callerName, call.patientName, call.phone && formatPhone(call.phone).replaceAll('-', ''), call.note, call.outcome, call.actor, t(`topics.${call.topic}`)].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => said.includes(word));
}
