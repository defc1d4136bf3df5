/**
 * Who may see a complaint. A restricted one does not exist for anybody but the named roles, and of these not for the user whom
 * it is about, nor for whoever works in the unit that it is about or in the accused's unit. Every query of complaints, and of
 * anything that hangs on one, goes through here.
 */
import { type Expression, type SqlBool, sql } from 'kysely';
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
      AND (viewer.unit_id = ${column('unit_id')} OR viewer.unit_id = (SELECT accused.unit_id FROM user AS accused WHERE accused.id = ${column('accused_id')})))))`;
}

/** Of something that hangs on the complaint `idColumn`: what it hangs on may be seen, or is no complaint at all. */
export function belongsToVisible(viewer: Viewer, idColumn: string): Expression<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (SELECT 1 FROM complaint AS hidden_one WHERE hidden_one.id = ${sql.ref(idColumn)} AND NOT ${visibleTo(viewer, 'hidden_one')})`;
}
