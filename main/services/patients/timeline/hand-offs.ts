/** Slips to other units that were about this patient, at the time they were sent, with what became of them. */
import { foldHandOff } from '../../../../shared/domain/hand-off-states.ts';
import { type EventRow, eventsOf } from '../../hand-offs/rows.ts';
import { type Source, actorOf, afterPlace, column, textColumn } from './place.ts';

export const handOffEntries: Source<'hand_off'> = ({ db, ids, after, limit }) => {
  const rows = db.all(db.build.selectFrom('hand_off').leftJoin('user', 'user.id', 'hand_off.actor').leftJoin('service_unit', 'service_unit.id', 'hand_off.unit_id')
    .select(['hand_off.id', 'hand_off.at', 'hand_off.number', 'hand_off.priority', 'hand_off.text', 'hand_off.actor', 'hand_off.unit_name', 'service_unit.name as unit', 'user.full_name'])
    .where('hand_off.patient_id', 'in', ids).where(afterPlace('hand_off', after, column('hand_off.at'), textColumn('hand_off.id'))).orderBy('hand_off.at', 'desc').orderBy('hand_off.id', 'desc').limit(limit));
  const events = eventsOf(db, rows.map(({ id }) => id));
  return rows.map(({ full_name, actor, unit_name: writtenTo, unit, ...row }) => {
    const steps: readonly EventRow[] = events.get(row.id) ?? [];
    const { state, accepted, ended } = foldHandOff(steps);
    return { kind: 'hand_off', key: row.id, ...row, unit: unit ?? writtenTo, state, acceptedName: accepted?.name ?? null, result: ended?.text ?? null, actor: actorOf(full_name, actor), desk: null };
  });
};
