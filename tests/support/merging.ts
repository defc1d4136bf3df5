/** Short ways to merge records at a test desk, and to look at what is left of it. */
import type { Output } from '../../shared/contract/index.ts';
import type { PatientFields } from '../../shared/contract/patients.ts';
import type { Choices } from '../../shared/domain/merge-fields.ts';
import { SYNCED } from '../../shared/sync/tables.ts';
import type { TestDesk } from './desk.ts';
import { looksInto } from './sync-desks.ts';

export function somebodyNamed(name: string, more: Partial<PatientFields> = {}): PatientFields {
  return {
    identityKind: 'citizen', name, nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-02-02', birthDateEstimated: false, birthPlace: null, phone: null, address: null, villageCode: null,
    motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: true, birthOrder: null, familyCard: null, acceptedWarnings: [], ...more,
  };
}

/** As the screen does it: seen side by side, then merged. */
export async function mergeInto(desk: TestDesk, fromId: string, intoId: string, choices: Choices = {}): Promise<Output<'merges.merge'>> {
  const { from, into } = await desk.call('merges.preview', { fromId, intoId });
  return desk.call('merges.merge', { fromId, intoId, choices, expectedVersions: { from: from.version, into: into.version }, note: null });
}

export async function undoMerge(desk: TestDesk, id: string, patientId: string, reason = 'orang yang berbeda'): Promise<Output<'merges.undo'>> {
  const { version = '' } = (await desk.call('merges.ofPatient', { patientId })).find((each) => each.id === id) ?? {};
  return desk.call('merges.undo', { id, expectedVersion: version, reason });
}

/** Newest stamp of a row. */
export async function versionOf(desk: TestDesk, entity: string, rowId: string): Promise<string> {
  const [row] = await looksInto(desk.dataDir)<{ version: string }>('SELECT max(base, coalesce((SELECT max(value) FROM json_each(exceptions)), base)) AS version FROM row_clock WHERE entity = ? AND row_id = ?', entity, rowId);
  return row?.version ?? '';
}

/** All rows of all synced tables and what is derived from them, without merges, the audit log, and who changed a row last. */
export async function dumpOf(desk: TestDesk): Promise<Record<string, unknown[]>> {
  const look = looksInto(desk.dataDir);
  const dump: Record<string, unknown[]> = {};
  for (const [name, { columns }] of Object.entries(SYNCED)) {
    if (name === 'patient_merge' || name.startsWith('audit_')) continue;
    const kept = Object.keys(columns).filter((column) => !column.startsWith('updated_'));
    dump[name] = await look(`SELECT id, ${kept.map((column) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY id`);
  }
  return { ...dump, search: await look('SELECT * FROM patient_doc ORDER BY doc'), roots: await look('SELECT * FROM patient_root') };
}
