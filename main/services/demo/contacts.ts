/** The demo's contacts: wishes of some patients, follow-ups of which two are due, short notes, and messages in several states. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ContactPreferenceTable, FollowUpTable, MessageTable } from '../../../db/desk/schema.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import { mayBeReminded } from '../consents/truth.ts';
import { personOf } from '../patients/person.ts';
import type { Random } from './random.ts';
import { keptSince, receptionist, seedWrite } from './write.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Wish = Partial<Pick<ContactPreferenceTable, 'channel' | 'language' | 'day_parts' | 'email' | 'stop_reason'>>;
const WISHES: readonly Wish[] = [
  { channel: 'phone', day_parts: 'evening' }, { channel: 'email', email: 'sari.contoh@surat.example' }, { channel: 'whatsapp', day_parts: 'morning,noon' }, { channel: 'none' },
  { channel: 'sms' }, { language: 'en', channel: 'whatsapp' }, { stop_reason: 'Minta tidak dihubungi; keluarga sedang berduka.' },
];
const FOLLOW_UPS: readonly (Pick<FollowUpTable, 'text'> & { readonly inMinutes: number; readonly mine?: true; readonly done?: string })[] = [
  { text: 'Tanyakan apakah hasil laboratorium sudah diterima.', inMinutes: -25, mine: true }, { text: 'Kabari jadwal dokter gigi pengganti.', inMinutes: -95 },
  { text: 'Telepon tentang surat rujukan yang diminta.', inMinutes: 130, mine: true }, { text: 'Tawarkan jadwal imunisasi berikutnya.', inMinutes: 26 * 60 },
  { text: 'Kirim alamat apotek rekanan.', inMinutes: -200, done: 'Sudah dikirim lewat WhatsApp.' }, { text: 'Tanyakan kelengkapan berkas penjamin.', inMinutes: 50 * 60 },
];
const NOTES = ['Lebih suka dipanggil dengan nama panggilan.', 'Nomor telepon dipegang anaknya, sore saja.', 'Minta dikabari bila ada perubahan jadwal.', 'Datang dengan kursi roda; siapkan pintu samping.'];
const MESSAGES: readonly (Pick<MessageTable, 'purpose' | 'channel' | 'state' | 'text'> & { readonly minutesAgo: number; readonly note?: string })[] = [
  { purpose: 'result_ready', channel: 'whatsapp', state: 'waiting', minutesAgo: 18, text: 'Yth. Bapak/Ibu, yang Anda tunggu sudah dapat diambil di Klinik Sehat Sentosa. Mohon bawa KTP. Terima kasih.' },
  { purpose: 'other', channel: 'phone', state: 'waiting', minutesAgo: 44, text: 'Selamat pagi, kami dari Klinik Sehat Sentosa. Mulai Senin pendaftaran dibuka pukul 07.30.' },
  { purpose: 'result_ready', channel: 'whatsapp', state: 'sent', minutesAgo: 70, text: 'Yth. Bapak/Ibu, yang Anda tunggu sudah dapat diambil di Klinik Sehat Sentosa. Terima kasih.' },
  { purpose: 'other', channel: 'sms', state: 'failed', minutesAgo: 120, text: 'Yth. Bapak/Ibu, kartu berobat Anda tertinggal di loket. Silakan diambil. Terima kasih.', note: 'Nomor tidak aktif' },
];

export function seedContacts(db: DeskDatabase, random: Random, now: number): void {
  const people = reachable(db);
  const me = receptionist(db);
  const person = (index: number): string => people[index % Math.max(1, people.length)] ?? '';
  if (people.length === 0) return;
  seedWrite(db, (tx) => {
    WISHES.forEach((wish, index) => { addWish(db, tx, random, { wish, patientId: person(index), at: now - (index + 2) * DAY }); });
    FOLLOW_UPS.forEach(({ text, inMinutes, mine, done }, index) => {
      const at = now - 2 * DAY + index * 7 * MINUTE;
      const doneAt = done === undefined ? null : now - 60 * MINUTE;
      tx.run(db.build.insertInto('follow_up').values({
        id: uuidv7(at, random.bytes), patient_id: person(10 + index), text, due_at: now + inMinutes * MINUTE, owner_id: mine ? me : null, outcome: done === undefined ? null : 'done', done_at: doneAt, done_by: doneAt === null ? null : me, result: done ?? null, ...keptSince(tx, at, doneAt ?? at),
      }));
    });
    NOTES.forEach((text, index) => {
      const at = now - (index + 1) * DAY - index * HOUR;
      tx.run(db.build.insertInto('contact_note').values({ id: uuidv7(at, random.bytes), patient_id: person(index * 3), at, actor: me, text, corrects: null }));
    });
    MESSAGES.forEach(({ minutesAgo, note, ...message }, index) => {
      const at = now - minutesAgo * MINUTE;
      const patientId = person(20 + index);
      tx.run(db.build.insertInto('message').values({
        id: uuidv7(at, random.bytes), patient_id: patientId, ...message, template: message.purpose === 'result_ready' ? 'resultReady' : 'other', language: 'id', recipient: db.first(db.build.selectFrom('patient').select('phone').where('patient.id', '=', patientId))?.phone ?? null,
        about: 'patient', about_id: patientId, slot: '', due_at: at, state_at: message.state === 'waiting' ? at : at + 9 * MINUTE, state_by: me, note: note ?? null, opened_at: null, opened_by: null, ...keptSince(tx, at),
      }));
    });
  }, me);
}

function addWish(db: DeskDatabase, tx: WriteTx, random: Random, { wish, patientId, at }: { readonly wish: Wish; readonly patientId: string; readonly at: number }): void {
  const stopped = wish.stop_reason === undefined ? null : at;
  tx.run(db.build.insertInto('contact_preference').values({
    id: uuidv7(at, random.bytes), patient_id: patientId, channel: null, language: null, day_parts: '', email: null, stop_reason: null, ...wish, stopped_at: stopped, stopped_by: stopped === null ? null : tx.actor, ...keptSince(tx, at),
  }));
}

/** Have a telephone and agreed to messages; those who are expected next first, so that their reminders show what they wish. */
function reachable(db: DeskDatabase): string[] {
  const expected = db.all(db.build.selectFrom('appointment').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('appointment.patient_id'))).select('patient.id').distinct()
    .where('appointment.state', 'in', ['booked', 'confirmed']).where('patient.phone', 'is not', null).where('patient.deceased_on', 'is', null).orderBy('appointment.day', 'desc').limit(40));
  const others = db.all(db.build.selectFrom('patient').select('id').where('phone', 'is not', null).where('deceased_on', 'is', null).orderBy('id', 'desc').limit(120));
  return [...new Set([...expected, ...others].map(({ id }) => id))].filter((id) => mayBeReminded(db, db, id)).slice(0, 40);
}
