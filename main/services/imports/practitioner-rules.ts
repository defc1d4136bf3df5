/** Doctors and their weekly sessions from a file. A doctor is known by the name, whatever its capitals. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { type ImportedPractitioner, importedPractitioner } from '../../../shared/domain/import-practitioner.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { overlaps } from '../../../shared/domain/timetable.ts';
import { kept, readClinic } from '../clinic.ts';
import type { Added, ImportRules } from './kind.ts';

/** What a row adds: the unit is found when it is judged. */
interface PlannedPractitioner extends ImportedPractitioner { readonly unitId: string | null }
export const sameWords = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase();

export function unitNamed(db: DeskDatabase, name: string): { readonly id: string } | undefined {
  return db.all(db.build.selectFrom('service_unit').select(['id', 'name']).where('active', '=', 1).where('voided_at', 'is', null)).find((unit) => sameWords(unit.name, name));
}
export function practitionersNamed(db: DeskDatabase, name: string): { readonly id: string; readonly unitId: string | null }[] {
  return db.all(db.build.selectFrom('practitioner').select(['id', 'name', 'unit_id as unitId']).where('active', '=', 1).where('voided_at', 'is', null)).filter((person) => sameWords(person.name, name));
}

export function practitionerRules(database: DeskDatabase): ImportRules<PlannedPractitioner> {
  const today = (now: number): string => dayInZone(readClinic(database).zone, now);
  return {
    read: (row) => {
      const plan = importedPractitioner(row);
      if (plan === null) return null;
      const unit = plan.unit === null ? undefined : unitNamed(database, plan.unit);
      if (plan.unit !== null && !unit) return row.reject('unit', 'unit_unknown', plan.unit);
      return { ...plan, unitId: unit?.id ?? null };
    },

    judge: (db, plan, row) => {
      const doctors = practitionersNamed(db, plan.name);
      if (doctors.length > 1) return row.reject('name', 'practitioner_ambiguous', plan.name);
      const [doctor] = doctors;
      if (plan.session === null) return doctor === undefined;
      if (plan.unitId === null && (doctor?.unitId ?? null) === null) return row.reject('unit', 'unit_unknown', '');
      if (!doctor) return true;
      const { session } = plan;
      const sameDay = db.all(db.build.selectFrom('schedule_rule').select(['from_minute as from', 'to_minute as to']).where('practitioner_id', '=', doctor.id).where('weekday', '=', session.weekday)
        .where('voided_at', 'is', null).where('valid_to', 'is', null));
      if (sameDay.some(({ from, to }) => from === session.from && to === session.to)) return false;
      return sameDay.some((rule) => overlaps(rule, session)) ? row.reject('from', 'session_overlaps', row.text('from')) : true;
    },

    keys: ({ name, session }) => [{ key: `doctor ${name.toLowerCase()} ${session === null ? '' : `${session.weekday} ${session.from} ${session.to}`}`, field: 'name' }],
    same: () => true,

    add: (db, tx, plan) => {
      const doctor = practitionersNamed(db, plan.name)[0] ?? null;
      const added: Added[] = [];
      const practitionerId = doctor?.id ?? addDoctor(db, tx, plan, added);
      const unitId = plan.unitId ?? doctor?.unitId ?? null;
      if (plan.session === null || unitId === null) return added;
      const { weekday, from, to, slotMinutes, room } = plan.session;
      const id = tx.newId();
      tx.run(db.build.insertInto('schedule_rule').values({
        id, practitioner_id: practitionerId, unit_id: unitId, room_id: room === null ? null : roomNamed(db, tx, room, added), from_minute: from, to_minute: to, slot_minutes: slotMinutes,
        quota_bpjs: null, quota_other: null, weekday, valid_from: today(tx.now), valid_to: null, ...kept(tx),
      }));
      return [...added, { entity: 'schedule_rule', id }];
    },
  };
}

function addDoctor(db: DeskDatabase, tx: WriteTx, { name, unitId, hours }: PlannedPractitioner, added: Added[]): string {
  const id = tx.newId();
  tx.run(db.build.insertInto('practitioner').values({ id, name, unit_id: unitId, hours, active: 1, ...kept(tx) }));
  added.push({ entity: 'practitioner', id });
  return id;
}

/** The room of this name; a new one where there is none. */
function roomNamed(db: DeskDatabase, tx: WriteTx, name: string, added: Added[]): string {
  const known = db.all(db.build.selectFrom('room').select(['id', 'name']).where('active', '=', 1).where('voided_at', 'is', null)).find((room) => sameWords(room.name, name));
  if (known) return known.id;
  const id = tx.newId();
  tx.run(db.build.insertInto('room').values({ id, name, active: 1, ...kept(tx) }));
  added.push({ entity: 'room', id });
  return id;
}
