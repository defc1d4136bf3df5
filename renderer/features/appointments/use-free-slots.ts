/** The first free slots for a wish, and which of them is chosen. */
import { useState } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useCall } from '../../app/client.ts';

const FIRST = 24;
const MORE = 48;
const DAYS_AHEAD = 60;
const MOST = 200;

export interface SlotWish { readonly practitionerId: string | null; readonly unitId: string | null; readonly from: string; /** Decides how long it is; and whose quota it takes, when it is known who pays. */ readonly kind: Appointment['kind']; readonly payer: Appointment['payer'] | null }

export function slotKey({ day, from, practitionerId, unitId }: FreeSlot): string {
  return `${day} ${from} ${practitionerId} ${unitId}`;
}

/** `wanted`: a slot that was chosen before the list was read; it stands first when the list does not hold it. */
export function useFreeSlots(wish: SlotWish, wanted: FreeSlot | null = null) {
  const [limit, setLimit] = useState(FIRST);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const found = useCall('appointments.freeSlots', { ...wish, days: DAYS_AHEAD, limit }, { keepPrevious: true });
  const listed = found.data ?? [];
  const slots = wanted !== null && !listed.some((slot) => slotKey(slot) === slotKey(wanted)) ? [wanted, ...listed] : listed;
  const wantedKey = chosenKey ?? (wanted && slotKey(wanted));
  const chosen = slots.find((slot) => slotKey(slot) === wantedKey) ?? slots[0] ?? null;
  return {
    slots, chosen, error: found.error, known: found.data !== undefined,
    /** The slots answer this wish, not the one before it. */
    settled: !found.isPending && !found.isPlaceholderData,
    choose: (slot: FreeSlot): void => { setChosenKey(slotKey(slot)); },
    /** Null when there are no more to ask for. */
    more: listed.length < limit || limit >= MOST ? null : (): void => { setLimit((before) => Math.min(MOST, before + MORE)); },
    refresh: async (): Promise<void> => {
      setChosenKey(null);
      await found.refetch();
    },
  };
}
export type FreeSlots = ReturnType<typeof useFreeSlots>;
