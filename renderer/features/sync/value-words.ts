/** Columns and their values as the desk's screens name them: a stored `+6281…` is a telephone number, `1` is yes. */
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { VOIDING, groupOf, syncedTable } from '../../../shared/sync/tables.ts';
import type { Text } from '../../i18n/index.ts';
import { formatBirthDate, formatDay, formatInstant } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';

/** Where the words of a choice are kept: by table and column, or by column alone where every table means the same. */
const CHOICES: Readonly<Record<string, string>> = {
  'sex': 'common:sex', 'payer': 'common:payer', 'priority': 'common:priority', 'identity_kind': 'patients:kinds', 'guardian_relation': 'patients:relations', 'weekday': 'appointments:timetable.weekday', 'standing': 'appointments:standing', 'zone': 'sync:zones',
  'user.role': 'common:role', 'queue_entry.state': 'common:queueState', 'service_unit.kind': 'clinic:kinds', 'emergency.state': 'emergencies:states', 'call_log.topic': 'calls:topics', 'call_log.direction': 'calls:directions', 'call_log.relation': 'calls:relations', 'call_log.result': 'calls:results', 'call_link.kind': 'calls:links', 'schedule_exception.kind': 'appointments:timetable.exceptions', 'patient_alias.kind': 'sync:aliases',
  'appointment.state': 'appointments:state', 'appointment.kind': 'appointments:kind', 'appointment.source': 'appointments:source',
  'consent.kind': 'consents:kinds', 'consent.how': 'consents:hows', 'consent.relation': 'patients:relations',
  'complaint.channel': 'complaints:channel', 'complaint.category': 'complaints:category', 'complaint.grade': 'complaints:grade', 'complaint.state': 'complaints:state', 'complaint.outcome': 'complaints:outcome', 'complaint.relation': 'complaints:relation', 'complaint.reject_reason': 'complaints:reject',
};
const FLAGS = new Set(['active', 'birth_date_estimated', 'consent_reminder', 'closed', 'anonymous', 'restricted', 'urgent', 'raised_while_locked', 'came_back', 'effective']);
const DAYS = new Set(['day', 'valid_from', 'valid_to', 'until_day', 'deceased_on', 'moved_on', 'due_day', 'check_day']);
const MINUTES = new Set(['from_minute', 'to_minute']);
const PHONES = new Set(['phone', 'guardian_phone', 'reporter_contact']);

/** Names of what other tables hold, by id. */
export type Names = ReadonlyMap<string, string>;

export interface Place { readonly entity: string; readonly column: string }

/** A value that means something by itself can be put back; a state or a booked time is changed by its own step. */
export function canBeBrought({ entity, column }: Place): boolean {
  const table = syncedTable(entity);
  return table !== undefined && groupOf(table, column).length === 1 && column !== 'state' && !VOIDING.includes(column);
}

export function columnWords(t: Text, { column }: Pick<Place, 'column'>): string { return t(`sync:columns.${column}`, { defaultValue: column }); }

export function tableWords(t: Text, entity: string): string {
  return entity === 'sync_conflict' ? t('sync:conflictTable') : t(`clinic:rescue.tables.${entity}`, { defaultValue: entity });
}

/** `raw` is the JSON text that the desk keeps; null: there was none. */
export function valueWords(t: Text, place: Place, raw: string | null, names: Names): string {
  const value = parsed(raw);
  if (value === null || value === '') return t('sync:values.empty');
  return typeof value === 'number' ? numberWords(t, place.column, value) : textWords(t, place, value, names);
}

function parsed(raw: string | null): string | number | null {
  if (raw === null) return null;
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'string' || typeof value === 'number' || value === null ? value : raw;
  } catch {
    return raw;
  }
}

function numberWords(t: Text, column: string, value: number): string {
  if (FLAGS.has(column)) return t(value === 0 ? 'sync:values.no' : 'sync:values.yes');
  if (MINUTES.has(column)) return formatMinuteOfDay(value);
  if (column === 'slot_minutes') return t('sync:values.minutes', { count: value });
  if (column.endsWith('_at') || column === 'at') return formatInstant(value);
  return choiceWords(t, column, undefined, String(value)) ?? String(value);
}

function textWords(t: Text, { entity, column }: Place, value: string, names: Names): string {
  if (column === 'birth_date') return formatBirthDate(value);
  if (DAYS.has(column)) return formatDay(value);
  if (PHONES.has(column)) return formatPhone(value);
  if (column === 'record_number') return formatRecordNumber(value);
  if (column.endsWith('_id')) return names.get(value) ?? t('sync:values.other');
  return choiceWords(t, column, entity, value) ?? value;
}

function choiceWords(t: Text, column: string, entity: string | undefined, value: string): string | null {
  const words = CHOICES[`${entity}.${column}`] ?? CHOICES[column];
  return words === undefined ? null : t(`${words}.${value}`, { defaultValue: value });
}
