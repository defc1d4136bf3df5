/** Names of doctors, units and rooms by id, active or not: an old appointment still says where it was. */
import type { DeskDatabase } from '../../../db/desk/database.ts';

export interface Names { of(id: string): string }

export function readNames(db: DeskDatabase): Names {
  const rows = db.all(db.build.selectFrom('practitioner').select(['id', 'name'])
    .unionAll(db.build.selectFrom('service_unit').select(['id', 'name'])).unionAll(db.build.selectFrom('room').select(['id', 'name'])));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return { of: (id) => names.get(id) ?? '' };
}
