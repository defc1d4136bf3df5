/** The first free slot by part of the day: one key opens it, a digit chooses, Enter takes it. */
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { APPOINTMENT_KINDS, type Appointment, type FreeSlot } from '../../../shared/contract/appointments.ts';
import { DAY_PARTS, type DayPart } from '../../../shared/domain/day-parts.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { sendOnEnter } from './send-on-enter.ts';
import css from './finder.module.css';
import forms from './appointments.module.css';

const DAYS_AHEAD = 14;

export interface FinderWish { readonly practitionerId: string | null; readonly unitId: string | null; readonly kind: Appointment['kind'] }
interface FinderDialogProps {
  readonly wish: FinderWish;
  /** The first day that is looked at. */
  readonly from: string;
  /** What taking a slot does. */
  readonly takes: 'book' | 'move' | 'choose';
  readonly onTake: (slot: FreeSlot, kind: Appointment['kind']) => void;
  /** Only shows where it is; null where there is nothing to show it on. */
  readonly onShow: ((slot: FreeSlot) => void) | null;
  readonly onClose: () => void;
}

export function FinderDialog({ wish: first, from, takes, onTake, onShow, onClose }: FinderDialogProps) {
  const t = useText('schedule');
  const [wish, setWish] = useState(first);
  const [part, setPart] = useState<DayPart | null>(null);
  const found = useCall('appointments.firstFree', { ...wish, from, days: DAYS_AHEAD }, { keepPrevious: true });
  const place = useRef<HTMLDivElement>(null);
  const slots = found.data;
  const known = slots !== undefined;
  const some = slots ? DAY_PARTS.filter((each) => slots[each] !== null) : [];
  const earliest = slots ? some.toSorted((one, other) => order(slots[one]).localeCompare(order(slots[other])))[0] : undefined;
  const chosen = part !== null && some.includes(part) ? part : earliest ?? null;
  const slot = chosen === null || !slots ? null : slots[chosen];
  // Once what is known has been drawn, so that the digits and Enter are heard at once.
  useEffect(() => { if (known) place.current?.querySelector<HTMLElement>('input:checked')?.focus(); }, [known]);

  const take = (): void => { if (slot !== null && !found.isPlaceholderData) onTake(slot, wish.kind); };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    const numbered = DAY_PARTS[Number(event.key) - 1];
    if (numbered && some.includes(numbered)) {
      event.preventDefault();
      setPart(numbered);
      place.current?.querySelector<HTMLElement>(`input[value="${numbered}"]`)?.focus();
    } else if (event.key.toUpperCase() === 'T' && onShow && slot) {
      event.preventDefault();
      onShow(slot);
    }
  };
  const onSubmit = (event: FormEvent): void => { event.preventDefault(); take(); };
  return (
    <Dialog title={t('finder.title')} onClose={onClose} onSubmit={take} size="lg" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        {onShow && <Button variant="default" disabled={slot === null} onClick={() => { if (slot) onShow(slot); }} rightSection={<Kbd>T</Kbd>}>{t('finder.show')}</Button>}
        <Button disabled={slot === null} onClick={take} rightSection={<Kbd>Enter</Kbd>}>{t(`finder.${takes}`)}</Button>
      </>
    }>
      <form className={forms.stack} aria-label={t('finder.title')} onSubmit={onSubmit} onKeyDown={sendOnEnter}>
        <div ref={place} className={css.parts} role="radiogroup" aria-label={t('finder.parts')} onKeyDown={onKeyDown}>
          {slots && DAY_PARTS.map((each, at) => <PartChoice key={each} part={each} digit={at + 1} slot={slots[each]} chosen={each === chosen} onChoose={() => { setPart(each); }} onTake={take} />)}
        </div>
        <ErrorNotice error={found.error} />
        {slots && some.length === 0 && <EmptyState title={t('nearest.none')} />}
        <FinderWishes wish={wish} onWish={(next) => { setWish((before) => ({ ...before, ...next })); }} />
        <p className={forms.mute}>{t('finder.lead', { day: formatWeekday(from) })}</p>
      </form>
    </Dialog>
  );
}

function order(slot: FreeSlot | null): string { return slot === null ? '9' : `${slot.day} ${String(slot.from).padStart(4, '0')}`; }

interface PartChoiceProps { readonly part: DayPart; readonly digit: number; readonly slot: FreeSlot | null; readonly chosen: boolean; readonly onChoose: () => void; readonly onTake: () => void }

function PartChoice({ part, digit, slot, chosen, onChoose, onTake }: PartChoiceProps) {
  const t = useText('schedule');
  const name = t(`finder.${part}`);
  const words = slot === null ? t('finder.noneIn', { part: name }) : t('finder.slot', { part: name, day: formatWeekday(slot.day), time: formatMinuteOfDay(slot.from), doctor: slot.practitioner });
  return (
    <label className={css.part} data-chosen={chosen || undefined} data-none={slot === null || undefined} onDoubleClick={onTake}>
      <input type="radio" className="visually-hidden" name="part" value={part} data-autofocus={chosen || undefined} checked={chosen} disabled={slot === null} aria-label={words} aria-keyshortcuts={String(digit)} onChange={onChoose} />
      <Kbd>{digit}</Kbd>
      <span className={css.name} aria-hidden="true"><strong>{name}</strong> <span className={forms.mute}>{t(`finder.hours.${part}`)}</span></span>
      {slot === null ? <span className={forms.mute} aria-hidden="true">{t('finder.none')}</span> : (
        <span className={css.where} aria-hidden="true"><strong>{formatWeekday(slot.day)} {formatMinuteOfDay(slot.from)}</strong><span className={forms.mute}>{slot.practitioner} · {slot.unit}</span></span>
      )}
    </label>
  );
}

function FinderWishes({ wish, onWish }: { wish: FinderWish; onWish: (part: Partial<FinderWish>) => void }) {
  const t = useText('schedule');
  const directory = useCall('clinic.directory', {});
  const doctors = (directory.data?.practitioners ?? []).filter((doctor) => doctor.active);
  const units = (directory.data?.units ?? []).filter((unit) => unit.active);
  return (
    <div className={forms.two}>
      <NativeSelect label={t('doctor')} value={wish.practitionerId ?? ''} data={[{ value: '', label: t('allDoctors') }, ...doctors.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onWish({ practitionerId: event.currentTarget.value || null }); }} />
      <NativeSelect label={t('unit')} value={wish.unitId ?? ''} data={[{ value: '', label: t('allUnits') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onWish({ unitId: event.currentTarget.value || null }); }} />
      <NativeSelect label={t('finder.kind')} value={wish.kind} data={APPOINTMENT_KINDS.map((value) => ({ value, label: t(`appointments:kind.${value}`) }))} onChange={(event) => { onWish({ kind: APPOINTMENT_KINDS.find((value) => value === event.currentTarget.value) ?? 'visit' }); }} />
    </div>
  );
}
