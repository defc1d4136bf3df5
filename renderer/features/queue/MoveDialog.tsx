/** Where the visit goes on: a unit by its number key, a doctor if one is wanted, and why. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd } from '../../ui/index.ts';
import css from './queue.module.css';

export interface MoveTarget { readonly unitId: string; readonly practitionerId: string | null; readonly reason: string | null; readonly clockConfirmed: boolean }

interface MoveDialogProps {
  readonly entry: QueueEntry;
  readonly board: readonly QueueEntry[];
  readonly pending: boolean;
  readonly error: DeskError | null;
  readonly onMove: (target: MoveTarget) => Promise<boolean>;
  readonly onClose: () => void;
}

export function MoveDialog({ entry, board, pending, error, onMove, onClose }: MoveDialogProps) {
  const t = useText('queue');
  const visits = useText('visits');
  const directory = useCall('clinic.directory', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [practitionerId, setPractitionerId] = useState('');
  const [reason, setReason] = useState('');
  const list = useRef<HTMLFieldSetElement>(null);
  const units = (directory.data?.units ?? []).filter((unit) => unit.active && unit.id !== entry.unitId);
  const unitId = chosen ?? units[0]?.id ?? null;
  const doctors = (directory.data?.practitioners ?? []).filter((doctor) => doctor.active && doctor.unitId === unitId);
  const choose = (id: string): void => { setChosen(id); setPractitionerId(''); };
  const submit = async (clockConfirmed = false): Promise<void> => {
    if (unitId === null || pending) return;
    if (await onMove({ unitId, practitionerId: practitionerId || null, reason: reason.trim() || null, clockConfirmed })) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.repeat && !event.ctrlKey && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      void submit();
      return;
    }
    // Digits typed as a reason are no choice.
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    const unit = units[Number(event.key) - 1];
    if (!/^[1-9]$/.test(event.key) || !unit) return;
    event.preventDefault();
    choose(unit.id);
    list.current?.querySelector<HTMLInputElement>(`input[value="${unit.id}"]`)?.focus();
  };
  return (
    <Dialog title={t('move.title', { number: entry.number, name: entry.patientName })} onClose={onClose} onSubmit={() => { void submit(); }} size="lg" actions={
      <>
        {error?.code === 'clock_set_back' && <Button variant="default" onClick={() => { void submit(true); }}>{visits('clockConfirm')}</Button>}
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('move.keep')}</Button>
        <Button loading={pending} disabled={unitId === null} onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{t('move.confirm')}</Button>
      </>
    }>
      <div className={css.move} onKeyDown={onKeyDown}>
        {directory.data !== undefined && units.length === 0 ? <EmptyState title={t('move.noUnits')}>{t('move.noUnitsNext')}</EmptyState> : (
          <fieldset ref={list} className={css.targets}>
            <legend className={css.legend}>{t('move.to')}</legend>
            {units.map((unit, index) => (
              <label key={unit.id} className={css.target} data-chosen={unit.id === unitId || undefined}>
                <input type="radio" name="unit" value={unit.id} className="visually-hidden" data-autofocus={index === 0 || undefined} checked={unit.id === unitId} onChange={() => { choose(unit.id); }} />
                {index < 9 && <Kbd>{String(index + 1)}</Kbd>}
                <span className={css.targetName}>{unit.name}{board.some((place) => place.visitId === entry.visitId && place.unitId === unit.id) && <span className={css.record}> {t('move.back')}</span>}</span>
                <span className={css.record}>{t('move.waiting', { count: board.filter((place) => place.unitId === unit.id && place.state === 'waiting').length })}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div className={css.moveFields}>
          <NativeSelect label={t('doctor')} value={practitionerId} disabled={doctors.length === 0} onChange={(event) => { setPractitionerId(event.currentTarget.value); }}
            data={[{ value: '', label: t('move.anyDoctor') }, ...doctors.map((doctor) => ({ value: doctor.id, label: doctor.name }))]} />
          <TextInput label={t('move.reason')} value={reason} maxLength={200} onChange={(event) => { setReason(event.currentTarget.value); }} />
        </div>
        <ErrorNotice error={error} />
      </div>
    </Dialog>
  );
}
