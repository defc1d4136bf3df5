/** One emergency from the key press to its taking: the real one, and an exercise that never leaves this window. */
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';

export interface RaisedNow { readonly id: string; readonly temporaryName: string; readonly at: number }
export interface EmergencyFlow {
  readonly raised: RaisedNow | null;
  readonly flags: readonly string[];
  /** Numbers that were dialled. */
  readonly dialledNumbers: readonly string[];
  readonly acceptedName: string | null;
  readonly pending: boolean;
  readonly raiseError: DeskError | null;
  /** Of taking it, of a sign, or of a number. */
  readonly error: DeskError | null;
  raise: () => void;
  flag: (flag: string, present: boolean) => void;
  dialled: (label: string, number: string) => void;
  accept: (name: string) => Promise<boolean>;
}

const toggled = (list: readonly string[], value: string, present: boolean): string[] => (present ? [...list.filter((other) => other !== value), value] : list.filter((other) => other !== value));

export function useRealEmergency(): EmergencyFlow {
  const raise = useCommand('emergencies.raise');
  const flag = useCommand('emergencies.flag');
  const dialled = useCommand('emergencies.dialled');
  const accept = useCommand('emergencies.accept');
  const [flags, setFlags] = useState<readonly string[]>([]);
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const [acceptedName, setAcceptedName] = useState<string | null>(null);
  const raised = raise.data ?? null;
  return {
    raised, flags, dialledNumbers: numbers, acceptedName, pending: raise.isPending || accept.isPending, raiseError: raise.error, error: accept.error ?? flag.error ?? dialled.error,
    raise: () => { if (!raise.isPending && !raise.data) void raise.run({}); },
    flag: (wording, present) => {
      if (!raised) return;
      setFlags((before) => toggled(before, wording, present));
      void flag.run({ id: raised.id, flag: wording, present }).then((result) => { if (!result.ok) setFlags((before) => toggled(before, wording, !present)); });
    },
    dialled: (label, number) => {
      if (!raised) return;
      void dialled.run({ id: raised.id, label, number }).then((result) => { if (result.ok) setNumbers((before) => toggled(before, number, true)); });
    },
    accept: async (name) => {
      if (!raised) return false;
      const result = await accept.run({ id: raised.id, name });
      if (result.ok) setAcceptedName(name);
      return result.ok;
    },
  };
}

/** Seconds from the begin of an exercise. */
export interface ExerciseTimes { readonly raisedAfter: number; readonly acceptedAfter: number | null }

/** The same steps held in this window alone: no call to the desk, so nothing can reach the records, the queue or another desk. */
export function useExercise(name: string): EmergencyFlow & { readonly times: ExerciseTimes | null } {
  const [begun] = useState(deskNow);
  const [raised, setRaised] = useState<RaisedNow | null>(null);
  const [acceptedAt, setAcceptedAt] = useState<number | null>(null);
  const [acceptedName, setAcceptedName] = useState<string | null>(null);
  const [flags, setFlags] = useState<readonly string[]>([]);
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const seconds = (at: number): number => Math.max(0, Math.round((at - begun) / 1000));
  return {
    raised, flags, dialledNumbers: numbers, acceptedName, pending: false, raiseError: null, error: null,
    raise: () => { setRaised((before) => before ?? { id: 'exercise', temporaryName: name, at: deskNow() }); },
    flag: (wording, present) => { setFlags((before) => toggled(before, wording, present)); },
    dialled: (_, number) => { setNumbers((before) => toggled(before, number, true)); },
    accept: async (who) => {
      setAcceptedName(who);
      setAcceptedAt(deskNow());
      return true;
    },
    times: raised === null ? null : { raisedAfter: seconds(raised.at), acceptedAfter: acceptedAt === null ? null : seconds(acceptedAt) },
  };
}
