/**
 * How an appointment stands with the central: what this desk books or moves is tentative until the central has seen it. A
 * displaced one holds no time (somebody else was there first) until a person has moved it.
 */
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { DeskTables } from '../../../db/desk/schema.ts';
import type { AppointmentStanding } from '../../../shared/contract/appointments.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { isEnrolled } from '../../sync/state.ts';

/** For what is booked or moved now. */
export function newStanding(db: DeskDatabase): AppointmentStanding | null { return isEnrolled(db) ? 'tentative' : null; }

/** Narrows to those that hold their time, beside the states that do. */
export function holdsItsTime(eb: ExpressionBuilder<DeskTables, 'appointment'>): ExpressionWrapper<DeskTables, 'appointment', SqlBool> {
  return eb.or([eb('standing', 'is', null), eb('standing', '!=', 'displaced')]);
}

/** Those to come whose patients must be called. */
export function countDisplaced(db: DeskDatabase, today: string): number {
  return db.first(db.build.selectFrom('appointment').select((eb) => eb.fn.countAll<number>().as('count'))
    .where('standing', '=', 'displaced').where('day', '>=', today).where('state', 'in', AWAITED_STATES).where('voided_at', 'is', null))?.count ?? 0;
}
