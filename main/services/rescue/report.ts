/** The report of a restore at the door: a file in the data folder, without personal data, shown until somebody confirms it. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import { rescueReportSchema, type RescueReport } from '../../../shared/contract/clinic.ts';

const keptSchema = z.object({
  report: rescueReportSchema,
  /** The database that came of it: a report whose work was cut off by a power cut never counts. */
  database: z.string(),
  confirmedAt: z.number().nullable(),
});

const NAME = /^rescue-\d{8}-\d{6}\.json$/;

/** `20261122-024200`, the instant in UTC. */
export function stampOf(at: number): string {
  const digits = new Date(at).toISOString().replace(/\D/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}`;
}

export function reportFileName(at: number): string { return `rescue-${stampOf(at)}.json`; }

export function writeReport(folder: string, report: RescueReport, database: string): void {
  writeFileAtomic(join(folder, reportFileName(report.at)), JSON.stringify({ report, database, confirmedAt: null }, null, 1));
}

/** The newest report that nobody has confirmed yet; null when there is none. `current`: the database file in use. */
export function openReport(folder: string, current: string | null): RescueReport | null {
  const newest = newestReport(folder, current);
  return newest && newest.confirmedAt === null ? newest.report : null;
}

export function confirmReport(folder: string, current: string | null, now: number): void {
  const newest = newestReport(folder, current);
  if (newest) writeFileAtomic(join(folder, reportFileName(newest.report.at)), JSON.stringify({ ...newest, confirmedAt: now }, null, 1));
}

function newestReport(folder: string, current: string | null): z.infer<typeof keptSchema> | null {
  if (!current) return null;
  const kept = readdirSync(folder).filter((name) => NAME.test(name)).sort().toReversed().map((name) => readKept(join(folder, name)));
  // Generations only grow, and their names sort.
  return kept.find((one) => one !== null && one.database <= basename(current)) ?? null;
}

function readKept(file: string): z.infer<typeof keptSchema> | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
