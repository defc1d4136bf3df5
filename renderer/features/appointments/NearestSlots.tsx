/** After a refusal: what is free nearby, one press away. The first has the focus, so Enter is enough. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { shortDay } from './day-words.ts';
import css from './slots.module.css';

const MANY = 5;

/** Who wanted which place. */
export type WantedSlot = Pick<FreeSlot, 'practitionerId' | 'unitId' | 'roomId' | 'day' | 'from'> & Pick<Appointment, 'kind' | 'payer' | 'source'>;

export function NearestSlots({ wanted, onChoose }: { wanted: WantedSlot; onChoose: (slot: FreeSlot) => void }) {
  const t = useText('schedule');
  const place = useRef<HTMLDivElement>(null);
  const { practitionerId, unitId, roomId, day, from, kind, payer, source } = wanted;
  const near = useCall('appointments.nearestSlots', { practitionerId, unitId, roomId, day, from, kind, payer, source, limit: MANY });
  const known = near.data !== undefined;
  useEffect(() => { if (known) place.current?.querySelector('button')?.focus(); }, [known]);
  if (!near.data) return null;
  if (near.data.length === 0) return <p className={css.nearestNone}>{t('nearest.none')}</p>;
  return (
    <div ref={place} className={css.nearest} role="group" aria-label={t('nearest.title')}>
      <span className={css.legend}>{t('nearest.title')}</span>
      {near.data.map((slot, at) => (
        <Button key={`${slot.day} ${slot.from} ${slot.practitionerId}`} size="compact-sm" variant={at === 0 ? 'filled' : 'default'} onClick={() => { onChoose(slot); }} {...(at === 0 ? { rightSection: <Kbd>Enter</Kbd> } : {})}>
          <span className="visually-hidden">{t('nearest.slot', { day: formatWeekday(slot.day), time: formatMinuteOfDay(slot.from), doctor: slot.practitioner, unit: slot.unit })}</span>
          <span aria-hidden="true">{slot.day === day ? '' : `${shortDay(slot.day)} · `}{formatMinuteOfDay(slot.from)}{slot.practitionerId === practitionerId ? '' : ` · ${slot.practitioner}`}</span>
        </Button>
      ))}
    </div>
  );
}
