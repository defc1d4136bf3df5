/** Where an appointment has been, also before it was moved here. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output } from '../../../shared/contract/index.ts';

type Got = Output<'appointments.get'>;

/** The rows that it was before, itself first. `UNION` ends a ring, which only a damaged file can hold. */
function formerIds(db: DeskDatabase, id: string): string[] {
  return db.all(db.build.withRecursive('former(id)', (build) => build.selectFrom('appointment').select(sql<string | null>`id`.as('id')).where('id', '=', id)
    .union(build.selectFrom('former').innerJoin('appointment', 'appointment.id', 'former.id').select('appointment.moved_from as id')))
    .selectFrom('former').select('id').where('id', 'is not', null).$narrowType<{ id: string }>()).map((row) => row.id);
}

/** Its steps in the order of their stamps, which only grow; times go back when the PC's clock does. */
export function readSteps(db: DeskDatabase, id: string): Got['steps'] {
  const rows = db.all(db.build.selectFrom('appointment_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'appointment_event').onRef('row_clock.row_id', '=', 'appointment_event.id'))
    .leftJoin('user', 'user.id', 'appointment_event.actor').leftJoin('practitioner', 'practitioner.id', 'appointment_event.practitioner_id')
    .select(['appointment_event.action', 'appointment_event.at', 'user.full_name as actor', 'appointment_event.reason', 'appointment_event.day', 'appointment_event.from_minute as from', 'practitioner.name as practitioner'])
    .where('appointment_event.appointment_id', 'in', formerIds(db, id)).orderBy('row_clock.base').orderBy('appointment_event.id'));
  return rows.map((row) => ({ ...row, actor: row.actor ?? '', practitioner: row.practitioner ?? '' }));
}

/** The other end of a move; null when there is none, or its row has not come yet. */
export function readMovedPlace(db: DeskDatabase, id: string | null): Got['movedToPlace'] {
  if (id === null) return null;
  return db.first(db.build.selectFrom('appointment').innerJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id')
    .select(['appointment.id', 'appointment.day', 'appointment.from_minute as from', 'practitioner.name as practitioner', 'appointment.state'])
    .where('appointment.id', '=', id).where('appointment.voided_at', 'is', null)) ?? null;
}
