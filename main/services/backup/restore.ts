/** Putting a backup in place of today's database. */
import { makeBackup } from '../../../db/desk/backup/make-backup.ts';
import { removeDatabase } from '../../../db/desk/database-files.ts';
import { DeskDatabase, openConnection, type WriteRequest } from '../../../db/desk/database.ts';
import type { DeskTables } from '../../../db/desk/schema.ts';
import type { DeskCare } from '../../kernel.ts';
import { registerDevice, takeNewIdentity } from './new-device.ts';
import { runBackup, runRestore } from './run.ts';

/**
 * 1. A checked copy of the backup becomes the next generation's file. Damaged or newer: refused here, nothing changed.
 * 2. Today's database is kept as a backup. Whatever was saved while that ran is caught by a second one, made while
 *    nothing else can run.
 * 3. What must never go back is carried into the copy, with the audit entry.
 * 4. The copy becomes the database.
 */
export async function restore(care: DeskCare, { file, name }: { readonly file: string; readonly name: string }, request: WriteRequest): Promise<{ safetyBackup: string }> {
  const target = care.folder.nextGeneration();
  await runRestore(care, file, target);
  try {
    const before = care.db.clock().last_hlc;
    let safety = (await runBackup(care, 'before_restore')).name;
    // From here to the end nothing is awaited, so nobody can save in between.
    if (care.db.clock().last_hlc !== before) {
      safety = makeBackup(care.db.connection, { folder: care.folder.backups, key: care.dataKey, kind: 'before_restore', now: care.clock.now() }).name;
    }
    const result = carryForward(care, target, name, safety, request);
    care.replaceDatabase(target);
    return result;
  } catch (error) {
    if (care.folder.current() !== target) removeDatabase(target);
    throw error;
  }
}

/**
 * Record, queue and complaint numbers given since the backup are on people's cards and tickets: they must not be given to
 * somebody else; nor may the letter of a desk that was invited since. The clock must not go back either, or the same
 * stamps would be given twice.
 */
function carryForward(care: DeskCare, target: string, name: string, safetyBackup: string, request: WriteRequest): { safetyBackup: string } {
  const today = care.db;
  const { last_hlc: lastHlc, latest_wall: latestWall } = today.clock();
  const blocks = today.all(today.build.selectFrom('record_block').selectAll());
  const counters = today.all(today.build.selectFrom('queue_counter').selectAll());
  const complaints = today.all(today.build.selectFrom('complaint_counter').selectAll());
  const provisionals = today.all(today.build.selectFrom('provisional_counter').selectAll());
  const devices = today.all(today.build.selectFrom('device').selectAll());
  const restored = new DeskDatabase(openConnection(target, care.dataKey), { now: () => care.clock.now() });
  try {
    restored.connection.prepare('UPDATE clock SET last_hlc = max(last_hlc, ?), latest_wall = max(latest_wall, ?)').run(lastHlc, latestWall);
    const former = takeNewIdentity(restored.connection, care.clock.now());
    return restored.write(request, (tx) => {
      for (const block of blocks) keepBlock(restored, tx, block);
      for (const counter of counters) keepCounter(restored, tx, counter);
      for (const counter of complaints) keepComplaintCounter(restored, tx, counter);
      for (const counter of provisionals) keepProvisionalCounter(restored, tx, counter);
      for (const device of devices) keepDevice(restored, tx, device);
      registerDevice(restored, tx, former);
      tx.audit('restore', 'backup', null, `${name}; ${safetyBackup}`);
      return { safetyBackup };
    });
  } finally {
    restored.close();
  }
}

type Run = Parameters<Parameters<DeskDatabase['write']>[1]>[0];

function keepBlock(db: DeskDatabase, tx: Run, block: DeskTables['record_block']): void {
  tx.run(db.build.insertInto('record_block').values(block)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ next: block.next }).where('record_block.next', '<', block.next)));
}

function keepCounter(db: DeskDatabase, tx: Run, counter: DeskTables['queue_counter']): void {
  tx.run(db.build.insertInto('queue_counter').values(counter)
    .onConflict((conflict) => conflict.columns(['letter', 'day', 'desk_letter']).doUpdateSet({ last: counter.last }).where('queue_counter.last', '<', counter.last)));
}

function keepComplaintCounter(db: DeskDatabase, tx: Run, counter: DeskTables['complaint_counter']): void {
  tx.run(db.build.insertInto('complaint_counter').values(counter)
    .onConflict((conflict) => conflict.column('desk_letter').doUpdateSet({ last: counter.last }).where('complaint_counter.last', '<', counter.last)));
}

function keepProvisionalCounter(db: DeskDatabase, tx: Run, counter: DeskTables['provisional_counter']): void {
  tx.run(db.build.insertInto('provisional_counter').values(counter)
    .onConflict((conflict) => conflict.column('desk_letter').doUpdateSet({ last: counter.last }).where('provisional_counter.last', '<', counter.last)));
}

function keepDevice(db: DeskDatabase, tx: Run, device: DeskTables['device']): void {
  if (!tx.first(db.build.selectFrom('device').select('id').where('id', '=', device.id))) tx.run(db.build.insertInto('device').values(device));
}
