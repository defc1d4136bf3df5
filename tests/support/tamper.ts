/** Changes around the desk, as by somebody who holds the data key and other tools. */
import { DataFolder } from '../../db/desk/data-folder.ts';
import { auditHash, type AuditContent, DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';

/** What the triggers on the audit's tables, or on those whose names begin so, forbid. */
export function tamper({ connection }: DeskDatabase, sql: string, tables = 'audit_'): void {
  const triggers = connection.prepare<[string], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'capture_' || ? || '*'").all(tables);
  for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
  connection.exec(sql);
  for (const trigger of triggers) connection.exec(trigger.sql);
}

/** The whole chain anew over what is in the table now, with every hash recomputed and the clock row set to its end. */
export function recompute(db: DeskDatabase): string {
  const entries = db.connection.prepare<[], AuditContent>('SELECT * FROM audit_entry ORDER BY rowid').all();
  let head = '';
  const updates = entries.map((entry) => {
    const previous = head;
    head = auditHash(previous, entry);
    return `UPDATE audit_entry SET prev_hash = '${previous}', hash = '${head}' WHERE id = '${entry.id}';`;
  });
  tamper(db, `${updates.join('\n')} UPDATE clock SET audit_hash = '${head}';`);
  return head;
}

/** The same in the data folder of a desk that is closed. */
export async function tamperFolder(dataDir: string, { login, password }: { readonly login: string; readonly password: string }, sql: string, tables?: string): Promise<void> {
  const opened = await Keyring.load(dataDir)?.unlockWithPassword(login, password);
  if (!opened) throw new Error('no key');
  const folder = new DataFolder(dataDir);
  const db = new DeskDatabase(openConnection(folder.current() ?? '', opened.dataKey), { now: () => 0 });
  tamper(db, sql, tables);
  db.close();
  folder.close();
}
