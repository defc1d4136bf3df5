/** The clinic's settings: one row of `setting` per field, JSON; a field that was never saved has its default. */
import { settingsSchema, type Settings } from '../../shared/contract/settings.ts';
import type { DeskDatabase } from '../../db/desk/database.ts';
import { type HandlersOf, requireUser } from '../kernel.ts';

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
  complaintDays: 'calendar',
  closedOnCollectiveLeave: false,
  emergencyNumbers: [{ label: 'Ambulans (PSC)', number: '119' }, { label: 'Darurat', number: '112' }],
};

/** The id of each field's row. */
const ROW_OF: Readonly<Record<keyof Settings, string>> = {
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
  complaintDays: 'complaint_days',
  closedOnCollectiveLeave: 'closed_on_collective_leave',
  emergencyNumbers: 'emergency_numbers',
};
const FIELDS: readonly (keyof Settings)[] = ['ticketWidth', 'autoLockMinutes', 'runningText', 'priorityRatio', 'bookedRatio', 'graceMinutes', 'skippedAfterCalls', 'skippedAfterMinutes', 'skippedTimes', 'carryNumber', 'complaintDays', 'closedOnCollectiveLeave', 'emergencyNumbers'];

/** Today's settings. A value that cannot be read (a newer desk wrote it) counts as not saved. */
export function readSettings(db: DeskDatabase): Settings {
  const rows = db.all(db.build.selectFrom('setting').select(['id', 'value']).where('id', 'in', Object.values(ROW_OF)));
  const saved = new Map(rows.map((row) => [row.id, row.value]));
  const found: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const value = parseJson(saved.get(ROW_OF[field]));
    if (settingsSchema.shape[field].safeParse(value).success) found[field] = value;
  }
  return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...found });
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const settingHandlers: HandlersOf<'settings.get' | 'settings.save' | 'settings.emergencyNumbers'> = {
  'settings.get': (ctx) => readSettings(ctx.db),

  'settings.emergencyNumbers': (ctx) => readSettings(ctx.db).emergencyNumbers,

  'settings.save': (ctx, wanted) => {
    const user = requireUser(ctx);
    return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call: 'settings.save' }, (tx) => {
      const before = readSettings(ctx.db);
      const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(wanted[field]));
      for (const field of changed) {
        const saved = { value: JSON.stringify(wanted[field]), updated_at: tx.now, updated_by: user.id };
        tx.run(ctx.db.build.insertInto('setting').values({ id: ROW_OF[field], ...saved }).onConflict((conflict) => conflict.column('id').doUpdateSet(saved)));
      }
      if (changed.length > 0) tx.audit('settings', 'setting', null, changed.map((field) => ROW_OF[field]).join(', '));
      return {};
    });
  },
};
