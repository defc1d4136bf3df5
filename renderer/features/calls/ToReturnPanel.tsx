/** Whom to call back, the most overdue first; the chosen one's number stands large above the list. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import { useDueWords, useWhen } from './call-back.ts';
import { valuesToReturn } from './call-form.ts';
import { DueTag } from './DueTag.tsx';
import { PANEL, newCall, useOpenCalls, withNew } from './open-calls.ts';
import { PhoneLine } from './PhoneLine.tsx';
import { PostponeDialog } from './PostponeDialog.tsx';
import { SettleDialog } from './SettleDialog.tsx';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import css from './calls.module.css';

/** A call whose promise is open: `callBackAt` is there. */
type Promised = PhoneCall & { readonly callBackAt: number };
const NONE: readonly Promised[] = [];

export function ToReturnPanel() {
  const t = useText('calls');
  const list = useCall('calls.toReturn', {});
  const mayCall = useMay(DESK_ROLES);
  const now = useNow();
  const words = useDueWords(now);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [open, setOpen] = useState<{ readonly step: 'settle' | 'postpone'; readonly call: Promised } | null>(null);
  const rows = list.data?.filter((call): call is Promised => call.callBackAt !== null) ?? NONE;
  const selected = rows.find((call) => call.id === selectedId) ?? rows[0] ?? null;
  const place = useRowFocus(rows.map((call) => call.id));
  const phoneOf = (call: PhoneCall): string => (call.phone === null ? t('toReturn.noPhone') : formatPhone(call.phone));
  const columns: readonly Column<Promised>[] = [
    { key: 'due', header: t('toReturn.due'), render: (call) => <DueTag at={call.callBackAt} now={now} /> },
    { key: 'phone', header: t('toReturn.phone'), strong: true, render: phoneOf },
    { key: 'caller', header: t('toReturn.caller'), grow: true, render: (call) => call.callerName },
  ];
  const act = (step: 'settle' | 'postpone', call: Promised): void => { if (mayCall) setOpen({ step, call }); };
  const onKey = (key: string, call: Promised): void => {
    if (key.toUpperCase() === 'T') act('postpone', call);
    if (key.toUpperCase() === 'C') void copyNumber(call);
    if (key.toUpperCase() === 'P' && mayCall) callNow(call);
  };
  const copyNumber = async (call: Promised): Promise<void> => {
    if (call.phone !== null) showDone((await copied(phoneOf(call))) ? t('toReturn.copied', { phone: phoneOf(call) }) : t('toReturn.notCopied'));
  };
  // Somebody else may have put it off meanwhile: what is done next is done to the newest.
  const current = open && (rows.find((call) => call.id === open.call.id) ?? open.call);
  const close = (): void => { setOpen(null); };
  const worst = rows.some((call) => call.callBackAt <= now) ? 'amber' : 'grey';
  return (
    <div ref={place}>
      <Panel title={<>{t('toReturn.title')} {rows.length > 0 && <StatusTag tone={worst}>{rows.length}</StatusTag>}</>} aside={rows.length > 0 ? t('toReturn.hint') : undefined}>
        <ErrorNotice error={list.data ? null : list.error} />
        {selected !== null && <Chosen call={selected} now={now} onCall={() => { callNow(selected); }} onSettle={mayCall ? () => { act('settle', selected); } : null} onPostpone={() => { act('postpone', selected); }} onCopy={() => { void copyNumber(selected); }} />}
        <SelectableTable
          label={t('toReturn.title')} columns={columns} rows={rows} rowKey={(call) => call.id} selectedKey={selected?.id ?? null}
          rowLabel={(call) => t('toReturn.row', { name: call.callerName, phone: phoneOf(call), due: words(call.callBackAt) })}
          onSelect={(call) => { setSelectedId(call.id); }} onEnter={(call) => { act('settle', call); }} onKey={onKey}
          empty={list.data === undefined ? undefined : <EmptyState title={t('toReturn.emptyTitle')}>{t('toReturn.emptyText')}</EmptyState>}
        />
      </Panel>
      {open?.step === 'settle' && current && <SettleDialog call={current} onClose={close} />}
      {open?.step === 'postpone' && current && <PostponeDialog call={current} onClose={close} />}
    </div>
  );
}

interface ChosenProps { readonly call: Promised; readonly now: number; readonly onCall: () => void; readonly onSettle: (() => void) | null; readonly onPostpone: () => void; readonly onCopy: () => void }

function Chosen({ call, now, onCall, onSettle, onPostpone, onCopy }: ChosenProps) {
  const t = useText('calls');
  const when = useWhen(now);
  return (
    <div className={css.chosen}>
      <strong className={css.chosenName}>{call.callerName}</strong>
      <PhoneLine call={call} />
      <p className={css.hint}>{t('toReturn.promised', { when: when(call.callBackAt) })} · {t('toReturn.takenBy', { when: when(call.at), actor: call.actor })}</p>
      <div className={css.steps}>
        {onSettle !== null && <Button onClick={onSettle} rightSection={<Kbd>Enter</Kbd>}>{t('toReturn.settle')}</Button>}
        {onSettle !== null && call.phone !== null && <Button variant="default" onClick={onCall} rightSection={<Kbd>P</Kbd>}>{t('toReturn.call')}</Button>}
        {onSettle !== null && <Button variant="default" onClick={onPostpone} rightSection={<Kbd>T</Kbd>}>{t('toReturn.postpone')}</Button>}
        {call.phone !== null && <Button variant="default" onClick={onCopy} rightSection={<Kbd>C</Kbd>}>{t('toReturn.copy')}</Button>}
      </div>
    </div>
  );
}

/** The panel of an outgoing call, filled with what was promised; saving it settles the promise. */
function callNow(call: PhoneCall): void {
  const now = deskNow();
  useOpenCalls.getState().change((calls) => withNew(calls, newCall(now, valuesToReturn(call), { direction: 'out', returns: call.id }), now), PANEL);
}

/** Whether the text is on the clipboard now; the window may not be allowed to. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
