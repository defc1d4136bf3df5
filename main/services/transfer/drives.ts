/** Removable drives, as each operating system tells of them. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { errorCode } from '../../../db/desk/backup/disk-full.ts';
import type { Drive } from '../../../shared/contract/transfer.ts';

interface Mount { readonly path: string; readonly label: string; readonly fileSystem: string }

/** `drivesDir`: each sub-folder of it counts as a drive; null: the operating system's drives. */
export async function findDrives(drivesDir: string | null): Promise<Drive[]> {
  const mounts = drivesDir === null ? await mountsOfThisSystem() : foldersAsMounts(drivesDir);
  const drives = await Promise.all(mounts.map(describe));
  return drives.filter((drive) => drive !== null);
}

function mountsOfThisSystem(): Mount[] | Promise<Mount[]> {
  if (process.platform === 'win32') return windowsMounts();
  if (process.platform === 'darwin') return foldersAsMounts('/Volumes').filter((mount) => statSync(mount.path).dev !== statSync('/').dev);
  return linuxMounts(readFileSync('/proc/mounts', 'utf8'), (device) => isRemovable('/sys/class/block', device));
}

function foldersAsMounts(folder: string): Mount[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    .map((entry) => ({ path: join(folder, entry.name), label: entry.name, fileSystem: '' }));
}

/** Where desktops mount sticks, and whatever the kernel calls removable. */
export function linuxMounts(mounts: string, removable: (device: string) => boolean): Mount[] {
  return mounts.split('\n').flatMap((line) => {
    const [device = '', path = '', fileSystem = ''] = line.split(' ').map(withoutOctal);
    if (!device.startsWith('/dev/') || path.startsWith('/boot') || path === '/') return [];
    const isStick = /^\/(run\/)?media\//.test(path) || removable(basename(device));
    return isStick ? [{ path, label: basename(path), fileSystem }] : [];
  });
}

/** /proc/mounts writes a space as \040. */
function withoutOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** `removable` stands at the disk, not at its partition: `sdb1` is below `sdb`. */
function isRemovable(blocks: string, device: string): boolean {
  // No path.join: the kernel must follow the link before it goes up.
  return [`${blocks}/${device}/removable`, `${blocks}/${device}/../removable`].some((file) => {
    try {
      return readFileSync(file, 'utf8').trim() === '1';
    } catch {
      return false;
    }
  });
}

const windowsDisk = z.object({ DeviceID: z.string().regex(/^[A-Z]:$/), VolumeName: z.string().nullable(), FileSystem: z.string().nullable() });

async function windowsMounts(): Promise<Mount[]> {
  const command = "ConvertTo-Json -Compress @(Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2' | Select-Object DeviceID,VolumeName,FileSystem)";
  const { stdout } = await promisify(execFile)('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `[Console]::OutputEncoding=[Text.Encoding]::UTF8; ${command}`], { windowsHide: true, timeout: 15_000 });
  return windowsDisks(stdout);
}

export function windowsDisks(json: string): Mount[] {
  const found: unknown = json.trim() === '' ? [] : JSON.parse(json);
  return z.array(windowsDisk).parse(Array.isArray(found) ? found : [found])
    .map((disk) => ({ path: `${disk.DeviceID}\\`, label: disk.VolumeName || disk.DeviceID, fileSystem: disk.FileSystem ?? '' }));
}

const FAT = new Set(['vfat', 'msdos', 'fat', 'fat16', 'fat32']);
const LARGEST_ON_FAT = 2 ** 32 - 1;

/** Most bytes of one file on the drive, as far as its file system is known to have a limit; else null. */
export function fileLimit(drive: Pick<Drive, 'fileSystem'>): number | null { return FAT.has(drive.fileSystem.toLowerCase()) ? LARGEST_ON_FAT : null; }

/** Null when the drive went away meanwhile. */
async function describe({ path, label, fileSystem }: Mount): Promise<Drive | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { id: path, label, path, freeBytes: bavail * bsize, totalBytes: blocks * bsize, fileSystem, writable: await canWrite(path) };
  } catch {
    return null;
  }
}

/** Tried, not asked: write-protected sticks and odd permissions show only then. A full stick can still be written to: it is full. */
async function canWrite(folder: string): Promise<boolean> {
  const file = join(folder, `.meja-depan-${randomUUID()}`);
  try {
    await writeFile(file, 'x', { flag: 'wx' });
    return true;
  } catch (error) {
    return errorCode(error) === 'ENOSPC';
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}
