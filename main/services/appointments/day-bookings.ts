/**
 * Bookings day by day, kept in memory between looks: the inbox and the search for free slots look at weeks of them, often.
 * `db.touched` says which appointments have changed since, here or on another desk. Only for reading outside a transaction: what a booking is
 * refused for is always asked of the database (place.ts).
 */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AppointmentState } from '../../../shared/contract/appointments.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import type { HeldTime, HeldTimes } from '../../../shared/domain/availability.ts';
import { mergeSpans } from '../../../shared/domain/timetable.ts';
import { personOf } from '../patients/person.ts';
import { holdsItsTime } from './standing.ts';

export interface DayBooking extends HeldTime { readonly unitId: string; readonly state: AppointmentState; readonly since: number; readonly capacity: number }

export interface DayBookings extends HeldTimes<DayBooking> {
  /** By time. */
  readonly all: readonly DayBooking[];
}

/** One per open database; a restore brings another. */
const BOOKS = new WeakMap<DeskDatabase, DayBook>();

/** Reads the bookings of a day that hold their time. The same object until something of that day changes. */
export function dayBookings(db: DeskDatabase): (day: string) => DayBookings {
  const book = BOOKS.get(db) ?? new DayBook(db);
  BOOKS.set(db, book);
  book.forgetChanged();
  return (day) => book.onDay(day);
}

class DayBook {
  readonly #db: DeskDatabase;
  readonly #days = new Map<string, DayBookings>();
  /** Where an appointment was when its day was read: after a move, that day has changed too. */
  readonly #dayOf = new Map<string, string>();
  #seenUpTo: number;

  constructor(db: DeskDatabase) {
    this.#db = db;
    this.#seenUpTo = db.touched.end;
  }

  onDay(day: string): DayBookings {
    const known = this.#days.get(day);
    if (known) return known;
    const all = this.#read(day);
    for (const { id } of all) this.#dayOf.set(id, day);
    const ofDoctor = Map.groupBy(all, (booking) => booking.practitionerId);
    const inRoom = Map.groupBy(all.filter((booking) => booking.roomId !== null), (booking) => booking.roomId ?? '');
    const read = { all, ofDoctor, inRoom, busy: new Map([...ofDoctor].map(([id, bookings]) => [id, mergeSpans(bookings)])) };
    this.#days.set(day, read);
    return read;
  }

  forgetChanged(): void {
    const upTo = this.#db.touched.end;
    if (upTo === this.#seenUpTo) return;
    const changed = this.#db.touched.since(this.#seenUpTo, 'appointment');
    const merged = this.#db.touched.since(this.#seenUpTo, 'patient_merge')?.length !== 0;
    if (changed && !merged) this.#forgetDaysOf(changed);
    else this.#days.clear();
    this.#seenUpTo = upTo;
  }

  #forgetDaysOf(ids: readonly string[]): void {
    for (const id of ids) {
      const day = this.#db.first(this.#db.build.selectFrom('appointment').select('day').where('id', '=', id))?.day;
      for (const known of [day, this.#dayOf.get(id)]) if (known !== undefined) this.#days.delete(known);
    }
  }

  #read(day: string): DayBooking[] {
    return this.#db.all(this.#db.build.selectFrom('appointment')
      .select(['id', personOf('appointment.patient_id').as('patientId'), 'practitioner_id as practitionerId', 'unit_id as unitId', 'room_id as roomId', 'from_minute as from', 'to_minute as to', 'payer', 'source', 'state', 'state_at as since'])
      .select((eb) => eb.fn.coalesce('capacity', eb.lit(1)).as('capacity'))
      .where('day', '=', day).where('state', 'in', [...HOLDING_STATES]).where(holdsItsTime).where('voided_at', 'is', null).orderBy('from_minute').orderBy('id'));
  }
}

/** Days from `today` on for which anything was ever booked, in order; from day to day through the index, however far apart. */
export function daysWithAppointments(db: DeskDatabase, today: string): string[] {
  const rows = db.all(db.build
    .withRecursive('later(day)', (build) => build.selectFrom('appointment').select(sql<string | null>`min(day)`.as('day')).where('day', '>=', today)
      .unionAll(build.selectFrom('later').select(sql<string | null>`(SELECT min(appointment.day) FROM appointment WHERE appointment.day > later.day)`.as('day')).where('later.day', 'is not', null)))
    .selectFrom('later').select('day').$castTo<{ day: string | null }>());
  return rows.flatMap(({ day }) => (day === null ? [] : [day]));
}
