/**
 * Who else belongs to a complaint: further units, a reporter whose name is kept back, and who else may ask for it. Rows are only
 * added; of each kind the newest by its stamp holds, so that two desks that have the same rows say the same. The name is read here
 * for `complaints.reveal` alone: nothing else answers, prints, counts or exports it.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintPartyTable, ComplaintTable } from '../../../db/desk/schema.ts';
import type { ComplaintFields } from '../../../shared/contract/complaints.ts';
import { Refusal } from '../../kernel.ts';
import { survivorOf } from '../patients/person.ts';
import { readComplaintSettings } from './settings.ts';
import type { Viewer } from './visible.ts';

const idsSchema = z.array(z.string());
const reporterSchema = z.object({ name: z.string().nullable(), contact: z.string().nullable(), patientId: z.string().nullable() }).nullable();
export type KeptReporter = NonNullable<z.infer<typeof reporterSchema>>;
export interface Parties { readonly unitIds: readonly string[]; readonly viewerIds: readonly string[]; readonly confidential: boolean }
const NOBODY: Parties = { unitIds: [], viewerIds: [], confidential: false };

/** A value that cannot be read (a newer desk wrote it) says nothing, except that a name stays kept back. */
function read<T>(schema: z.ZodType<T>, value: string, otherwise: T): T {
  try {
    return schema.safeParse(JSON.parse(value)).data ?? otherwise;
  } catch {
    return otherwise;
  }
}

function rowsOf(db: DeskDatabase, complaintIds: readonly string[]) {
  return db.all(db.build.selectFrom('complaint_party').innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'complaint_party').onRef('row_clock.row_id', '=', 'complaint_party.id'))
    .select(['complaint_party.complaint_id', 'complaint_party.kind', 'complaint_party.value'])
    .where('complaint_party.complaint_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(complaintIds)}))`).orderBy('row_clock.base').orderBy('complaint_party.id'));
}

/** By complaint; those about one unit only and told openly are not in it. */
export function partiesOf(db: DeskDatabase, complaintIds: readonly string[]): ReadonlyMap<string, Parties> {
  const found = new Map<string, Parties>();
  for (const { complaint_id: id, kind, value } of rowsOf(db, complaintIds)) {
    const before = found.get(id) ?? NOBODY;
    if (kind === 'units') found.set(id, { ...before, unitIds: read(idsSchema, value, []) });
    if (kind === 'viewers') found.set(id, { ...before, viewerIds: read(idsSchema, value, []) });
    if (kind === 'reporter') found.set(id, { ...before, confidential: value !== 'null' });
  }
  return found;
}

export function partiesOfOne(db: DeskDatabase, complaintId: string): Parties { return partiesOf(db, [complaintId]).get(complaintId) ?? NOBODY; }

/** Only for somebody who may reveal it (`mayReveal`), and for keeping what is not changed. */
export function keptReporter(db: DeskDatabase, complaintId: string): KeptReporter | null {
  const newest = rowsOf(db, [complaintId]).findLast(({ kind }) => kind === 'reporter');
  return newest === undefined ? null : read(reporterSchema, newest.value, null);
}

/** One of the settings' roles, the owner, or named with the complaint; never the accused, nor whoever works in a unit concerned. */
export function mayReveal(db: DeskDatabase, viewer: Viewer, row: Pick<ComplaintTable, 'unit_id' | 'accused_id' | 'owner_id'>, parties: Parties): boolean {
  if (!parties.confidential || viewer.id === row.accused_id) return false;
  const unitOf = (id: string | null): string | null => (id === null ? null : db.first(db.build.selectFrom('user').select('unit_id').where('id', '=', id))?.unit_id ?? null);
  const own = unitOf(viewer.id);
  if (own !== null && [row.unit_id, ...parties.unitIds, unitOf(row.accused_id)].includes(own)) return false;
  return row.owner_id === viewer.id || parties.viewerIds.includes(viewer.id) || readComplaintSettings(db).identityRoles.includes(viewer.role);
}

export function addParty(db: DeskDatabase, tx: WriteTx, complaintId: string, kind: ComplaintPartyTable['kind'], value: readonly string[] | KeptReporter | null): void {
  tx.run(db.build.insertInto('complaint_party').values({ id: tx.newId(), complaint_id: complaintId, at: tx.now, actor: tx.actor, kind, value: JSON.stringify(value) }));
}

interface Keeping { readonly db: DeskDatabase; readonly tx: WriteTx; readonly viewer: Viewer; readonly id: string; /** Null: it is new. */ readonly row: ComplaintTable | null }

/**
 * Writes what the form says of them, before the complaint's own row: so no desk ever knows a restricted complaint without all its units.
 * Whoever may not ask for a kept name may not replace or uncover it either.
 */
export function keepParties({ db, tx, viewer, id, row }: Keeping, complaint: ComplaintFields): void {
  const before = row === null ? NOBODY : partiesOfOne(db, id);
  const unitIds = [...new Set(complaint.otherUnitIds)].filter((unit) => unit !== complaint.unitId);
  for (const unit of unitIds) if (!tx.first(db.build.selectFrom('service_unit').select('id').where('id', '=', unit))) throw new Refusal('not_found');
  if (JSON.stringify(unitIds) !== JSON.stringify(before.unitIds)) addParty(db, tx, id, 'units', unitIds);
  keepReporter({ db, tx, viewer, id, row }, complaint, before);
}

function keepReporter({ db, tx, viewer, id, row }: Keeping, complaint: ComplaintFields, before: Parties): void {
  const confidential = complaint.confidential && !complaint.anonymous;
  const typed = { name: complaint.reporterName, contact: complaint.reporterContact, patientId: complaint.patientId === null ? null : survivorOf(db, tx, complaint.patientId) };
  const says = typed.name !== null || typed.contact !== null || typed.patientId !== null;
  if (confidential && before.confidential && !says) return;
  if (!confidential && !before.confidential) return;
  if (row !== null && before.confidential && !mayReveal(db, viewer, row, before)) throw new Refusal('forbidden');
  if (!confidential) { addParty(db, tx, id, 'reporter', null); return; }
  const kept = before.confidential ? keptReporter(db, id) : null;
  const name = typed.name ?? kept?.name ?? null;
  if (name === null) throw new Refusal('invalid_input', { fields: { 'complaint.reporterName': 'reporter_required' } });
  addParty(db, tx, id, 'reporter', { name, contact: typed.contact ?? kept?.contact ?? null, patientId: typed.patientId ?? kept?.patientId ?? null });
}
