/** Who has lost the time of the appointment, the new one that is proposed to each, and putting all of it into effect. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Affected } from '../../../shared/contract/absences.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { copyText } from '../../app/window.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, ReasonDialog, SelectableTable, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { AwayDialog } from '../appointments/AwayDialog.tsx';
import { whenOf } from '../appointments/appointment-states.tsx';
import { ApplyDialog } from './ApplyDialog.tsx';
import { Chosen } from './Chosen.tsx';
import { SlotDialog } from './SlotDialog.tsx';
import { type Choice, placeOf, stepOf, useRebooking } from './use-rebooking.ts';
import css from './follow-up.module.css';

type Opened = { readonly kind: 'slot' | 'cancel'; readonly row: Affected } | { readonly kind: 'away' | 'apply' } | null;

export function RebookingScreen() {
  const t = useText('absences');
  const go = useRoute((route) => route.go);
  const today = useDeskDay();
  const [practitionerId, setPractitionerId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [notice, setNotice] = useState('');
  const whyOf = (row: Affected): string => t(`plan.whys.${row.why}`);
  const rebooking = useRebooking(practitionerId, whyOf);
  const { affected, choices, choose, items, done } = rebooking;
  const selected = affected.find(({ id }) => id === selectedId) ?? affected[0] ?? null;
  const place = useRowFocus(affected.map(({ id }) => id));
  const close = (): void => { setOpened(null); };
  const ask = (): void => { if (items.length > 0) setOpened({ kind: 'apply' }); };
  useShortcut({ key: 'Ctrl+Enter', label: t('plan.apply', { count: items.length }), run: ask });
  const toggle = (row: Affected): void => { choose(row.id, choices.get(row.id)?.step === 'skip' ? null : { step: 'skip' }); };
  const copy = ({ phone }: Affected): void => { if (phone !== null) setNotice(copyText(phone) ? t('plan.copied', { phone: formatPhone(phone) }) : t('plan.notCopied')); };
  const onKey = (key: string, row: Affected): void => {
    const letter = key.toUpperCase();
    if (letter === 'B') setOpened({ kind: 'cancel', row });
    if (letter === 'L') choose(row.id, { step: 'leave', reason: whyOf(row) });
    if (letter === 'C') copy(row);
  };
  const { data } = rebooking.plan;
  return (
    <div ref={place} tabIndex={-1} className={css.screen}>
      <Page title={t('plan.title')} actions={
        <>
          <Button disabled={items.length === 0} loading={rebooking.pending} onClick={ask} rightSection={<Kbd>Ctrl ↵</Kbd>}>{items.length === 0 ? t('plan.nothing') : t('plan.apply', { count: items.length })}</Button>
          <Button variant="default" onClick={() => { setOpened({ kind: 'away' }); }}>{t('plan.away')}</Button>
        </>
      }>
        <Wishes practitionerId={practitionerId} doctors={data?.doctors ?? []} onChange={(id) => { setPractitionerId(id); }} />
        {(data?.doctors ?? []).filter(({ waiting }) => waiting > 0).map((doctor) => (
          <p key={doctor.practitionerId} className={css.caution}><span>▲ {t('plan.waiting', { count: doctor.waiting, name: doctor.practitioner })}</span> <Button size="compact-sm" variant="default" onClick={() => { go('queue'); }}>{t('plan.openQueue')}</Button></p>
        ))}
        <ErrorNotice error={rebooking.error} />
        <div className={css.told} role="status">{done ? <>{t('plan.done', done)} {done.refused.length > 0 && t('plan.refused', { count: done.refused.length })}</> : notice}
          {done && <Button size="compact-sm" variant="light" onClick={() => { go('appointments/untold'); }}>{t('plan.tell')}</Button>}
        </div>
        <div className={selected === null ? undefined : css.columns}>
          <Panel title={t('plan.table')} aside={affected.length > 0 ? t('plan.hint') : undefined}>
            {data && <SelectableTable label={t('plan.table')} columns={columnsOf(t, choices)} rows={affected} rowKey={({ id }) => id} selectedKey={selected?.id ?? null} onSelect={({ id }) => { setSelectedId(id); }}
              rowLabel={(row) => t('plan.row', { when: whenOf(row), name: row.patientName, doctor: row.practitioner, what: stepWords(t, row, stepOf(row, choices, t(`plan.whys.${row.why}`)), choices.has(row.id)) })}
              onEnter={(row) => { setOpened({ kind: 'slot', row }); }} onSpace={toggle} onKey={onKey}
              empty={<EmptyState title={t('plan.emptyTitle')}>{t('plan.emptyText')}</EmptyState>} />}
            {data !== undefined && data.more > 0 && <p className={css.mute}>{t('plan.more', { count: data.more })}</p>}
          </Panel>
          {selected !== null && (
            <Chosen person={selected} label={t('plan.script')} text={selected.script}>
              <Button size="xs" variant="default" disabled={selected.phone === null} onClick={() => { copy(selected); }} rightSection={<Kbd>C</Kbd>}>{t('plan.call')}</Button>
              <Button size="xs" variant="default" onClick={() => { setOpened({ kind: 'slot', row: selected }); }} rightSection={<Kbd>Enter</Kbd>}>{t('plan.change')}</Button>
            </Chosen>
          )}
        </div>
        {opened?.kind === 'slot' && <SlotDialog row={opened.row} onClose={close} onChoose={(slot: FreeSlot) => { choose(opened.row.id, { step: 'move', place: placeOf(slot) }); }} />}
        {opened?.kind === 'cancel' && <ReasonDialog title={t('cancel.title', { name: opened.row.patientName })} label={t('cancel.reason')} confirm={t('cancel.confirm')} keep={t('cancel.keep')} onClose={close}
          onConfirm={(reason) => { choose(opened.row.id, { step: 'cancel', reason }); return Promise.resolve(true); }} />}
        {opened?.kind === 'away' && <AwayDialog practitionerId={practitionerId} day={today} onClose={close} />}
        {/* A key pressed while something is planned anew waits for what it will be asked about. */}
        {opened?.kind === 'apply' && rebooking.settled && <ApplyDialog items={items} onClose={close} onApply={() => { close(); void rebooking.run(); }} />}
      </Page>
    </div>
  );
}

interface WishesProps { readonly practitionerId: string | null; readonly doctors: readonly { readonly practitionerId: string; readonly practitioner: string; readonly count: number }[]; readonly onChange: (id: string | null) => void }

function Wishes({ practitionerId, doctors, onChange }: WishesProps) {
  const t = useText('absences');
  const all = doctors.reduce((sum, { count }) => sum + count, 0);
  const options = [{ value: '', label: t('plan.all', { count: all }) }, ...doctors.filter(({ count }) => count > 0).map((doctor) => ({ value: doctor.practitionerId, label: t('plan.one', { name: doctor.practitioner, count: doctor.count }) }))];
  return (
    <div className={css.wishes}>
      <NativeSelect size="xs" aria-label={t('plan.doctor')} value={practitionerId ?? ''} data={options} onChange={(event) => { onChange(event.currentTarget.value || null); }} />
      <p className={css.lead}>{t('plan.text')}</p>
    </div>
  );
}

function columnsOf(t: Text, choices: ReadonlyMap<string, Choice>): readonly Column<Affected>[] {
  return [
    { key: 'in', header: t('plan.chosen'), render: (row) => <span aria-hidden="true" className={css.mark}>{stepOf(row, choices, t(`plan.whys.${row.why}`)).step === 'skip' ? '☐' : '☑'}</span> },
    { key: 'when', header: t('plan.when'), render: (row) => whenOf(row) },
    { key: 'patient', header: t('plan.patient'), grow: true, render: (row) => <strong>{row.patientName}</strong> },
    { key: 'why', header: t('plan.why'), render: (row) => <>{row.practitioner}<br /><span className={css.mute}>{t(`plan.whys.${row.why}`)}</span></> },
    { key: 'to', header: t('plan.proposal'), render: (row) => <Becomes row={row} choice={stepOf(row, choices, t(`plan.whys.${row.why}`))} own={choices.has(row.id)} /> },
  ];
}

function Becomes({ row, choice, own }: { row: Affected; choice: Choice; own: boolean }) {
  const t = useText('absences');
  if (choice.step === 'move' && row.proposal !== null) {
    const other = row.proposal.practitionerId !== row.practitionerId;
    return <><strong>{whenOf(row.proposal)}</strong><br /><span className={css.mute}>{other ? `${row.proposal.practitioner} · ${row.proposal.unit}` : row.proposal.practitioner}{own && ` · ${t('plan.ownChoice')}`}</span></>;
  }
  if (choice.step === 'skip') return <span className={css.mute}>{t('plan.skipped')}</span>;
  return <span className={choice.step === 'leave' && !own ? css.none : undefined}>{stepWords(t, row, choice, own)}</span>;
}

function stepWords(t: Text, row: Affected, choice: Choice, own: boolean): string {
  switch (choice.step) {
    case 'move': return row.proposal === null ? t('plan.none') : whenOf(row.proposal);
    case 'cancel': return t('plan.cancel', { reason: choice.reason });
    case 'leave': return own ? t('plan.leave') : t('plan.none');
    case 'skip': return t('plan.skipped');
  }
}
