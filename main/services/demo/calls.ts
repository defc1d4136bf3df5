/** The demo's telephone calls of today and the announcements on its first screen. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { CallLogTable } from '../../../db/desk/schema.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Random } from './random.ts';
import { DEMO_ZONE, keptSince, receptionist, seedWrite } from './write.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Call = Pick<CallLogTable, 'caller_name' | 'phone' | 'topic' | 'note'> & { readonly minutesAgo: number; readonly callBackIn?: number };

const CALLS: readonly Call[] = [
  { minutesAgo: 140, caller_name: 'Ibu Sulastri', phone: '+6281290000331', topic: 'schedule', note: 'Tanya jam praktik dr. Hana hari ini. Dijawab 10.00–12.00.' },
  { minutesAgo: 96, caller_name: 'Pak Bambang', phone: '+6281390000332', topic: 'result', note: 'Menanyakan hasil laboratorium tadi pagi. Belum selesai.', callBackIn: -12 },
  { minutesAgo: 58, caller_name: 'Nurul Hidayati', phone: '+6285790000333', topic: 'appointment', note: 'Minta janji periksa gigi anak; menunggu kepastian jam dari suaminya.', callBackIn: 75 },
  { minutesAgo: 31, caller_name: 'Klinik Mitra Kasih', phone: '+62315550999', topic: 'service', note: 'Rujukan rontgen: diberi tahu tidak tersedia di sini.' },
  { minutesAgo: 9, caller_name: 'Ibu Wati', phone: null, topic: 'cost', note: 'Biaya pasang KB implan untuk pasien umum.' },
];

export function seedCallsAndBulletins(db: DeskDatabase, random: Random, now: number): void {
  seedWrite(db, (tx) => {
    for (const { minutesAgo, callBackIn, ...call } of CALLS) {
      const at = now - minutesAgo * MINUTE;
      tx.run(db.build.insertInto('call_log').values({
        id: uuidv7(at, random.bytes), ...call, at, day: dayInZone(DEMO_ZONE, at), patient_id: null,
        call_back_at: callBackIn === undefined ? null : now + callBackIn * MINUTE, settled_at: null, outcome: null, ...keptSince(tx, at),
      }));
    }
    const bulletin = (text: string, urgent: 0 | 1, daysAgo: number, until: number | null): void => {
      const at = now - daysAgo * DAY - 47 * MINUTE;
      tx.run(db.build.insertInto('bulletin').values({ id: uuidv7(at, random.bytes), text, urgent, until_day: until === null ? null : dayInZone(DEMO_ZONE, now + until * DAY), ...keptSince(tx, at) }));
    };
    bulletin('Listrik PLN akan padam bergilir besok pukul 13.00–15.00. Siapkan kertas antrean cadangan.', 1, 0, 1);
    bulletin('Vaksin influenza tersedia lagi di KIA. Sebutkan kepada lansia yang datang kontrol.', 0, 2, 12);
  }, receptionist(db));
}
