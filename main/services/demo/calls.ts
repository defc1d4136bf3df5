/** The demo's telephone calls of the last days, what was done during them, and the announcements on its first screen. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { CallLogTable, CallLinkTable } from '../../../db/desk/schema.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Random } from './random.ts';
import { DEMO_ZONE, keptSince, receptionist, seedWrite } from './write.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Call = Pick<CallLogTable, 'caller_name' | 'phone' | 'topic' | 'note' | 'relation' | 'result' | 'seconds'> & { readonly minutesAgo: number; readonly callBackIn?: number; readonly out?: true; readonly did?: 'booked' };

const CALLS: readonly Call[] = [
  { minutesAgo: 1590, caller_name: 'Ibu Sulastri', phone: '+6281290000331', topic: 'service', relation: 'self', result: 'answered', seconds: 95, note: 'Tanya pemeriksaan gula darah: tiap hari kerja, puasa 8 jam.' },
  { minutesAgo: 1480, caller_name: 'Pak Hendra', phone: '+6281390000337', topic: 'complaint', relation: 'spouse', result: 'complaint', seconds: 430, note: 'Menunggu obat lebih dari satu jam; istrinya sedang hamil.' },
  { minutesAgo: 140, caller_name: 'Ibu Sulastri', phone: '+6281290000331', topic: 'schedule', relation: 'self', result: 'answered', seconds: 74, note: 'Tanya jam praktik dr. Hana hari ini. Dijawab 10.00–12.00.' },
  { minutesAgo: 121, caller_name: 'Rahmat', phone: '+6281234000778', topic: 'appointment', relation: 'child', result: 'scheduled', seconds: 210, note: 'Membuat janji untuk ibunya.', did: 'booked' },
  { minutesAgo: 96, caller_name: 'Pak Bambang', phone: '+6281390000332', topic: 'result', relation: 'self', result: 'call_back', seconds: 65, note: 'Menanyakan hasil laboratorium tadi pagi. Belum selesai.', callBackIn: -12 },
  { minutesAgo: 71, caller_name: 'Bu Yuliana', phone: '+6285790000341', topic: 'schedule', relation: 'mother', result: 'call_back', seconds: 48, note: 'Jadwal imunisasi anaknya; menunggu kepastian stok vaksin.', callBackIn: -3 },
  { minutesAgo: 58, caller_name: 'Nurul Hidayati', phone: '+6285790000333', topic: 'appointment', relation: 'mother', result: 'call_back', seconds: 132, note: 'Minta janji periksa gigi anak; menunggu kepastian jam dari suaminya.', callBackIn: 75 },
  { minutesAgo: 44, caller_name: 'Apotek Sumber Waras', phone: '+62315550777', topic: 'other', relation: 'institution', result: 'answered', seconds: 156, note: 'Menanyakan tulisan pada resep; dijawab apoteker.', out: true },
  { minutesAgo: 31, caller_name: 'Klinik Mitra Kasih', phone: '+62315550999', topic: 'service', relation: 'institution', result: 'forwarded', seconds: 88, note: 'Rujukan rontgen: diberi tahu tidak tersedia di sini.' },
  { minutesAgo: 9, caller_name: 'Ibu Wati', phone: null, topic: 'cost', relation: 'self', result: 'answered', seconds: 52, note: 'Biaya pasang KB implan untuk pasien umum.' },
];

export function seedCallsAndBulletins(db: DeskDatabase, random: Random, now: number): void {
  seedWrite(db, (tx) => {
    for (const call of CALLS) seedCall(db, tx, random, now, call);
    const bulletin = (text: string, urgent: 0 | 1, daysAgo: number, until: number | null): void => {
      const at = now - daysAgo * DAY - 47 * MINUTE;
      tx.run(db.build.insertInto('bulletin').values({ id: uuidv7(at, random.bytes), text, urgent, until_day: until === null ? null : dayInZone(DEMO_ZONE, now + until * DAY), ...keptSince(tx, at) }));
    };
    bulletin('Listrik PLN akan padam bergilir besok pukul 13.00–15.00. Siapkan kertas antrean cadangan.', 1, 0, 1);
    bulletin('Vaksin influenza tersedia lagi di KIA. Sebutkan kepada lansia yang datang kontrol.', 0, 2, 12);
  }, receptionist(db));
}

function seedCall(db: DeskDatabase, tx: WriteTx, random: Random, now: number, { minutesAgo, callBackIn, out, did, ...call }: Call): void {
  const at = now - minutesAgo * MINUTE;
  const id = uuidv7(at, random.bytes);
  const booked = did === undefined ? undefined : nextAppointment(db, dayInZone(DEMO_ZONE, now));
  tx.run(db.build.insertInto('call_log').values({
    id, ...call, at, day: dayInZone(DEMO_ZONE, at), direction: out ? 'out' : 'in', patient_id: booked?.patient_id ?? null,
    call_back_at: callBackIn === undefined ? null : now + callBackIn * MINUTE, settled_at: null, outcome: null, ...keptSince(tx, at),
  }));
  if (!booked) return;
  const link = (kind: CallLinkTable['kind'], aboutId: string, secondsLater: number, facts: string | null): void => {
    const when = at + secondsLater * 1000;
    tx.run(db.build.insertInto('call_link').values({ id: uuidv7(when, random.bytes), call_id: id, kind, about_id: aboutId, at: when, actor: tx.actor, facts }));
  };
  link('verified', booked.patient_id, 60, 'name,birth_date');
  link('booked', booked.id, 150, null);
}

function nextAppointment(db: DeskDatabase, today: string): { id: string; patient_id: string } | undefined {
  return db.first(db.build.selectFrom('appointment').select(['id', 'patient_id']).where('day', '>', today).where('state', '=', 'booked').orderBy('day').orderBy('from_minute').limit(1));
}
