/** A disk that fills up while a file is taken in, on a real small file system: the complaint and the database stay whole, what happened is told, and with room again it goes in. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runWithSmallDisk, whyNoSmallDisk } from '../support/injected-fault.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'meja-depan-small-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const script = (dataDir: string): string => `
  import { rmSync, statfsSync, writeFileSync } from 'node:fs';
  import { ATTACHMENT_PIECE_BYTES } from './shared/contract/complaint-intake.ts';
  import { CLINIC, openTestDesk } from './tests/support/desk.ts';
  const desk = await openTestDesk({ dataDir: '${dataDir}' });
  await desk.call('clinic.create', CLINIC);
  const complaint = { channel: 'in_person', receivedAt: desk.clock.at, anonymous: false, reporterName: 'Ibu Contoh', reporterContact: null, relation: null, patientId: null, unitId: null, category: 'schedule', grade: 'green', narrative: 'Menunggu lama', restricted: false };
  const { id } = await desk.call('complaints.receive', { complaint });
  const whole = Buffer.alloc(5 * 1024 * 1024, 'a');
  const send = async () => {
    const begun = await desk.invoke('complaints.attach', { complaintId: id, name: 'bukti.txt', size: whole.length, data: whole.subarray(0, ATTACHMENT_PIECE_BYTES).toString('base64') });
    if (!begun.ok) return begun.error.code;
    for (let number = 1; number * ATTACHMENT_PIECE_BYTES < whole.length; number += 1) {
      const answer = await desk.invoke('complaints.attachPiece', { id: begun.value.id, number, data: whole.subarray(number * ATTACHMENT_PIECE_BYTES, (number + 1) * ATTACHMENT_PIECE_BYTES).toString('base64') });
      if (!answer.ok) return answer.error.code;
    }
    return 'sent';
  };
  const { bavail, bsize } = statfsSync('${dataDir}');
  // Everything but three megabytes is somebody else's.
  writeFileSync('${dataDir}/../filler', Buffer.alloc(bavail * bsize - 3 * 1024 * 1024));
  const said = { first: await send() };
  said.whileFull = (await desk.call('complaints.attachments', { complaintId: id })).length;
  said.narrative = (await desk.call('complaints.get', { id }).catch(() => desk.invoke('complaints.list', { show: 'open', text: '', limit: 5 }).then((rows) => ({ narrative: rows.value[0].summary })))).narrative;
  rmSync('${dataDir}/../filler');
  const again = await desk.restart();
  await again.call('users.signIn', { login: 'admin', password: 'kata-sandi-uji' });
  const found = await again.call('complaints.get', { id });
  said.events = found.events.map(({ action }) => action);
  const invoke = again.invoke, call = again.call;
  desk.invoke = invoke; desk.call = call;
  said.second = await send();
  said.files = (await again.call('complaints.attachments', { complaintId: id })).map(({ size }) => size);
  await again.desk.close();
  const { openConnection } = await import('./db/desk/database.ts');
  const { databaseOf, keysOf } = await import('./tests/integration/keys-desk.ts');
  const connection = openConnection(databaseOf('${dataDir}'), (await keysOf('${dataDir}')).dataKey, true);
  said.integrity = connection.pragma('integrity_check', { simple: true });
  connection.close();
  console.log('said ' + JSON.stringify(said));
  process.exit(0);`;

it('is told as a full disk; nothing half taken in is shown, and everything else is as it was', () => {
  if (whyNoSmallDisk() !== null) return;
  const mounted = join(folder, 'disk');
  mkdirSync(mounted);
  const answer = runWithSmallDisk(folder, script(join(mounted, 'desk')), mounted, 64 * 1024).split('\n').findLast((line) => line.startsWith('said ')) ?? '';
  expect(JSON.parse(answer.slice(5))).toEqual({ first: 'disk_full', whileFull: 0, narrative: 'Menunggu lama', events: ['receive'], second: 'sent', files: [5 * 1024 * 1024], integrity: 'ok' });
});
