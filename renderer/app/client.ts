/**
 * The contract as React hooks. A query's key is [capability, call name, input], so a `changed` event that names a
 * capability refreshes exactly the open screens that show it.
 */
import { QueryClient, keepPreviousData, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { create } from 'zustand';
import { contract, type CallName, type Input, type Output } from '../../shared/contract/index.ts';
import type { Capability, DeskError, DeskEvent, ErrorCode, Result } from '../../shared/contract/core.ts';
import { withheldInWords } from './withheld.ts';
import { Unreachable, pickTransport, type LinkState, type Transport } from './transport.ts';

/** A refusal of the desk, thrown inside queries and commands; it is a `DeskError`. */
export class Refusal extends Error implements DeskError {
  readonly code: ErrorCode;
  readonly fields?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The desk was not reached: whether it has done what was asked is not known. */
  readonly uncertain: boolean;
  constructor(error: DeskError, uncertain = false) {
    super(error.code);
    this.name = 'Refusal';
    this.code = error.code;
    if (error.fields) this.fields = error.fields;
    if (error.params) this.params = error.params;
    this.uncertain = uncertain;
  }
}

/** Nothing here waits for a network: the desk is on this machine, so React Query's own idea of "offline" is switched off. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export const queryClient = makeQueryClient();
export const useLink = create<{ state: LinkState }>(() => ({ state: 'connected' }));

let transport: Transport | null = null;

/** Tests put a double here before they render. */
export function setTransport(replacement: Transport): void {
  transport = replacement;
}
function currentTransport(): Transport {
  transport ??= pickTransport();
  return transport;
}

export function capabilityOf(name: CallName): string {
  return name.slice(0, name.indexOf('.'));
}
export function queryKey<N extends CallName>(name: N, input: Input<N>): readonly [string, N, Input<N>] {
  return [capabilityOf(name), name, input];
}

async function reach<N extends CallName>(name: N, input: Input<N>, requestId: string | null): Promise<Output<N>> {
  let result: Result<Output<N>>;
  try {
    result = await currentTransport().call(name, input, requestId);
  } catch (cause) {
    if (cause instanceof Unreachable && cause.expired) useLink.setState({ state: 'expired' });
    throw new Refusal({ code: 'internal' }, true);
  }
  if (result.ok) return withheldInWords(result.value);
  throw new Refusal(result.error);
}

/** One call outside of a hook. Makes a request id of its own for calls that change data. Never rejects. */
export async function call<N extends CallName>(name: N, input: Input<N>, requestId?: string): Promise<Result<Output<N>>> {
  try {
    const value = await reach(name, input, contract[name].changes ? (requestId ?? crypto.randomUUID()) : null);
    if (contract[name].changes) refresh(contract[name].touches);
    return { ok: true, value };
  } catch (cause) {
    return { ok: false, error: cause instanceof Refusal ? cause : { code: 'internal' } };
  }
}

export interface CallOptions {
  enabled?: boolean;
  refetchInterval?: number;
  staleTime?: number;
  /** The last answer stays on the screen while the next one is on its way. */
  keepPrevious?: boolean;
}

export function useCall<N extends CallName>(name: N, input: Input<N>, options: CallOptions = {}): UseQueryResult<Output<N>, DeskError> {
  const { keepPrevious, ...rest } = options;
  return useQuery<Output<N>, DeskError>({
    queryKey: queryKey(name, input),
    queryFn: () => reach(name, input, null),
    ...rest,
    ...(keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** One question outside of `useCall`, for queries of another shape. Throws a refusal. */
export function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> { return reach(name, input, null); }

export type Command<N extends CallName> = UseMutationResult<Output<N>, DeskError, Input<N>> & {
  /** Like `mutateAsync`, but answers a refusal as a value. */
  run: (input: Input<N>) => Promise<Result<Output<N>>>;
};

interface Intents<T> {
  readonly pending: Map<string, Promise<T>>;
  /** Request ids of calls that got no answer: trying again must not do the thing twice. */
  readonly uncertain: Map<string, string>;
}

type DoneListener = <N extends CallName>(name: N, output: Output<N>) => void;
const doneListeners = new Set<DoneListener>();

/** Hears of every step that a screen has saved, so that whatever frames the step (a telephone call) knows of it; answers the unsubscribe function. */
export function onCommandDone(listener: DoneListener): () => void {
  doneListeners.add(listener);
  return () => { doneListeners.delete(listener); };
}

/** A call that changes data. Submitting the same input again while it is under way gives the same promise. */
export function useCommand<N extends CallName>(name: N): Command<N> {
  const intents = useRef<Intents<Output<N>>>({ pending: new Map(), uncertain: new Map() });
  const submit = (input: Input<N>): Promise<Output<N>> => {
    const { pending, uncertain } = intents.current;
    const intent = JSON.stringify(input);
    const underWay = pending.get(intent);
    if (underWay) return underWay;
    const requestId = uncertain.get(intent) ?? crypto.randomUUID();
    const answer = reach(name, input, requestId)
      .then((value) => { uncertain.delete(intent); refresh(contract[name].touches); for (const listener of doneListeners) listener(name, value); return value; })
      .catch((cause: unknown) => {
        if (cause instanceof Refusal && cause.uncertain) uncertain.set(intent, requestId); else uncertain.delete(intent);
        throw cause;
      })
      .finally(() => { pending.delete(intent); });
    pending.set(intent, answer);
    return answer;
  };
  const mutation = useMutation<Output<N>, DeskError, Input<N>>({ mutationFn: submit });
  const run = async (input: Input<N>): Promise<Result<Output<N>>> => {
    try {
      return { ok: true, value: await mutation.mutateAsync(input) };
    } catch (cause) {
      return { ok: false, error: cause instanceof Refusal ? cause : { code: 'internal' } };
    }
  };
  return { ...mutation, run };
}

/** What is worked out from what other capabilities keep: nobody who changes an appointment has to think of its reminder. */
const FOLLOWS: Readonly<Partial<Record<Capability, readonly Capability[]>>> = {
  appointments: ['absences', 'messages', 'answers'], clinic: ['answers'], calls: ['answers'], patients: ['absences', 'messages', 'handOffs'], consents: ['messages'], contacts: ['messages', 'absences'], visits: ['messages'], queue: ['absences'], settings: ['absences', 'messages'],
};

function refresh(capabilities: readonly Capability[]): void {
  for (const capability of new Set(capabilities.flatMap((each) => [each, ...(FOLLOWS[each] ?? [])]))) void queryClient.invalidateQueries({ queryKey: [capability] });
}

const listeners = new Set<(event: DeskEvent) => void>();

/** Hears every event of the desk; answers the unsubscribe function. */
export function onDeskEvent(listener: (event: DeskEvent) => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

function receive(event: DeskEvent): void {
  if (event.type === 'changed') refresh(event.capabilities);
  if (event.type === 'session') refresh(['users', 'clinic']);
  for (const listener of listeners) listener(event);
}

/** Opens the stream of events once for the page. Whatever was missed while it was down is read again. */
export function startEvents(): () => void {
  let wasLost = false;
  return currentTransport().subscribe(receive, (state) => {
    if (state === 'connected' && wasLost) void queryClient.invalidateQueries();
    wasLost = state === 'lost';
    useLink.setState((link) => (link.state === 'expired' ? link : { state }));
    // The stream does not say why it closed; a call does: no answer yet, or this page is not known any more.
    if (state === 'lost' && useLink.getState().state !== 'expired') void call('clinic.status', {});
  });
}
