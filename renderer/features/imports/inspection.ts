/** What the desk found in a file, and which column meant what: known to this page, and kept with the job as a draft. */
import { create } from 'zustand';
import { z } from 'zod';
import type { Result } from '../../../shared/contract/core.ts';
import { importMappingSchema, type ImportInspection } from '../../../shared/contract/imports.ts';
import { call, useCall } from '../../app/client.ts';

export const useInspections = create<{ readonly byJob: Readonly<Record<string, ImportInspection>> }>(() => ({ byJob: {} }));

/** Passwords of exports that are being read back, by job: in this page's memory alone, until the rows are being checked. */
const passwords = new Map<string, string>();
export function passwordOf(jobId: string): string | null { return passwords.get(jobId) ?? null; }
export function keepPassword(jobId: string, password: string): void { passwords.set(jobId, password); }
export function forgetPassword(jobId: string): void { passwords.delete(jobId); }

/** Asks the desk what the file is. Puts the job (back) to choosing columns. */
export async function inspectFile(jobId: string, sheet: string | null): Promise<Result<ImportInspection>> {
  const answer = await call('imports.inspect', { jobId, sheet, ...(passwords.has(jobId) ? { password: passwordOf(jobId) } : {}) });
  if (answer.ok) useInspections.setState(({ byJob }) => ({ byJob: { ...byJob, [jobId]: answer.value } }));
  return answer;
}

const FORM = 'import-headers';
const knownColumns = z.object({ headers: z.array(z.string()), mapping: importMappingSchema });
export type KnownColumns = z.infer<typeof knownColumns>;
const NOTHING_KNOWN: KnownColumns = { headers: [], mapping: {} };

/** What was chosen is what is proposed when somebody comes back to the columns. */
export function rememberChoice(jobId: string, choice: Pick<ImportInspection, 'mapping' | 'options'>): void {
  useInspections.setState(({ byJob }) => {
    const before = byJob[jobId];
    return before === undefined ? {} : { byJob: { ...byJob, [jobId]: { ...before, ...choice, dateOrderUncertain: false } } };
  });
}

/** Kept with the job, because its rows do not name their columns and the page may be loaded anew. */
export async function keepColumns(jobId: string, columns: KnownColumns): Promise<void> {
  await call('drafts.save', { form: FORM, key: jobId, content: JSON.stringify(columns) });
}

export async function forgetColumns(jobId: string): Promise<void> {
  await call('drafts.discard', { form: FORM, key: jobId });
}

/** Headers and meanings of a job's columns; empty when another user chose them. */
export function useKnownColumns(jobId: string): KnownColumns {
  const { data } = useCall('drafts.load', { form: FORM, key: jobId }, { staleTime: 0 });
  if (!data) return NOTHING_KNOWN;
  const parsed = knownColumns.safeParse(jsonOf(data.content));
  return parsed.success ? parsed.data : NOTHING_KNOWN;
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
