/** Somebody who holds the data key changes the log in the database itself; the check must find it, and find nothing where all is right. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditHash, type AuditContent } from '../../db/desk/database.ts';
import { auditHandlers, keepAudit } from '../../main/services/audit.ts';
import { anchorIfDue, anchorNow, anchorText, auditFingerprint, newestAnchor } from '../../main/services/audit/anchors.ts';
import { checkAudit } from '../../main/services/audit/check.ts';
import { guardSecrets } from '../../main/guarded-file.ts';
import { attentionHandlers } from '../../main/services/attention.ts';
import { backupHandlers } from '../../main/services/backup.ts';
import type { AuditCheck } from '../../shared/contract/audit.ts';
import { stopDeskWork } from '../../main/services/desk-work.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { fillAudit } from '../support/long-audit.ts';

const HOUR = 3_600_000;

let desk: TestCare;
beforeEach(() => { desk = openTestCare(); });
afterEach(() => desk.close());

const note = (detail: string): void => { desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => { tx.audit('view', 'patient', null, detail); }); };
const check = async (): Promise<AuditCheck | null> => checkAudit(desk.care());
const anchors = (): number[] => desk.db().connection.prepare<[], number>('SELECT number FROM audit_anchor ORDER BY rowid').pluck().all();

/** Ten entries and an anchor, three times. */
function history(): void {
  for (let entry = 0; entry < 30; entry += 1) {
    note(`entry ${entry}`);
    desk.clock.at += 10_000;
    if (entry % 10 === 9) anchorNow(desk.care(), 'manual');
  }
}

/** What the triggers forbid, done by somebody who can open the file with other tools. */
function tamper(sql: string): void {
  const { connection } = desk.db();
  const triggers = connection.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'capture_audit_*'").all();
  for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
  connection.exec(sql);
  for (const trigger of triggers) connection.exec(trigger.sql);
}

/** The whole chain anew over what is in the table now, with every hash recomputed and the clock row set to its end. */
function recompute(): string {
  const entries = desk.db().connection.prepare<[], AuditContent>('SELECT * FROM audit_entry ORDER BY rowid').all();
  let head = '';
  const updates = entries.map((entry) => {
    const previous = head;
    head = auditHash(previous, entry);
    return `UPDATE audit_entry SET prev_hash = '${previous}', hash = '${head}' WHERE id = '${entry.id}';`;
  });
  tamper(`${updates.join('\n')} UPDATE clock SET audit_hash = '${head}';`);
  return head;
}

describe('what is found', () => {
  beforeEach(history);

  it('nothing, where nobody did anything', async () => {
    expect(await check()).toMatchObject({ intact: true, fault: null, entries: 31, anchors: 3 });
  });
  it('an entry rewritten in the middle, with its time', async () => {
    tamper("UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 12'");
    expect(await check()).toMatchObject({ intact: false, fault: 'entry', entries: 13, brokenAt: desk.clock.at - 18 * 10_000 });
  });
  it('an entry taken out of the middle', async () => {
    tamper("DELETE FROM audit_entry WHERE detail = 'entry 12'");
    expect(await check()).toMatchObject({ fault: 'entry' });
  });
  it('a cut tail', async () => {
    note('after the last anchor');
    tamper("DELETE FROM audit_entry WHERE detail = 'after the last anchor'");
    expect(await check()).toMatchObject({ fault: 'end' });
  });
  it('a cut tail whose clock row was set back as well, through the anchor that reaches further', async () => {
    tamper("DELETE FROM audit_entry WHERE detail IN ('entry 28', 'entry 29')");
    recompute();
    expect(await check()).toMatchObject({ fault: 'end' });
  });
  it('a whole chain rewritten with recomputed hashes, through the first anchor that no longer fits', async () => {
    tamper("UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 12'");
    recompute();
    expect(await check()).toMatchObject({ fault: 'rewritten', brokenAt: desk.clock.at - 10 * 10_000 });
  });
  it('a rewritten chain with the anchors changed to fit', async () => {
    tamper("UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 12'");
    recompute();
    tamper('UPDATE audit_anchor SET head = (SELECT hash FROM audit_entry WHERE id = last_entry)');
    expect(await check()).toMatchObject({ fault: 'signature' });
  });
  it('a rewritten chain with anchors signed by another key under the name of the desk’s own', async () => {
    const own = newestAnchor(desk.db());
    if (!own) throw new Error('no anchor');
    tamper("UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 12'");
    recompute();
    forge(own.key_id);
    expect(await check()).toMatchObject({ fault: 'signing_key' });
  });
  it('a rewritten chain with anchors signed by a new key of its own', async () => {
    recompute();
    forge('01890000-0000-7000-8000-000000000001');
    expect(await check()).toMatchObject({ fault: 'anchor_missing' });
  });
  it('a deleted anchor, also the newest one and all of them', async () => {
    tamper('DELETE FROM audit_anchor WHERE number = 2');
    expect(await check()).toMatchObject({ fault: 'anchor_missing' });
    tamper('DELETE FROM audit_anchor WHERE number > 1');
    expect(await check()).toMatchObject({ fault: 'anchor_missing' });
    tamper('DELETE FROM audit_anchor');
    expect(await check()).toMatchObject({ fault: 'anchor_missing' });
  });
  it('a tail cut off together with its anchors', async () => {
    tamper("DELETE FROM audit_anchor WHERE number = 3; DELETE FROM audit_entry WHERE CAST(substr(detail, 7) AS INTEGER) >= 20");
    recompute();
    expect(await check()).toMatchObject({ fault: 'anchor_missing' });
    note('and the desk goes on');
    anchorNow(desk.care(), 'manual');
    expect(anchors()).toEqual([1, 2, 4]);
    expect(await check()).toMatchObject({ fault: 'anchor_missing' });
  });

  /** All anchors signed again over what the chain is now, by a key that is not the desk's. */
  function forge(keyId: string): void {
    const pair = generateKeyPairSync('ed25519');
    tamper(`DELETE FROM audit_key; INSERT INTO audit_key SELECT '${keyId}', device_id, 1, '${pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}' FROM clock;
      UPDATE audit_anchor SET key_id = '${keyId}', head = (SELECT hash FROM audit_entry WHERE id = last_entry)`);
    for (const anchor of desk.db().all(desk.db().build.selectFrom('audit_anchor').selectAll())) {
      tamper(`UPDATE audit_anchor SET signature = '${sign(null, Buffer.from(anchorText(anchor)), pair.privateKey).toString('base64')}' WHERE id = '${anchor.id}'`);
    }
  }
});

describe('what is no fault', () => {
  it('a clock set back by ten years and ahead again', async () => {
    history();
    desk.clock.at -= 10 * 365 * 24 * HOUR;
    note('years ago');
    anchorIfDue(desk.care());
    desk.clock.at += 10 * 365 * 24 * HOUR;
    note('today');
    anchorIfDue(desk.care());
    expect(anchors()).toEqual([1, 2, 3, 4, 5]);
    expect(await check()).toMatchObject({ intact: true, anchors: 5 });
  });
  it('a restored backup, although later anchors are gone', async () => {
    history();
    const { name } = await backupHandlers(desk.care)['backup.now'](desk.context(), {});
    history();
    expect(anchors()).toHaveLength(6);
    await backupHandlers(desk.care)['backup.restore'](desk.context(), { name });
    expect(await check()).toMatchObject({ intact: true, anchors: 3 });
    anchorNow(desk.care(), 'manual');
    expect(anchors()).toEqual([1, 2, 3, 7]);
    expect(await check()).toMatchObject({ intact: true, anchors: 4 });
  });
  it('a signing key that was lost: the next anchor comes from a new one', async () => {
    history();
    rmSync(join(desk.folder.path, 'audit-secret'));
    note('more');
    anchorNow(desk.care(), 'manual');
    expect(anchors()).toEqual([1, 2, 3, 1]);
    expect(await check()).toMatchObject({ intact: true, anchors: 4 });
  });
});

describe('the signing key', () => {
  it('is not in its file in the open, and its files are the desk’s alone', () => {
    history();
    const file = readFileSync(join(desk.folder.path, 'audit-key.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ format: 1, guard: 'file' });
    expect(file).not.toContain('privateKey');
    for (const name of ['audit-key.json', 'audit-secret']) expect(statSync(join(desk.folder.path, name)).mode & 0o077).toBe(0);
  });
  it('is sealed by the operating system’s store where there is one, and nothing else is written', () => {
    const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
    guardSecrets(desk.folder, { encrypt: flip, decrypt: flip });
    history();
    expect(JSON.parse(readFileSync(join(desk.folder.path, 'audit-key.json'), 'utf8'))).toMatchObject({ guard: 'os' });
    expect(() => statSync(join(desk.folder.path, 'audit-secret'))).toThrow(/ENOENT/);
    expect(anchors()).toEqual([1, 2, 3]);
  });
  it('moves into the store once there is one, and stays the same key', async () => {
    history();
    guardSecrets(desk.folder, { encrypt: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)), decrypt: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)) });
    note('more');
    anchorNow(desk.care(), 'manual');
    expect(anchors()).toEqual([1, 2, 3, 4]);
    expect(() => statSync(join(desk.folder.path, 'audit-secret'))).toThrow(/ENOENT/);
    expect(await check()).toMatchObject({ intact: true });
  });
});

describe('anchors come by themselves', () => {
  it('at first, after an hour in which something happened, on a new day, and when a day was closed', () => {
    const due = (): string | undefined => { anchorIfDue(desk.care()); return newestAnchor(desk.db())?.reason; };
    note('one');
    expect(due()).toBe('daily');
    note('two');
    desk.clock.at += HOUR / 2;
    due();
    expect(anchors()).toEqual([1]);
    desk.clock.at += HOUR / 2;
    expect(due()).toBe('hourly');
    desk.clock.at += 2 * HOUR;
    due();
    expect(anchors()).toEqual([1, 2]);
    note('three');
    desk.clock.at += 20 * HOUR;
    expect(due()).toBe('daily');
    desk.clock.at += 1000;
    desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => {
      tx.run(desk.db().build.insertInto('day_closing').values({ id: tx.newId(), day: '2026-11-22', note: null, figures: '{}', created_at: tx.now, created_by: 'x', updated_at: tx.now, updated_by: 'x', voided_at: null, void_reason: null }));
      tx.audit('create', 'day_closing', null);
    });
    expect(due()).toBe('day_report');
    expect(anchors()).toEqual([1, 2, 3, 4]);
  });
  it('with a fingerprint for paper', () => {
    expect(auditFingerprint(desk.db())).toBeNull();
    history();
    expect(auditFingerprint(desk.db())).toEqual({ fingerprint: expect.stringMatching(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/), at: desk.clock.at, entries: 31 });
  });
});

it('a seal made on request names who asked for it, and holds that entry, too', async () => {
  const handlers = auditHandlers({ care: desk.care, folder: desk.folder });
  history();
  const made = await handlers['audit.anchor'](desk.context(), {});
  expect(made).toEqual(auditFingerprint(desk.db()));
  expect(made.entries).toBe(32);
  expect(desk.db().first(desk.db().build.selectFrom('audit_entry').select(['actor', 'entity']).orderBy('id', 'desc').limit(1))).toEqual({ actor: desk.userId, entity: 'audit_anchor' });
  expect(await check()).toMatchObject({ intact: true, anchors: 4 });
});

it('the check ends when the desk closes, and leaves no result behind', async () => {
  fillAudit(desk.db().connection, { count: 60_000, users: ['x'], patients: ['y'], end: desk.clock.at });
  const result = checkAudit(desk.care());
  await stopDeskWork(desk.folder);
  expect(await result).toBeNull();
  expect(desk.db().first(desk.db().build.selectFrom('audit_check').selectAll())).toBeUndefined();
});

it('the desk checks once a day, keeps what it found, and a broken log waits for a person until it is intact again', async () => {
  const handlers = auditHandlers({ care: desk.care, folder: desk.folder });
  const state = async () => handlers['audit.state'](desk.context(), {});
  const broken = async () => (await attentionHandlers(desk.care)['attention.list'](desk.context(), {})).filter(({ kind }) => kind === 'audit_broken').length;
  expect(await state()).toEqual({ check: null, checking: false, anchor: null });
  history();
  await keepAudit(desk.care());
  expect(await state()).toMatchObject({ checking: false, check: { intact: true, at: desk.clock.at }, anchor: { entries: 31, reason: 'manual' } });
  tamper("UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 12'");
  await keepAudit(desk.care());
  expect(await broken()).toBe(0);
  desk.clock.at += 24 * HOUR;
  await keepAudit(desk.care());
  expect(await broken()).toBe(1);
  tamper("UPDATE audit_entry SET detail = 'entry 12' WHERE detail = 'nothing to see'");
  expect(await handlers['audit.verify'](desk.context(), {})).toMatchObject({ intact: true });
  expect(await broken()).toBe(0);
});
