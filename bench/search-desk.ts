/** A desk to measure: founded as a clinic is, called as a window calls. */
import { DataFolder } from '../db/desk/data-folder.ts';
import { Keyring } from '../db/desk/keyring.ts';
import { createDesk } from '../main/desk.ts';
import type { Desk } from '../main/desk-api.ts';
import { call } from './call.ts';

export const ADMIN = { fullName: 'Admin Uji', login: 'admin', password: 'kata-sandi-uji' };

export function openDesk(dataDir: string, now = (): number => Date.now()): Promise<Desk> {
  return createDesk({ dataDir, shell: { kind: 'browser', safeStorage: null }, clock: { now }, version: 'bench', demo: false, drivesDir: null });
}

export async function foundClinic(dataDir: string, now?: () => number): Promise<void> {
  const desk = await openDesk(dataDir, now);
  await call(desk, 'clinic.create', {
    clinic: { name: 'Klinik Uji', address: 'Jl. Uji No. 1', phone: null, zone: 'Asia/Jakarta' },
    units: ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => ({ name: `Poli ${letter}`, letter, kind: 'clinic', room: null })), practitioners: [], admin: ADMIN,
  });
  await desk.close();
}

/** Where the founded clinic's database is and what opens it; asked before a desk holds the folder. */
export async function clinicFile(dataDir: string): Promise<{ file: string; key: Buffer }> {
  const folder = new DataFolder(dataDir);
  const file = folder.current();
  folder.close();
  const opened = await Keyring.load(dataDir)?.unlockWithPassword(ADMIN.login, ADMIN.password);
  if (!opened || !file) throw new Error('The clinic was not founded');
  return { file, key: opened.dataKey };
}
