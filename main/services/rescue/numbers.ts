/**
 * Numbers that are on people's cards and tickets are never given again: what the damaged database says is taken over, and
 * where it says nothing the next numbers are skipped.
 */
import type Database from 'better-sqlite3';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintCounterTable, QueueCounterTable, RecordBlockTable } from '../../../db/desk/schema.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { readable } from './damaged-source.ts';

const DAY_MS = 86_400_000;
/** More people than a small clinic registers in a day. */
const RECORDS_A_DAY = 200;
const QUEUE_SKIP = 200;
const COMPLAINT_SKIP = 50;

export interface NumberSources {
  /** Null: it cannot be opened, or there is none (a new computer). */
  readonly damaged: Database.Database | null;
  /** UTC milliseconds. */
  readonly backupAt: number;
}

/** The clock never goes back either, or the same stamps would be given twice. */
export function keepClock(restored: DeskDatabase, damaged: Database.Database | null): void {
  const clock = damaged && readable(() => damaged.prepare<[], { last_hlc: string; latest_wall: number }>('SELECT last_hlc, latest_wall FROM clock').get());
  const newest = damaged && readable(() => damaged.prepare('SELECT hlc FROM outbox ORDER BY dev_seq DESC LIMIT 1').pluck().get());
  const forward = restored.connection.prepare('UPDATE clock SET last_hlc = max(last_hlc, ?), latest_wall = max(latest_wall, ?)');
  forward.run(clock?.last_hlc ?? '', clock?.latest_wall ?? 0);
  forward.run(typeof newest === 'string' ? newest : '', 0);
}

/** Answers whether numbers had to be skipped. */
export function keepNumbers(db: DeskDatabase, tx: WriteTx, { damaged, backupAt }: NumberSources): boolean {
  const skipped = [keepRecordNumbers(db, tx, damaged, backupAt), keepQueueNumbers(db, tx, damaged), keepComplaintNumbers(db, tx, damaged)];
  return skipped.includes(true);
}

function rowsOf<T>(damaged: Database.Database | null, table: string): T[] | null {
  return damaged && readable(() => damaged.prepare<[], T>(`SELECT * FROM ${table}`).all());
}

function keepRecordNumbers(db: DeskDatabase, tx: WriteTx, damaged: Database.Database | null, backupAt: number): boolean {
  const known = rowsOf<RecordBlockTable>(damaged, 'record_block');
  for (const block of known ?? []) {
    tx.run(db.build.insertInto('record_block').values(block)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ next: block.next }).where('record_block.next', '<', block.next)));
  }
  if (known) return false;
  const block = tx.first(db.build.selectFrom('record_block').selectAll().whereRef('next', '<=', 'last').orderBy('id').limit(1));
  if (!block) return true;
  const days = Math.max(1, Math.ceil((tx.now - backupAt) / DAY_MS));
  tx.run(db.build.updateTable('record_block').set({ next: Math.min(block.last + 1, block.next + days * RECORDS_A_DAY) }).where('id', '=', block.id));
  return true;
}

function keepQueueNumbers(db: DeskDatabase, tx: WriteTx, damaged: Database.Database | null): boolean {
  const known = rowsOf<QueueCounterTable>(damaged, 'queue_counter');
  for (const counter of known ?? countersFromToday(db, tx)) {
    tx.run(db.build.insertInto('queue_counter').values(counter)
      .onConflict((conflict) => conflict.columns(['unit_id', 'day', 'desk_letter']).doUpdateSet({ last: counter.last }).where('queue_counter.last', '<', counter.last)));
  }
  return known === null;
}

/** Well beyond the last number of today that is known. */
function countersFromToday(db: DeskDatabase, tx: WriteTx): QueueCounterTable[] {
  const clinic = tx.first(db.build.selectFrom('clinic').select('zone').limit(1));
  const device = tx.first(db.build.selectFrom('device').select('letter').where('id', '=', tx.deviceId));
  if (!clinic || !device) return [];
  const key = { day: dayInZone(clinic.zone, tx.now), desk_letter: device.letter };
  return tx.all(db.build.selectFrom('service_unit').select('id')).map(({ id }) => {
    const given = tx.first(db.build.selectFrom('queue_entry').select((eb) => eb.fn.max('number_value').as('last')).where('unit_id', '=', id).where('day', '=', key.day).where('desk_letter', '=', key.desk_letter));
    return { ...key, unit_id: id, last: (given?.last ?? 0) + QUEUE_SKIP };
  });
}

function keepComplaintNumbers(db: DeskDatabase, tx: WriteTx, damaged: Database.Database | null): boolean {
  const known = rowsOf<ComplaintCounterTable>(damaged, 'complaint_counter');
  const device = tx.first(db.build.selectFrom('device').select('letter').where('id', '=', tx.deviceId));
  const counters = known ?? (device ? [{ desk_letter: device.letter, last: lastComplaint(db, tx, device.letter) + COMPLAINT_SKIP }] : []);
  for (const counter of counters) {
    tx.run(db.build.insertInto('complaint_counter').values(counter)
      .onConflict((conflict) => conflict.column('desk_letter').doUpdateSet({ last: counter.last }).where('complaint_counter.last', '<', counter.last)));
  }
  return known === null;
}

function lastComplaint(db: DeskDatabase, tx: WriteTx, letter: string): number {
  return tx.first(db.build.selectFrom('complaint_counter').select('last').where('desk_letter', '=', letter))?.last ?? 0;
}
