/** Listens until it is told to stop; then lets running requests finish. */
import type { FastifyInstance } from 'fastify';
import { buildCentral } from './central.ts';
import type { CentralConfig } from './config.ts';
import type { CentralContext } from './context.ts';

export async function listen(context: CentralContext, config: CentralConfig): Promise<{ app: FastifyInstance; url: string }> {
  const app = await buildCentral({ ...context, trustProxy: config.trustProxy, perMinute: config.perMinute, tls: config.tls });
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : config.port;
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return { app, url: `${config.tls ? 'https' : 'http'}://${host}:${port}` };
}

export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().finally(() => { process.exit(0); });
    });
  }
}
