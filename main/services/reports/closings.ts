/** Closings of clinic days: the newest of a day, and the days that nobody has closed. */
import { z } from 'zod';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type DayClosing, dayFiguresSchema } from '../../../shared/contract/reports.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { readClinic } from '../clinic.ts';

const UNCLOSED_SHOWN = 7;
/** Nobody closes a day from months ago. */
const LOOKED_BACK_MS = 60 * 86_400_000;
/** Since this migration a day can be closed; days before it are not missed. */
const CLOSING_MIGRATION = 6;

const figuresText = z.string().transform((text): unknown => JSON.parse(text)).pipe(dayFiguresSchema);

/** A day can be closed again: the newest closing counts. */
export function readClosing(db: DeskDatabase, day: string): DayClosing | null {
  const row = db.first(db.build.selectFrom('day_closing').leftJoin('user', 'user.id', 'day_closing.created_by')
    .select((eb) => ['day_closing.day', 'day_closing.created_at as at', eb.fn.coalesce('user.full_name', 'day_closing.created_by').as('by'), 'day_closing.note', 'day_closing.figures'])
    .where('day_closing.day', '=', day).where('day_closing.voided_at', 'is', null).orderBy('day_closing.created_at', 'desc').orderBy('day_closing.id', 'desc').limit(1));
  return row ? { ...row, figures: figuresText.parse(row.figures) } : null;
}

/** Clinic days before `day` with visits or appointments and without a closing; newest first, at most 7. */
export function unclosedDaysBefore(db: DeskDatabase, day: string, now: number): string[] {
  const since = db.first(db.build.selectFrom('migration').select('at').where('version', '=', CLOSING_MIGRATION))?.at ?? now;
  const first = dayInZone(readClinic(db).zone, Math.max(since, now - LOOKED_BACK_MS));
  const busy = db.build.selectFrom('visit').select('day').where('day', '>=', first).where('day', '<', day).where('voided_at', 'is', null)
    .union(db.build.selectFrom('appointment').select('day').where('day', '>=', first).where('day', '<', day).where('voided_at', 'is', null).where('state', 'not in', ['cancelled', 'rescheduled']));
  return db.all(db.build.selectFrom(busy.as('busy')).select('busy.day')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('day_closing').select('day_closing.id').whereRef('day_closing.day', '=', 'busy.day').where('day_closing.voided_at', 'is', null))))
    .orderBy('busy.day', 'desc').limit(UNCLOSED_SHOWN)).map((row) => row.day);
}
