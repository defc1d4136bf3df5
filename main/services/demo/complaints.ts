/** The demo's complaints: a few open ones of every grade, and some that were settled. All of it invented. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Random } from './random.ts';
import { keptSince, receptionist, seedWrite } from './write.ts';

const HOUR = 3_600_000;

type Told = Pick<ComplaintTable, 'channel' | 'category' | 'grade' | 'narrative' | 'reporter_name' | 'reporter_contact' | 'relation'> & {
  readonly unit: string | null; readonly hoursAgo: number; readonly answeredAfter?: number; readonly resolvedAfter?: number; readonly answer?: string;
};

const TOLD: readonly Told[] = [
  { channel: 'whatsapp', category: 'medicine', grade: 'red', unit: 'Apotek', hoursAgo: 20.8, reporter_name: 'Hendra Saputro', reporter_contact: '0812 9000 0117', relation: 'family', narrative: 'Obat yang diterima bukan atas nama ibu saya. Sudah telanjur diminum satu kali. Kami minta penjelasan hari ini dan akan melapor bila tidak dijawab.' },
  { channel: 'in_person', category: 'attitude', grade: 'yellow', unit: 'Poli Gigi', hoursAgo: 61, answeredAfter: 3, reporter_name: 'Murniati', reporter_contact: null, relation: 'self', narrative: 'Merasa dibentak saat bertanya giliran di depan orang banyak. Minta permintaan maaf.', answer: 'Sudah ditemui kepala poli. Penjelasan tertulis menyusul sesudah petugasnya dimintai keterangan.' },
  { channel: 'suggestion_box', category: 'facility', grade: 'green', unit: null, hoursAgo: 50, reporter_name: null, reporter_contact: null, relation: null, narrative: 'Kipas di ruang tunggu mati sejak minggu lalu, anak-anak kepanasan.' },
  { channel: 'phone', category: 'schedule', grade: 'green', unit: 'KIA', hoursAgo: 6, reporter_name: 'Lestari Handayani', reporter_contact: '0857 9000 0224', relation: 'self', narrative: 'Dokter datang 50 menit sesudah jam praktik yang tertulis, tanpa pemberitahuan.' },
  { channel: 'social_media', category: 'administration', grade: 'yellow', unit: null, hoursAgo: 26 * 24, answeredAfter: 5, resolvedAfter: 40, reporter_name: 'Akun @warga.contoh', reporter_contact: null, relation: 'visitor', narrative: 'Unggahan tentang antrean yang dianggap tidak urut.', answer: 'Aturan prioritas dijelaskan dan dipasang di ruang tunggu; pelapor puas.' },
  { channel: 'in_person', category: 'cost', grade: 'green', unit: 'Kasir', hoursAgo: 11 * 24, answeredAfter: 1, resolvedAfter: 2, reporter_name: 'Suparman', reporter_contact: null, relation: 'self', narrative: 'Biaya surat keterangan berbeda dari papan tarif.', answer: 'Papan tarif lama sudah diganti; selisih dikembalikan.' },
  { channel: 'email', category: 'administration', grade: 'green', unit: 'Poli Umum', hoursAgo: 9 * 24, answeredAfter: 20, resolvedAfter: 30, reporter_name: 'Ratna Dewanti', reporter_contact: 'ratna@contoh.invalid', relation: 'self', narrative: 'Surat sakit salah menulis tanggal.', answer: 'Surat diganti pada hari yang sama.' },
];

export function seedComplaints(db: DeskDatabase, random: Random, now: number): void {
  const units = new Map(db.all(db.build.selectFrom('service_unit').select(['id', 'name'])).map((unit) => [unit.name, unit.id]));
  const oldestFirst = TOLD.toSorted((one, other) => other.hoursAgo - one.hoursAgo);
  seedWrite(db, (tx) => {
    oldestFirst.forEach((told, index) => { insertComplaint(db, tx, random, { ...told, number: `KA-${String(index + 1).padStart(4, '0')}`, unitId: units.get(told.unit ?? '') ?? null, at: Math.round(now - told.hoursAgo * HOUR) }); });
    tx.run(db.build.insertInto('complaint_counter').values({ desk_letter: 'A', last: TOLD.length }));
  }, receptionist(db));
}

function insertComplaint(db: DeskDatabase, tx: WriteTx, random: Random, { at, number, unitId, unit: _unit, hoursAgo: _hours, answeredAfter, resolvedAfter, answer, ...told }: Told & { number: string; unitId: string | null; at: number }): void {
  const id = uuidv7(at, random.bytes);
  const answeredAt = answeredAfter === undefined ? null : at + answeredAfter * HOUR;
  const resolvedAt = resolvedAfter === undefined ? null : at + resolvedAfter * HOUR;
  const stateAt = resolvedAt ?? answeredAt ?? at;
  tx.run(db.build.insertInto('complaint').values({
    id, number, ...told, received_at: at, anonymous: told.reporter_name === null ? 1 : 0, patient_id: null, unit_id: unitId, restricted: 0,
    state: resolvedAt !== null ? 'resolved' : answeredAt !== null ? 'answered' : 'new', state_at: stateAt, state_by: tx.actor, outcome: resolvedAt === null ? null : 'settled',
    first_answer_at: answeredAt, resolved_at: resolvedAt, reopened: 0, ...keptSince(tx, at, stateAt),
  }));
  const event = (action: 'receive' | 'answer' | 'resolve', when: number, text: string | null): void => {
    tx.run(db.build.insertInto('complaint_event').values({
      id: uuidv7(when, random.bytes), complaint_id: id, action, at: when, actor: tx.actor, text, grade: action === 'receive' ? told.grade : null, outcome: action === 'resolve' ? 'settled' : null, pause: null,
    }));
  };
  event('receive', at, null);
  if (answeredAt !== null) event('answer', answeredAt, resolvedAt === null ? (answer ?? null) : 'Terima kasih atas laporannya; sedang kami periksa.');
  if (resolvedAt !== null) event('resolve', resolvedAt, answer ?? null);
}
