/** Where the patient goes: one card per unit, walked with the arrows or jumped to by its letter. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Practitioner, Unit } from '../../../shared/contract/clinic.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import css from './check-in.module.css';

interface UnitChoiceProps { readonly units: readonly Unit[]; readonly practitioners: readonly Practitioner[]; readonly value: string; readonly onChange: (unitId: string) => void }

export function UnitChoice({ units, practitioners, value, onChange }: UnitChoiceProps) {
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
  return (
    <fieldset className={css.units} onKeyDown={jump}>
      <legend className={css.legend}>{t('unit')}</legend>
      {units.map((unit) => (
        <label key={unit.id} className={css.unit} data-chosen={unit.id === value || undefined}>
          <input type="radio" name="unit" className="visually-hidden" data-autofocus={unit.id === value || undefined} ref={unit.id === value ? chosen : undefined} checked={unit.id === value} onChange={() => { onChange(unit.id); }} />
          <span className={css.letter} aria-hidden="true">{unit.letter}</span>
          <span className={css.unitText}>
            <span className={css.unitName}>{unit.name}</span>
            <span className={css.facts}>{practitioners.filter((doctor) => doctor.active && doctor.unitId === unit.id).map((doctor) => doctor.name).join(', ') || unit.room}</span>
          </span>
          <span className={css.facts}>{t('waiting', { count: board.data?.filter((entry) => entry.unitId === unit.id && entry.state === 'waiting').length ?? 0 })}</span>
        </label>
      ))}
    </fieldset>
  );
}
