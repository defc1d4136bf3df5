/** `npm run audit:verify` as a process of its own on a closed desk's folder; the secret comes over its standard input. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFolder } from '../../db/desk/data-folder.ts';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { tamper } from '../support/tamper.ts';

let desk: TestDesk & { recoveryKey: string };
beforeEach(async () => {
  desk = await openFoundedDesk();
  await desk.call('audit.anchor', {});
  await desk.call('clinic.saveUnit', { id: null, expectedVersion: null, name: 'Poli Anak', letter: 'C', kind: 'clinic', room: null, active: true });
  await desk.desk.close();
});
afterEach(async () => { await desk.close(); });

interface Ended { readonly code: number | null; readonly out: string; readonly err: string }
function verify(typed: string, args: readonly string[] = [`--data=${desk.dataDir}`]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../build/audit-verify.ts'), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, out, err }); });
    child.stdin.end(typed);
  });
}
const withPassword = `${ADMIN.login}\n${ADMIN.password}\n`;

/** Around the desk, with its data key. */
async function change(sql: string): Promise<void> {
  const folder = new DataFolder(desk.dataDir);
  const opened = await Keyring.load(desk.dataDir)?.unlockWithPassword(ADMIN.login, ADMIN.password);
  const db = new DeskDatabase(openConnection(folder.current() ?? '', opened!.dataKey), { now: () => 0 });
  tamper(db, sql);
  db.close();
  folder.close();
}

it('with a password or the recovery key: intact, with the last seal, and nothing in the folder is changed', async () => {
  const before = readdirSync(desk.dataDir).filter((name) => !name.endsWith('-shm') && !name.endsWith('-wal')).map((name) => [name, name === 'backups' ? '' : readFileSync(join(desk.dataDir, name)).toString('base64')]);
  for (const typed of [withPassword, `\n${desk.recoveryKey}\n`]) {
    const { code, out, err } = await verify(typed);
    expect({ code, err: err.includes('cannot be read') }).toEqual({ code: 0, err: false });
    expect(out).toMatch(/UTUH \/ INTACT: \d+ catatan/);
    expect(out).toMatch(/Segel terakhir \/ Last seal: ([0-9a-f]{4} ){3}[0-9a-f]{4}/);
    expect(out + err).not.toContain(ADMIN.password);
  }
  expect(readdirSync(desk.dataDir).filter((name) => !name.endsWith('-shm') && !name.endsWith('-wal')).map((name) => [name, name === 'backups' ? '' : readFileSync(join(desk.dataDir, name)).toString('base64')])).toEqual(before);
});

it('a changed entry and a missing seal are both named', async () => {
  await change("UPDATE audit_entry SET detail = 'nothing to see' WHERE entity = 'service_unit'; DELETE FROM audit_anchor");
  const { code, out } = await verify(withPassword);
  expect(code).toBe(1);
  expect(out).toContain('an entry was changed or is missing');
  expect(out).toContain('a seal is missing');
  expect(out).not.toContain('INTACT');
});

it('an acknowledged fault is named with who and why, and does not count as a new one', async () => {
  await change("UPDATE audit_entry SET detail = 'nothing to see' WHERE entity = 'clinic'");
  const again = await desk.restart();
  await again.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
  await again.call('audit.verify', {});
  for (const { key } of (await again.call('audit.state', {})).findings ?? []) await again.call('audit.acknowledge', { key, reason: 'Uji coba yang diketahui' });
  await again.desk.close();
  const { code, out } = await verify(withPassword);
  expect(code).toBe(0);
  expect(out).toContain(`${ADMIN.fullName}, `);
  expect(out).toContain('Uji coba yang diketahui');
  expect(out).toContain('NO NEW FAULT');
});

it('looks at nothing with a wrong secret, in a folder without data, or beside a running desk', async () => {
  expect(await verify(`${ADMIN.login}\nsalah\n`)).toMatchObject({ code: 2, out: '' });
  expect(await verify('', [`--data=${join(desk.dataDir, 'backups')}`])).toMatchObject({ code: 2 });
  expect(await verify('', [])).toMatchObject({ code: 2 });
  const again = await desk.restart();
  expect((await verify(withPassword)).err).toContain('already running');
  await again.desk.close();
});
