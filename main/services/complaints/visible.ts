/**
 * Who may see a complaint. A restricted one does not exist for anybody but the named roles, and of these not for the user whom
 * it is about, nor for whoever works in any of the units that it is about or in the accused's unit. Every query of complaints, and of
 * anything that hangs on one, goes through here.
 */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { RESTRICTED_COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import type { Role } from '../../../shared/contract/core.ts';

export interface Viewer { readonly id: string; readonly role: Role }

export function seesRestricted(role: Role): boolean { return RESTRICTED_COMPLAINT_ROLES.some((allowed) => allowed === role); }

/** A condition on the rows of `complaint` that stand under this name in the query. */
export function visibleTo({ id, role }: Viewer, alias = 'complaint'): Expression<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (!seesRestricted(role)) return sql<SqlBool>`${column('restricted')} = 0`;
  return sql<SqlBool>`(${column('restricted')} = 0 OR (${column('accused_id')} IS NOT ${id} AND NOT EXISTS (
    SELECT 1 FROM user AS viewer WHERE viewer.id = ${id} AND viewer.unit_id IS NOT NULL
      AND (viewer.unit_id = ${column('unit_id')} OR ${isOtherUnit(sql`viewer.unit_id`, alias)} OR viewer.unit_id = (SELECT accused.unit_id FROM user AS accused WHERE accused.id = ${column('accused_id')})))))`;
}

/** Whether this unit is among the further ones of the complaint under this name: of its newest list (parties.ts); beside max() a column is that row's. */
export function isOtherUnit(unitId: Expression<unknown>, alias = 'complaint'): Expression<SqlBool> {
  return sql<SqlBool>`EXISTS (SELECT 1 FROM json_each((SELECT iif(max(stamped.base) IS NULL, NULL, party.value) FROM complaint_party AS party CROSS JOIN row_clock AS stamped ON stamped.entity = 'complaint_party' AND stamped.row_id = party.id
    WHERE party.complaint_id = ${sql.ref(`${alias}.id`)} AND party.kind = 'units')) AS other_unit WHERE other_unit.value = ${unitId})`;
}

/** What is not restricted: for whatever everybody reads. */
export const ANYBODY: Viewer = { id: '', role: 'receptionist' };

/** Entries of `audit_entry` that say nothing of a complaint which the viewer may not see. */
export function entriesVisible(viewer: Viewer): Expression<SqlBool> {
  return sql<SqlBool>`NOT (audit_entry.entity = 'complaint' AND audit_entry.row_id IS NOT NULL AND EXISTS (SELECT 1 FROM complaint AS hidden_one WHERE hidden_one.id = audit_entry.row_id AND NOT ${visibleTo(viewer, 'hidden_one')}))`;
}

const PARTS = ['complaint_event', 'complaint_task', 'complaint_improvement', 'complaint_party'] as const;
/** Rows that hold a name told in confidence: as they are, they are shown to nobody. */
const KEPT_BACK = 'complaint_party';

export function isOfComplaint(entity: string): boolean { return entity === 'complaint' || PARTS.some((part) => part === entity); }

/** Rows that name any row by its table and id: those of a complaint, or of what hangs on it, only where it may be seen. */
export function rowsVisible(viewer: Viewer, entityColumn: string, idColumn: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(entityColumn)} <> ${sql.lit(KEPT_BACK)} AND NOT EXISTS (SELECT 1 FROM complaint AS hidden_one WHERE hidden_one.id = ${complaintOf(sql.ref(entityColumn), sql.ref(idColumn))} AND NOT ${visibleTo(viewer, 'hidden_one')})`;
}

/** Whether this row belongs to a complaint that is here and that the viewer may see. */
export function complaintKnownTo(db: DeskDatabase, viewer: Viewer, entity: string, rowId: string): boolean {
  if (entity === KEPT_BACK) return false;
  return db.first(db.build.selectFrom('complaint').select('complaint.id').where('complaint.id', '=', complaintOf(sql`${entity}`, sql`${rowId}`)).where(visibleTo(viewer))) !== undefined;
}

/** The complaint that a row is or hangs on; null for others. */
function complaintOf(entity: Expression<unknown>, rowId: Expression<unknown>) {
  const parts = PARTS.map((part) => sql`WHEN ${sql.lit(part)} THEN (SELECT part.complaint_id FROM ${sql.table(part)} AS part WHERE part.id = ${rowId})`);
  return sql<string>`(CASE ${entity} WHEN 'complaint' THEN ${rowId} ${sql.join(parts, sql` `)} END)`;
}
