/** Who must be given another time, and which: appointments without a time, free slots of the next weeks, and the plan that brings them together. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { type Affected, MOST_AT_ONCE } from '../../../shared/contract/absences.ts';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import { daysBetween, isReleased, minutesBetween, takenOf } from '../../../shared/domain/booking-limits.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { type LostTime, type Offer, type OfferedSession, type OwnTime, planRebooking } from '../../../shared/domain/rebooking-plan.ts';
import { overlaps } from '../../../shared/domain/timetable.ts';
import { momentAt } from '../appointments/booking-rules.ts';
import { dayBookings } from '../appointments/day-bookings.ts';
import { findFreeSlots } from '../appointments/free-slots.ts';
import { sessionAround } from '../appointments/place.ts';
import { type Plan, readPlan } from '../appointments/plan.ts';
import { holdsItsTime } from '../appointments/standing.ts';
import { readStranded } from '../appointments/stranded.ts';
import { clinicToday } from '../clinic.ts';
import { languageOf } from '../messages/reminders.ts';
import { MessageWriter } from '../messages/texts.ts';
import { personOf } from '../patients/person.ts';
import { doctorsAwayAt } from './away-now.ts';

const DAYS_AHEAD = 30;
/** Nobody is proposed a time for which they could hardly be reached. */
const NOTICE_MINUTES = 120;

type RebookingPlan = Output<'absences.plan'>;
type Kind = Appointment['kind'];
interface Slot extends Offer { readonly free: FreeSlot }

export function readRebookingPlan(db: DeskDatabase, now: number, staff: string, { practitionerId, fixed }: ParsedInput<'absences.plan'>): RebookingPlan {
  const today = clinicToday(db, now);
  const all = readStranded(db, today);
  const wanted = practitionerId === null ? all : all.filter((lost) => lost.practitionerId === practitionerId);
  // As far beyond the last day that is lost as people are ready to wait.
  const days = DAYS_AHEAD + daysBetween(today, wanted.reduce((latest, { day }) => (day > latest ? day : latest), today));
  const timetable = readPlan(db, { from: today, to: daysAfter(today, days) });
  const facts = factsOf(db, wanted.map(({ id }) => id));
  const lost = wanted.map((each): Appointment & LostTime & { readonly identityKind: string } => ({ ...each, bookedAt: 0, identityKind: '', ...facts.get(each.id) }))
    .toSorted((one, other) => one.bookedAt - other.bookedAt || (one.id < other.id ? -1 : 1)).slice(0, MOST_AT_ONCE);
  const offers = new Offers(db, now, timetable, days);
  const chosen = new Map(fixed.flatMap(({ id, place }): [string, Slot | null][] => {
    const kind = lost.find((each) => each.id === id)?.kind;
    const offer = place === null || kind === undefined ? null : offers.at(kind, place);
    // A slot that is gone is no choice any more.
    return offer === undefined ? [] : [[id, offer]];
  }));
  const plan = planRebooking(lost, (each) => offers.for(each), ownTimes(db, { from: today, to: daysAfter(today, days) }, lost), chosen);
  const writer = new MessageWriter(db, staff);
  return {
    affected: lost.map(({ identityKind, ...appointment }): Affected => {
      const proposal = plan.get(appointment.id)?.free ?? null;
      const texts = proposal === null ? writer.write('callLeft', appointment) : writer.write('callAbsence', { ...appointment, ...proposal }, appointment);
      return { ...appointment, why: whyLost(appointment, timetable), proposal, script: texts[languageOf(db, { patientId: appointment.patientId, identityKind })] };
    }),
    doctors: doctorsOf(db, now, all),
    more: Math.max(0, wanted.length - MOST_AT_ONCE),
  };
}

function whyLost({ state, standing, practitionerId, day, from, to }: Appointment, timetable: Plan): Affected['why'] {
  if (state === 'needs_rebooking') return 'left';
  if (standing === 'displaced') return 'displaced';
  return timetable.absencesOn(day).some((absence) => absence.practitionerId === practitionerId && overlaps(absence, { from, to })) ? 'away' : 'no_session';
}

/** Free slots by kind of visit, each with its session, read when they are first asked for. */
class Offers {
  readonly #db: DeskDatabase;
  readonly #now: number;
  readonly #timetable: Plan;
  readonly #days: number;
  readonly #ofKind = new Map<Kind, { readonly all: readonly Slot[]; readonly near: Map<string, readonly Slot[]> }>();
  readonly #sessions = new Map<string, OfferedSession>();

  constructor(db: DeskDatabase, now: number, timetable: Plan, days: number) {
    this.#db = db;
    this.#now = now;
    this.#timetable = timetable;
    this.#days = days;
  }

  /** Of the doctor, or of the unit. */
  for({ kind, practitionerId, unitId }: Pick<Appointment, 'kind' | 'practitionerId' | 'unitId'>): readonly Slot[] {
    const { all, near } = this.#read(kind);
    const key = `${practitionerId} ${unitId}`;
    const found = near.get(key) ?? all.filter((slot) => slot.practitionerId === practitionerId || slot.unitId === unitId);
    near.set(key, found);
    return found;
  }

  at(kind: Kind, place: Pick<Offer, 'day' | 'from' | 'practitionerId' | 'unitId'>): Slot | undefined {
    return this.#read(kind).all.find((slot) => slot.day === place.day && slot.from === place.from && slot.practitionerId === place.practitionerId && slot.unitId === place.unitId);
  }

  #read(kind: Kind): { readonly all: readonly Slot[]; readonly near: Map<string, readonly Slot[]> } {
    const known = this.#ofKind.get(kind);
    if (known) return known;
    const moment = momentAt(this.#db, this.#now);
    const free = findFreeSlots(this.#db, this.#now, { practitionerId: null, unitId: null, from: moment.day, days: this.#days, limit: Number.MAX_SAFE_INTEGER, kind, payer: null, source: null, beyondLimits: false });
    const all = free.filter(({ day, from }) => minutesBetween(moment, { day, minute: from }) >= NOTICE_MINUTES).flatMap((slot): Slot[] => {
      const session = this.#sessionOf(slot);
      return session ? [{ ...slot, session, free: slot }] : [];
    });
    const read = { all, near: new Map<string, readonly Slot[]>() };
    this.#ofKind.set(kind, read);
    return read;
  }

  #sessionOf(slot: FreeSlot): OfferedSession | null {
    const session = sessionAround(this.#timetable.sessionsOn(slot.day), slot);
    if (!session) return null;
    const key = `${slot.day} ${session.practitionerId} ${session.unitId} ${session.whole.from}`;
    const known = this.#sessions.get(key);
    if (known) return known;
    const taken = takenOf(session, dayBookings(this.#db)(slot.day).ofDoctor.get(session.practitionerId) ?? []);
    const offered = { ...session, day: slot.day, taken, released: isReleased(session, slot.day, momentAt(this.#db, this.#now)) };
    this.#sessions.set(key, offered);
    return offered;
  }
}

/** When each was booked, and how its patient is known. */
function factsOf(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, { readonly bookedAt: number; readonly identityKind: string }> {
  const rows = db.all(db.build.selectFrom('appointment').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('appointment.patient_id')))
    .select(['appointment.id', 'appointment.created_at as bookedAt', 'patient.identity_kind as identityKind']).where('appointment.id', 'in', idsIn(ids)));
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** Where these patients are to be in the days that are looked at. */
function ownTimes(db: DeskDatabase, { from, to }: { readonly from: string; readonly to: string }, lost: readonly LostTime[]): OwnTime[] {
  const people = [...new Set(lost.map(({ patientId }) => patientId))];
  return db.all(db.build.selectFrom('appointment').select(['id', personOf('appointment.patient_id').as('patientId'), 'day', 'from_minute as from', 'to_minute as to'])
    .where('day', '>=', from).where('day', '<=', to).where('state', 'in', [...HOLDING_STATES]).where(holdsItsTime).where('voided_at', 'is', null)
    .where(personOf('appointment.patient_id'), 'in', idsIn(people)));
}

function idsIn(ids: readonly string[]) { return sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`; }

/** Whose patients need another time, and who waits today for somebody who is away now. */
function doctorsOf(db: DeskDatabase, now: number, lost: readonly Appointment[]): RebookingPlan['doctors'] {
  const { day, minute } = momentAt(db, now);
  const away = doctorsAwayAt(db, day, minute);
  const waiting = db.all(db.build.selectFrom('queue_entry').innerJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id').select(['practitioner.id', 'practitioner.name'])
    .where('queue_entry.day', '=', day).where('queue_entry.state', 'in', ['waiting', 'called', 'skipped', 'held']).where('queue_entry.voided_at', 'is', null)).filter(({ id }) => away.has(id));
  const names = new Map([...lost.map(({ practitionerId, practitioner }): [string, string] => [practitionerId, practitioner]), ...waiting.map(({ id, name }): [string, string] => [id, name])]);
  return [...names].map(([practitionerId, practitioner]) => ({
    practitionerId, practitioner, count: lost.filter((each) => each.practitionerId === practitionerId).length, waiting: waiting.filter(({ id }) => id === practitionerId).length,
  })).toSorted((one, other) => one.practitioner.localeCompare(other.practitioner));
}
