/** Where an appointment has been. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output } from '../../../shared/contract/index.ts';

/** Its steps in the order of their stamps, which only grow; times go back when the PC's clock does. */
export function readSteps(db: DeskDatabase, id: string): Output<'appointments.get'>['steps'] {
  const rows = db.all(db.build.selectFrom('appointment_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'appointment_event').onRef('row_clock.row_id', '=', 'appointment_event.id'))
    .leftJoin('user', 'user.id', 'appointment_event.actor').leftJoin('practitioner', 'practitioner.id', 'appointment_event.practitioner_id')
    .select(['appointment_event.action', 'appointment_event.at', 'user.full_name as actor', 'appointment_event.reason', 'appointment_event.day', 'appointment_event.from_minute as from', 'practitioner.name as practitioner'])
    .where('appointment_event.appointment_id', '=', id).orderBy('row_clock.base').orderBy('appointment_event.id'));
  return rows.map((row) => ({ ...row, actor: row.actor ?? '', practitioner: row.practitioner ?? '' }));
}
