/** What an administrator asks by command. Each answers the lines to print. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MOST_COURIER_BYTES, receiptFileName } from '../shared/sync/courier.ts';
import { listAudit, listClinics, listDeadLetters, listDevices, makeEnrolmentCode, readDeadLetter, setDeviceState } from './administration.ts';
import type { CentralContext } from './context.ts';
import { CourierError, takeCourierFile } from './courier.ts';
import { beginNewEpochs, prune } from './prune.ts';

export interface Order {
  readonly command: string;
  readonly rest: readonly string[];
  readonly newClinic: string | null;
  readonly clinic: string | null;
  /** The folder for what a command writes. */
  readonly out: string | null;
}

/** A mistake of whoever typed the command. */
export class OrderError extends Error {}

export const USAGE = `
npm run central                                    start for a trial, with an embedded database
npm run central -- --database-url=postgres://...   start over a PostgreSQL server (or MEJA_CENTRAL_DATABASE_URL)
    --host=127.0.0.1 --port=4310 --tls-cert=FILE --tls-key=FILE --trust-proxy=true|ADDRESSES --per-minute=1200
    --database-ca=FILE --connections=10 --log-level=info --data=DIR (trial) --json

npm run central -- enrol --new="Klinik Sentosa"    a code for the first desk of a clinic that is not here yet
npm run central -- enrol --clinic=ID               a code for a further desk
npm run central -- clinics | devices | dead-letters [ID] | audit
npm run central -- retire DEVICE                   it may still send what it has
npm run central -- revoke DEVICE                   it gets nothing more, and locks itself
npm run central -- courier FILE [--out=FOLDER]     take in what a desk wrote to a USB stick; the receipt lies beside it
npm run central -- prune                           drop the log older than 180 days
npm run central -- restored                        after the database was restored from a backup`;

export async function runCommand(context: CentralContext, order: Order): Promise<string[]> {
  switch (order.command) {
    case 'clinics': return (await listClinics(context)).map(({ id, name, devices, head, floor }) => `${id}  ${name}  desks ${devices}  log ${floor}-${head}`);
    case 'devices': return (await listDevices(context)).map((device) => [device.id, device.letter, device.state, `changes ${device.last_dev_seq}`, `seen ${dateOf(device.seen_at)}`, device.name, device.clinic_name, ...(device.fork_of === null ? [] : [`was ${device.fork_of}`])].join('  '));
    case 'enrol': return enrolmentCode(context, order);
    case 'retire': return changeState(context, order, 'retiring');
    case 'revoke': return changeState(context, order, 'revoked');
    case 'dead-letters': return deadLetters(context, order);
    case 'audit': return (await listAudit(context)).map(({ at, action, clinic_id, device_id, detail }) => [dateOf(at), action, clinic_id ?? '-', device_id ?? '-', detail].join('  '));
    case 'courier': return courier(context, order);
    case 'prune': return [`${await prune(context)} log entries dropped`];
    case 'restored': return [`${await beginNewEpochs(context)} clinics: every desk will send again what is missing, and read everything again`];
    default: throw new OrderError(`No command "${order.command}"\n${USAGE}`);
  }
}

async function enrolmentCode(context: CentralContext, { newClinic, clinic }: Order): Promise<string[]> {
  if ((newClinic === null) === (clinic === null)) throw new OrderError('Say --new="Name" for a clinic that is not here yet, or --clinic=ID');
  const made = await makeEnrolmentCode(context, clinic === null ? { newName: newClinic ?? '' } : { id: clinic });
  if (!made) throw new OrderError(`No clinic ${clinic ?? ''}; \`clinics\` lists them`);
  return [made.code, `Good once, until ${dateOf(made.expiresAt)}.`];
}

async function changeState(context: CentralContext, { rest: [deviceId = ''] }: Order, state: 'retiring' | 'revoked'): Promise<string[]> {
  if (!await setDeviceState(context, deviceId, state)) throw new OrderError(`No device ${deviceId}; \`devices\` lists them`);
  return [`${deviceId}  ${state}`];
}

async function courier(context: CentralContext, { rest: [path], out }: Order): Promise<string[]> {
  if (path === undefined) throw new OrderError('Say which file');
  try {
    const { receipt, deviceId, lastDevSeq, changes, rejected } = await takeCourierFile(context, readCourier(path));
    const answer = join(out ?? dirname(path), receiptFileName(deviceId, lastDevSeq));
    writeFileSync(answer, JSON.stringify(receipt), { flush: true });
    return [`${changes} changes of ${deviceId} taken, ${rejected} of them rejected`, answer];
  } catch (error) {
    throw error instanceof CourierError ? new OrderError(error.message, { cause: error }) : error;
  }
}

function readCourier(path: string): string {
  try {
    if (statSync(path).size <= 2 * MOST_COURIER_BYTES) return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OrderError(`${path} cannot be read`, { cause: error });
  }
  throw new OrderError(`${path} is too large`);
}

/** The list tells nobody's data; one letter shows its change as it came. */
async function deadLetters(context: CentralContext, { rest: [id] }: Order): Promise<string[]> {
  if (id === undefined) return (await listDeadLetters(context)).map((letter) => [letter.id, dateOf(letter.at), letter.code, letter.scope, letter.deviceId, `change ${letter.devSeq}`].join('  '));
  const change = await readDeadLetter(context, Number(id));
  if (change === null) throw new OrderError(`No dead letter ${id}`);
  return [change];
}

const dateOf = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString());
