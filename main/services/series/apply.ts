/**
 * Books a series step by step: each step is one transaction of its own request (`<request>/<step>`), so that a request that was broken off
 * goes on with the first step that has no answer yet.
 */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { occurrencesOf } from '../../../shared/domain/recurrence.ts';
import { ruleText } from '../../../shared/domain/series-rule.ts';
import { MOST_IN_SERIES } from '../../../shared/contract/series.ts';
import { type CallContext, requireUser } from '../../kernel.ts';
import { book } from '../appointments/steps.ts';
import { kept } from '../clinic.ts';
import { recordToReceive } from '../patients/departures.ts';
import { goesFar, problemIn } from './preview.ts';

type Wanted = ParsedInput<'series.apply'>;
type Applied = Output<'series.apply'>;

/** A visit writes an appointment, its event, its place in the series and two entries of the audit log; a transaction stays below 200 rows. */
export const VISITS_OF_STEP = 20;

export function apply(ctx: CallContext, input: Wanted): Applied {
  const done: Applied = { id: null, booked: 0, refused: [] };
  for (let step = 0; step * VISITS_OF_STEP < input.visits.length; step += 1) {
    const visits = input.visits.slice(step * VISITS_OF_STEP, (step + 1) * VISITS_OF_STEP);
    const { id, booked, refused } = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId && `${ctx.requestId}/${String(step)}`, call: 'series.apply' }, (tx) => bookSome(ctx.db, tx, { ...input, visits }, done.id));
    done.id = id;
    done.booked += booked;
    done.refused.push(...refused);
  }
  return done;
}

/** The series itself is written with the first visit that is booked. */
function bookSome(db: DeskDatabase, tx: WriteTx, input: Wanted, known: string | null): Applied {
  const patientId = recordToReceive(db, tx, input.patientId);
  const done: Applied = { id: known, booked: 0, refused: [] };
  for (const { number, plannedDay, ...place } of input.visits) {
    try {
      const appointment = book(db, tx, { ...place, patientId, payer: input.payer, kind: input.kind, link: null, note: input.note, source: 'desk', beyondLimits: goesFar(db, tx.now, place) });
      done.id ??= begin(db, tx, { ...input, patientId });
      addMember(db, tx, done.id, { number, plannedDay, appointmentId: appointment.id });
      done.booked += 1;
    } catch (error) {
      // A booking is refused before anything of it is written.
      done.refused.push({ number, day: place.day, from: place.from, problem: problemIn(error) });
    }
  }
  return done;
}

function begin(db: DeskDatabase, tx: WriteTx, plan: Wanted): string {
  const id = tx.newId();
  const rule = ruleText(plan.rule, plan.startDay);
  const planned = occurrencesOf({ day: plan.startDay, minute: plan.from }, rule, MOST_IN_SERIES).length;
  tx.run(db.build.insertInto('appointment_series').values({
    id, patient_id: plan.patientId, practitioner_id: plan.practitionerId, unit_id: plan.unitId, rule, start_day: plan.startDay, from_minute: plan.from, kind: plan.kind, payer: plan.payer,
    planned, note: plan.note, stopped_at: null, stopped_by: null, stop_reason: null, ...kept(tx),
  }));
  tx.audit('create', 'appointment_series', id);
  if (plan.appointmentId !== null) addMember(db, tx, id, { number: 1, plannedDay: plan.startDay, appointmentId: plan.appointmentId });
  return id;
}

function addMember(db: DeskDatabase, tx: WriteTx, seriesId: string, { number, plannedDay, appointmentId }: { readonly number: number; readonly plannedDay: string; readonly appointmentId: string }): void {
  tx.run(db.build.insertInto('series_appointment').values({ id: tx.newId(), series_id: seriesId, number, planned_day: plannedDay, appointment_id: appointmentId, ...kept(tx) }));
}
