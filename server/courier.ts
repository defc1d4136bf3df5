/** Changes that come on a USB stick: opened, checked like a request, told in pushes, and answered with a signed receipt. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { openChanges, signReceipt } from '../db/courier/seal.ts';
import type { CourierKeyTable, DeviceTable } from '../db/central/tables.ts';
import type { Change } from '../shared/sync/change.ts';
import { type CourierContent, type CourierFile, type CourierReceiptFile, changesText, courierFileSchema } from '../shared/sync/courier.ts';
import { type CourierKeys, MOST_CHANGES, type PushOutcome, clinicScope } from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import type { CentralContext } from './context.ts';
import { CentralError } from './errors.ts';
import { isSigned } from './proof.ts';
import { push } from './push.ts';

/** Why a file is not taken. */
export class CourierError extends Error {}

/** `lastDevSeq`: of the file, so that its receipt is named after it and takes the place of no other's. */
export interface CourierResult { readonly receipt: CourierReceiptFile; readonly deviceId: string; readonly lastDevSeq: number; readonly changes: number; readonly rejected: number }

export async function courierKeys(context: CentralContext): Promise<CourierKeys> {
  const { seal_public, sign_public } = await keyOf(context);
  return { seal: seal_public, sign: sign_public };
}

/** Made at first need; whichever process comes first has made it for all. */
async function keyOf({ db, clock }: CentralContext): Promise<CourierKeyTable> {
  const known = await db.selectFrom('courier_key').selectAll().executeTakeFirst();
  if (known) return known;
  const [seal, own] = [newPair('x25519'), newPair('ed25519')];
  await db.insertInto('courier_key').values({ id: 1, seal_public: seal.public, seal_secret: seal.secret, sign_public: own.public, sign_secret: own.secret, made_at: clock.now() }).onConflict((conflict) => conflict.doNothing()).execute();
  return db.selectFrom('courier_key').selectAll().executeTakeFirstOrThrow();
}

function newPair(kind: 'x25519' | 'ed25519'): { readonly public: string; readonly secret: string } {
  const { publicKey, privateKey } = kind === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed25519');
  return { public: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), secret: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64') };
}

/** The same file again gets an equal receipt. Throws `CourierError` where nothing, or not all, could be taken. */
export async function takeCourierFile(context: CentralContext, text: string): Promise<CourierResult> {
  const file = parseFile(text);
  const device = await context.db.selectFrom('device').selectAll().where('id', '=', file.device).executeTakeFirst();
  if (!device || !isSigned(device, changesText(file), file.signature)) {
    await writeAudit(context, context.db, 'courier_refused', { clinicId: device?.clinic_id ?? null, deviceId: device?.id ?? null });
    throw new CourierError('Not written by a desk that is enrolled here');
  }
  const key = await keyOf(context);
  const content = contentOf(file, device, key);
  const answers = await pushAll(context, device, content);
  const { last_dev_seq: lastDevSeq } = await context.db.selectFrom('device').select('last_dev_seq').where('id', '=', device.id).executeTakeFirstOrThrow();
  await writeAudit(context, context.db, 'courier_taken', { clinicId: device.clinic_id, deviceId: device.id, detail: String(answers.length) });
  const secret = createPrivateKey({ key: Buffer.from(key.sign_secret, 'base64'), format: 'der', type: 'pkcs8' });
  const receipt = signReceipt({ device: device.id, answers, lastDevSeq, serverTime: context.clock.now() }, (signed) => sign(null, Buffer.from(signed), secret).toString('base64'));
  return { receipt, deviceId: device.id, lastDevSeq: content.changes.at(-1)?.devSeq ?? lastDevSeq, changes: answers.length, rejected: answers.filter(({ outcome }) => outcome === 'rejected').length };
}

function parseFile(text: string): CourierFile {
  try {
    return courierFileSchema.parse(JSON.parse(text));
  } catch {
    throw new CourierError('No file of changes from a desk, or a damaged one');
  }
}

function contentOf(file: CourierFile, device: DeviceTable, { seal_secret }: CourierKeyTable): CourierContent {
  const content = opened(file, seal_secret);
  if (content.scope !== clinicScope(device.clinic_id)) throw new CourierError('The changes are another clinic\'s');
  return content;
}

function opened(file: CourierFile, secret: string): CourierContent {
  try {
    return openChanges(file, secret);
  } catch {
    throw new CourierError('Sealed for another central, or damaged');
  }
}

async function pushAll(context: CentralContext, device: DeviceTable, { scope, wall, changes }: CourierContent): Promise<PushOutcome[]> {
  const answers: PushOutcome[] = [];
  for (const batch of batchesOf(changes)) {
    try {
      answers.push(...(await push(context, device, { scope, wall, changes: batch })).answers);
    } catch (error) {
      if (!(error instanceof CentralError)) throw error;
      throw new CourierError(`Refused: ${error.code}${error.code === 'gap' ? ' (an earlier file of this desk is missing)' : ''}. ${answers.length} of ${changes.length} changes were taken; the same file may come again`, { cause: error });
    }
  }
  return answers;
}

/** Whole transactions, like those of a push. */
function batchesOf(changes: readonly Change[]): Change[][] {
  const batches: Change[][] = [];
  for (const group of Map.groupBy(changes, ({ tx }) => tx).values()) {
    const last = batches.at(-1);
    if (last && last.length + group.length <= MOST_CHANGES) last.push(...group);
    else batches.push([...group]);
  }
  return batches;
}
