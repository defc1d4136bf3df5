/** The second place of the backups: a second disk, a USB drive or a network folder, which may be away at any time. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { parseBackupName } from '../../../db/desk/backup/backup-name.ts';
import { notedCounts, notesOf } from '../../../db/desk/backup/backup-files.ts';
import { retain, shownKind } from '../../../db/desk/backup/retention.ts';
import type { Backup, PlaceCheck } from '../../../shared/contract/backup.ts';
import type { DeskCare } from '../../kernel.ts';
import { problemOf } from './copy.ts';

/** A network folder whose server is away may answer only after minutes. */
const PATIENCE_MS = 5_000;
const TRIAL_BYTES = 4096;

/** This desk's own folder inside the named one: several desks may share a network folder. */
export function secondPathIn(care: DeskCare, folder: string): string {
  return join(folder, `cadangan-meja-depan-${care.db.clock().device_id.slice(-8)}`);
}

export async function isThere(folder: string): Promise<boolean> {
  return inTime(stat(folder).then((found) => found.isDirectory()), false);
}

/** Free space, and whether it is the disk of the clinic's data. */
export async function spaceOf(care: DeskCare, folder: string): Promise<Pick<PlaceCheck, 'freeBytes' | 'sameDisk'>> {
  const look = Promise.all([statfs(folder), stat(folder), stat(care.folder.path)]);
  return inTime(look.then(([space, there, here]) => ({ freeBytes: space.bavail * space.bsize, sameDisk: there.dev === here.dev })), { freeBytes: null, sameDisk: false });
}

/** Writes a small file, reads it back, takes it away. */
export async function tryPlace(care: DeskCare, folder: string): Promise<PlaceCheck> {
  // A relative path would mean another folder the next time the desk is started.
  if (!isAbsolute(folder) || !await isThere(folder)) return { problem: 'missing', freeBytes: null, sameDisk: false };
  const problem = await inTime(writeAndRead(folder), 'failed');
  return { problem, ...await spaceOf(care, folder) };
}

async function writeAndRead(folder: string): Promise<PlaceCheck['problem']> {
  const file = join(folder, `.meja-depan-${randomBytes(8).toString('hex')}`);
  const content = randomBytes(TRIAL_BYTES);
  try {
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return content.equals(await readFile(file)) ? null : 'damaged';
  } catch (error) {
    return problemOf(error, folder);
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Makes this desk's folder in a place that was tried. */
export async function prepareSecondPlace(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** The backups there, newest first; none when the place is away. */
export async function secondBackups(path: string): Promise<Backup[]> {
  return inTime(backupsThere(path), []);
}

async function backupsThere(path: string): Promise<Backup[]> {
  const found = (await readdir(path)).flatMap((name) => parseBackupName(name) ?? []).sort((a, b) => b.at - a.at);
  const kept = retain(found);
  const described = await Promise.all(found.map(async (backup): Promise<Backup[]> => {
    // The stick may be pulled out, or a copy superseded, while this looks.
    const file = await stat(join(path, backup.name)).catch(() => null);
    const notes = await readFile(notesOf(join(path, backup.name)), 'utf8').catch(() => '');
    return file ? [{ name: backup.name, at: backup.at, bytes: file.size, kind: shownKind(backup, kept), ...notedCounts(notes) }] : [];
  }));
  return described.flat();
}

async function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => { timer = setTimeout(resolve, PATIENCE_MS, otherwise); });
  try {
    return await Promise.race([work.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}
