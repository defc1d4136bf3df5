/** Saves a call once, however often the keys are pressed. */
import { useRef } from 'react';
import { useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { tellSteps } from './call-steps.ts';
import { readCall, type CallErrors, type ReadForm } from './call-form.ts';
import type { OpenCall } from './open-calls.ts';

interface Saved { readonly saved: boolean; readonly errors: CallErrors }
interface Tried { readonly content: string; readonly form: ReadForm; readonly seconds: number }
/** As long as the desk keeps an outcome. */
const LONGEST_OUTCOME = 300;

/**
 * "In 15 minutes" and the length count from the first try: trying again after no answer must be the same call, not a second one.
 * The call's own id makes it one even where the first answer was lost with the window.
 */
export function useSaving(call: OpenCall): { log: ReturnType<typeof useCommand<'calls.log'>>; save: () => Promise<Saved | null> } {
  const log = useCommand('calls.log');
  const t = useText('calls');
  const busy = useRef(false);
  const tried = useRef<Tried | null>(null);
  const save = async (): Promise<Saved | null> => {
    if (busy.current) return null;
    const content = JSON.stringify(call.values);
    const read = tried.current?.content === content ? { ok: true as const, call: tried.current.form } : readCall(call.values, call.done, deskNow());
    if (!read.ok) return { saved: false, errors: read.errors };
    const seconds = tried.current?.content === content ? tried.current.seconds : Math.min(86_400, Math.max(0, Math.round((deskNow() - call.startedAt) / 1000)));
    busy.current = true;
    await tellSteps(call);
    const result = await log.run({ ...read.call, id: call.id, startedAt: call.startedAt, seconds, direction: call.direction, returns: promiseKept(call, read.call, t) });
    busy.current = false;
    tried.current = !result.ok && result.error.code === 'internal' ? { content, form: read.call, seconds } : null;
    return { saved: result.ok, errors: {} };
  };
  return { log, save };
}

/** Whoever was not reached is still to be called back. */
function promiseKept({ returns }: OpenCall, { result, note }: ReadForm, t: Text): { id: string; outcome: string } | null {
  if (returns === null || result === 'not_reached') return null;
  return { id: returns, outcome: [t(`results.${result ?? 'answered'}`), note].filter((part) => part !== null && part !== '').join(': ').slice(0, LONGEST_OUTCOME) };
}
