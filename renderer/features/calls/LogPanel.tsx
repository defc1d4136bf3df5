/** The log: a day or a longer time up to it, narrowed by what it was about, what came of it, who took it; searched while typing. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowUpRight, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { CALL_DIRECTIONS, CALL_RESULTS, CALL_TOPICS, callResultSchema, callTopicSchema, type PhoneCall } from '../../../shared/contract/calls.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { formatPhone, normalisePhone, phonePrefix } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, dayOfInstant, formatDay, formatTime, formatWeekday, type Column } from '../../ui/index.ts';
import { useWhen } from './call-back.ts';
import { CallDetails } from './CallDetails.tsx';
import { DueTag } from './DueTag.tsx';
import css from './calls.module.css';

type Wish = Required<Pick<Input<'calls.list'>, 'topic' | 'result' | 'direction' | 'actorId' | 'promised'>>;
const ANY: Wish = { topic: null, result: null, direction: null, actorId: null, promised: false };
/** Days, the shown one included. */
const SPANS = { day: 1, week: 7, month: 30, quarter: 90 } as const;
type Span = keyof typeof SPANS;
const NOBODY: readonly { readonly id: string; readonly name: string }[] = [];

export function LogPanel() {
  const t = useText('calls');
  const now = useNow();
  const today = dayOfInstant(now);
  // Null follows the clock over midnight.
  const [chosenDay, setChosenDay] = useState<string | null>(null);
  const [span, setSpan] = useState<Span>('day');
  const [wish, setWish] = useState<Wish>(ANY);
  const [text, setText] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const day = chosenDay ?? today;
  const from = daysAfter(day, 1 - SPANS[span]);
  const list = useCall('calls.list', { from, to: day, ...wish }, { keepPrevious: true });
  const go = (days: number): void => { const next = daysAfter(day, days); setChosenDay(next >= today ? null : next); };
  useShortcut({ key: 'PageUp', label: t('day.previous'), quiet: true, run: () => { go(-1); } });
  useShortcut({ key: 'PageDown', label: t('day.next'), quiet: true, run: () => { go(1); } });
  useShortcut({ key: 'Ctrl+F', label: t('day.searchLabel'), quiet: true, run: () => { search.current?.focus(); search.current?.select(); } });

  const all = list.data?.rows ?? [];
  const rows = all.filter((call) => matches(call, text, t));
  const open = all.find((call) => call.id === openId) ?? null;
  const narrowed = JSON.stringify(wish) !== JSON.stringify(ANY);
  const title = span === 'day' ? t('day.title', { day: formatWeekday(day) }) : t('day.titlePeriod', { from: formatDay(from), to: formatDay(day) });
  return (
    <Panel title={title} aside={
      <span className={css.steps}>
        {list.data !== undefined && t('day.count', { count: rows.length })}
        <Button size="compact-sm" variant="default" aria-keyshortcuts="PageUp" onClick={() => { go(-1); }} rightSection={<Kbd>PgUp</Kbd>}><IconChevronLeft size={16} aria-hidden="true" /><span className="visually-hidden">{t('day.previous')}</span></Button>
        <Button size="compact-sm" variant="default" disabled={chosenDay === null} onClick={() => { setChosenDay(null); }}>{t('day.today')}</Button>
        <Button size="compact-sm" variant="default" aria-keyshortcuts="PageDown" disabled={chosenDay === null} onClick={() => { go(1); }} rightSection={<Kbd>PgDn</Kbd>}><IconChevronRight size={16} aria-hidden="true" /><span className="visually-hidden">{t('day.next')}</span></Button>
      </span>
    }>
      <div className={css.search}>
        <TextInput ref={search} type="search" aria-label={t('day.searchLabel')} placeholder={t('day.search')} value={text} rightSection={<Kbd>Ctrl F</Kbd>} rightSectionWidth={64} autoComplete="off" onChange={(event) => { setText(event.currentTarget.value); }} />
        <Filters wish={wish} span={span} operators={list.data?.operators ?? NOBODY} onWish={(part) => { setWish((before) => ({ ...before, ...part })); }} onSpan={setSpan} />
      </div>
      <ErrorNotice error={list.data ? null : list.error} />
      {list.data !== undefined && list.data.total > all.length && <p role="status" className={css.notice}>{t('day.notAll', { shown: all.length, total: list.data.total })}</p>}
      <SelectableTable
        label={title} columns={useLogColumns(now, span !== 'day')} rows={rows} rowKey={(call) => call.id} onEnter={(call) => { setOpenId(call.id); }}
        rowLabel={(call) => t('day.row', { time: formatTime(call.at), name: call.callerName, topic: t(`topics.${call.topic}`) })}
        empty={list.data === undefined ? undefined : all.length === 0 && !narrowed
          ? <EmptyState title={t(span === 'day' ? 'day.emptyTitle' : 'day.emptyPeriod')}>{t('day.emptyText')}</EmptyState>
          : <EmptyState title={t('day.nothingTitle')}>{t('day.nothingText')}</EmptyState>}
      />
      {open !== null && <CallDetails call={open} onClose={() => { setOpenId(null); }} />}
    </Panel>
  );
}

interface FiltersProps { readonly wish: Wish; readonly span: Span; readonly operators: readonly { readonly id: string; readonly name: string }[]; readonly onWish: (part: Partial<Wish>) => void; readonly onSpan: (span: Span) => void }

function Filters({ wish, span, operators, onWish, onSpan }: FiltersProps) {
  const t = useText('calls');
  const any = (label: string) => ({ value: '', label });
  return (
    <div className={css.filters} role="group" aria-label={t('day.filters')}>
      <NativeSelect size="xs" aria-label={t('day.span')} value={span} data={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`day.spans.${value}`) }))} onChange={(event) => { onSpan((Object.keys(SPANS) as Span[]).find((each) => each === event.currentTarget.value) ?? 'day'); }} />
      <NativeSelect size="xs" aria-label={t('topic')} value={wish.topic ?? ''} data={[any(t('day.anyTopic')), ...CALL_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))]} onChange={(event) => { onWish({ topic: callTopicSchema.safeParse(event.currentTarget.value).data ?? null }); }} />
      <NativeSelect size="xs" aria-label={t('result')} value={wish.result ?? ''} data={[any(t('day.anyResult')), ...CALL_RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))]} onChange={(event) => { onWish({ result: callResultSchema.safeParse(event.currentTarget.value).data ?? null }); }} />
      <NativeSelect size="xs" aria-label={t('details.direction')} value={wish.direction ?? ''} data={[any(t('day.anyDirection')), ...CALL_DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))]} onChange={(event) => { onWish({ direction: CALL_DIRECTIONS.find((each) => each === event.currentTarget.value) ?? null }); }} />
      <NativeSelect size="xs" aria-label={t('details.actor')} value={wish.actorId ?? ''} data={[any(t('day.anyActor')), ...operators.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onWish({ actorId: event.currentTarget.value || null }); }} />
      <Checkbox size="xs" label={t('day.onlyPromised')} checked={wish.promised} onChange={(event) => { onWish({ promised: event.currentTarget.checked }); }} />
    </div>
  );
}

function useLogColumns(now: number, withDay: boolean): readonly Column<PhoneCall>[] {
  const t = useText('calls');
  return [
    { key: 'time', header: t('day.time'), strong: true, render: (call) => (withDay ? `${shortDay(dayOfInstant(call.at))} ${formatTime(call.at)}` : formatTime(call.at)) },
    { key: 'caller', header: t('day.caller'), render: (call) => <Caller call={call} /> },
    { key: 'topic', header: t('day.topic'), render: (call) => t(`topics.${call.topic}`) },
    { key: 'note', header: t('day.note'), grow: true, render: (call) => call.note ?? '' },
    { key: 'result', header: t('day.result'), render: (call) => <ResultTag call={call} now={now} /> },
  ];
}

/** `23-11`: the period above says the year. */
function shortDay(day: string): string { return `${day.slice(8)}-${day.slice(5, 7)}`; }

function Caller({ call }: { readonly call: PhoneCall }) {
  const t = useText('calls');
  const more = [call.relation === null || call.relation === 'self' ? null : t(`relations.${call.relation}`).toLowerCase(), call.patientName === call.callerName ? null : call.patientName].filter((part) => part !== null);
  return (
    <span className={css.person}>
      {call.direction === 'out' && <IconArrowUpRight size={14} role="img" aria-label={t('directions.out')} />} {call.callerName}{more.length > 0 && <small> · {more.join(' · ')}</small>}
    </span>
  );
}

/** How the promise of a call stands; without one, what came of the call. */
function ResultTag({ call, now }: { readonly call: PhoneCall; readonly now: number }) {
  const t = useText('calls');
  const when = useWhen(now);
  if (call.callBackAt === null) return call.result === null ? null : <span>{t(`results.${call.result}`)}</span>;
  if (call.settledAt !== null) return <StatusTag tone="green" shape="check">{t('day.settled')}</StatusTag>;
  if (call.callBackAt <= now) return <DueTag at={call.callBackAt} now={now} />;
  return <StatusTag tone="grey" shape="ring">{t('day.promised', { when: when(call.callBackAt) })}</StatusTag>;
}

/** Every word typed is in the call somewhere, or the whole is the beginning of its number. What is withheld is not found. */
function matches(call: PhoneCall, typed: string, t: Text): boolean {
  const number = normalisePhone(typed) ?? phonePrefix(typed);
  if (number !== null && call.phone?.startsWith(number)) return true;
  const said = [
    call.callerName, call.patientName, call.phone && formatPhone(call.phone).replaceAll('-', ''), call.note, call.outcome, call.actor, t(`topics.${call.topic}`), call.result && t(`results.${call.result}`),
  ].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => said.includes(word));
}
