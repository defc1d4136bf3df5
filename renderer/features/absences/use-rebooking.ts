/** The plan, what the person has made of it, and doing it. What somebody chose stays chosen while the rest is planned around it. */
import { useState } from 'react';
import type { Affected, RebookingPlace } from '../../../shared/contract/absences.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';

export type Choice = { readonly step: 'move'; readonly place: RebookingPlace } | { readonly step: 'cancel'; readonly reason: string } | { readonly step: 'leave'; readonly reason: string } | { readonly step: 'skip' };
export type Items = Input<'absences.apply'>['items'];

/** What will happen to a row: what was chosen for it, else what is proposed; without a free slot it is left. */
export function stepOf(row: Affected, choices: ReadonlyMap<string, Choice>, reason: string): Choice {
  const chosen = choices.get(row.id);
  if (chosen && (chosen.step !== 'move' || row.proposal !== null)) return chosen;
  if (row.proposal !== null) return { step: 'move', place: placeOf(row.proposal) };
  return row.why === 'left' ? { step: 'skip' } : { step: 'leave', reason };
}

export function placeOf({ practitionerId, unitId, roomId, day, from }: FreeSlot): RebookingPlace { return { practitionerId, unitId, roomId, day, from }; }

/** `whyOf`: the reason that is kept with one that is left without a time. */
export function useRebooking(practitionerId: string | null, whyOf: (row: Affected) => string) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [done, setDone] = useState<Output<'absences.apply'> | null>(null);
  const fixed = [...choices].map(([id, choice]) => ({ id, place: choice.step === 'move' ? choice.place : null })).sort((one, other) => (one.id < other.id ? -1 : 1));
  const plan = useCall('absences.plan', { practitionerId, fixed }, { keepPrevious: true });
  const apply = useCommand('absences.apply');
  const affected = plan.data?.affected ?? [];
  const items: Items = affected.flatMap((row): Items => {
    const choice = stepOf(row, choices, whyOf(row));
    return choice.step === 'skip' ? [] : [{ ...choice, id: row.id, expectedVersion: row.version }];
  });
  const choose = (id: string, choice: Choice | null): void => {
    setDone(null);
    setChoices((before) => {
      const after = new Map(before);
      if (choice === null) after.delete(id); else after.set(id, choice);
      return after;
    });
  };
  return {
    plan, affected, choices, choose, items, done, pending: apply.isPending, error: apply.error ?? plan.error,
    /** The proposals on the screen answer what is chosen now. */
    settled: !plan.isPending && !plan.isPlaceholderData,
    run: async (): Promise<void> => {
      if (items.length === 0) return;
      const result = await apply.run({ items });
      if (!result.ok) return;
      setChoices(new Map());
      setDone(result.value);
    },
  };
}
