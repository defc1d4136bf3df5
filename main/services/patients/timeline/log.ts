/** What the audit log has of a person: changes of the record, prints, and who looked. */
import { auditActionSchema, type AuditAction } from '../../../../shared/contract/audit.ts';
import type { TimelineEntryOf, TimelineKind } from '../../../../shared/contract/timeline.ts';
import { ofPatient } from '../../audit/search.ts';
import { LIFTED, LOOKED, SET } from '../../restricted/index.ts';
import { FieldChanges } from './field-changes.ts';
import { type Source, type Wish, actorOf, afterPlace, column, textColumn } from './place.ts';

const CHANGES: readonly AuditAction[] = ['create', 'update', 'void', 'open_restricted'];

export const recordChanges: Source<'record'> = (wish) => {
  const fields = new FieldChanges(wish.db, wish.ids);
  const rows = wish.db.all(entries(wish, 'record').where('audit_entry.entity', '=', 'patient').where('audit_entry.row_id', 'in', wish.ids).where('audit_entry.action', 'in', CHANGES));
  return rows.map((row) => {
    const { what, reason } = meaning(row.action, row.detail);
    return {
      kind: 'record', key: row.id, at: row.at, actor: actorOf(row.full_name, row.actor), desk: row.desk, what, reason,
      fields: what === 'update' ? fields.of({ at: row.at, actor: row.actor, deviceId: row.device_id, rowId: row.row_id ?? '' }) : [],
    };
  });
};

function meaning(action: string, detail: string | null): { what: TimelineEntryOf<'record'>['what']; reason: string | null } {
  if (action === 'open_restricted') return { what: 'open', reason: detail };
  if (action === 'create' || action === 'void') return { what: action, reason: null };
  if (detail?.startsWith(SET)) return { what: 'restrict', reason: detail.slice(SET.length) };
  if (detail?.startsWith(LIFTED)) return { what: 'lift', reason: detail.slice(LIFTED.length) };
  return { what: detail === LOOKED ? 'looked' : 'update', reason: null };
}

export const prints: Source<'print'> = (wish) => told(wish, 'print', 'print').map((row) => ({ kind: 'print', ...row }));
export const views: Source<'view'> = (wish) => told(wish, 'view', 'view').map((row) => ({ kind: 'view', ...row }));

function told(wish: Wish, kind: TimelineKind, action: AuditAction): Omit<TimelineEntryOf<'print'>, 'kind'>[] {
  return wish.db.all(entries(wish, kind).where('audit_entry.action', '=', action).where(ofPatient(wish.ids, wish.viewer))).map((row) => ({
    key: row.id, at: row.at, actor: actorOf(row.full_name, row.actor), desk: row.desk, entity: row.entity, action: auditActionSchema.parse(row.action), detail: row.detail,
  }));
}

function entries({ db, after, limit }: Wish, kind: TimelineKind) {
  return db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor').leftJoin('device', 'device.id', 'audit_entry.device_id')
    .select(['audit_entry.id', 'audit_entry.at', 'audit_entry.actor', 'audit_entry.action', 'audit_entry.entity', 'audit_entry.row_id', 'audit_entry.detail', 'audit_entry.device_id', 'user.full_name', 'device.letter as desk'])
    .where(afterPlace(kind, after, column('audit_entry.at'), textColumn('audit_entry.id'))).orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc').limit(limit);
}
