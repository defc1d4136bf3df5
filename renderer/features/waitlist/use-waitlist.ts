/** The waiting list as the desk knows it now, and each step with what is told of it. */
import { useState } from 'react';
import type { OfferAnswer, WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { formatTime } from '../../ui/index.ts';
import { whenOfSlot } from './wish-words.ts';

/** Offers run out by the clock, without any event. */
const REFRESH_MS = 15_000;

export function useWaitlist(ended: boolean) {
  const t = useText('waitlist');
  const list = useCall('waitlist.list', { ended }, { refetchInterval: REFRESH_MS, keepPrevious: true });
  const [offer, answer, withdraw] = [useCommand('waitlist.offer'), useCommand('waitlist.answer'), useCommand('waitlist.withdraw')];
  const [notice, setNotice] = useState('');
  const begin = (): void => {
    setNotice('');
    for (const command of [offer, answer, withdraw]) command.reset();
  };
  const entries = list.data ?? [];
  return {
    list, notice, tell: setNotice, begin,
    waiting: entries.filter(({ state }) => state === 'waiting' || state === 'offered'),
    over: entries.filter(({ state }) => state !== 'waiting' && state !== 'offered'),
    error: offer.error ?? answer.error ?? withdraw.error,
    pending: offer.isPending || answer.isPending || withdraw.isPending,
    /** Holds the slot that is this patient's turn. */
    offer: async ({ id, patientName, proposal }: WaitlistEntry): Promise<void> => {
      if (proposal === null || offer.isPending) return;
      begin();
      const { practitionerId, unitId, roomId, day, from } = proposal;
      const result = await offer.run({ id, practitionerId, unitId, roomId, day, from });
      if (result.ok) setNotice(t('done.offer', { name: patientName, time: formatTime(result.value.until) }));
    },
    answer: async ({ id, patientName, offer: running }: WaitlistEntry, said: OfferAnswer): Promise<void> => {
      if (running === null || answer.isPending) return;
      begin();
      const result = await answer.run({ id, offerId: running.id, answer: said, reason: null });
      if (result.ok) setNotice(t(`done.${said}`, { name: patientName, when: whenOfSlot(running) }));
    },
    withdraw: async ({ id, version, patientName }: WaitlistEntry, reason: string): Promise<boolean> => {
      begin();
      const result = await withdraw.run({ id, expectedVersion: version, reason });
      if (result.ok) setNotice(t('done.withdraw', { name: patientName }));
      return result.ok;
    },
  };
}
export type WaitlistSteps = ReturnType<typeof useWaitlist>;
