/** Free slots by day; the arrows walk them, the first is chosen already. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { slotKey, type FreeSlots } from './use-free-slots.ts';
import css from './slots.module.css';

export function SlotPicker({ found }: { found: FreeSlots }) {
  const t = useText('appointments');
  const { slots, chosen, choose, more, error, known } = found;
  const first = useRef<HTMLInputElement>(null);
  // Enter is all that is left to press for the usual case.
  useEffect(() => { if (known) first.current?.focus(); }, [known]);
  if (error) return <ErrorNotice error={error} />;
  if (!known) return <p role="status">{t('booking.looking')}</p>;
  if (slots.length === 0) return <EmptyState title={t('booking.noSlots')}>{t('booking.noSlotsText')}</EmptyState>;
  const chosenKey = chosen && slotKey(chosen);
  const byDay = Map.groupBy(slots, (slot) => slot.day);
  const manyDoctors = new Set(slots.map((slot) => slot.practitionerId)).size > 1;
  return (
    <fieldset className={css.slots}>
      <legend className={css.legend}>{t('booking.slots')}</legend>
      <div className={css.list}>
        {[...byDay].map(([day, ofDay]) => (
          <div key={day} className={css.day}>
            <span className={css.dayName}>{formatWeekday(day)}</span>
            <div className={css.chips}>
              {ofDay.map((slot) => <SlotChip key={slotKey(slot)} slot={slot} withDoctor={manyDoctors} chosen={slotKey(slot) === chosenKey} onChoose={choose} focus={first} />)}
            </div>
          </div>
        ))}
      </div>
      {more && <Button variant="subtle" size="compact-sm" onClick={more}>{t('booking.more')}</Button>}
    </fieldset>
  );
}

interface SlotChipProps { readonly slot: FreeSlot; readonly withDoctor: boolean; readonly chosen: boolean; readonly onChoose: (slot: FreeSlot) => void; readonly focus: React.RefObject<HTMLInputElement | null> }

function SlotChip({ slot, withDoctor, chosen, onChoose, focus }: SlotChipProps) {
  const t = useText('appointments');
  const time = formatMinuteOfDay(slot.from);
  return (
    <label className={css.chip} data-chosen={chosen || undefined}>
      <input ref={chosen ? focus : undefined} type="radio" name="slot" className="visually-hidden" data-autofocus={chosen || undefined} checked={chosen} onChange={() => { onChoose(slot); }}
        aria-label={t('booking.slot', { day: formatWeekday(slot.day), time, doctor: slot.practitioner, unit: slot.unit })} />
      <strong aria-hidden="true">{time}</strong>
      {withDoctor && <span aria-hidden="true" className={css.doctor}>{slot.practitioner}</span>}
    </label>
  );
}
