/** A durable check-in (visit, number, audit, change records) through the whole call, against a bare durable insert. Up to 50 people wait in each of the units. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openConnection } from '../db/desk/database.ts';
import type { Desk } from '../main/desk-api.ts';
import { call } from './call.ts';
import { type Finding, timed } from './measure.ts';
import { pick } from './synthetic-patients.ts';

const ROUNDS = 300;
const TIMES_SLOWER = 5;

export async function measureCheckIn(desk: Desk, patientIds: readonly string[], folder: string): Promise<Finding[]> {
  const { units } = await call(desk, 'clinic.directory', {});
  const bare = openConnection(join(folder, 'bare.db'), randomBytes(32));
  bare.exec('CREATE TABLE visit (id INTEGER PRIMARY KEY, patient_id TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO visit (patient_id, day, at) VALUES (?, ?, ?)');
  const plain = await timed(ROUNDS, (round) => insert.run(patientIds[round] ?? '', '2026-11-22', round));
  bare.close();
  const checkIn = await timed(Math.min(ROUNDS, patientIds.length), (round) => call(desk, 'visits.checkIn', {
    patientId: patientIds[round] ?? '', unitId: pick(units, round / ROUNDS).id, practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null,
  }));
  const slower = checkIn.p95 / plain.p95;
  return [
    { what: 'check-in, durable', times: checkIn, budgetMs: 10, ratioKept: slower <= TIMES_SLOWER, note: `${slower.toFixed(1)} times a bare insert by p95, ${(checkIn.p50 / plain.p50).toFixed(1)} by p50 (wanted ${TIMES_SLOWER})` },
    { what: 'bare durable insert, encrypted', times: plain, budgetMs: null, note: '' },
  ];
}
