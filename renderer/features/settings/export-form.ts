/** What an export form holds and when it is right; the desk checks the same again. */
import { z } from 'zod';
import { exportPasswordSchema, exportSetSchema, type ExportSetName } from '../../../shared/contract/transfer.ts';
import type { ExportPeriod } from './export-period.ts';

export interface ExportValues {
  driveId: string; sets: readonly ExportSetName[]; period: ExportPeriod; from: string; to: string; purpose: string;
  masked: boolean; restricted: boolean;
}
export const UNTOUCHED: ExportValues = { driveId: '', sets: ['patients', 'visits'], period: 'month', from: '', to: '', purpose: '', masked: true, restricted: false };

const day = z.union([z.iso.date(), z.null()]);
export const exportForm = z.object({
  driveId: z.string().min(1, 'drive_required'), sets: z.array(exportSetSchema).min(1, 'sets_required'), from: day, to: day, purpose: z.string().trim().min(3, 'purpose_required').max(200),
  password: exportPasswordSchema.nullable(), again: z.string().nullable(),
}).superRefine(({ from, to, password, again }, issues) => {
  if (from !== null && to !== null && from > to) issues.addIssue({ code: 'custom', path: ['to'], message: 'period_form' });
  if (password !== again) issues.addIssue({ code: 'custom', path: ['again'], message: 'password_differs' });
});
