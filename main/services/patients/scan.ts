/** What a scanned code stands for: a patient, a visit, a slip to another unit, or a number that nobody here has. */
import type { Output } from '../../../shared/contract/index.ts';
import { parseRecordNumber } from '../../../shared/domain/record-number.ts';
import { readScanCode } from '../../../shared/domain/scan-code.ts';
import { patientRow } from './patient-rows.ts';
import { type SearchMeans, searchPatients, shownPatientId } from './search.ts';

type Scanned = Output<'patients.scan'>;
const UNKNOWN: Scanned = { kind: 'unknown', nik: null, bpjs: null };

export function scanned(means: SearchMeans, text: string): Scanned {
  const code = readScanCode(text);
  if (code === null) return UNKNOWN;
  if (code.kind === 'patient') return patientOf(means, code.id) ?? UNKNOWN;
  if (code.kind === 'visit') return visitOf(means, code.id);
  if (code.kind === 'hand_off') return slipOf(means, code.id);
  const number = code.kind === 'record_number' ? parseRecordNumber(code.digits) : code.digits;
  const found = searchPatients(means, code.digits, 10).filter((hit) => hit.match === code.kind && hit.matched === number);
  const [only, another] = found;
  if (only && another) return { kind: 'several', text: code.digits };
  if (only) return { kind: 'patient', patientId: only.id };
  return { kind: 'unknown', nik: code.kind === 'nik' ? code.digits : null, bpjs: code.kind === 'bpjs' ? code.digits : null };
}

function patientOf(means: SearchMeans, id: string): Scanned | null {
  const shown = shownPatientId(means, id);
  return shown !== null && patientRow(means.db, means.db, shown) ? { kind: 'patient', patientId: shown } : null;
}

function visitOf(means: SearchMeans, id: string): Scanned {
  const { db } = means;
  const visit = db.first(db.build.selectFrom('visit').select('patient_id').where('id', '=', id).where('voided_at', 'is', null));
  const patient = visit && patientOf(means, visit.patient_id);
  if (!patient || patient.kind !== 'patient') return UNKNOWN;
  const entry = db.first(db.build.selectFrom('queue_entry').select(['number', 'unit_id']).where('visit_id', '=', id).where('voided_at', 'is', null).orderBy('id', 'desc').limit(1));
  return { kind: 'visit', patientId: patient.patientId, visitId: id, number: entry?.number ?? '' };
}

/** Whether the caller may see the slip, opening it decides. */
function slipOf({ db }: SearchMeans, id: string): Scanned {
  const slip = db.first(db.build.selectFrom('hand_off').select('id').where('id', '=', id));
  return slip ? { kind: 'hand_off', handOffId: slip.id } : UNKNOWN;
}
