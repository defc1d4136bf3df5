/** What is exported: the rows of each data set and its columns. The order always follows an index: nothing is sorted in memory. */
import { sql } from 'kysely';
import type { Compilable, DeskDatabase } from '../../../db/desk/database.ts';
import type { IdentityKind, Payer, Priority, QueueState, RelationName, Sex } from '../../../db/desk/schema-words.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { Cell } from './csv.ts';

export type SetName = 'patients' | 'visits';
/** Clinic days, both included; null is open. */
export interface Period { readonly from: string | null; readonly to: string | null }

const HOURS_OF: Readonly<Record<Zone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const HOUR_MS = 3_600_000;

/** `2026-11-22T09:42:00+07:00`: the clinic's wall time. Indonesia has no daylight saving time. */
export function localTime(at: number, zone: Zone): string {
  const hours = HOURS_OF[zone];
  return `${new Date(at + hours * HOUR_MS).toISOString().slice(0, 19)}+0${hours}:00`;
}
export function localDay(at: number, zone: Zone): string { return localTime(at, zone).slice(0, 10); }
function startOfDay(day: string, zone: Zone): number { return Date.parse(`${day}T00:00:00Z`) - HOURS_OF[zone] * HOUR_MS; }

const SEX: Readonly<Record<Sex, string>> = { male: 'L', female: 'P' };
const PAYER: Readonly<Record<Payer, string>> = { general: 'umum', bpjs: 'bpjs', insurance: 'asuransi' };
const IDENTITY: Readonly<Record<IdentityKind, string>> = { citizen: 'wni', newborn: 'bayi baru lahir', foreigner: 'wna', unknown: 'belum dikenal' };
const PRIORITY: Readonly<Record<Priority, string>> = { none: '', elderly: 'lansia', pregnant: 'hamil', disability: 'disabilitas', toddler: 'balita', other: 'lain' };
const STATE: Readonly<Record<QueueState, string>> = { waiting: 'menunggu', called: 'dipanggil', serving: 'dilayani', done: 'selesai', skipped: 'dilewati', no_show: 'tidak hadir', cancelled: 'batal' };
const RELATION: Readonly<Record<RelationName, string>> = { self: 'diri sendiri', spouse: 'suami/istri', father: 'ayah', mother: 'ibu', child: 'anak', sibling: 'saudara', grandparent: 'kakek/nenek', other: 'lain' };
const yesNo = (flag: 0 | 1): string => (flag === 1 ? 'ya' : 'tidak');
const word = <W extends string>(words: Readonly<Record<W, string>>, value: W | null): string | null => (value === null ? null : words[value]);

/** With a period: everybody registered in it or who came in it. */
export function patientRows(db: DeskDatabase, { from, to }: Period, zone: Zone) {
  let query = db.build.selectFrom('patient');
  if (from !== null || to !== null) {
    query = query.where(({ and, or, exists, selectFrom, eb }) => {
      let visits = selectFrom('visit').select(sql`1`.as('one')).whereRef('visit.patient_id', '=', 'patient.id');
      if (from !== null) visits = visits.where('visit.day', '>=', from);
      if (to !== null) visits = visits.where('visit.day', '<=', to);
      const registered = [
        ...(from === null ? [] : [eb('patient.created_at', '>=', startOfDay(from, zone))]),
        ...(to === null ? [] : [eb('patient.created_at', '<', startOfDay(to, zone) + 24 * HOUR_MS)]),
      ];
      return or([and(registered), exists(visits)]);
    });
  }
  return query;
}

/** One row per stay in a unit: a visit that moved has several, with the same `id_kunjungan`. */
export function visitRows(db: DeskDatabase, { from, to }: Period) {
  let query = db.build.selectFrom('visit')
    .leftJoin('queue_entry', 'queue_entry.visit_id', 'visit.id')
    .leftJoin('patient', 'patient.id', 'visit.patient_id')
    .leftJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id');
  if (from !== null) query = query.where('visit.day', '>=', from);
  if (to !== null) query = query.where('visit.day', '<=', to);
  return query;
}

const PATIENT_HEADER = [
  'id_pasien', 'no_rm', 'nama', 'jenis_identitas', 'nik', 'no_bpjs', 'paspor', 'jenis_kelamin', 'tanggal_lahir', 'tanggal_lahir_perkiraan', 'tempat_lahir',
  'telepon', 'alamat', 'kode_desa', 'nama_ibu', 'penjamin', 'asuransi', 'nama_wali', 'hubungan_wali', 'telepon_wali', 'alergi', 'setuju_pengingat',
  'terdaftar_pada', 'dibatalkan_pada', 'alasan_batal',
];
const VISIT_HEADER = [
  'id_kunjungan', 'id_pasien', 'no_rm', 'tanggal', 'datang_pada', 'penjamin', 'prioritas', 'alasan_prioritas', 'keluhan', 'unit', 'dokter', 'nomor_antrean',
  'status', 'dipanggil_pada', 'dilayani_pada', 'berakhir_pada', 'dibatalkan_pada', 'alasan_batal',
];

export interface ExportSet {
  readonly fileName: string;
  readonly header: readonly string[];
  count(): number;
  lines(): IterableIterator<readonly Cell[]>;
}

export function exportSet(db: DeskDatabase, name: SetName, period: Period, zone: Zone): ExportSet {
  return name === 'patients' ? patientSet(db, period, zone) : visitSet(db, period, zone);
}

function patientSet(db: DeskDatabase, period: Period, zone: Zone): ExportSet {
  const rows = patientRows(db, period, zone);
  const time = (at: number | null): string | null => (at === null ? null : localTime(at, zone));
  return {
    fileName: 'pasien.csv',
    header: PATIENT_HEADER,
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    *lines() {
      for (const p of iterate(db, rows.selectAll('patient').orderBy('patient.record_number'))) {
        yield [
          p.id, p.record_number, p.name, IDENTITY[p.identity_kind], p.nik, p.bpjs, p.passport, word(SEX, p.sex), p.birth_date, yesNo(p.birth_date_estimated), p.birth_place,
          p.phone, p.address, p.village_code, p.mother_name, PAYER[p.payer], p.insurer, p.guardian_name, word(RELATION, p.guardian_relation), p.guardian_phone, p.allergies, yesNo(p.consent_reminder),
          time(p.created_at), time(p.voided_at), p.void_reason,
        ];
      }
    },
  };
}

function visitSet(db: DeskDatabase, period: Period, zone: Zone): ExportSet {
  const rows = visitRows(db, period);
  const time = (at: number | null): string | null => (at === null ? null : localTime(at, zone));
  const columns = rows.select([
    'visit.id', 'visit.patient_id', 'patient.record_number', 'visit.day', 'visit.arrived_at', 'visit.payer', 'visit.priority', 'visit.priority_reason', 'visit.complaint',
    'service_unit.name as unit', 'practitioner.name as practitioner', 'queue_entry.number', 'queue_entry.state', 'queue_entry.called_at', 'queue_entry.served_at', 'queue_entry.ended_at',
    'visit.voided_at', 'visit.void_reason',
  ]).orderBy('visit.day');
  return {
    fileName: 'kunjungan.csv',
    header: VISIT_HEADER,
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    *lines() {
      for (const v of iterate(db, columns)) {
        yield [
          v.id, v.patient_id, v.record_number, v.day, time(v.arrived_at), PAYER[v.payer], PRIORITY[v.priority], v.priority_reason, v.complaint, v.unit, v.practitioner, v.number,
          word(STATE, v.state), time(v.called_at), time(v.served_at), time(v.ended_at), time(v.voided_at), v.void_reason,
        ];
      }
    },
  };
}

/** Row by row, so that memory does not grow with the clinic. */
function iterate<O>(db: DeskDatabase, query: Compilable<O>): IterableIterator<O> {
  const { sql: text, parameters } = query.compile();
  return db.connection.prepare<unknown[], O>(text).iterate(...parameters);
}
