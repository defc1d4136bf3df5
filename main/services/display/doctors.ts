/** Who practises today, as the waiting room is told: today's own hours where the clinic keeps a timetable, else what it wrote down. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { DisplayState } from '../../../shared/contract/display.ts';
import { type Span, mergeSpans } from '../../../shared/domain/timetable.ts';
import { onDutyFirst } from '../../../shared/domain/practice-hours.ts';
import { clockTime } from '../appointments/place.ts';
import { type Plan, readPlan } from '../appointments/plan.ts';

type Shown = DisplayState['units'][number]['doctors'][number];
interface Doctor { readonly id: string; readonly name: string; readonly hours: string | null; readonly unitId: string | null }
interface InUnit extends Shown { readonly unitId: string | null }

/** By unit; those on duty first, those who should be there today but are away last. On a day on which the clinic is closed nobody of the timetable. */
export function doctorsToday(db: DeskDatabase, day: string, minute: number): ReadonlyMap<string | null, Shown[]> {
  const plan = readPlan(db, { from: day, to: day });
  const timetabled = new Set(db.all(db.build.selectFrom('schedule_rule').select('practitioner_id').distinct().where('voided_at', 'is', null)).map(({ practitioner_id }) => practitioner_id));
  const doctors = db.all(db.build.selectFrom('practitioner').select(['id', 'name', 'hours', 'unit_id as unitId']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('name'));
  const told = doctors.flatMap((doctor) => { const today = ofPlan(plan, day, doctor); return today.length > 0 || timetabled.has(doctor.id) ? today : [{ ...doctor, away: false }]; });
  const there = onDutyFirst(told.filter(({ away }) => !away), minute);
  return new Map([...Map.groupBy([...there, ...told.filter(({ away }) => away)], ({ unitId }) => unitId)].map(([unitId, of]) => [unitId, of.map(({ name, hours, away }) => ({ name, hours, away }))]));
}

/** A doctor of several units stands in each with its own hours. */
function ofPlan(plan: Plan, day: string, { id, name }: Doctor): InUnit[] {
  const own = <S extends { readonly practitionerId: string }>(sessions: readonly S[]): S[] => sessions.filter(({ practitionerId }) => practitionerId === id);
  const sessions = own(plan.sessionsOn(day));
  const held = sessions.length > 0 ? sessions : own(plan.plannedOn(day));
  return [...Map.groupBy(held, ({ unitId }) => unitId)].map(([unitId, of]) => ({ name, unitId, hours: sessions.length > 0 ? hoursOf(of) : null, away: sessions.length === 0 }));
}

function hoursOf(spans: readonly Span[]): string { return mergeSpans(spans).map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(', '); }
