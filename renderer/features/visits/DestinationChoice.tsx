/** Where the patient goes: one card per appointment of today and per unit, walked with the arrows; a unit is jumped to by its letter. */
import { IconCalendarCheck } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Practitioner, Unit } from '../../../shared/contract/clinic.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { formatMinuteOfDay } from '../../ui/index.ts';
import css from './check-in.module.css';

interface DestinationChoiceProps {
  readonly appointments: readonly Appointment[];
  readonly units: readonly Unit[];
  readonly practitioners: readonly Practitioner[];
  /** Id of an appointment or a unit. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

interface Card { readonly id: string; readonly mark: ReactNode; readonly name: string; readonly facts: string | null; readonly unitId: string }

export function DestinationChoice({ appointments, units, practitioners, value, onChange }: DestinationChoiceProps) {
  const t = useText('visits');
  const board = useCall('queue.board', { unitId: null });
  const chosen = useRef<HTMLInputElement>(null);
  useEffect(() => { chosen.current?.focus(); }, [value]);
  const jump = (event: KeyboardEvent): void => {
    const unit = units.find((candidate) => candidate.letter.startsWith(event.key.toUpperCase()));
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || !unit) return;
    event.preventDefault();
    onChange(unit.id);
  };
  const doctorsOf = (unit: Unit): string => practitioners.filter((doctor) => doctor.active && doctor.unitId === unit.id).map((doctor) => doctor.name).join(', ');
  const cards: readonly Card[] = [
    ...appointments.map((appointment) => ({ id: appointment.id, mark: <IconCalendarCheck size={20} />, name: t('appointmentAt', { time: formatMinuteOfDay(appointment.from) }), facts: `${appointment.practitioner} · ${appointment.unit}`, unitId: appointment.unitId })),
    ...units.map((unit) => ({ id: unit.id, mark: unit.letter, name: unit.name, facts: doctorsOf(unit) || unit.room, unitId: unit.id })),
  ];
  return (
    <fieldset className={css.units} onKeyDown={jump}>
      <legend className={css.legend}>{t('unit')}</legend>
      {cards.map(({ id, mark, name, facts, unitId }) => (
        <label key={id} className={css.unit} data-chosen={id === value || undefined}>
          <input type="radio" name="destination" className="visually-hidden" data-autofocus={id === value || undefined} ref={id === value ? chosen : undefined} checked={id === value} onChange={() => { onChange(id); }} />
          <span className={css.letter} aria-hidden="true">{mark}</span>
          <span className={css.unitText}>
            <span className={css.unitName}>{name}</span>
            <span className={css.facts}>{facts}</span>
          </span>
          <span className={css.facts}>{t('waiting', { count: board.data?.filter((entry) => entry.unitId === unitId && entry.state === 'waiting').length ?? 0 })}</span>
        </label>
      ))}
    </fieldset>
  );
}
