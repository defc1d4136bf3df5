/** The clinic's settings. */
import { settingsSchema, type Settings } from '../../shared/contract/settings.ts';
import type { DeskDatabase } from '../../db/desk/database.ts';
import { type HandlersOf, requireUser } from '../kernel.ts';
import { type SettingRows, readSettingRows, saveSettingRows } from './setting-rows.ts';

/** What a new clinic starts with. 119: PSC ambulance, 112: single emergency number (PP 47/2021, Permenkominfo 10/2016). */
export const DEFAULT_SETTINGS: Settings = {
  ticketWidth: '58',
  autoLockMinutes: 10,
  runningText: '',
  priorityRatio: 3,
  bookedRatio: 2,
  graceMinutes: 15,
  skippedAfterCalls: 3,
  skippedAfterMinutes: 15,
  skippedTimes: 2,
  carryNumber: true,
  closedOnCollectiveLeave: false,
  waitlistAnswerMinutes: 30,
  emergencyNumbers: [{ label: 'Ambulans (PSC)', number: '119' }, { label: 'Darurat', number: '112' }],
};

const CLINIC_SETTINGS: SettingRows<Settings> = {
  schema: settingsSchema,
  rowOf: {
    ticketWidth: 'ticket_width',
    autoLockMinutes: 'auto_lock_minutes',
    runningText: 'running_text',
    priorityRatio: 'priority_ratio',
    bookedRatio: 'booked_ratio',
    graceMinutes: 'grace_minutes',
    skippedAfterCalls: 'skipped_after_calls',
    skippedAfterMinutes: 'skipped_after_minutes',
    skippedTimes: 'skipped_times',
    carryNumber: 'carry_number',
    closedOnCollectiveLeave: 'closed_on_collective_leave',
    waitlistAnswerMinutes: 'waitlist_answer_minutes',
    emergencyNumbers: 'emergency_numbers',
  },
  defaults: DEFAULT_SETTINGS,
};

export function readSettings(db: DeskDatabase): Settings { return readSettingRows(db, CLINIC_SETTINGS); }

export const settingHandlers: HandlersOf<'settings.get' | 'settings.save' | 'settings.emergencyNumbers'> = {
  'settings.get': (ctx) => readSettings(ctx.db),

  'settings.emergencyNumbers': (ctx) => readSettings(ctx.db).emergencyNumbers,

  'settings.save': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'settings.save' }, (tx) => {
    saveSettingRows(ctx.db, tx, CLINIC_SETTINGS, wanted);
    return {};
  }),
};
