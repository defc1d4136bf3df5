/** The rules of each kind of file. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ImportKind } from '../../../shared/contract/imports.ts';
import { appointmentRules } from './appointment-rules.ts';
import type { ImportRules } from './kind.ts';
import { patientRules } from './patient-rules.ts';
import { practitionerRules } from './practitioner-rules.ts';
import { recordRules } from './record-rules.ts';

/** Rules made anew for each check or run: they may remember what they have read. A plan is given only to the rules that made it. */
export function rulesOf(kind: ImportKind, db: DeskDatabase): ImportRules<unknown> {
  const all: Readonly<Record<ImportKind, () => unknown>> = { patients: () => patientRules, practitioners: () => practitionerRules(db), appointments: () => appointmentRules(), records: () => recordRules(db) };
  return all[kind]() as ImportRules<unknown>;
}
