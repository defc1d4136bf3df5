/** How a patient wishes to be reached: folded from the rows of all records of the person, since merged records and desks that did not hear of each other have their own. */
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import type { ContactPreferenceTable } from '../../../db/desk/schema.ts';
import type { ContactPreference } from '../../../shared/contract/contacts.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type ContactWishes, foldWishes } from '../../../shared/domain/contact-wishes.ts';
import { DAY_PARTS } from '../../../shared/domain/day-parts.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { patientRow } from '../patients/patient-rows.ts';
import { personOf, recordToWriteOn, recordsOf, survivorOf } from '../patients/person.ts';

/** Of the whole person, the one that was changed last first. */
function preferenceRows(db: DeskDatabase, from: Readable, patientId: string): ContactPreferenceTable[] {
  return from.all(db.build.selectFrom('contact_preference').selectAll().where('patient_id', 'in', recordsOf(db, patientId)).where('voided_at', 'is', null)
    .orderBy('updated_at', 'desc').orderBy('id', 'desc'));
}

function wishesIn({ channel, language, day_parts, email, stopped_at, stopped_by, stop_reason }: ContactPreferenceTable): ContactWishes {
  const parts = day_parts.split(',');
  return { channel, language, email, dayParts: DAY_PARTS.filter((part) => parts.includes(part)), stop: stopped_at === null ? null : { at: stopped_at, by: stopped_by ?? '', reason: stop_reason ?? '' } };
}

/** What holds for this person now. */
export function wishesOf(db: DeskDatabase, from: Readable, patientId: string): ContactWishes { return foldWishes(preferenceRows(db, from, patientId).map(wishesIn)); }

/** Of everybody who said something, by the surviving record: for lists of many people. */
export function wishesOfAll(db: DeskDatabase): ReadonlyMap<string, ContactWishes> {
  const rows = db.all(db.build.selectFrom('contact_preference').selectAll().select(personOf('contact_preference.patient_id').as('person')).where('voided_at', 'is', null).orderBy('updated_at', 'desc').orderBy('id', 'desc'));
  return new Map([...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => [person, foldWishes(own.map(wishesIn))]));
}

export function readPreference(db: DeskDatabase, patientId: string): ContactPreference {
  if (!patientRow(db, db, patientId)) throw new Refusal('not_found');
  const person = survivorOf(db, db, patientId);
  const rows = preferenceRows(db, db, person);
  const { stop, dayParts, ...wishes } = foldWishes(rows.map(wishesIn));
  const [newest] = rows;
  const nameOf = (id: string): string => db.first(db.build.selectFrom('user').select('full_name').where('id', '=', id))?.full_name ?? '';
  return {
    patientId: person, version: versionOf(db, rows), ...wishes, dayParts: [...dayParts], stop: stop && { ...stop, by: nameOf(stop.by) },
    savedAt: newest?.updated_at ?? null, savedBy: newest ? nameOf(newest.updated_by) : null,
  };
}

export function savePreference(db: DeskDatabase, tx: WriteTx, { patientId, expectedVersion, channel, language, dayParts, email, stop }: ParsedInput<'contacts.savePreference'>): ContactPreference {
  const person = recordToWriteOn(db, tx, patientId);
  const before = preferenceRows(db, tx, person);
  if (versionOf(db, before) !== expectedVersion) throw new Refusal('changed_meanwhile');
  const own = before.find((row) => row.patient_id === person);
  const id = own?.id ?? tx.newId();
  const wishes = { channel, language, day_parts: DAY_PARTS.filter((part) => dayParts.includes(part)).join(), email };
  const stopped = stopColumns(tx, foldWishes(before.map(wishesIn)).stop, stop);
  if (own) tx.run(db.build.updateTable('contact_preference').set({ ...wishes, ...stopped, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  else tx.run(db.build.insertInto('contact_preference').values({ id, patient_id: person, ...wishes, ...stopped, ...kept(tx) }));
  // Contact is welcome again only once no record of the person says otherwise.
  if (stop === null) {
    for (const other of before) if (other.id !== id && other.stopped_at !== null) tx.run(db.build.updateTable('contact_preference').set({ ...NOT_STOPPED, updated_by: tx.actor }).where('id', '=', other.id));
  }
  tx.audit(own ? 'update' : 'create', 'contact_preference', id, stop === null ? 'wishes' : 'do not contact');
  return readPreference(db, person);
}

/** The newest stamp of them all; null: nobody has said anything yet. */
function versionOf(db: DeskDatabase, rows: readonly ContactPreferenceTable[]): string | null {
  return rows.map(({ id }) => db.version('contact_preference', id) ?? '').toSorted().at(-1) ?? null;
}

const NOT_STOPPED = { stopped_at: null, stopped_by: null, stop_reason: null } as const;

/** Who said it first and when stays while the reason stays. */
function stopColumns(tx: WriteTx, before: ContactWishes['stop'], reason: string | null): Pick<ContactPreferenceTable, 'stopped_at' | 'stopped_by' | 'stop_reason'> {
  if (reason === null) return NOT_STOPPED;
  return before?.reason === reason ? { stopped_at: before.at, stopped_by: before.by, stop_reason: reason } : { stopped_at: tx.now, stopped_by: tx.actor, stop_reason: reason };
}
