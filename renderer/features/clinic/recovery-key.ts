/**
 * The recovery key between its making and its keeping. The desk is open and the administrator signed in as soon as the
 * clinic is founded, so the key is held here, above every screen, until it was confirmed or put off.
 */
import { create } from 'zustand';
import type { DeskError, Result } from '../../../shared/contract/core.ts';

interface PendingKey {
  readonly recoveryKey: string | null;
  /** The clinic is being founded: the first-start screens stay until the key is here. */
  readonly founding: boolean;
  begin: () => void;
  fail: () => void;
  show: (recoveryKey: string) => void;
  done: () => void;
}

export const useRecoveryKey = create<PendingKey>((set) => ({
  recoveryKey: null,
  founding: false,
  begin: () => { set({ founding: true }); },
  fail: () => { set({ founding: false }); },
  show: (recoveryKey) => { set({ recoveryKey, founding: false }); },
  done: () => { set({ recoveryKey: null }); },
}));

/** Founds or joins with `run`, and shows the recovery key that comes of it; answers why there is none. */
export async function awaitRecoveryKey(run: () => Promise<Result<{ recoveryKey: string }>>): Promise<DeskError | null> {
  const { begin, fail, show } = useRecoveryKey.getState();
  begin();
  const result = await run();
  if (result.ok) {
    show(result.value.recoveryKey);
    return null;
  }
  fail();
  return result.error;
}
