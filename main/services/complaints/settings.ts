/** How this clinic works on complaints, and the clocks that its hours and holidays make of it. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { COMPLAINT_CATEGORIES } from '../../../shared/contract/complaint-categories.ts';
import { type ComplaintSettings, FIRST_CAUSES, complaintSettingsSchema } from '../../../shared/contract/complaint-settings.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { clockBy } from '../../../shared/domain/complaint-clock.ts';
import { readCalendar } from '../appointments/calendar.ts';
import { readClinic } from '../clinic.ts';
import { type SettingRows, readSettingRows } from '../setting-rows.ts';
import { FIRST_TEMPLATES } from './first-templates.ts';

const hours = (from: number, to: number): { from: number; to: number } => ({ from: from * 60, to: to * 60 });

/** Limits: Indikator Nasional Mutu, kecepatan waktu tanggap komplain. Working hours and first answers are this program's own proposal. */
export const COMPLAINT_SETTINGS: SettingRows<ComplaintSettings> = {
  schema: complaintSettingsSchema,
  rowOf: {
    days: 'complaint_days', hours: 'complaint_hours', settleHours: 'complaint_settle_hours', answerHours: 'complaint_answer_hours', escalateTo: 'complaint_escalate_to',
    categories: 'complaint_categories', identityRoles: 'complaint_identity_roles', causes: 'complaint_causes', templates: 'complaint_templates',
  },
  defaults: {
    days: 'calendar',
    hours: [...Array.from({ length: 5 }, () => [hours(8, 16)]), [hours(8, 13)], []],
    settleHours: { red: 24, yellow: 72, green: 168 },
    answerHours: { red: 4, yellow: 24, green: 72 },
    escalateTo: { red: null, yellow: null, green: null },
    categories: COMPLAINT_CATEGORIES.map((id) => ({ id, name: null, active: true, words: [] })),
    identityRoles: ['public_relations', 'admin'],
    causes: FIRST_CAUSES.map((id) => ({ id, name: null, active: true })),
    templates: FIRST_TEMPLATES,
  },
};

export function readComplaintSettings(db: DeskDatabase): ComplaintSettings { return readSettingRows(db, COMPLAINT_SETTINGS); }

/** The clocks of complaints as settings, hours and holidays stand now. */
export function clinicClock(db: DeskDatabase): ReturnType<typeof clockBy> {
  const calendar = readCalendar(db);
  const { days, hours: week, settleHours, answerHours } = readComplaintSettings(db);
  return clockBy({ zone: readClinic(db).zone, days, settleHours, answerHours, hoursOf: (day) => (calendar.closedReason(day) === null ? (week[weekdayOf(day) - 1] ?? []) : []) });
}
