/** The slips as the desk knows them now, and each step with what is told of it. */
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { HandOff } from '../../../shared/contract/hand-offs.ts';
import { call, queryClient, useCall, useCommand } from '../../app/client.ts';
import { printTicketSheet } from '../../app/print-sheet.tsx';
import { useText } from '../../i18n/index.ts';
import { useTicketPrinter, type TicketPrinter } from '../tickets/print-ticket.tsx';
import { slipPaper } from './SlipPaper.tsx';

/** Slips become late by the clock, without any event. */
const REFRESH_MS = 30_000;
export interface Acceptance { readonly name: string; readonly byPhone: boolean }

/** Noted in the audit log first; what cannot be noted is not printed. Answers how it ended, or why it was refused. */
export async function printSlip(id: string, { printer, width, copies }: TicketPrinter): Promise<DeskError | 'printed' | 'failed'> {
  const slip = await call('handOffs.slip', { id });
  if (!slip.ok) return slip.error;
  const outcome = await printTicketSheet({ kind: `ticket${width}`, printer, copies }, slipPaper(slip.value, width));
  return outcome === 'printed' || outcome === 'dialog' ? 'printed' : 'failed';
}

export function useHandOffs(ended: boolean) {
  const t = useText('hand-offs');
  const open = useCall('handOffs.list', { ended: false }, { refetchInterval: REFRESH_MS, keepPrevious: true });
  const over = useCall('handOffs.list', { ended: true }, { enabled: ended });
  const printer = useTicketPrinter();
  const [accept, start, finish] = [useCommand('handOffs.accept'), useCommand('handOffs.start'), useCommand('handOffs.finish')];
  const [reject, cancel, undo] = [useCommand('handOffs.reject'), useCommand('handOffs.cancel'), useCommand('handOffs.undo')];
  const commands = [accept, start, finish, reject, cancel, undo];
  const [notice, setNotice] = useState('');
  const [refused, setRefused] = useState<DeskError | null>(null);
  const begin = (): void => {
    setNotice('');
    setRefused(null);
    for (const command of commands) command.reset();
  };
  const told = (result: { readonly ok: true; readonly value: HandOff } | { readonly ok: false }, words: string): boolean => {
    if (!result.ok) return false;
    // The next key of fast hands must not act on an old version.
    queryClient.setQueryData<HandOff[]>(['handOffs', 'handOffs.list', { ended: false }], (slips) => slips?.map((slip) => (slip.id === result.value.id ? result.value : slip)));
    setNotice(t(`done.${words}`, { number: result.value.number, unit: result.value.unit, name: result.value.accepted?.name ?? '' }));
    return true;
  };
  const seen = ({ id, version }: HandOff): { id: string; expectedVersion: string } => ({ id, expectedVersion: version });
  return {
    open: open.data, over: over.data ?? [], notice, tell: setNotice, begin,
    error: refused ?? open.error ?? commands.find(({ error }) => error !== null)?.error ?? null,
    pending: commands.some(({ isPending }) => isPending),
    accept: async ({ id }: HandOff, { name, byPhone }: Acceptance) => { begin(); return told(await accept.run({ id, name, byPhone, readBack: true }), 'accept'); },
    start: async (slip: HandOff) => { begin(); return told(await start.run(seen(slip)), 'start'); },
    finish: async (slip: HandOff, result: string) => { begin(); return told(await finish.run({ ...seen(slip), result }), 'finish'); },
    reject: async (slip: HandOff, reason: string, name: string | null) => { begin(); return told(await reject.run({ ...seen(slip), reason, name }), 'reject'); },
    cancel: async (slip: HandOff, reason: string) => { begin(); return told(await cancel.run({ ...seen(slip), reason }), 'cancel'); },
    undo: async (slip: HandOff) => { begin(); return told(await undo.run(seen(slip)), 'undo'); },
    print: async ({ id, number }: HandOff): Promise<void> => {
      begin();
      const outcome = await printSlip(id, printer);
      if (typeof outcome === 'string') setNotice(t(outcome === 'printed' ? 'done.print' : 'done.printFailed', { number }));
      else setRefused(outcome);
    },
  };
}
export type HandOffSteps = ReturnType<typeof useHandOffs>;
