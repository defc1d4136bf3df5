/**
 * `node bench/complaints.ts [count]`: lists and similar complaints at 20,000, of which some 300 are open, on a real desk. Beside them, in
 * the same run, what anybody would write first: every complaint read with all its events, and the words of a year's texts split at each
 * question. Part of `npm run bench`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { createCaptureTriggers, dropCaptureTriggers } from '../db/desk/capture.ts';
import { openConnection } from '../db/desk/database.ts';
import { schemaVersion } from '../db/desk/migrate.ts';
import { foldComplaint, type StepTaken } from '../shared/domain/complaint-states.ts';
import { uuidv7 } from '../shared/domain/uuid.ts';
import { similarTo, wordsOf } from '../shared/triage/similar.ts';
import { call } from './call.ts';
import { type Finding, type Times, table, timed } from './measure.ts';
import { ADMIN, clinicFile, foundClinic, openDesk } from './search-desk.ts';

const [DAY_MS, YEARS, OPEN] = [86_400_000, 3, 300];
const ROUNDS = 40;
/** The event loop is not held up longer than a frame. */
const FRAME_MS = 16;
const WHERE = ['apotek', 'kasir', 'loket pendaftaran', 'poli gigi', 'ruang tunggu', 'laboratorium', 'parkiran', 'toilet', 'ruang bersalin', 'poli umum'];
const WHAT = ['menunggu dua jam tanpa kabar', 'petugas ketus ketika ditanya', 'obat yang diberikan kurang', 'biaya tidak sama dengan papan tarif', 'kursi roda tidak ada', 'nomor antrean dilewati', 'hasil pemeriksaan hilang', 'lampu mati sejak kemarin', 'dokter datang terlambat', 'surat rujukan salah tanggal'];
const WHO = ['ibu saya', 'anak saya', 'tetangga', 'saya sendiri', 'kakek', 'suami', 'rombongan', 'seorang lansia'];
const pick = (list: readonly string[], seed: number): string => list[seed % list.length] ?? '';
const narrative = (index: number): string => `${pick(WHO, index)} di ${pick(WHERE, index * 7 + 3)}: ${pick(WHAT, index * 13 + 5)}, ${pick(WHAT, index * 29 + 1)}. Kejadian ke-${index % 97} pada hari ${index % 31}, ${pick(WHERE, index * 11)} juga ${pick(WHAT, index * 3 + 2)}.`;

/** Loads without capture. Every complaint but the newest was answered and resolved. */
export function loadComplaints(db: Database.Database, count: number, unitIds: readonly string[], now: number): void {
  dropCaptureTriggers(db);
  const complaint = db.prepare(`INSERT INTO complaint (id, number, channel, received_at, anonymous, reporter_name, reporter_contact, relation, patient_id, unit_id, category, grade, narrative, restricted, state, state_at, state_by, outcome, first_answer_at, resolved_at, reopened, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, 'phone', ?, 0, 'Ibu Contoh', NULL, NULL, NULL, ?, 'schedule', ?, ?, ?, ?, ?, 'bench', ?, ?, ?, 0, ?, 'bench', ?, 'bench')`);
  const event = db.prepare('INSERT INTO complaint_event (id, complaint_id, action, at, actor, grade, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const party = db.prepare("INSERT INTO complaint_party (id, complaint_id, at, actor, kind, value) VALUES (?, ?, ?, 'bench', 'units', ?)");
  const step = (YEARS * 365 * DAY_MS) / count;
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const at = Math.floor(now - (count - index) * step);
      const [id, grade, open] = [uuidv7(at), ['green', 'yellow', 'green', 'red'][index % 4] ?? 'green', index >= count - OPEN];
      const [answered, resolved] = [at + DAY_MS / 4, at + DAY_MS];
      const unitId = pick(unitIds, index);
      complaint.run(id, `KA-${String(index + 1).padStart(4, '0')}`, at, unitId, grade, narrative(index), index % 50 === 0 ? 1 : 0, open ? 'new' : 'resolved', open ? at : resolved, open ? null : 'settled', open ? null : answered, open ? null : resolved, at, open ? at : resolved);
      event.run(uuidv7(at), id, 'receive', at, 'bench', grade, null);
      if (index % 10 === 0) party.run(uuidv7(at), id, at, JSON.stringify([pick(unitIds, index + 1)]));
      if (open) continue;
      event.run(uuidv7(answered), id, 'answer', answered, 'bench', null, null);
      event.run(uuidv7(resolved), id, 'resolve', resolved, 'bench', null, 'settled');
    }
    for (const entity of ['complaint', 'complaint_event', 'complaint_party']) db.exec(`INSERT INTO row_clock (entity, row_id, base, exceptions) SELECT '${entity}', id, (SELECT last_hlc FROM clock), '{}' FROM ${entity} ORDER BY id`);
    createCaptureTriggers(db, schemaVersion(db));
  })();
  db.exec('ANALYZE');
}

interface Row { readonly id: string; readonly received_at: number; readonly grade: 'red' | 'yellow' | 'green'; readonly narrative: string; readonly unit_id: string }

/** Every complaint with all its events, folded and sorted; what is open is taken out at the end. */
function plainList(db: Database.Database): number {
  const rows = db.prepare<[], Row>('SELECT * FROM complaint').all();
  const events = Map.groupBy(db.prepare<[], StepTaken & { complaint_id: string }>('SELECT *, id AS stamp FROM complaint_event ORDER BY id').all(), (row) => row.complaint_id);
  return rows.map((row) => ({ row, now: foldComplaint({ at: row.received_at, grade: row.grade }, events.get(row.id) ?? []) })).filter(({ now }) => now.resolvedAt === null).toSorted((one, other) => one.row.received_at - other.row.received_at).length;
}

function plainSimilar(db: Database.Database, text: string, since: number): number {
  const rows = db.prepare<[number], Row>('SELECT * FROM complaint WHERE received_at >= ?').all(since);
  return similarTo({ text, unitId: null, patientId: null, phone: null }, rows.map((row) => ({ id: row.id, words: wordsOf(row.narrative), unitId: row.unit_id, patientId: null, phone: null })), 4).length;
}

/** How long others wait at most while this is done. */
async function heldUp(act: () => unknown): Promise<Times> {
  let [last, longest, done] = [performance.now(), 0, false];
  const tick = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!done) setImmediate(tick);
  };
  setImmediate(tick);
  await act();
  done = true;
  return { p50: longest, p95: longest, max: longest, n: 1 };
}

/** @param count complaints, over three years */
export async function measureComplaints(count = 20_000): Promise<Finding[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'meja-depan-bench-complaints-'));
  await foundClinic(dataDir);
  const { file, key } = await clinicFile(dataDir);
  const beside = openConnection(file, key);
  loadComplaints(beside, count, beside.prepare<[], { id: string }>('SELECT id FROM service_unit').all().map(({ id }) => id), Date.now());
  const desk = await openDesk(dataDir);
  try {
    await call(desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
    const [unit] = (await call(desk, 'clinic.directory', {})).units;
    const list = (more: object): Promise<Times> => timed(ROUNDS, () => call(desk, 'complaints.list', { show: 'open', text: '', limit: 200, ...more }));
    const similar = (round: number): unknown => call(desk, 'complaints.similar', { text: narrative(round * 17), unitId: null, patientId: null, contact: '' });
    const held = await heldUp(() => similar(1));
    const similarTimes = await timed(ROUNDS, similar);
    const [baseList, baseSimilar] = [await timed(8, () => plainList(beside)), await timed(8, (round) => plainSimilar(beside, narrative(round * 17), Date.now() - 365 * DAY_MS))];
    const finding = (what: string, times: Times, base: Times, budgetMs: number | null): Finding => ({ what, times, budgetMs, note: `plain: ${base.p50.toFixed(1)} at p50, ${(base.p50 / times.p50).toFixed(1)} times as long` });
    return [
      finding(`complaints: open, of ${count}`, await list({}), baseList, null), finding('complaints: open, of one unit', await list({ unitId: unit?.id ?? null }), baseList, null),
      finding('complaints: closed, newest first', await list({ show: 'resolved' }), baseList, null), finding('complaints: closed, by a word', await list({ show: 'resolved', text: 'kursi roda' }), baseList, null),
      { what: 'complaints: longest hold-up by the first similar', times: held, budgetMs: FRAME_MS, note: 'of the event loop, while a year of texts is split' }, finding('complaints: similar', similarTimes, baseSimilar, FRAME_MS),
    ];
  } finally {
    beside.close();
    await desk.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) process.stdout.write(`${table(await measureComplaints(Number(process.argv[2] ?? 20_000)))}\n`);
