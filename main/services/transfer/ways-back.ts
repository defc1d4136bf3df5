/**
 * How the files of an export are read back: which column of a file goes into which column of a table, and how its text is
 * read. Every column of a table is named, so that one that is added later cannot be lost unnoticed.
 */
import type { DeskTables } from '../../../db/desk/schema.ts';
import { APPOINTMENT_ACTIONS } from '../../../shared/contract/appointments.ts';
import { DAY_PARTS } from '../../../shared/contract/waitlist.ts';
import { DAY_PARTS as CONTACT_PARTS } from '../../../shared/domain/day-parts.ts';
import { MESSAGE_LANGUAGES, MESSAGE_SUBJECTS } from '../../../shared/contract/messages.ts';
import { COMPLAINT_ACTIONS, PAUSE_REASONS } from '../../../shared/contract/complaints.ts';
import { QUEUE_EVENTS } from '../../../shared/contract/queue.ts';
import { readValues } from '../../../shared/domain/merge-fields.ts';
import { dayParts } from '../../../shared/domain/calendar-day.ts';
import type { ColumnFacts } from './columns.ts';
import { APPOINTMENT_COLUMNS, APPOINTMENT_EVENT_COLUMNS } from './set-appointments.ts';
import { CALL_COLUMNS, CALL_LINK_COLUMNS } from './set-calls.ts';
import { COMPLAINT_COLUMNS, COMPLAINT_EVENT_COLUMNS, COMPLAINT_UNIT_COLUMNS, IMPROVEMENT_COLUMNS, TASK_COLUMNS } from './set-complaints.ts';
import { MESSAGE_COLUMNS, REBOOKING_COLUMNS, RECALL_COLUMNS } from './set-messages.ts';
import { MERGE_COLUMNS } from './set-merges.ts';
import { ALIAS_COLUMNS, PATIENT_COLUMNS } from './set-patients.ts';
import { FOLLOW_UP_COLUMNS, NOTE_COLUMNS, PREFERENCE_COLUMNS } from './set-contacts.ts';
import { CONSENT_COLUMNS } from './set-consents.ts';
import { ROOM_COLUMNS, UNIT_COLUMNS } from './set-places.ts';
import { STAFF_COLUMNS } from './set-staff.ts';
import { OFFER_COLUMNS, SERIES_APPOINTMENT_COLUMNS, SERIES_COLUMNS, WAITLIST_COLUMNS } from './set-waitlist.ts';
import { QUEUE_EVENT_COLUMNS, VISIT_COLUMNS } from './set-visits.ts';
import type { FileStem } from './sets.ts';
import {
  CALL_DIRECTION, CALL_LINK, CALL_RELATION, CALL_RESULT,
  ALIAS, APPOINTMENT_KIND, APPOINTMENT_SOURCE, APPOINTMENT_STANDING, APPOINTMENT_STATE, COMPLAINT_CATEGORY, COMPLAINT_CHANNEL, COMPLAINT_GRADE, COMPLAINT_OUTCOME, COMPLAINT_STATE, REJECT_REASON, CONSENT_KIND, CONSENT_MANNER, FOLLOW_UP_OUTCOME, PREFERRED_CHANNEL, IDENTITY, MESSAGE_CHANNEL, MESSAGE_PURPOSE, MESSAGE_STATE, OFFER_ANSWER, PAYER, PRIORITY,
  QUEUE_STATE, REACH, REBOOKING_OUTCOME, REBOOKING_TOLD, RECALL_OUTCOME, RELATION, REPORTER, SEX, TOPIC, UNIT_KIND,
} from './words.ts';

export type Value = string | number | null;
/** Reads a cell; undefined when it says nothing that fits. */
export type ReadCell = (cell: string) => Value | undefined;
/** Column of the file, and how it is read. */
export type From = readonly [column: string, read: ReadCell];

export type RecordTable =
  | 'service_unit' | 'room' | 'practitioner' | 'patient' | 'patient_alias' | 'patient_merge' | 'consent' | 'contact_preference' | 'follow_up' | 'contact_note' | 'visit' | 'queue_entry' | 'queue_event' | 'appointment' | 'appointment_event' | 'message' | 'rebooking' | 'recall_attempt' | 'waitlist_entry' | 'waitlist_offer' | 'appointment_series' | 'series_appointment' | 'call_log' | 'call_link' | 'complaint' | 'complaint_event' | 'complaint_task' | 'complaint_improvement' | 'complaint_party';
export interface TableWay { readonly table: RecordTable; readonly columns: Readonly<Record<string, From>> }
export interface FileWay {
  readonly stem: FileStem;
  /** All columns of the file, in its order. */
  readonly columns: readonly ColumnFacts[];
  /** The rows of tables that a line holds, the one it is about last. A table whose id is empty is not in it. */
  readonly tables: readonly TableWay[];
  /** Lines with another word in this column are not read back. */
  readonly only?: readonly [column: string, word: string];
}

const maybe = (read: ReadCell): ReadCell => (cell) => (cell === '' ? null : read(cell));
const anything: ReadCell = (cell) => cell;
const text: ReadCell = maybe(anything);
const id: ReadCell = (cell) => (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(cell) ? cell : undefined);
/** A user, or `system`. */
const who: ReadCell = (cell) => (cell.length > 0 && cell.length <= 60 ? cell : undefined);
const day: ReadCell = (cell) => (dayParts(cell) !== null ? cell : undefined);
const flag: ReadCell = (cell) => (cell === 'ya' ? 1 : cell === 'tidak' ? 0 : undefined);
const count: ReadCell = (cell) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : undefined);
const oneOf = (words: readonly string[]): ReadCell => (cell) => (words.includes(cell) ? cell : undefined);

/** The values of a patient's columns as JSON. */
const mergeValues: ReadCell = (cell) => (readValues(cell) === null ? undefined : cell);

/** Words with commas between them; none is possible. */
function listOf(words: readonly string[]): ReadCell { return (cell) => (cell === '' || cell.split(',').every((part) => words.includes(part)) ? cell : undefined); }

function wordOf(words: Readonly<Record<string, string>>): ReadCell {
  const back = new Map(Object.entries(words).map(([value, word]) => [word, value]));
  return (cell) => back.get(cell);
}

/** A word of the program's own categories, else the id of a clinic's own. */
const category: ReadCell = (cell) => wordOf(COMPLAINT_CATEGORY)(cell) ?? (/^[\w-]{1,60}$/.test(cell) ? cell : undefined);

const idList: ReadCell = (cell) => (/^\[("[0-9a-f-]{36}"(,"[0-9a-f-]{36}")*)?\]$/.test(cell) ? cell : undefined);

/** `2026-11-22T09:42:00+07:00`, with or without milliseconds. */
const time: ReadCell = (cell) => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+0[789]:00$/.test(cell) ? Date.parse(cell) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

/** `09:30` as minutes from midnight. */
const minute: ReadCell = (cell) => {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(cell) ?? [];
  const at = Number(hours) * 60 + Number(minutes);
  return at <= 1440 ? at : undefined;
};

type Wanted<T extends RecordTable> = Readonly<Record<Exclude<keyof DeskTables[T] & string, 'search_name'>, From>>;
function way<T extends RecordTable>(table: T, columns: Wanted<T>): TableWay { return { table, columns }; }

/** `recorded`: the column that says when. */
const kept = (recorded = 'dicatat_pada') => ({
  created_at: [recorded, time], created_by: ['dicatat_oleh', who], updated_at: ['diubah_pada', time], updated_by: ['diubah_oleh', who],
  voided_at: ['dibatalkan_pada', maybe(time)], void_reason: ['alasan_batal', text],
}) as const;

export const FILE_WAYS: readonly FileWay[] = [
  { stem: 'unit', columns: UNIT_COLUMNS, tables: [way('service_unit', {
    id: ['id_unit', id], name: ['nama', anything], letter: ['huruf', anything], kind: ['jenis', wordOf(UNIT_KIND)], room: ['ruang', text], active: ['aktif', flag], position: ['urutan', count], ...kept(),
  })] },
  { stem: 'ruang', columns: ROOM_COLUMNS, tables: [way('room', { id: ['id_ruang', id], name: ['nama', anything], active: ['aktif', flag], ...kept() })] },
  { stem: 'staf', columns: STAFF_COLUMNS, only: ['jenis', 'dokter'], tables: [way('practitioner', {
    id: ['id_staf', id], name: ['nama', anything], unit_id: ['id_unit', maybe(id)], hours: ['jam_praktik', text], active: ['aktif', flag], ...kept(),
  })] },
  { stem: 'pasien', columns: PATIENT_COLUMNS, tables: [way('patient', {
    id: ['id_pasien', id], record_number: ['no_rm', anything], identity_kind: ['jenis_identitas', wordOf(IDENTITY)], name: ['nama', anything], nik: ['nik', text], bpjs: ['no_bpjs', text], passport: ['paspor', text],
    sex: ['jenis_kelamin', maybe(wordOf(SEX))], birth_date: ['tanggal_lahir', maybe(day)], birth_date_estimated: ['tanggal_lahir_perkiraan', flag], birth_place: ['tempat_lahir', text], phone: ['telepon', text],
    address: ['alamat', text], village_code: ['kode_desa', text], mother_name: ['nama_ibu', text], mother_id: ['id_ibu', maybe(id)], payer: ['penjamin', wordOf(PAYER)], insurer: ['asuransi', text],
    guardian_name: ['nama_wali', text], guardian_relation: ['hubungan_wali', maybe(wordOf(RELATION))], guardian_phone: ['telepon_wali', text], allergies: ['alergi', text],
    consent_reminder: ['setuju_pengingat', flag], birth_order: ['urutan_lahir', maybe(count)], family_card: ['no_kk', text], accepted_warnings: ['peringatan_diterima', text],
    deceased_on: ['meninggal_tanggal', maybe(day)], moved_on: ['pindah_tanggal', maybe(day)], moved_to: ['pindah_ke', text], restricted: ['dibatasi', flag], restricted_reason: ['alasan_dibatasi', text],
    ...kept('terdaftar_pada'),
  })] },
  { stem: 'nomor-lain', columns: ALIAS_COLUMNS, tables: [way('patient_alias', { id: ['id_nomor', id], patient_id: ['id_pasien', id], kind: ['jenis', wordOf(ALIAS)], value: ['nomor', anything], ...kept() })] },
  { stem: 'gabungan', columns: MERGE_COLUMNS, tables: [way('patient_merge', {
    id: ['id_gabungan', id], from_id: ['id_pasien', id], into_id: ['ke_id_pasien', id], before_values: ['isian_sebelum', mergeValues], after_values: ['isian_sesudah', mergeValues], note: ['catatan', text],
    undone_at: ['dipisahkan_pada', maybe(time)], undone_by: ['dipisahkan_oleh', maybe(who)], undo_reason: ['alasan_dipisahkan', text], ...kept('digabungkan_pada'),
  })] },
  { stem: 'persetujuan', columns: CONSENT_COLUMNS, tables: [way('consent', {
    id: ['id_persetujuan', id], patient_id: ['id_pasien', id], kind: ['untuk', wordOf(CONSENT_KIND)], given_at: ['diberikan_pada', maybe(time)], given_by: ['wali', text], relation: ['hubungan', maybe(wordOf(RELATION))],
    how: ['cara', wordOf(CONSENT_MANNER)], note: ['catatan', text], withdrawn_at: ['ditarik_pada', maybe(time)], withdrawn_by: ['ditarik_oleh', maybe(who)], withdraw_reason: ['alasan_ditarik', text], ...kept(),
  })] },
  { stem: 'cara-dihubungi', columns: PREFERENCE_COLUMNS, tables: [way('contact_preference', {
    id: ['id_pilihan', id], patient_id: ['id_pasien', id], channel: ['saluran', maybe(wordOf(PREFERRED_CHANNEL))], language: ['bahasa', maybe(oneOf(MESSAGE_LANGUAGES))], day_parts: ['waktu', listOf(CONTACT_PARTS)], email: ['surel', text],
    stopped_at: ['jangan_dihubungi_sejak', maybe(time)], stopped_by: ['jangan_dihubungi_oleh', maybe(who)], stop_reason: ['alasan_jangan_dihubungi', text], ...kept(),
  })] },
  { stem: 'tindak-lanjut', columns: FOLLOW_UP_COLUMNS, tables: [way('follow_up', {
    id: ['id_tindak_lanjut', id], patient_id: ['id_pasien', id], text: ['isi', anything], due_at: ['jatuh_tempo', time], owner_id: ['id_penanggung_jawab', maybe(id)], outcome: ['hasil', maybe(wordOf(FOLLOW_UP_OUTCOME))],
    done_at: ['selesai_pada', maybe(time)], done_by: ['selesai_oleh', maybe(who)], result: ['catatan', text], ...kept(),
  })] },
  { stem: 'catatan-kontak', columns: NOTE_COLUMNS, tables: [way('contact_note', {
    id: ['id_catatan', id], patient_id: ['id_pasien', id], at: ['waktu', time], actor: ['oleh', who], text: ['isi', anything], corrects: ['membetulkan', maybe(id)],
  })] },
  { stem: 'kunjungan', columns: VISIT_COLUMNS, tables: [
    way('visit', {
      id: ['id_kunjungan', id], patient_id: ['id_pasien', id], day: ['tanggal', day], arrived_at: ['datang_pada', time], payer: ['penjamin', wordOf(PAYER)], priority: ['prioritas', wordOf(PRIORITY)],
      priority_reason: ['alasan_prioritas', text], complaint: ['keluhan', text], written_later_at: ['ditulis_belakangan_pada', maybe(time)], ...kept(),
    }),
    way('queue_entry', {
      id: ['id_antrean', id], visit_id: ['id_kunjungan', id], patient_id: ['antrean_id_pasien', id], unit_id: ['id_unit', id], practitioner_id: ['id_dokter', maybe(id)], day: ['antrean_tanggal', day],
      desk_letter: ['antrean_meja', anything], number: ['nomor_antrean', anything], number_value: ['antrean_urutan', count], priority: ['antrean_prioritas', wordOf(PRIORITY)], state: ['status', wordOf(QUEUE_STATE)],
      state_at: ['status_pada', time], state_by: ['status_oleh', who], joined_at: ['antre_pada', time], called_at: ['dipanggil_pada', maybe(time)], served_at: ['dilayani_pada', maybe(time)],
      ended_at: ['berakhir_pada', maybe(time)], calls: ['panggilan', count], skips: ['terlewat', count], from_entry_id: ['dari_antrean', maybe(id)], came_back: ['kembali', flag], due_at: ['janji_pada', maybe(time)],
      estimate_from: ['perkiraan_dari', maybe(count)], estimate_to: ['perkiraan_sampai', maybe(count)], created_at: ['antrean_dicatat_pada', time], created_by: ['antrean_dicatat_oleh', who], updated_at: ['antrean_diubah_pada', time],
      updated_by: ['antrean_diubah_oleh', who], voided_at: ['antrean_dibatalkan_pada', maybe(time)], void_reason: ['antrean_alasan_batal', text],
    }),
  ] },
  { stem: 'riwayat-antrean', columns: QUEUE_EVENT_COLUMNS, tables: [way('queue_event', {
    id: ['id_langkah', id], entry_id: ['id_antrean', id], action: ['langkah', oneOf(QUEUE_EVENTS)], from_state: ['dari', maybe(wordOf(QUEUE_STATE))], to_state: ['menjadi', wordOf(QUEUE_STATE)],
    at: ['waktu', time], actor: ['oleh', who], reason: ['alasan', text],
  })] },
  { stem: 'janji-temu', columns: APPOINTMENT_COLUMNS, tables: [way('appointment', {
    id: ['id_janji', id], patient_id: ['id_pasien', id], practitioner_id: ['id_dokter', id], unit_id: ['id_unit', id], room_id: ['id_ruang', maybe(id)], day: ['tanggal', day], from_minute: ['mulai', minute],
    to_minute: ['sampai', minute], payer: ['penjamin', wordOf(PAYER)], kind: ['jenis', wordOf(APPOINTMENT_KIND)], link: ['tautan', text], note: ['catatan', text], source: ['asal', wordOf(APPOINTMENT_SOURCE)],
    state: ['status', wordOf(APPOINTMENT_STATE)], state_at: ['status_pada', time], state_by: ['status_oleh', who], reason: ['alasan', text], visit_id: ['id_kunjungan', maybe(id)], standing: ['kepastian', maybe(wordOf(APPOINTMENT_STANDING))], external_id: ['nomor_luar', text],
    moved_to: ['pindah_ke', maybe(id)], moved_from: ['pindah_dari', maybe(id)], capacity: ['pasien_per_slot', maybe(count)],
    ...kept('dibuat_pada'),
  })] },
  { stem: 'riwayat-janji', columns: APPOINTMENT_EVENT_COLUMNS, tables: [way('appointment_event', {
    id: ['id_langkah', id], appointment_id: ['id_janji', id], action: ['langkah', oneOf(APPOINTMENT_ACTIONS)], at: ['waktu', time], actor: ['oleh', who], reason: ['alasan', text], day: ['tanggal', day],
    from_minute: ['mulai', minute], practitioner_id: ['id_dokter', id],
  })] },
  { stem: 'daftar-tunggu', columns: WAITLIST_COLUMNS, tables: [way('waitlist_entry', {
    id: ['id_daftar_tunggu', id], patient_id: ['id_pasien', id], practitioner_id: ['id_dokter', maybe(id)], unit_id: ['id_unit', maybe(id)], kind: ['jenis', wordOf(APPOINTMENT_KIND)], payer: ['penjamin', wordOf(PAYER)],
    weekdays: ['hari', listOf(['1', '2', '3', '4', '5', '6', '7'])], day_parts: ['waktu', listOf(DAY_PARTS)], earliest_day: ['paling_awal', day], latest_day: ['paling_akhir', day], reach: ['cara', wordOf(REACH)],
    priority: ['prioritas', wordOf(PRIORITY)], note: ['catatan', text], appointment_id: ['id_janji', maybe(id)], withdrawn_at: ['ditarik_pada', maybe(time)], withdrawn_by: ['ditarik_oleh', maybe(who)], withdraw_reason: ['alasan_ditarik', text],
    ...kept(),
  })] },
  { stem: 'tawaran', columns: OFFER_COLUMNS, tables: [way('waitlist_offer', {
    id: ['id_tawaran', id], entry_id: ['id_daftar_tunggu', id], practitioner_id: ['id_dokter', id], unit_id: ['id_unit', id], room_id: ['id_ruang', maybe(id)], day: ['tanggal', day], from_minute: ['mulai', minute], to_minute: ['sampai', minute],
    until_at: ['dijawab_sebelum', time], answer: ['jawaban', maybe(wordOf(OFFER_ANSWER))], answered_at: ['dijawab_pada', maybe(time)], answered_by: ['dijawab_oleh', maybe(who)], reason: ['alasan', text], appointment_id: ['id_janji', maybe(id)],
    ...kept(),
  })] },
  { stem: 'kontrol-berkala', columns: SERIES_COLUMNS, tables: [way('appointment_series', {
    id: ['id_seri', id], patient_id: ['id_pasien', id], practitioner_id: ['id_dokter', id], unit_id: ['id_unit', id], rule: ['aturan', anything], start_day: ['mulai_tanggal', day], from_minute: ['mulai', minute],
    kind: ['jenis', wordOf(APPOINTMENT_KIND)], payer: ['penjamin', wordOf(PAYER)], planned: ['direncanakan', count], note: ['catatan', text], stopped_at: ['dihentikan_pada', maybe(time)], stopped_by: ['dihentikan_oleh', maybe(who)],
    stop_reason: ['alasan_dihentikan', text], ...kept(),
  })] },
  { stem: 'janji-berkala', columns: SERIES_APPOINTMENT_COLUMNS, tables: [way('series_appointment', {
    id: ['id_anggota', id], series_id: ['id_seri', id], number: ['ke', count], planned_day: ['hari_rencana', day], appointment_id: ['id_janji', id], ...kept(),
  })] },
  { stem: 'panggil-ulang', columns: RECALL_COLUMNS, tables: [way('recall_attempt', {
    id: ['id_percobaan', id], appointment_id: ['id_janji', id], at: ['waktu', time], actor: ['oleh', who], outcome: ['hasil', wordOf(RECALL_OUTCOME)], again_at: ['coba_lagi_pada', maybe(time)], note: ['catatan', text],
  })] },
  { stem: 'pesan', columns: MESSAGE_COLUMNS, tables: [way('message', {
    id: ['id_pesan', id], patient_id: ['id_pasien', id], channel: ['saluran', wordOf(MESSAGE_CHANNEL)], purpose: ['untuk', wordOf(MESSAGE_PURPOSE)], template: ['templat', text], language: ['bahasa', oneOf(MESSAGE_LANGUAGES)],
    text: ['teks', anything], recipient: ['penerima', text], about: ['tentang', oneOf(MESSAGE_SUBJECTS)], about_id: ['id_tentang', id], slot: ['waktu_janji', anything], due_at: ['jatuh_tempo', time],
    state: ['status', wordOf(MESSAGE_STATE)], state_at: ['status_pada', time], state_by: ['status_oleh', who], note: ['catatan', text], opened_at: ['dibuka_pada', maybe(time)], opened_by: ['dibuka_oleh', maybe(who)], ...kept('dibuat_pada'),
  })] },
  { stem: 'waktu-pengganti', columns: REBOOKING_COLUMNS, tables: [way('rebooking', {
    id: ['id_penggantian', id], appointment_id: ['id_janji', id], practitioner_id: ['id_dokter', id], day: ['tanggal', day], from_minute: ['menit', count], outcome: ['hasil', wordOf(REBOOKING_OUTCOME)],
    became_id: ['menjadi_id_janji', maybe(id)], told: ['diberi_tahu', maybe(wordOf(REBOOKING_TOLD))], told_at: ['diberi_tahu_pada', maybe(time)], told_by: ['diberi_tahu_oleh', maybe(who)], tries: ['percobaan', count], ...kept(),
  })] },
  { stem: 'telepon', columns: CALL_COLUMNS, tables: [way('call_log', {
    id: ['id_telepon', id], at: ['waktu', time], day: ['tanggal', day], caller_name: ['nama_penelepon', anything], phone: ['telepon', text], patient_id: ['id_pasien', maybe(id)], topic: ['pokok', wordOf(TOPIC)],
    note: ['catatan', text], call_back_at: ['telepon_balik_pada', maybe(time)], settled_at: ['selesai_pada', maybe(time)], outcome: ['hasil', text], direction: ['arah', maybe(wordOf(CALL_DIRECTION))], seconds: ['lama_detik', maybe(count)],
    relation: ['hubungan', maybe(wordOf(CALL_RELATION))], result: ['hasil_telepon', maybe(wordOf(CALL_RESULT))], ...kept(),
  })] },
  { stem: 'tindakan-telepon', columns: CALL_LINK_COLUMNS, tables: [way('call_link', {
    id: ['id_tindakan', id], call_id: ['id_telepon', id], kind: ['tindakan', wordOf(CALL_LINK)], about_id: ['id_tentang', id], at: ['waktu', time], actor: ['oleh', who], facts: ['data_dicocokkan', text],
  })] },
  { stem: 'komplain', columns: COMPLAINT_COLUMNS, tables: [way('complaint', {
    id: ['id_komplain', id], number: ['nomor', anything], channel: ['saluran', wordOf(COMPLAINT_CHANNEL)], received_at: ['diterima_pada', time], anonymous: ['anonim', flag], reporter_name: ['nama_pelapor', text],
    reporter_contact: ['kontak_pelapor', text], relation: ['hubungan', maybe(wordOf(REPORTER))], patient_id: ['id_pasien', maybe(id)], unit_id: ['id_unit', maybe(id)], category: ['golongan', category],
    grade: ['tingkat', wordOf(COMPLAINT_GRADE)], narrative: ['isi', anything], restricted: ['terbatas', flag], state: ['status', wordOf(COMPLAINT_STATE)], state_at: ['status_pada', time], state_by: ['status_oleh', who],
    outcome: ['hasil', maybe(wordOf(COMPLAINT_OUTCOME))], first_answer_at: ['dijawab_pada', maybe(time)], resolved_at: ['selesai_pada', maybe(time)], reopened: ['dibuka_lagi', count],
    owner_id: ['id_penanggung_jawab', maybe(id)], accused_id: ['id_terlapor', maybe(id)], merged_into: ['digabung_ke', maybe(id)], reject_reason: ['alasan_tolak', maybe(wordOf(REJECT_REASON))], cause: ['akar_masalah', text], satisfaction: ['kepuasan', maybe(count)], ...kept(),
  })] },
  { stem: 'riwayat-komplain', columns: COMPLAINT_EVENT_COLUMNS, tables: [way('complaint_event', {
    id: ['id_langkah', id], complaint_id: ['id_komplain', id], action: ['langkah', oneOf(COMPLAINT_ACTIONS)], at: ['waktu', time], actor: ['oleh', who], text: ['isi', text],
    grade: ['tingkat', maybe(wordOf(COMPLAINT_GRADE))], outcome: ['hasil', maybe(wordOf(COMPLAINT_OUTCOME))], pause: ['jeda', maybe(oneOf(PAUSE_REASONS))],
    ref: ['tentang', text], reason: ['sebab', text], score: ['nilai', maybe(count)],
  })] },
  { stem: 'unit-komplain', columns: COMPLAINT_UNIT_COLUMNS, tables: [way('complaint_party', {
    id: ['id_baris', id], complaint_id: ['id_komplain', id], at: ['waktu', time], actor: ['oleh', who], kind: ['jenis', oneOf(['units'])], value: ['id_unit_lain', idList],
  })] },
  { stem: 'tugas-komplain', columns: TASK_COLUMNS, tables: [way('complaint_task', {
    id: ['id_tugas', id], complaint_id: ['id_komplain', id], unit_id: ['id_unit', id], text: ['isi', anything], due_at: ['tenggat', time], reply: ['balasan', text], done_at: ['dibalas_pada', maybe(time)], done_by: ['dibalas_oleh', maybe(who)], ...kept(),
  })] },
  { stem: 'perbaikan-komplain', columns: IMPROVEMENT_COLUMNS, tables: [way('complaint_improvement', {
    id: ['id_perbaikan', id], complaint_id: ['id_komplain', id], text: ['isi', anything], owner_id: ['id_penanggung_jawab', maybe(id)], due_day: ['tenggat', day], check_day: ['tanggal_cek', maybe(day)],
    done_at: ['selesai_pada', maybe(time)], done_by: ['selesai_oleh', maybe(who)], checked_at: ['dicek_pada', maybe(time)], checked_by: ['dicek_oleh', maybe(who)], effective: ['berhasil', maybe(flag)], result: ['hasil_cek', text], ...kept(),
  })] },
];
