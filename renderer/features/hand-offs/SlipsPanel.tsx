/** The open slips, what presses most first, and what can be done with each by one key. */
import { Checkbox } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { HandOff } from '../../../shared/contract/hand-offs.ts';
import { useNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, ReasonDialog, Segmented, SelectableTable, formatMinutes, formatTime, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import css from '../absences/follow-up.module.css';
import { ChosenSlip } from './ChosenSlip.tsx';
import own from './hand-offs.module.css';
import { HandOffPriorityTag, HandOffStateTag, SlipState } from './looks.tsx';
import { type SlipAction, actionOfKey, slipActions } from './slip-actions.ts';
import { SlipHistory } from './SlipHistory.tsx';
import { AcceptDialog, FinishDialog, RejectDialog } from './StepDialogs.tsx';
import { type HandOffSteps, useHandOffs } from './use-hand-offs.ts';

const MINUTE_MS = 60_000;
const FILTERS = ['all', 'forMe', 'mine'] as const;
type Filter = (typeof FILTERS)[number];
type Asking = { readonly what: 'accept' | 'finish' | 'reject' | 'cancel' | 'history'; readonly slip: HandOff } | null;
const ASKED: readonly SlipAction[] = ['accept', 'finish', 'reject', 'cancel', 'history'] satisfies NonNullable<Asking>['what'][];

/** `openId`: the slip that the address names, from a scanned code or the inbox. */
export function SlipsPanel({ openId }: { openId: string | null }) {
  const t = useText('hand-offs');
  const now = useNow();
  const go = useRoute((route) => route.go);
  const [filter, setFilter] = useState<Filter>('all');
  const [ended, setEnded] = useState(false);
  const [selection, setSelection] = useState<{ key: string | null; at: number }>({ key: openId, at: 0 });
  const [asking, setAsking] = useState<Asking>(null);
  const [lastMoved, setLastMoved] = useState<string | null>(null);
  const steps = useHandOffs(ended);
  const rows = (steps.open ?? []).filter((slip) => filter === 'all' || slip[filter]);
  const selected = rows.find(({ id }) => id === selection.key) ?? rows[Math.min(selection.at, rows.length - 1)] ?? null;
  const place = useRowFocus(rows.map(({ id }) => id));
  const select = (slip: HandOff): void => { setSelection({ key: slip.id, at: Math.max(0, rows.findIndex(({ id }) => id === slip.id)) }); };
  const act = (slip: HandOff, action: SlipAction): void => {
    if (!slipActions(slip, now).includes(action)) return;
    select(slip);
    if (openId !== null) go('hand-offs');
    if (isAsked(action)) {
      steps.begin();
      setAsking({ what: action, slip });
      return;
    }
    if (action === 'print') void steps.print(slip);
    if (action === 'start') void steps.start(slip).then((done) => { if (done) setLastMoved(slip.id); });
    if (action === 'undo') void steps.undo(slip).then(() => { setLastMoved(null); });
  };
  const onKey = (key: string, slip: HandOff): void => {
    const action = actionOfKey(key);
    if (action !== null) act(slip, action);
  };
  const onUndoKey = (event: KeyboardEvent): void => {
    if (event.repeat || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const slip = [...(steps.open ?? []), ...steps.over].find(({ id }) => id === (lastMoved ?? selected?.id));
    if (slip) act(slip, 'undo');
  };
  const close = (): void => { setAsking(null); };
  const named = openId !== null && asking === null ? openId : null;
  return (
    <div ref={place} onKeyDown={onUndoKey} className={own.stack}>
      <div className={own.tools}>
        <Segmented label={t('show')} hideLabel value={filter} options={FILTERS.map((value) => ({ value, label: `${t(`filter.${value}`)} ${(steps.open ?? []).filter((slip) => value === 'all' || slip[value]).length}` }))} onChange={setFilter} />
        <Checkbox size="xs" label={t('ended')} checked={ended} onChange={(event) => { setEnded(event.currentTarget.checked); }} />
      </div>
      <ErrorNotice error={asking === null ? steps.error : null} />
      <div className={css.told} role="status">{steps.notice}</div>
      <div className={selected === null ? undefined : css.columns}>
        <Panel title={t('table')} aside={rows.length > 0 ? t('hint') : undefined}>
          {steps.open && <SelectableTable label={t('table')} columns={columnsOf(t, now)} rows={rows} rowKey={({ id }) => id} selectedKey={selected?.id ?? null} onSelect={select} rowLabel={(slip) => rowWords(t, slip)} onEnter={(slip) => { act(slip, 'history'); }} onKey={onKey}
            empty={<EmptyState title={t(filter === 'all' ? 'emptyTitle' : 'nothingTitle')}>{t(filter === 'all' ? 'emptyText' : 'nothingText')}</EmptyState>} />}
        </Panel>
        {selected !== null && <ChosenSlip slip={selected} onAct={act} />}
      </div>
      {ended && <EndedPanel slips={steps.over} onOpen={(slip) => { act(slip, 'history'); }} onKey={onKey} />}
      {named !== null && <SlipHistory id={named} onAct={act} onClose={() => { go('hand-offs'); }} />}
      <AskDialogs asking={asking} steps={steps} onAct={act} onClose={close} />
    </div>
  );
}

function isAsked(action: SlipAction): action is NonNullable<Asking>['what'] { return ASKED.includes(action); }

interface AskDialogsProps { readonly asking: Asking; readonly steps: HandOffSteps; readonly onAct: (slip: HandOff, action: SlipAction) => void; readonly onClose: () => void }

function AskDialogs({ asking, steps, onAct, onClose }: AskDialogsProps) {
  const t = useText('hand-offs');
  if (asking === null) return null;
  const { what, slip } = asking;
  switch (what) {
    case 'accept': return <AcceptDialog slip={slip} steps={steps} onClose={onClose} />;
    case 'finish': return <FinishDialog slip={slip} steps={steps} onClose={onClose} />;
    case 'reject': return <RejectDialog slip={slip} steps={steps} onClose={onClose} />;
    case 'history': return <SlipHistory id={slip.id} onAct={onAct} onClose={onClose} />;
    case 'cancel': return (
      <ReasonDialog title={t('cancel.title', { number: slip.number })} label={t('cancel.reason')} confirm={t('cancel.confirm')} keep={t('cancel.keep')} about={<p className={own.slipText}>{slip.text}</p>} refusal={<ErrorNotice error={steps.error} />}
        pending={steps.pending} onConfirm={(reason) => steps.cancel(slip, reason)} onClose={onClose} />
    );
  }
}

function rowWords(t: Text, { number, priority, unit, text, state }: HandOff): string { return t('row', { number, priority: t(`priorities.${priority}`), unit, text, state: t(`states.${state}`) }); }

function columnsOf(t: Text, now: number): readonly Column<HandOff>[] {
  return [
    { key: 'number', header: t('number'), strong: true, render: ({ number }) => number },
    { key: 'priority', header: t('priority'), render: ({ priority }) => <HandOffPriorityTag priority={priority} /> },
    { key: 'unit', header: t('unit'), render: ({ unit }) => unit },
    { key: 'text', header: t('text'), grow: true, render: ({ text, patientName }) => <span title={text}>{text}{patientName !== null && <><br /><span className={css.mute}>{patientName}</span></>}</span> },
    { key: 'state', header: t('state'), render: (slip) => <span className={own.stateCell}><SlipState slip={slip} now={now} /></span> },
    { key: 'since', header: t('since'), align: 'end', render: ({ at }) => formatMinutes((now - at) / MINUTE_MS) },
  ];
}

function EndedPanel({ slips, onOpen, onKey }: { slips: readonly HandOff[]; onOpen: (slip: HandOff) => void; onKey: (key: string, slip: HandOff) => void }) {
  const t = useText('hand-offs');
  const columns: readonly Column<HandOff>[] = [
    { key: 'number', header: t('number'), strong: true, render: ({ number }) => number },
    { key: 'unit', header: t('unit'), render: ({ unit }) => unit },
    { key: 'text', header: t('text'), grow: true, render: ({ text }) => text },
    { key: 'state', header: t('state'), render: ({ state }) => <HandOffStateTag state={state} /> },
    { key: 'result', header: t('result'), render: ({ result }) => result ?? '' },
    { key: 'since', header: t('since'), align: 'end', render: ({ stateAt }) => formatTime(stateAt) },
  ];
  return (
    <Panel title={t('endedTable')}>
      <SelectableTable label={t('endedTable')} columns={columns} rows={slips} rowKey={({ id }) => id} rowLabel={(slip) => rowWords(t, slip)} onEnter={onOpen} onKey={onKey} empty={<p className={css.empty}>{t('endedEmpty')}</p>} />
    </Panel>
  );
}
