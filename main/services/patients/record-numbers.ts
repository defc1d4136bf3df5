/** Gives out medical record numbers from the blocks leased to this desk, and provisional ones where there are none left. */
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import { after } from '../../../db/desk/search-index/number-search.ts';
import { provisionalNumberOf, recordNumberOf } from '../../../shared/domain/record-number.ts';
import { Refusal } from '../../kernel.ts';
import { keepAlias } from './former-values.ts';

/** Two captured rows each; a transaction captures at most 200. */
const REPLACED_AT_ONCE = 50;

/**
 * The number of a new patient, in the caller's transaction: rolled back with it, so that no number is lost, and never given
 * twice. A desk without numbers gives a provisional one, so that nobody is sent away.
 */
export function nextRecordNumber(db: DeskDatabase, tx: WriteTx): string {
  return nextRealNumber(db, tx) ?? nextProvisionalNumber(db, tx);
}

/** The next number of the oldest block that has one; null when there is none. A number that an import brought along is passed over. */
function nextRealNumber(db: DeskDatabase, tx: WriteTx): string | null {
  for (;;) {
    const block = tx.first(db.build.selectFrom('record_block').selectAll().whereRef('next', '<=', 'last').orderBy('id').limit(1));
    if (!block) return null;
    tx.run(db.build.updateTable('record_block').set({ next: block.next + 1 }).where('id', '=', block.id));
    const number = recordNumberOf(block.next);
    if (!isGiven(db, tx, number)) return number;
  }
}

function nextProvisionalNumber(db: DeskDatabase, tx: WriteTx): string {
  const letter = ownLetter(db, tx);
  for (;;) {
    const last = tx.first(db.build.selectFrom('provisional_counter').select('last').where('desk_letter', '=', letter))?.last ?? 0;
    tx.run(db.build.insertInto('provisional_counter').values({ desk_letter: letter, last: last + 1 }).onConflict((conflict) => conflict.column('desk_letter').doUpdateSet({ last: last + 1 })));
    const number = provisionalNumberOf(letter, last + 1);
    if (!isGiven(db, tx, number)) return number;
  }
}

function ownLetter(db: DeskDatabase, from: Readable): string {
  const own = from.first(db.build.selectFrom('device').select('letter').where('id', '=', db.clock().device_id));
  if (!own) throw new Refusal('not_found');
  return own.letter;
}

/** Somebody's number today, before, or on an old folder. */
function isGiven(db: DeskDatabase, tx: WriteTx, number: string): boolean {
  return tx.first(db.build.selectFrom('patient').select('id').where('record_number', '=', number).limit(1)) !== undefined
    || tx.first(db.build.selectFrom('patient_alias').select('id').where('value', '=', number).where('kind', '=', 'record_number').limit(1)) !== undefined;
}

/**
 * Gives patients with a provisional number of this desk their real one, as far as there are numbers. One desk
 * alone replaces a provisional number, or two would. The old one still finds the patient: it stands on paper. Answers how many.
 */
export function replaceProvisionalNumbers(db: DeskDatabase): number {
  let replaced = 0;
  for (const letter of lettersToReplace(db)) {
    for (let some = REPLACED_AT_ONCE; some === REPLACED_AT_ONCE; replaced += some) some = replaceSome(db, `S-${letter}-`);
  }
  return replaced;
}

/** This desk's own; and those of desks that are gone, when it is the first of those that are left. */
function lettersToReplace(db: DeskDatabase): string[] {
  const devices = db.all(db.build.selectFrom('device').select(['id', 'letter', 'voided_at']));
  const active = devices.filter((device) => device.voided_at === null);
  const own = active.find(({ id }) => id === db.clock().device_id)?.letter;
  if (own === undefined) return [];
  const letters = new Set(active.map(({ letter }) => letter));
  const gone = [...letters].every((letter) => letter >= own) ? devices.map(({ letter }) => letter).filter((letter) => !letters.has(letter)) : [];
  return [...new Set([own, ...gone])];
}

function replaceSome(db: DeskDatabase, head: string): number {
  const waiting = db.build.selectFrom('patient').select(['id', 'record_number']).where('record_number', '>=', head).where('record_number', '<', after(head)).where('voided_at', 'is', null).orderBy('record_number').limit(REPLACED_AT_ONCE);
  if (!db.first(waiting) || !db.first(db.build.selectFrom('record_block').select('id').whereRef('next', '<=', 'last').limit(1))) return 0;
  return db.write({ actor: 'system', requestId: null, call: 'patients.renumber' }, (tx) => {
    let replaced = 0;
    for (const { id, record_number: provisional } of tx.all(waiting)) {
      const number = nextRealNumber(db, tx);
      if (number === null) break;
      tx.run(db.build.updateTable('patient').set({ record_number: number, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
      keepAlias(db, tx, id, 'record_number', provisional);
      tx.audit('update', 'patient', id, 'record number');
      replaced += 1;
    }
    return replaced;
  });
}

export interface NumbersLeft { readonly left: number; readonly last: number; readonly size: number; readonly provisional: number }

/** How many numbers this desk still has, and how many patients wait for one. */
export function numbersLeft(db: DeskDatabase): NumbersLeft {
  const blocks = db.all(db.build.selectFrom('record_block').selectAll().orderBy('id', 'desc'));
  const [newest] = blocks;
  const waiting = db.first(db.build.selectFrom('patient').select((eb) => eb.fn.countAll<number>().as('count')).where('record_number', '>=', 'S-').where('record_number', '<', after('S-')).where('voided_at', 'is', null));
  return {
    left: blocks.reduce((sum, block) => sum + Math.max(0, block.last - block.next + 1), 0), last: Math.max(0, ...blocks.map((block) => block.last)),
    size: newest ? newest.last - newest.first + 1 : 0, provisional: waiting?.count ?? 0,
  };
}
