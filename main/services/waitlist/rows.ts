/** The waiting list as it lies in the tables, and what follows from it by the clock: no state of an entry is kept. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { WaitlistEntryTable, WaitlistOfferTable } from '../../../db/desk/schema.ts';
import type { WaitlistState } from '../../../shared/contract/waitlist.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import { holdsItsTime } from '../appointments/standing.ts';
import { personOf } from '../patients/person.ts';

export type OfferRow = WaitlistOfferTable;
export interface EntryRow extends WaitlistEntryTable {
  /** The surviving record. */
  readonly person: string; readonly name: string; readonly record_number: string; readonly birth_date: string | null; readonly phone: string | null;
}

export function entriesQuery(db: DeskDatabase) {
  return db.build.selectFrom('waitlist_entry').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('waitlist_entry.patient_id')))
    .selectAll('waitlist_entry').select(['patient.id as person', 'patient.name', 'patient.record_number', 'patient.birth_date', 'patient.phone'])
    .where('waitlist_entry.voided_at', 'is', null).orderBy('waitlist_entry.id');
}

/** Of these entries, by entry, in the order in which they were made. */
export function offersOf(db: DeskDatabase, entryIds: readonly string[]): ReadonlyMap<string, OfferRow[]> {
  const rows = db.all(db.build.selectFrom('waitlist_offer').selectAll().where('voided_at', 'is', null)
    .where('entry_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(entryIds)}))`).orderBy('id'));
  return Map.groupBy(rows, ({ entry_id }) => entry_id);
}

/** Not answered, and its time is not over. Whether the slot is still free is another question. */
export function isOpen(offer: OfferRow, now: number): boolean { return offer.answer === null && offer.until_at > now; }

/**
 * Somebody else was booked into the slot while it was offered, so that nobody can be blamed for not answering. `own`: the appointment that
 * the patient holds, which is in nobody's way.
 */
export function slotLost(db: DeskDatabase, offer: OfferRow, own: string | null): boolean {
  const others = db.all(db.build.selectFrom('appointment').select(['id', 'capacity']).where('practitioner_id', '=', offer.practitioner_id).where('day', '=', offer.day).where('state', 'in', [...HOLDING_STATES])
    .where('from_minute', '<', offer.to_minute).where('to_minute', '>', offer.from_minute).where('created_at', '<', offer.until_at).where(holdsItsTime).where('voided_at', 'is', null)).filter(({ id }) => id !== own);
  return others.length > 0 && others.length >= Math.max(...others.map(({ capacity }) => capacity ?? 1));
}

/** What the offers, the withdrawal and the day say; a yes outlasts a withdrawal that did not know of it. */
export function stateOf(entry: WaitlistEntryTable, offers: readonly OfferRow[], running: boolean, today: string): WaitlistState {
  if (offers.some(({ answer }) => answer === 'accepted')) return 'booked';
  if (entry.withdrawn_at !== null) return 'withdrawn';
  if (entry.latest_day < today) return 'expired';
  return running ? 'offered' : 'waiting';
}

export function listOf<W extends string>(text: string, words: readonly W[]): W[] {
  const parts = text.split(',');
  return words.filter((word) => parts.includes(word));
}
export function weekdaysOf(text: string): number[] { return text === '' ? [] : text.split(',').map(Number).filter((day) => day >= 1 && day <= 7); }
