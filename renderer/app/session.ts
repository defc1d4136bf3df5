/** Who is at the desk, and what their role may do. */
import { useEffect } from 'react';
import type { Role } from '../../shared/contract/core.ts';
import type { Session, SessionUser } from '../../shared/contract/users.ts';
import { call, queryClient, useCall } from './client.ts';

const ACTIVE_EVERY_MS = 20_000;

export function useSession(): Session | null {
  return useCall('users.session', {}).data ?? null;
}

export function useUser(): SessionUser | null {
  return useSession()?.user ?? null;
}

/** Whether the signed-in user's role is one of these. */
export function useMay(roles: readonly Role[]): boolean {
  const role = useUser()?.role;
  return role !== undefined && roles.includes(role);
}

/** What one user saw is not left for the next one; what was refused while locked is asked again. */
export function useFreshAnswers(userId: string | null, locked: boolean): void {
  useEffect(() => {
    return () => { queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'users' && queryKey[0] !== 'clinic' }); };
  }, [userId]);
  useEffect(() => {
    if (userId !== null && !locked) void queryClient.invalidateQueries({ predicate: ({ state }) => state.status === 'error' || state.isInvalidated });
  }, [userId, locked]);
}

/** Tells the desk that somebody is at the keyboard, at most every 20 s, so that it does not lock under their hands. */
export function useActivity(watching: boolean): void {
  useEffect(() => {
    if (!watching) return undefined;
    let last = Date.now();
    const notice = (): void => {
      if (Date.now() - last < ACTIVE_EVERY_MS) return;
      last = Date.now();
      void call('users.active', {});
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, notice, { passive: true });
    return () => { for (const kind of kinds) window.removeEventListener(kind, notice); };
  }, [watching]);
}
