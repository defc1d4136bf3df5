/** Bytes on the wire (HTTP with its headers, both ways; not TCP's or TLS's own) of a visit, at the desk that tells it and at one that reads it. */
import { type AddressInfo, connect, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { openTransport } from '../../main/sync/transport.ts';
import { call } from '../call.ts';
import { syntheticPatients } from '../synthetic-patients.ts';
import type { Measure } from './measure.ts';
import { firstUnit, register, visit } from './patients.ts';
import { emptyDesk, enrolFirst, foundedDesk, joinClinic, withStage } from './stage.ts';

const VISITS = 40;
const POLLS = 20;
/** A desk that hears of nothing asks every 10 to 20 seconds. */
const POLLS_OF_A_DAY = (10 * 3600) / 15;

interface Meter { readonly url: string; readonly bytes: { up: number; down: number }; close(): void }

/** Stands between a desk and the central and counts what passes. */
async function meterBefore(url: string): Promise<Meter> {
  const bytes = { up: 0, down: 0 };
  const { port } = new URL(url);
  const server = createServer((desk) => {
    const central = connect(Number(port), '127.0.0.1');
    desk.on('data', (piece: Buffer) => { bytes.up += piece.length; });
    central.on('data', (piece: Buffer) => { bytes.down += piece.length; });
    desk.pipe(central).pipe(desk);
    for (const end of [desk, central]) end.on('error', () => { desk.destroy(); central.destroy(); });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytes, close: () => { server.close(); } };
}

async function bytesDuring({ bytes }: Meter, act: () => Promise<unknown>): Promise<{ up: number; down: number; all: number }> {
  const before = { ...bytes };
  await act();
  const [up, down] = [bytes.up - before.up, bytes.down - before.down];
  return { up, down, all: up + down };
}

export async function measureWire(): Promise<Measure[]> {
  return withStage(async (stage) => {
    const [meterOne, meterTwo] = [await meterBefore(stage.url), await meterBefore(stage.url)];
    const plain: { bytes: number; changes: number; bodies: string[] } = { bytes: 0, changes: 0, bodies: [] };
    const [first, second] = [await foundedDesk({ transport: (connection) => {
      const wire = openTransport(connection);
      return { ...wire, send: (request) => {
        if (request.path.endsWith('/push')) {
          plain.bodies.push(JSON.stringify(request.body));
          plain.changes += (request.body as { changes: unknown[] }).changes.length;
        }
        return wire.send(request);
      } };
    } }), await emptyDesk()];
    try {
      await enrolFirst(first, { ...stage, url: meterOne.url });
      const unit = await firstUnit(first.desk);
      const people: string[] = [];
      for (const patient of syntheticPatients(2 * VISITS)) people.push(await register(first.desk, patient));
      await first.round();
      await joinClinic(first, second, { ...stage, url: meterTwo.url });
      await first.round();
      await second.round();
      plain.changes = 0;
      plain.bodies = [];
      const steps = await bytesDuring(meterOne, async () => { for (const person of people.slice(0, VISITS)) await visit(first.desk, person, unit, () => first.round()); });
      const changes = plain.changes / VISITS;
      const json = plain.bodies.reduce((sum, body) => sum + body.length, 0);
      const zipped = gzipSync(plain.bodies.join('')).length;
      const read = await bytesDuring(meterTwo, () => second.round());
      const away = await bytesDuring(meterOne, async () => {
        for (const person of people.slice(VISITS)) await visit(first.desk, person, unit);
        await first.round();
      });
      const poll = await bytesDuring(meterOne, async () => { for (let index = 0; index < POLLS; index += 1) await first.round(); });
      const { waiting } = await call(first.desk, 'sync.status', {});
      if (waiting > 0) throw new Error('Not all was sent');
      const each = (bytes: number, of = VISITS): number => bytes / of / 1000;
      return [
        { what: `a visit of ${changes.toFixed(1)} changes, told step by step in 4 rounds`, value: each(steps.all), unit: 'kB', note: `${each(steps.up).toFixed(1)} up, ${each(steps.down).toFixed(1)} down; its changes as plain JSON ${each(json).toFixed(1)} kB, all ${VISITS} visits zipped as one ${each(zipped).toFixed(1)} kB each` },
        { what: `the same, ${VISITS} visits told in one round`, value: each(away.all), unit: 'kB', note: 'after time without a network' },
        { what: 'the same, read by another desk in one round', value: each(read.all), unit: 'kB' },
        { what: 'a round that has nothing to tell or to hear', value: each(poll.all, POLLS), unit: 'kB', note: `${(each(poll.all, POLLS) * POLLS_OF_A_DAY / 1000).toFixed(1)} MB in a day of 10 hours at 15 s` },
      ];
    } finally {
      await first.close();
      await second.close();
      meterOne.close();
      meterTwo.close();
    }
  });
}
