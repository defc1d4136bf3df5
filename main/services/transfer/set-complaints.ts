/** Set: complaints about the clinic with their steps, tasks and improvements, by the day they were received. Restricted ones only when asked for, and never to whom they are hidden from. Names told in confidence are in no file. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintEventTable, ComplaintImprovementTable, ComplaintPartyTable, ComplaintTable, ComplaintTaskTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { COMPLAINT_ACTIONS } from '../../../shared/contract/complaints.ts';
import { type Viewer, visibleTo } from '../complaints/visible.ts';
import { instantsOf, type Period } from './clinic-time.ts';
import { type Column, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { COMPLAINT_CATEGORY, COMPLAINT_CHANNEL, COMPLAINT_GRADE, COMPLAINT_OUTCOME, COMPLAINT_STATE, REJECT_REASON, REPORTER, word, yesNo } from './words.ts';

type ComplaintRow = ComplaintTable & { readonly unit: string | null; readonly confidential: 0 | 1 };

export const COMPLAINT_COLUMNS: readonly Column<ComplaintRow>[] = [
  text('id_komplain', 'Penanda tetap komplain', 'Permanent id of the complaint', (c) => c.id),
  text('nomor', 'Nomor komplain', 'Complaint number', (c) => c.number),
  time('diterima_pada', 'Saat diterima', 'When received', (c) => c.received_at),
  text('saluran', 'Lewat apa komplain datang', 'The channel it came through', (c) => COMPLAINT_CHANNEL[c.channel]),
  text('anonim', 'ya bila pelapor tidak ingin disebut', 'ya (yes) when the reporter stays unnamed', (c) => yesNo(c.anonymous)),
  text('rahasia', 'ya bila nama pelapor dirahasiakan; nama itu tidak pernah ikut diekspor', 'ya (yes) when the name was told in confidence; it is never exported', (c) => yesNo(c.confidential)),
  text('nama_pelapor', 'Nama pelapor', 'Reporter’s name', (c) => c.reporter_name, 'name'),
  text('kontak_pelapor', 'Kontak pelapor', 'Reporter’s contact', (c) => c.reporter_contact, 'number'),
  text('hubungan', 'pasien, keluarga, pengunjung, petugas, lain', 'patient, family, visitor, staff, other', (c) => word(REPORTER, c.relation)),
  text('id_pasien', 'Pasien yang dimaksud', 'The patient it is about', (c) => c.patient_id),
  text('unit', 'Unit yang dimaksud', 'The unit it is about', (c) => c.unit),
  text('golongan', 'Golongan komplain', 'Category', (c) => COMPLAINT_CATEGORY[c.category] ?? c.category),
  text('tingkat', 'merah, kuning, hijau', 'red, yellow, green', (c) => COMPLAINT_GRADE[c.grade]),
  text('isi', 'Isi komplain, teks bebas', 'What was said, free text', (c) => c.narrative, 'hidden'),
  text('terbatas', 'ya bila hanya boleh dibaca orang tertentu', 'ya (yes) when only a few may read it', (c) => yesNo(c.restricted)),
  text('status', 'baru, ditelaah, ditangani, menunggu unit, sudah dijawab, selesai, dibuka lagi, digabung, ditolak', 'new, reviewed, in progress, waiting for a unit, answered, resolved, reopened, merged, rejected', (c) => COMPLAINT_STATE[c.state]),
  text('hasil', 'Hasil akhir', 'Outcome', (c) => word(COMPLAINT_OUTCOME, c.outcome)),
  time('dijawab_pada', 'Saat jawaban pertama', 'When first answered', (c) => c.first_answer_at),
  time('selesai_pada', 'Saat selesai', 'When resolved', (c) => c.resolved_at),
  number('dibuka_lagi', 'Berapa kali dibuka lagi', 'How often reopened', (c) => c.reopened),
  text('id_penanggung_jawab', 'Penanda pengguna yang menangani', 'Id of the user who has it', (c) => c.owner_id),
  text('id_terlapor', 'Penanda pengguna yang dikeluhkan', 'Id of the user whom it is about', (c) => c.accused_id),
  text('digabung_ke', 'Komplain tempat digabungkan', 'The complaint that it was merged into', (c) => c.merged_into),
  text('alasan_tolak', 'Alasan tidak ditangani', 'Why it was turned away', (c) => word(REJECT_REASON, c.reject_reason)),
  text('akar_masalah', 'Penanda akar masalah', 'Id of the root cause', (c) => c.cause),
  number('kepuasan', 'Kepuasan pelapor, 1 sampai 4', 'Reporter’s satisfaction, 1 to 4', (c) => c.satisfaction),
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
  text('langkah', COMPLAINT_ACTIONS.join(', '), COMPLAINT_ACTIONS.join(', '), (e) => e.action),
  time('waktu', 'Saat kejadian', 'When', (e) => e.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (e) => e.actor),
  text('isi', 'Isi, teks bebas', 'What was written, free text', (e) => e.text, 'hidden'),
  text('tingkat', 'merah, kuning, hijau', 'red, yellow, green', (e) => word(COMPLAINT_GRADE, e.grade)),
  text('hasil', 'Hasil akhir', 'Outcome', (e) => word(COMPLAINT_OUTCOME, e.outcome)),
  text('jeda', 'waiting_for_reporter, with_authorities, waiting_for_insurer', 'waiting_for_reporter, with_authorities, waiting_for_insurer', (e) => e.pause),
  text('tentang', 'Penanda pengguna, tugas, perbaikan, komplain lain, atau akar masalah', 'Id of a user, task, improvement, other complaint or root cause', (e) => e.ref),
  text('sebab', 'Alasan ditolak, cara surat dikirim, atau pembatasan', 'Why it was turned away, how a letter went, or the restriction', (e) => e.reason),
  number('nilai', 'Kepuasan pelapor, 1 sampai 4', 'Reporter’s satisfaction, 1 to 4', (e) => e.score),
];

/** Further units of a complaint; the newest line of a complaint holds. */
export const COMPLAINT_UNIT_COLUMNS: readonly Column<ComplaintPartyTable>[] = [
  text('id_baris', 'Penanda tetap baris', 'Permanent id of the line', (p) => p.id),
  text('id_komplain', 'Komplainnya', 'The complaint', (p) => p.complaint_id),
  time('waktu', 'Saat dicatat', 'When recorded', (p) => p.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (p) => p.actor),
  text('jenis', 'units', 'units', (p) => p.kind),
  text('id_unit_lain', 'Penanda unit lain yang dikeluhkan, JSON; baris terbaru yang berlaku', 'Ids of further units that it is about, JSON; the newest line holds', (p) => p.value),
];

type TaskRow = ComplaintTaskTable & { readonly unit: string | null };

export const TASK_COLUMNS: readonly Column<TaskRow>[] = [
  text('id_tugas', 'Penanda tetap tugas', 'Permanent id of the task', (k) => k.id),
  text('id_komplain', 'Komplainnya', 'The complaint', (k) => k.complaint_id),
  text('unit', 'Unit yang diminta', 'The unit that is asked', (k) => k.unit),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (k) => k.unit_id),
  text('isi', 'Isi tugas, teks bebas', 'What is asked, free text', (k) => k.text, 'hidden'),
  time('tenggat', 'Tenggat tugas', 'When it is due', (k) => k.due_at),
  text('balasan', 'Balasan unit, teks bebas', 'The unit’s reply, free text', (k) => k.reply, 'hidden'),
  time('dibalas_pada', 'Saat dibalas', 'When it was replied to', (k) => k.done_at),
  text('dibalas_oleh', 'Penanda pengguna yang mencatat balasan', 'Id of the user who recorded the reply', (k) => k.done_by),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (k) => k.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (k) => k.void_reason, 'hidden'),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (k) => k.created_at),
  ...keptBy<TaskRow>(),
];

export const IMPROVEMENT_COLUMNS: readonly Column<ComplaintImprovementTable>[] = [
  text('id_perbaikan', 'Penanda tetap perbaikan', 'Permanent id of the improvement', (p) => p.id),
  text('id_komplain', 'Komplainnya', 'The complaint', (p) => p.complaint_id),
  text('isi', 'Isi perbaikan, teks bebas', 'What is improved, free text', (p) => p.text, 'hidden'),
  text('id_penanggung_jawab', 'Penanda pengguna yang bertanggung jawab', 'Id of the user who sees to it', (p) => p.owner_id),
  text('tenggat', 'Tanggal tenggat', 'Day it is due', (p) => p.due_day),
  text('tanggal_cek', 'Tanggal pengecekan hasil', 'Day on which the effect is checked', (p) => p.check_day),
  time('selesai_pada', 'Saat selesai', 'When done', (p) => p.done_at),
  text('selesai_oleh', 'Penanda pengguna yang menyelesaikan', 'Id of the user who finished it', (p) => p.done_by),
  time('dicek_pada', 'Saat hasilnya dicek', 'When the effect was checked', (p) => p.checked_at),
  text('dicek_oleh', 'Penanda pengguna yang mengecek', 'Id of the user who checked it', (p) => p.checked_by),
  text('berhasil', 'ya bila perbaikannya berhasil', 'ya (yes) when it helped', (p) => (p.effective === null ? null : yesNo(p.effective))),
  text('hasil_cek', 'Hasil pengecekan, teks bebas', 'What the check found, free text', (p) => p.result, 'hidden'),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (p) => p.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (p) => p.void_reason, 'hidden'),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (p) => p.created_at),
  ...keptBy<ComplaintImprovementTable>(),
];

/** What hangs on the complaints that come along, in the order of their ids. */
function partSource<Row>(db: DeskDatabase, table: 'complaint_event' | 'complaint_task' | 'complaint_improvement' | 'complaint_party', period: Period, zone: Zone, viewer: Viewer): SetSource<Row> {
  const { start, end } = instantsOf(period, zone);
  const rows = db.build.selectFrom(table).where(({ exists, selectFrom }) => {
    let kept = selectFrom('complaint').select(sql`1`.as('one')).whereRef('complaint.id', '=', `${table}.complaint_id`).where(visibleTo(viewer));
    if (start !== null) kept = kept.where('complaint.received_at', '>=', start);
    if (end !== null) kept = kept.where('complaint.received_at', '<', end);
    return exists(kept);
  }).$if(table === 'complaint_party', (query) => query.where(sql<boolean>`kind = 'units'`));
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll().select(table === 'complaint_task' ? UNIT_OF_TASK : []).orderBy('id')) as IterableIterator<Row>,
  };
}
/** Units are known by their name where their id is not. */
const UNIT_OF_TASK = [sql<string | null>`(SELECT name FROM service_unit WHERE service_unit.id = complaint_task.unit_id)`.as('unit')];
type PartSource<Row> = (db: DeskDatabase, period: Period, zone: Zone, viewer: Viewer) => SetSource<Row>;
export const complaintEventSource: PartSource<ComplaintEventTable> = (db, ...wanted) => partSource(db, 'complaint_event', ...wanted);
export const complaintUnitSource: PartSource<ComplaintPartyTable> = (db, ...wanted) => partSource(db, 'complaint_party', ...wanted);
export const taskSource: PartSource<TaskRow> = (db, ...wanted) => partSource(db, 'complaint_task', ...wanted);
export const improvementSource: PartSource<ComplaintImprovementTable> = (db, ...wanted) => partSource(db, 'complaint_improvement', ...wanted);

/** As parties.ts folds it. */
const IS_CONFIDENTIAL = sql<0 | 1>`coalesce((SELECT iif(max(stamped.base) IS NULL, NULL, party.value <> 'null') FROM complaint_party AS party CROSS JOIN row_clock AS stamped ON stamped.entity = 'complaint_party' AND stamped.row_id = party.id
  WHERE party.complaint_id = complaint.id AND party.kind = 'reporter'), 0)`.as('confidential');

export function complaintSource(db: DeskDatabase, period: Period, zone: Zone, viewer: Viewer): SetSource<ComplaintRow> {
  const { start, end } = instantsOf(period, zone);
  let rows = db.build.selectFrom('complaint').leftJoin('service_unit', 'service_unit.id', 'complaint.unit_id').where(visibleTo(viewer));
  if (start !== null) rows = rows.where('complaint.received_at', '>=', start);
  if (end !== null) rows = rows.where('complaint.received_at', '<', end);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('complaint').select(['service_unit.name as unit', IS_CONFIDENTIAL]).orderBy('complaint.received_at')),
  };
}
