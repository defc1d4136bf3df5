/** Letters and medical record numbers: each desk of a clinic has its own, so that none is given twice, offline too. */
import { RECORD_BLOCK } from '../shared/sync/protocol.ts';
import type { Tx } from './context.ts';
import { CentralError } from './errors.ts';

const LAST_RECORD_NUMBER = 999_999;

export interface RecordBlock { readonly recordFrom: number; readonly recordTo: number }
interface Taken { readonly letters: ReadonlySet<string>; readonly blocks: readonly RecordBlock[] }

/**
 * What is taken in a clinic: by desks that enrolled here, and by desks that only other desks know of (they were invited
 * before the clinic had a central, and may come yet).
 */
export async function takenIn(tx: Tx, clinicId: string, scope: string, except: string | null): Promise<Taken> {
  const devices = await tx.selectFrom('device').select(['id', 'letter']).where('clinic_id', '=', clinicId).execute();
  const blocks = await tx.selectFrom('record_block').select(['first', 'last', 'device_id']).where('clinic_id', '=', clinicId).execute();
  const known = await tx.selectFrom('row_state').select(['row_id', 'data']).where('scope', '=', scope).where('entity', '=', 'device').execute();
  const others = known.filter((row) => row.row_id !== except);
  return {
    letters: new Set([...devices.filter((device) => device.id !== except).map((device) => device.letter), ...others.map((row) => String(row.data['letter']))]),
    blocks: [
      ...blocks.filter((block) => block.device_id !== except).map(({ first, last }) => ({ recordFrom: first, recordTo: last })),
      ...others.map((row) => ({ recordFrom: Number(row.data['record_from']), recordTo: Number(row.data['record_to']) })),
    ],
  };
}

/** The first letter after all that were ever given; letters of desks that are gone stand on old queue tickets. */
export function freeLetter({ letters }: Taken): string {
  const letter = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index)).find((candidate) => !letters.has(candidate));
  if (letter === undefined) throw new CentralError('letters_exhausted');
  return letter;
}

export function freeBlock({ blocks }: Taken): RecordBlock {
  const recordFrom = Math.max(0, ...blocks.map((block) => block.recordTo)) + 1;
  if (recordFrom > LAST_RECORD_NUMBER) throw new CentralError('numbers_exhausted');
  return { recordFrom, recordTo: Math.min(recordFrom + RECORD_BLOCK - 1, LAST_RECORD_NUMBER) };
}

export function isFree(block: RecordBlock, { blocks }: Taken): boolean {
  return block.recordFrom <= block.recordTo && block.recordTo <= LAST_RECORD_NUMBER && blocks.every((other) => other.recordTo < block.recordFrom || block.recordTo < other.recordFrom);
}
