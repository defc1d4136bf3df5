/** The signs that send somebody to the emergency room at once: the clinic's own words, approved by a clinician. */
import { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { emergencyScriptSchema, type EmergencyScript } from '../../../shared/contract/emergencies.ts';

const ROW = 'emergency_script';

/** What a clinic starts with, for its clinicians to change and approve; after PMK 47/2018 art. 3. */
const FIRST_SCRIPT: EmergencyScript = {
  flags: [
    'Tidak sadar atau sulit dibangunkan', 'Sesak berat', 'Nyeri dada', 'Kejang', 'Perdarahan hebat', 'Lumpuh atau bicara pelo mendadak', 'Cedera berat',
    'Keracunan', 'Reaksi alergi berat', 'Luka bakar', 'Hamil dengan perdarahan atau kejang', 'Bayi lemas atau membiru', 'Ancaman bunuh diri',
  ],
  alarmSeconds: 60,
  approval: null,
};

/** A value that cannot be read (a newer desk wrote it) counts as none. */
export function readScript(db: DeskDatabase): EmergencyScript {
  const row = db.first(db.build.selectFrom('setting').select('value').where('id', '=', ROW));
  if (!row) return FIRST_SCRIPT;
  const parsed = z.string().transform((text, issues): unknown => {
    try { return JSON.parse(text); } catch { issues.addIssue('not JSON'); return z.NEVER; }
  }).pipe(emergencyScriptSchema).safeParse(row.value);
  return parsed.success ? parsed.data : FIRST_SCRIPT;
}

export function writeScript(db: DeskDatabase, tx: WriteTx, script: EmergencyScript, what: string): void {
  const saved = { value: JSON.stringify(script), updated_at: tx.now, updated_by: tx.actor };
  tx.run(db.build.insertInto('setting').values({ id: ROW, ...saved }).onConflict((conflict) => conflict.column('id').doUpdateSet(saved)));
  tx.audit('settings', 'setting', null, what);
}
