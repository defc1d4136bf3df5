/** Holds a restore drill and keeps what it found. */
import type { WriteRequest } from '../../../db/desk/database.ts';
import type { BackupPlace, Drill } from '../../../shared/contract/backup.ts';
import type { DeskCare } from '../../kernel.ts';
import { remember } from './places.ts';
import { runDrill } from './run.ts';

interface Drilled { readonly name: string; readonly place: BackupPlace; readonly file: string }

export async function holdDrill(care: DeskCare, { name, place, file }: Drilled, request: WriteRequest): Promise<Drill> {
  const at = care.clock.now();
  const began = performance.now();
  const found = await runDrill(care, file);
  const result: Drill = { name, place, at, ms: Math.round(performance.now() - began), ...found };
  remember(care.folder, { drill: result });
  return care.db.write(request, (tx) => {
    tx.audit('backup', 'backup', null, `uji pulih ${name}: ${result.problem ?? 'utuh'}`);
    return result;
  });
}
