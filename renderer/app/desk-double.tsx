/** For tests of screens: a desk that answers from a table of handlers and remembers what it was asked. */
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import type { DeskEvent, Result } from '../../shared/contract/core.ts';
import { Providers } from './Providers.tsx';
import { queryClient, setTransport, startEvents } from './client.ts';
import { useFrame, useRoute } from './routes.ts';

export type Handlers = { [N in CallName]?: (input: Input<N>, requestId: string | null) => Result<Output<N>> | Promise<Result<Output<N>>> };
export interface Asked { readonly name: CallName; readonly input: unknown; readonly requestId: string | null }

export class DeskDouble {
  readonly asked: Asked[] = [];
  readonly handlers: Handlers;
  #tell: ((event: DeskEvent) => void) | null = null;

  constructor(handlers: Handlers) {
    this.handlers = handlers;
    queryClient.clear();
    useFrame.setState({ dialog: null, emergency: false, callAsked: null, inbox: false });
    useRoute.getState().go('home');
    setTransport({
      call: async (name, input, requestId) => {
        this.asked.push({ name, input, requestId });
        const handler = this.handlers[name];
        return handler ? handler(input, requestId) : { ok: false, error: { code: 'internal' } };
      },
      subscribe: (onEvent) => {
        this.#tell = onEvent;
        return () => { this.#tell = null; };
      },
    });
    startEvents();
  }

  tell(event: DeskEvent): void {
    this.#tell?.(event);
  }

  times(name: CallName): number {
    return this.asked.filter((asked) => asked.name === name).length;
  }

  lastInput(name: CallName): unknown {
    return this.asked.findLast((asked) => asked.name === name)?.input;
  }
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function renderAtDesk(children: ReactNode): RenderResult {
  return render(<Providers>{children}</Providers>);
}
