/** The second place of the backups: a second disk, a USB drive or a network folder, which may be away or silent at any time. */
import { join } from 'node:path';
import { notedCounts } from '../../../db/desk/backup/backup-files.ts';
import { type BackupName, parseBackupName } from '../../../db/desk/backup/backup-name.ts';
import { retain, shownKind, superseded } from '../../../db/desk/backup/retention.ts';
import type { Backup, PlaceProblem } from '../../../shared/contract/backup.ts';
import type { DeskCare } from '../../kernel.ts';
import type { Looked, Tried } from './place-order.ts';
import { NoAnswerError } from './place-process.ts';

export const NO_ANSWER = 'no_answer';

/** This desk's own folder inside the named one: several desks may share a network folder. */
export function secondPathIn(care: DeskCare, folder: string): string {
  return join(folder, `cadangan-meja-depan-${care.db.clock().device_id.slice(-8)}`);
}

export async function lookAt(care: DeskCare, folder: string): Promise<Looked | typeof NO_ANSWER> {
  return answered(() => care.places.ask<'look'>({ task: 'look', folder, home: care.folder.path }));
}

export async function tryPlace(care: DeskCare, folder: string): Promise<Tried> {
  const tried = await answered(() => care.places.ask<'try'>({ task: 'try', folder, home: care.folder.path }));
  return tried === NO_ANSWER ? { problem: NO_ANSWER, freeBytes: null, sameDisk: false, realPath: null } : tried;
}

/** Makes this desk's folder in a place that was tried. */
export async function prepareSecondPlace(care: DeskCare, folder: string, path: string): Promise<PlaceProblem | null> {
  return problemOfAnswer(await answered(() => care.places.ask<'prepare'>({ task: 'prepare', folder, path })));
}

/** A backup from there into a folder of this computer. */
export async function fetchBackup(care: DeskCare, folder: string, name: string, to: string): Promise<PlaceProblem | null> {
  return problemOfAnswer(await answered(() => care.places.ask<'fetch'>({ task: 'fetch', folder, name, to })));
}

export async function copyThere(care: DeskCare, folder: string, name: string, newest: string): Promise<PlaceProblem | null> {
  const order = { task: 'copy', folder, to: folder, from: care.folder.backups, dataFolder: care.folder.path, name, newest } as const;
  return problemOfAnswer(await answered(() => care.places.ask<'copy'>(order)));
}

/** The backups there as the list shows them, newest first. */
export function backupsThere({ items }: Pick<Looked, 'items'>): Backup[] {
  const found = items.flatMap((item) => {
    const name = parseBackupName(item.name);
    return name ? [{ name, item }] : [];
  }).sort((a, b) => b.name.at - a.name.at);
  const kept = retain(found.map(({ name }) => name));
  return found.map(({ name, item }) => ({ name: name.name, at: name.at, bytes: item.bytes, kind: shownKind(name, kept), ...notedCounts(item.notes) }));
}

/** What this computer has and the place should have too, newest first: the newest saves the most should the stick be pulled out again. */
export function lackingThere(here: readonly BackupName[], { items }: Pick<Looked, 'items'>, newest: BackupName): BackupName[] {
  const there = new Set(items.map((item) => item.name));
  const all = new Map([...here, ...items.flatMap((item) => parseBackupName(item.name) ?? [])].map((backup) => [backup.name, backup]));
  // Dated later than the newest that can be believed: made while the clock was wrong.
  const stays = [...all.values()].filter((backup) => backup.at <= newest.at);
  const goes = new Set(superseded(stays, newest.name));
  return here.filter((backup) => backup.at <= newest.at && !there.has(backup.name) && !goes.has(backup.name)).toSorted((a, b) => b.at - a.at);
}

type DoneAnswer = { readonly problem: PlaceProblem | null } | typeof NO_ANSWER;
function problemOfAnswer(answer: DoneAnswer): PlaceProblem | null { return answer === NO_ANSWER ? NO_ANSWER : answer.problem; }

async function answered<T>(ask: () => Promise<T>): Promise<T | typeof NO_ANSWER> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NoAnswerError) return NO_ANSWER;
    throw error;
  }
}
