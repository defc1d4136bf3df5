/**
 * Numbers that are on people's cards and tickets are never given again: what the damaged database says is taken over, and
 * where it says nothing the next numbers are skipped.
 */
import type Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintCounterTable, ProvisionalCounterTable, QueueCounterTable, RecordBlockTable } from '../../../db/desk/schema.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { lettersOfNumber } from '../../../shared/domain/queue-number.ts';
import { readable } from './damaged-source.ts';
import type { Walked } from './walk-pages.ts';

const DAY_MS = 86_400_000;
/** More people than a small clinic registers in a day. */
const RECORDS_A_DAY = 200;
const PROVISIONAL_SKIP = 200;
const QUEUE_SKIP = 200;
const COMPLAINT_SKIP = 50;

export interface NumberSources {
  /** Null: it cannot be opened, or there is none (a new computer). */
  readonly damaged: Database.Database | null;
  /** What its tables say is as new as anything that was found of it. */
  readonly certain: boolean;
  /** UTC milliseconds. */
  readonly backupAt: number;
}

/** The clock never goes back either, or the same stamps would be given twice. */
export function keepClock(restored: DeskDatabase, { clock, changes }: Walked): void {
  const newest = [...changes.values()].reduce((last, change) => (change.hlc > last ? change.hlc : last), clock?.last_hlc ?? '');
  restored.connection.prepare('UPDATE clock SET last_hlc = max(last_hlc, ?), latest_wall = max(latest_wall, ?)').run(newest, clock?.latest_wall ?? 0);
}

/** After later rows were added. Answers whether numbers had to be skipped. */
export function keepNumbers(db: DeskDatabase, tx: WriteTx, sources: NumberSources): boolean {
  const skipped = [keepRecordNumbers(db, tx, sources), keepProvisionalNumbers(db, tx, sources), keepQueueNumbers(db, tx, sources), keepComplaintNumbers(db, tx, sources)];
  return skipped.includes(true);
}

function rowsOf<T>(damaged: Database.Database | null, table: string): T[] | null {
  return damaged && readable(() => damaged.prepare<[], T>(`SELECT * FROM ${table}`).all());
}

function keepRecordNumbers(db: DeskDatabase, tx: WriteTx, { damaged, certain, backupAt }: NumberSources): boolean {
  const known = rowsOf<RecordBlockTable>(damaged, 'record_block');
  for (const block of known ?? []) {
    tx.run(db.build.insertInto('record_block').values(block)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ next: block.next }).where('record_block.next', '<', block.next)));
  }
  if (known && certain) return false;
  const block = tx.first(db.build.selectFrom('record_block').selectAll().whereRef('next', '<=', 'last').orderBy('id').limit(1));
  if (!block) return true;
  const days = Math.max(1, Math.ceil((tx.now - backupAt) / DAY_MS));
  const next = Math.max(block.next, lastRecordNumber(db, tx, block) + 1) + days * RECORDS_A_DAY;
  tx.run(db.build.updateTable('record_block').set({ next: Math.min(block.last + 1, next) }).where('id', '=', block.id));
  return true;
}

/** Nobody is told of skipped ones: provisional numbers are seldom, and no folder is filed by them. */
function keepProvisionalNumbers(db: DeskDatabase, tx: WriteTx, { damaged, certain }: NumberSources): boolean {
  const known = rowsOf<ProvisionalCounterTable>(damaged, 'provisional_counter');
  for (const counter of known ?? []) keepProvisionalCounter(db, tx, counter);
  const device = known && certain ? undefined : tx.first(db.build.selectFrom('device').select('letter').where('id', '=', tx.deviceId));
  if (!device) return false;
  const counted = tx.first(db.build.selectFrom('provisional_counter').select('last').where('desk_letter', '=', device.letter))?.last ?? 0;
  keepProvisionalCounter(db, tx, { desk_letter: device.letter, last: counted + PROVISIONAL_SKIP });
  return false;
}

function keepProvisionalCounter(db: DeskDatabase, tx: WriteTx, counter: ProvisionalCounterTable): void {
  tx.run(db.build.insertInto('provisional_counter').values(counter)
    .onConflict((conflict) => conflict.column('desk_letter').doUpdateSet({ last: counter.last }).where('provisional_counter.last', '<', counter.last)));
}

/** Of the patients that are there, those saved a moment ago among them. */
function lastRecordNumber(db: DeskDatabase, tx: WriteTx, { first, last }: RecordBlockTable): number {
  const number = sql<number>`CAST(record_number AS INTEGER)`;
  return tx.first(db.build.selectFrom('patient').select(sql<number | null>`max(${number})`.as('last')).where(number, '>=', first).where(number, '<=', last))?.last ?? 0;
}

function keepQueueNumbers(db: DeskDatabase, tx: WriteTx, { damaged, certain }: NumberSources): boolean {
  const kept = rowsOf<QueueCounterTable>(damaged, 'queue_counter');
  // An older desk counted per unit: what is on paper says more than that.
  const known = kept?.every((counter) => 'letter' in counter) === true ? kept : null;
  const sure = known !== null && certain;
  for (const counter of known ?? []) keepCounter(db, tx, counter);
  if (!sure) for (const counter of countersFromToday(db, tx)) keepCounter(db, tx, counter);
  return !sure;
}

function keepCounter(db: DeskDatabase, tx: WriteTx, counter: QueueCounterTable): void {
  tx.run(db.build.insertInto('queue_counter').values(counter)
    .onConflict((conflict) => conflict.columns(['letter', 'day', 'desk_letter']).doUpdateSet({ last: counter.last }).where('queue_counter.last', '<', counter.last)));
}

/** Well beyond the last number of today that is known. */
function countersFromToday(db: DeskDatabase, tx: WriteTx): QueueCounterTable[] {
  const clinic = tx.first(db.build.selectFrom('clinic').select('zone').limit(1));
  const device = tx.first(db.build.selectFrom('device').select('letter').where('id', '=', tx.deviceId));
  if (!clinic || !device) return [];
  const key = { day: dayInZone(clinic.zone, tx.now), desk_letter: device.letter };
  const last = new Map(tx.all(db.build.selectFrom('service_unit').select('letter')).map(({ letter }) => [letter, 0]));
  const higher = (letter: string, value: number): void => { last.set(letter, Math.max(last.get(letter) ?? 0, value)); };
  for (const given of tx.all(db.build.selectFrom('queue_entry').select(['number', 'number_value']).where('day', '=', key.day).where('desk_letter', '=', key.desk_letter))) higher(lettersOfNumber(given.number), given.number_value);
  for (const counted of tx.all(db.build.selectFrom('queue_counter').select(['letter', 'last']).where('day', '=', key.day).where('desk_letter', '=', key.desk_letter))) higher(counted.letter, counted.last);
  return [...last].map(([letter, value]) => ({ ...key, letter, last: value + QUEUE_SKIP }));
}

function keepComplaintNumbers(db: DeskDatabase, tx: WriteTx, { damaged, certain }: NumberSources): boolean {
  const known = rowsOf<ComplaintCounterTable>(damaged, 'complaint_counter');
  const sure = known !== null && certain;
  for (const counter of known ?? []) keepComplaintCounter(db, tx, counter);
  const device = sure ? undefined : tx.first(db.build.selectFrom('device').select('letter').where('id', '=', tx.deviceId));
  if (device) keepComplaintCounter(db, tx, { desk_letter: device.letter, last: lastComplaint(db, tx, device.letter) + COMPLAINT_SKIP });
  return !sure;
}

function keepComplaintCounter(db: DeskDatabase, tx: WriteTx, counter: ComplaintCounterTable): void {
  tx.run(db.build.insertInto('complaint_counter').values(counter)
    .onConflict((conflict) => conflict.column('desk_letter').doUpdateSet({ last: counter.last }).where('complaint_counter.last', '<', counter.last)));
}

/** Numbers are `KA-0007`: the desk's letter, and a number that counts up. */
function lastComplaint(db: DeskDatabase, tx: WriteTx, letter: string): number {
  const counted = tx.first(db.build.selectFrom('complaint_counter').select('last').where('desk_letter', '=', letter))?.last ?? 0;
  const head = `K${letter}-`;
  const given = tx.first(db.build.selectFrom('complaint').select(sql<number | null>`max(CAST(substr(number, ${head.length + 1}) AS INTEGER))`.as('last')).where('number', 'like', `${head}%`))?.last ?? 0;
  return Math.max(counted, given);
}
