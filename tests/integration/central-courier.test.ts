/** Changes that travel on a USB stick: sealed, signed, taken once, answered with a receipt. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readReceipt, sealChanges } from '../../db/courier/seal.ts';
import { runCommand } from '../../server/commands.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { Change } from '../../shared/sync/change.ts';
import { changesFileName, courierReceiptFileSchema, receiptFileName } from '../../shared/sync/courier.ts';
import { MOST_CHANGES, clinicScope } from '../../shared/sync/protocol.ts';
import { type BareDesk, CALL, type TestCentral, newClinic, pullAll, startTestCentral } from '../support/central.ts';

let central: TestCentral;
const stick = mkdtempSync(join(tmpdir(), 'meja-stick-'));
beforeAll(async () => { central = await startTestCentral(); });
afterAll(async () => {
  await central.close();
  rmSync(stick, { recursive: true, force: true });
});

const order = (rest: readonly string[], out: string | null = null): Promise<string[]> => runCommand(central.context, { command: 'courier', rest, newClinic: null, clinic: null, out });
const calls = (desk: BareDesk, count: number): Change[] => Array.from({ length: count }, () => desk.change('call_log', uuidv7(1), CALL, { isNew: true }));

/** What the desk writes to the stick. */
async function write(desk: BareDesk, changes: Change[], { sealFor, scope = clinicScope(desk.clinicId), device = desk.deviceId }: { sealFor?: string; scope?: string; device?: string } = {}): Promise<string> {
  const { courier } = await desk.signIn();
  const path = join(stick, changesFileName(desk.deviceId, changes.at(-1)?.devSeq ?? 0));
  writeFileSync(path, JSON.stringify(sealChanges({ scope, wall: central.clock.at, changes }, device, sealFor ?? courier.seal, (text) => desk.sign(text))));
  return path;
}

it('is taken in whole, over many pushes, and its receipt tells of every change', async () => {
  const { first, second } = await newClinic(central);
  const changes = calls(second, MOST_CHANGES + 20);
  const path = await write(second, changes);
  expect(readFileSync(path, 'utf8')).not.toContain('Budi');
  const lines = await order([path]);
  const receiptPath = join(stick, receiptFileName(second.deviceId, changes.length));
  expect(lines).toEqual([`${changes.length} changes of ${second.deviceId} taken, 0 of them rejected`, receiptPath]);
  const file = courierReceiptFileSchema.parse(JSON.parse(readFileSync(receiptPath, 'utf8')));
  const { courier } = await second.signIn();
  const receipt = readReceipt(file, courier.sign);
  expect(receipt).toMatchObject({ device: second.deviceId, lastDevSeq: changes.length });
  expect(receipt?.answers.map(({ id }) => id)).toEqual(changes.map(({ id }) => id));
  expect(readReceipt({ ...file, body: file.body.replace('applied', 'duplicate') }, courier.sign)).toBeNull();
  expect((await pullAll(first)).entries.filter(({ entity }) => entity === 'call_log')).toHaveLength(changes.length);
});

it('counts once, whether it comes again by stick or by wire', async () => {
  const { first, second } = await newClinic(central);
  const changes = calls(second, 3);
  await second.push(changes.slice(0, 2));
  const path = await write(second, changes);
  const out = join(stick, 'receipts');
  mkdirSync(out);
  await order([path], out);
  await order([path], out);
  expect((await second.push(changes)).answers.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  const { courier } = await second.signIn();
  const receipt = readReceipt(courierReceiptFileSchema.parse(JSON.parse(readFileSync(join(out, receiptFileName(second.deviceId, 3)), 'utf8'))), courier.sign);
  expect(receipt?.answers.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  expect((await pullAll(first)).entries.filter(({ entity }) => entity === 'call_log')).toHaveLength(3);
});

it('fault 21: is refused from another clinic, another desk, for another central, or changed on the way', async () => {
  const { first } = await newClinic(central);
  const { first: other } = await newClinic(central);
  const another = await startTestCentral();
  try {
    const { first: stranger } = await newClinic(another);
    await expect(order([await write(first, calls(first, 1), { scope: clinicScope(other.clinicId) })])).rejects.toThrow('another clinic');
    await expect(order([await write(first, calls(first, 1), { device: other.deviceId })])).rejects.toThrow('enrolled here');
    const { courier } = await stranger.signIn();
    await expect(order([await write(first, calls(first, 1), { sealFor: courier.seal })])).rejects.toThrow('another central');
    const path = await write(first, calls(first, 1));
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"sealed":"(.)/, (_match, letter: string) => `"sealed":"${letter === 'A' ? 'B' : 'A'}`));
    await expect(order([path])).rejects.toThrow('enrolled here');
    writeFileSync(path, '{');
    await expect(order([path])).rejects.toThrow('damaged');
    await expect(order([join(stick, 'nothing')])).rejects.toThrow('cannot be read');
    expect((await pullAll(other)).entries).toHaveLength(0);
  } finally {
    await another.close();
  }
});

it('a file that comes before an earlier one is not taken, and says why', async () => {
  const { second } = await newClinic(central);
  const [early, late] = [calls(second, 2), calls(second, 2)];
  await expect(order([await write(second, late)])).rejects.toThrow('an earlier file of this desk is missing');
  await order([await write(second, early)]);
  await order([await write(second, late)]);
});
