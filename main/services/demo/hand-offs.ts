/** The demo's slips of today in all states, one of them overdue and one told by telephone; one shift note accepted, one waiting. */
import { createHash } from 'node:crypto';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { HandOffEventTable, HandOffTable } from '../../../db/desk/schema.ts';
import { canonicalJson } from '../../../shared/complaint-reports/canonical.ts';
import type { ShiftContent } from '../../../shared/contract/shift-notes.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Random } from './random.ts';
import { DEMO_ZONE, receptionist, seedWrite } from './write.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Step = readonly [action: Exclude<HandOffEventTable['action'], 'undo'>, minutesLater: number, told?: { readonly name?: string; readonly text?: string; readonly byPhone?: true }];
interface Slip { readonly ago: number; readonly to: string; readonly priority: HandOffTable['priority']; readonly text: string; readonly dueIn?: number; readonly patient?: true; readonly steps?: readonly Step[] }

const SLIPS: readonly Slip[] = [
  { ago: 190, to: 'Laboratorium', priority: 'routine', text: 'Sampel darah dikirim, mohon diperiksa', patient: true, steps: [['accept', 6, { name: 'Dian Permata' }], ['start', 9], ['finish', 70, { text: 'Hasil sudah dikirim ke Poli Umum' }]] },
  { ago: 160, to: 'Bangsal Melati', priority: 'soon', text: 'Pasien akan diantar, mohon siapkan tempat tidur', patient: true, steps: [['accept', 4, { name: 'Ns. Sari', byPhone: true }], ['finish', 45, { text: 'Pasien sudah di kamar 3' }]] },
  { ago: 130, to: 'Apotek', priority: 'soon', text: 'Pasien lansia menunggu obat, mohon didahulukan', patient: true, steps: [['accept', 2, { name: 'Dian Permata' }], ['finish', 18, { text: 'Obat sudah diserahkan' }]] },
  { ago: 118, to: 'Radiologi RS Mitra', priority: 'routine', text: 'Mohon jadwal USG', patient: true, steps: [['reject', 15, { name: 'Pak Heru', text: 'Alat sedang diperbaiki sampai besok', byPhone: true }]] },
  { ago: 95, to: 'Kasir', priority: 'routine', text: 'Penjamin berubah, mohon diperbaiki', patient: true, steps: [['cancel', 12, { text: 'Sudah diperbaiki sendiri' }]] },
  { ago: 82, to: 'Laboratorium', priority: 'soon', text: 'Mohon hasil dipercepat, pasien menunggu di poli', patient: true, dueIn: -12, steps: [['accept', 5, { name: 'Dian Permata' }], ['start', 11]] },
  { ago: 47, to: 'Poli Gigi', priority: 'routine', text: 'Mohon konfirmasi jadwal dokter untuk besok' },
  { ago: 16, to: 'IGD', priority: 'urgent', text: 'Pasien sesak, diantar dengan kursi roda', patient: true },
  { ago: 8, to: 'Apotek', priority: 'routine', text: 'Stok parasetamol sirup mohon dicek', dueIn: 40, steps: [['accept', 3, { name: 'Dian Permata' }]] },
  { ago: 2, to: 'KIA', priority: 'soon', text: 'Pasien menuju ke sana, mohon diterima', patient: true },
];
const LINES = ['AC ruang tunggu sedang diperbaiki, teknisi kembali pukul 15.00', 'Kertas antrean tinggal dua gulung'];

export function seedHandOffs(db: DeskDatabase, random: Random, now: number): void {
  const actor = receptionist(db);
  const nurse = db.first(db.build.selectFrom('user').select('id').where('role', '=', 'nurse'))?.id ?? actor;
  const units = db.all(db.build.selectFrom('service_unit').select(['id', 'name']));
  // Who is here today, as slips are written about those.
  const here = db.all(db.build.selectFrom('visit').select(['id', 'patient_id']).where('day', '=', dayInZone(DEMO_ZONE, now)).orderBy('arrived_at', 'desc').limit(60));
  const idAt = (at: number): string => uuidv7(at, random.bytes);
  seedWrite(db, (tx) => {
    SLIPS.forEach((slip, index) => {
      const at = now - slip.ago * MINUTE;
      const id = idAt(at);
      const visit = slip.patient ? (here.at(-1 - index * 5) ?? null) : null;
      tx.run(db.build.insertInto('hand_off').values({
        id, number: `SA-${index + 1}`, at, actor, unit_id: units.find(({ name }) => name === slip.to)?.id ?? null, unit_name: slip.to, priority: slip.priority, patient_id: visit?.patient_id ?? null,
        visit_id: visit?.id ?? null, call_id: null, complaint_id: null, text: slip.text, due_at: slip.dueIn === undefined ? null : now + slip.dueIn * MINUTE,
      }));
      for (const [action, later, { name = null, text = null, byPhone = false } = {}] of slip.steps ?? []) {
        const stepAt = at + later * MINUTE;
        tx.run(db.build.insertInto('hand_off_event').values({ id: idAt(stepAt), hand_off_id: id, action, at: stepAt, actor: byPhone || action === 'cancel' ? actor : nurse, name, text, ref: null, by_phone: byPhone ? 1 : 0 }));
      }
    });
  }, actor);
  seedWrite(db, (tx) => { seedNotes(db, tx, { now, idAt, actor, nurse }); }, actor);
}

interface Shift { readonly now: number; readonly idAt: (at: number) => string; readonly actor: string; readonly nurse: string }

/** Yesterday evening's note was accepted; the nurse's of an hour ago waits for the desk. */
function seedNotes(db: DeskDatabase, tx: WriteTx, { now, idAt, actor, nurse }: Shift): void {
  const evening = now - 15 * HOUR;
  const note = (at: number, by: string, words: string, content: ShiftContent): string => {
    const text = canonicalJson(content);
    const id = idAt(at);
    const hash = createHash('sha256').update(text, 'utf8').update('\0').update(words, 'utf8').digest('hex');
    tx.run(db.build.insertInto('shift_note').values({ id, action: 'hand_over', note_id: null, at, actor: by, text: words, content: text, hash }));
    return id;
  };
  const lines = LINES.map((text, index) => ({ id: idAt(now - (150 - index * 40) * MINUTE), at: now - (150 - index * 40) * MINUTE, text }));
  for (const { id, at, text } of lines) tx.run(db.build.insertInto('shift_note').values({ id, action: 'line', note_id: null, at, actor, text, content: null, hash: null }));
  const accepted = note(evening, actor, 'Semua pasien sudah pulang. Kunci lemari ada di laci kanan.', { ...nothing(evening), callBacks: { count: 1, rows: [{ patientId: null, callerName: 'Pak Bambang', phone: '+6281390000332', at: evening + HOUR }] } });
  tx.run(db.build.insertInto('shift_note').values({ id: idAt(evening + 12 * MINUTE), action: 'accept', note_id: accepted, at: evening + 12 * MINUTE, actor: nurse, text: 'Sudah dibaca', content: null, hash: null }));
  const [first] = lines;
  note(now - HOUR, nurse, 'Laboratorium sedang ramai; slip ke sana sebaiknya ditelepon juga.', {
    ...nothing(now - HOUR), lines: first ? [{ ...first, by: 'Rina Wulandari' }] : [],
    handOffs: { count: 2, rows: [{ patientId: null, patientName: null, number: 'SA-6', unit: 'Laboratorium', priority: 'soon', state: 'working', text: 'Mohon hasil dipercepat, pasien menunggu di poli', at: now - 82 * MINUTE }, { patientId: null, patientName: null, number: 'SA-7', unit: 'Poli Gigi', priority: 'routine', state: 'sent', text: 'Mohon konfirmasi jadwal dokter untuk besok', at: now - 47 * MINUTE }] },
  });
}

function nothing(at: number): ShiftContent {
  return {
    day: dayInZone(DEMO_ZONE, at), lines: [], waiting: { count: 0, longestMinutes: 0, rows: [] }, callBacks: { count: 0, rows: [] }, handOffs: { count: 0, rows: [] }, complaints: { count: 0, rows: [] }, emergencies: { count: 0, rows: [] },
    notArrived: { count: 0, rows: [] }, unprinted: [], warnings: [],
  };
}
