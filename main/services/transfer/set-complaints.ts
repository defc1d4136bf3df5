/** Set: complaints about the clinic, by the day they were received. Restricted ones only when asked for. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintEventTable, ComplaintTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { instantsOf, type Period } from './clinic-time.ts';
import { type Column, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { COMPLAINT_CATEGORY, COMPLAINT_CHANNEL, COMPLAINT_GRADE, COMPLAINT_OUTCOME, COMPLAINT_STATE, REPORTER, word, yesNo } from './words.ts';

type ComplaintRow = ComplaintTable & { readonly unit: string | null };

export const COMPLAINT_COLUMNS: readonly Column<ComplaintRow>[] = [
  text('id_komplain', 'Penanda tetap komplain', 'Permanent id of the complaint', (c) => c.id),
  text('nomor', 'Nomor komplain', 'Complaint number', (c) => c.number),
  time('diterima_pada', 'Saat diterima', 'When received', (c) => c.received_at),
  text('saluran', 'Lewat apa komplain datang', 'The channel it came through', (c) => COMPLAINT_CHANNEL[c.channel]),
  text('anonim', 'ya bila pelapor tidak ingin disebut', 'ya (yes) when the reporter stays unnamed', (c) => yesNo(c.anonymous)),
  text('nama_pelapor', 'Nama pelapor', 'Reporter’s name', (c) => c.reporter_name, 'name'),
  text('kontak_pelapor', 'Kontak pelapor', 'Reporter’s contact', (c) => c.reporter_contact, 'number'),
  text('hubungan', 'pasien, keluarga, pengunjung, petugas, lain', 'patient, family, visitor, staff, other', (c) => word(REPORTER, c.relation)),
  text('id_pasien', 'Pasien yang dimaksud', 'The patient it is about', (c) => c.patient_id),
  text('unit', 'Unit yang dimaksud', 'The unit it is about', (c) => c.unit),
  text('golongan', 'Golongan komplain', 'Category', (c) => COMPLAINT_CATEGORY[c.category]),
  text('tingkat', 'merah, kuning, hijau', 'red, yellow, green', (c) => COMPLAINT_GRADE[c.grade]),
  text('isi', 'Isi komplain, teks bebas', 'What was said, free text', (c) => c.narrative, 'hidden'),
  text('terbatas', 'ya bila hanya boleh dibaca orang tertentu', 'ya (yes) when only a few may read it', (c) => yesNo(c.restricted)),
  text('status', 'baru, sudah dijawab, selesai', 'new, answered, resolved', (c) => COMPLAINT_STATE[c.state]),
  text('hasil', 'Hasil akhir', 'Outcome', (c) => word(COMPLAINT_OUTCOME, c.outcome)),
  time('dijawab_pada', 'Saat jawaban pertama', 'When first answered', (c) => c.first_answer_at),
  time('selesai_pada', 'Saat selesai', 'When resolved', (c) => c.resolved_at),
  number('dibuka_lagi', 'Berapa kali dibuka lagi', 'How often reopened', (c) => c.reopened),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (c) => c.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (c) => c.void_reason, 'hidden'),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (c) => c.unit_id),
  time('status_pada', 'Saat status terakhir', 'When the last state began', (c) => c.state_at),
  text('status_oleh', 'Penanda pengguna yang menetapkan status', 'Id of the user who set the state', (c) => c.state_by),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (c) => c.created_at),
  ...keptBy<ComplaintRow>(),
];

export const COMPLAINT_EVENT_COLUMNS: readonly Column<ComplaintEventTable>[] = [
  text('id_langkah', 'Penanda tetap langkah', 'Permanent id of the step', (e) => e.id),
  text('id_komplain', 'Komplainnya', 'The complaint', (e) => e.complaint_id),
  text('langkah', 'receive, note, answer, resolve, reopen, regrade, pause, resume, edit', 'receive, note, answer, resolve, reopen, regrade, pause, resume, edit', (e) => e.action),
  time('waktu', 'Saat kejadian', 'When', (e) => e.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (e) => e.actor),
  text('isi', 'Isi, teks bebas', 'What was written, free text', (e) => e.text, 'hidden'),
  text('tingkat', 'merah, kuning, hijau', 'red, yellow, green', (e) => word(COMPLAINT_GRADE, e.grade)),
  text('hasil', 'Hasil akhir', 'Outcome', (e) => word(COMPLAINT_OUTCOME, e.outcome)),
  text('jeda', 'waiting_for_reporter, with_authorities, waiting_for_insurer', 'waiting_for_reporter, with_authorities, waiting_for_insurer', (e) => e.pause),
];

/** Of the complaints that come along, in the order of their ids. */
export function complaintEventSource(db: DeskDatabase, period: Period, zone: Zone, withRestricted: boolean): SetSource<ComplaintEventTable> {
  const { start, end } = instantsOf(period, zone);
  const rows = db.build.selectFrom('complaint_event').where(({ exists, selectFrom }) => {
    let kept = selectFrom('complaint').select(sql`1`.as('one')).whereRef('complaint.id', '=', 'complaint_event.complaint_id');
    if (start !== null) kept = kept.where('complaint.received_at', '>=', start);
    if (end !== null) kept = kept.where('complaint.received_at', '<', end);
    if (!withRestricted) kept = kept.where('complaint.restricted', '=', 0);
    return exists(kept);
  });
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll().orderBy('id')),
  };
}

export function complaintSource(db: DeskDatabase, period: Period, zone: Zone, withRestricted: boolean): SetSource<ComplaintRow> {
  const { start, end } = instantsOf(period, zone);
  let rows = db.build.selectFrom('complaint').leftJoin('service_unit', 'service_unit.id', 'complaint.unit_id');
  if (start !== null) rows = rows.where('complaint.received_at', '>=', start);
  if (end !== null) rows = rows.where('complaint.received_at', '<', end);
  if (!withRestricted) rows = rows.where('complaint.restricted', '=', 0);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('complaint').select('service_unit.name as unit').orderBy('complaint.received_at')),
  };
}
