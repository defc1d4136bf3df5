/** Fills a database with a long audit log, faster than the desk could write it, with a right chain. */
import type Database from 'better-sqlite3';
import { auditHash } from '../../db/desk/database.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';

const ACTIONS = ['view', 'view', 'view', 'update', 'create', 'print', 'sign_in'] as const;

/** Entries of the users and the patients in turn, a second apart; the last one is at `end`. Rows are not captured for sync. */
export function fillAudit(connection: Database.Database, { count, users, patients, end }: { count: number; users: readonly string[]; patients: readonly string[]; end: number }): void {
  const triggers = connection.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'capture_audit_entry_*'").all();
  for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
  const clock = connection.prepare<[], { device_id: string; audit_hash: string }>('SELECT device_id, audit_hash FROM clock').get();
  if (!clock) throw new Error('no clock row');
  const insert = connection.prepare('INSERT INTO audit_entry (id, at, device_id, actor, action, entity, row_id, detail, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let head = clock.audit_hash;
  connection.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const at = end - (count - 1 - index) * 1000;
      const entry = { id: uuidv7(at), at, device_id: clock.device_id, actor: users[index % users.length] ?? 'system', action: ACTIONS[index % ACTIONS.length] ?? 'view', entity: 'patient', row_id: patients[index % patients.length] ?? null, detail: index % 5 === 0 ? `entry ${index}` : null };
      const hash = auditHash(head, entry);
      insert.run(entry.id, entry.at, entry.device_id, entry.actor, entry.action, entry.entity, entry.row_id, entry.detail, head, hash);
      head = hash;
    }
    connection.prepare('UPDATE clock SET audit_hash = ?').run(head);
  })();
  for (const trigger of triggers) connection.exec(trigger.sql);
}
