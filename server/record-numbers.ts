/** Letters and medical record numbers: each desk of a clinic has its own, so that none is given twice, offline too. */
import { RECORD_BLOCK } from '../shared/sync/protocol.ts';
import type { Tx } from './context.ts';
import { CentralError } from './errors.ts';

const LAST_RECORD_NUMBER = 999_999;
/** Leases that a restored central may have forgotten: as many blocks are left out. */
const FORGOTTEN_BLOCKS = 2;

export interface RecordBlock { readonly recordFrom: number; readonly recordTo: number }
interface Taken { readonly letters: ReadonlySet<string>; readonly blocks: readonly RecordBlock[]; readonly numbersFrom: number }

/**
 * What is taken in a clinic: by desks that enrolled here, and by desks that only other desks know of (they were invited
 * before the clinic had a central, and may come yet).
 */
export async function takenIn(tx: Tx, clinicId: string, scope: string, except: string | null): Promise<Taken> {
  const devices = await tx.selectFrom('device').select(['id', 'letter']).where('clinic_id', '=', clinicId).execute();
  const blocks = await tx.selectFrom('record_block').select(['first', 'last', 'device_id']).where('clinic_id', '=', clinicId).execute();
  const known = await tx.selectFrom('row_state').select(['row_id', 'data']).where('scope', '=', scope).where('entity', '=', 'device').execute();
  const { numbers_from: numbersFrom } = await tx.selectFrom('clinic').select('numbers_from').where('id', '=', clinicId).executeTakeFirstOrThrow();
  const others = known.filter((row) => row.row_id !== except);
  return {
    numbersFrom,
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

const nextNumber = ({ blocks, numbersFrom }: Taken): number => Math.max(numbersFrom - 1, ...blocks.map((block) => block.recordTo)) + 1;

export function freeBlock(taken: Taken): RecordBlock {
  const recordFrom = nextNumber(taken);
  if (recordFrom > LAST_RECORD_NUMBER) throw new CentralError('numbers_exhausted');
  return { recordFrom, recordTo: Math.min(recordFrom + RECORD_BLOCK - 1, LAST_RECORD_NUMBER) };
}

export function isFree(block: RecordBlock, { blocks }: Taken): boolean {
  return block.recordFrom <= block.recordTo && block.recordTo <= LAST_RECORD_NUMBER && blocks.every((other) => other.recordTo < block.recordFrom || block.recordTo < other.recordFrom);
}

/** After a restore: what was leased since the backup is leased to nobody else, until its desks have told of it. */
export async function leaveOutForgotten(tx: Tx, clinicId: string, scope: string): Promise<void> {
  const next = nextNumber(await takenIn(tx, clinicId, scope, null));
  await tx.updateTable('clinic').set({ numbers_from: Math.min(next + FORGOTTEN_BLOCKS * RECORD_BLOCK, LAST_RECORD_NUMBER + 1) }).where('id', '=', clinicId).execute();
}
