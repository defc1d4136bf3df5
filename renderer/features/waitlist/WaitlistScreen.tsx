/** Who waits for a slot, in the order in which they are asked; whose turn it is, what to say, and what they answered. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, ReasonDialog, SelectableTable, StatusTag, formatDay, formatTime, type Column, type Shape, type Tone } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import css from '../absences/follow-up.module.css';
import { useShortcut } from '../../app/shortcuts.ts';
import { ChosenEntry } from './ChosenEntry.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { useWaitlist } from './use-waitlist.ts';
import { whenOfSlot, wishWords } from './wish-words.ts';

type Opened = { readonly kind: 'edit' | 'withdraw'; readonly entry: WaitlistEntry } | { readonly kind: 'add' } | null;
const ANSWER_KEYS = { Y: 'accepted', N: 'declined', J: 'no_answer' } as const;

export function WaitlistScreen() {
  const t = useText('waitlist');
  const [ended, setEnded] = useState(false);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const steps = useWaitlist(ended);
  const { waiting, over, list } = steps;
  const selected = waiting.find(({ id }) => id === selectedId) ?? waiting[0] ?? null;
  const place = useRowFocus(waiting.map(({ id }) => id));
  const close = (): void => { setOpened(null); };
  const open = (next: Opened): void => { steps.begin(); setOpened(next); };
  useShortcut({ key: 'Alt+T', label: t('add'), run: () => { open({ kind: 'add' }); } });
  const onKey = (key: string, entry: WaitlistEntry): void => {
    const letter = key.toUpperCase();
    if (letter === 'E') open({ kind: 'edit', entry });
    if (letter === 'B') open({ kind: 'withdraw', entry });
    if (entry.offer !== null && (letter === 'Y' || letter === 'N' || letter === 'J')) void steps.answer(entry, ANSWER_KEYS[letter]);
  };
  return (
    <div ref={place} tabIndex={-1} className={css.screen}>
      <Page title={t('title')} actions={<Button onClick={() => { open({ kind: 'add' }); }} aria-keyshortcuts="Alt+T" rightSection={<Kbd>Alt T</Kbd>}>{t('add')}</Button>}>
        <div className={css.wishes}>
          <p className={css.lead}>{t('lead')}</p>
          <Checkbox size="xs" label={t('ended')} checked={ended} onChange={(event) => { setEnded(event.currentTarget.checked); }} />
        </div>
        <ErrorNotice error={steps.error ?? list.error} />
        <div className={css.told} role="status">{steps.notice}</div>
        <div className={selected === null ? undefined : css.columns}>
          <Panel title={t('table')} aside={waiting.length > 0 ? t(selected?.offer ? 'hintOffered' : 'hint') : undefined}>
            {list.data && <SelectableTable label={t('table')} columns={waitingColumns(t, waiting)} rows={waiting} rowKey={({ id }) => id} selectedKey={selected?.id ?? null} onSelect={({ id }) => { setSelectedId(id); }}
              rowLabel={(entry) => t('row', { name: entry.patientName, wish: wishWords(t, entry), state: stateWords(t, entry) })}
              onEnter={(entry) => { if (entry.proposal === null && entry.offer === null) open({ kind: 'edit', entry }); else void steps.offer(entry); }} onKey={onKey}
              empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>} />}
          </Panel>
          {selected !== null && <ChosenEntry entry={selected} steps={steps} onEdit={() => { open({ kind: 'edit', entry: selected }); }} onWithdraw={() => { open({ kind: 'withdraw', entry: selected }); }} />}
        </div>
        {ended && <OverPanel over={over} />}
        {opened?.kind === 'add' && <EntryDialog patientId={null} onClose={close} onSaved={({ name }) => { steps.tell(t('done.ask', { name })); close(); }} />}
        {opened?.kind === 'edit' && <EntryDialog patientId={opened.entry.patientId} entry={opened.entry} onClose={close} onSaved={() => { steps.tell(t('done.edit')); close(); }} />}
        {opened?.kind === 'withdraw' && <ReasonDialog title={t('withdraw.title', { name: opened.entry.patientName })} label={t('withdraw.reason')} confirm={t('withdraw.confirm')} keep={t('withdraw.keep')}
          about={<p className={css.mute}>{wishWords(t, opened.entry)}</p>} refusal={<ErrorNotice error={steps.error} />} pending={steps.pending} onConfirm={(reason) => steps.withdraw(opened.entry, reason)} onClose={close} />}
      </Page>
    </div>
  );
}

const LOOKS: Readonly<Record<WaitlistEntry['state'] | 'slot', { readonly tone: Tone; readonly shape: Shape }>> = {
  waiting: { tone: 'grey', shape: 'ring' }, slot: { tone: 'green', shape: 'dot' }, offered: { tone: 'amber', shape: 'play' }, booked: { tone: 'green', shape: 'check' }, withdrawn: { tone: 'grey', shape: 'cross' }, expired: { tone: 'grey', shape: 'pause' },
};
function lookOf({ state, proposal }: WaitlistEntry): WaitlistEntry['state'] | 'slot' { return state === 'waiting' && proposal !== null ? 'slot' : state; }
function stateWords(t: Text, entry: WaitlistEntry): string { return t(`states.${lookOf(entry)}`, { time: entry.offer === null ? '' : formatTime(entry.offer.until) }); }
export function WaitlistStateTag({ entry }: { entry: WaitlistEntry }) { return <StatusTag {...LOOKS[lookOf(entry)]}>{stateWords(useText('waitlist'), entry)}</StatusTag>; }

function waitingColumns(t: Text, waiting: readonly WaitlistEntry[]): readonly Column<WaitlistEntry>[] {
  return [
    { key: 'order', header: t('order'), align: 'end', render: (entry) => waiting.indexOf(entry) + 1 },
    { key: 'patient', header: t('patient'), render: (entry) => <><strong>{entry.patientName}</strong>{entry.priority !== 'none' && <><br /><span className={css.mute}>{t('priority', { priority: t(`priorities.${entry.priority}`) })}</span></>}</> },
    { key: 'wish', header: t('wish'), grow: true, render: (entry) => wishWords(t, entry) },
    { key: 'until', header: t('until'), render: ({ latestDay }) => formatDay(latestDay) },
    { key: 'state', header: t('state'), render: (entry) => <><WaitlistStateTag entry={entry} />{entry.unanswered > 0 && <><br /><span className={css.mute}>{t('unanswered', { count: entry.unanswered })}</span></>}</> },
  ];
}

function OverPanel({ over }: { over: readonly WaitlistEntry[] }) {
  const t = useText('waitlist');
  const columns: readonly Column<WaitlistEntry>[] = [
    { key: 'patient', header: t('patient'), render: (entry) => <strong>{entry.patientName}</strong> },
    { key: 'wish', header: t('wish'), grow: true, render: (entry) => wishWords(t, entry) },
    { key: 'state', header: t('state'), render: (entry) => <WaitlistStateTag entry={entry} /> },
    { key: 'result', header: t('result'), render: (entry) => <OverResult entry={entry} /> },
  ];
  return (
    <Panel title={t('endedTable')}>
      <SelectableTable label={t('endedTable')} columns={columns} rows={over} rowKey={({ id }) => id} rowLabel={(entry) => t('row', { name: entry.patientName, wish: wishWords(t, entry), state: stateWords(t, entry) })} empty={<p className={css.empty}>{t('endedEmpty')}</p>} />
    </Panel>
  );
}

function OverResult({ entry: { booked, reason } }: { entry: WaitlistEntry }) {
  const t = useText('waitlist');
  const places = booked.map((each) => t('bookedFor', { when: whenOfSlot(each), doctor: each.practitioner }));
  if (places.length > 1) return <span className={css.none}>{t('bookedTwice', { when: places.join('; ') })}</span>;
  return places[0] ?? reason ?? '';
}
