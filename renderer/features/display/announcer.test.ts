import { beforeEach, expect, test } from 'vitest';
import type { DisplayCall, DisplaySound } from '../../../shared/contract/display.ts';
import { idOf } from '../patients/sample-people.ts';
import { Announcer } from './announcer.ts';

const NOW = 1_800_000_000_000;
const SOUND: DisplaySound = { speaks: true, volume: 80, chime: 'two', voice: 'parts', numberReading: 'digits', repeats: 1 };
const callOf = (id: number, number: string, secondsAgo = 1): DisplayCall => ({ id: idOf(id), entryId: idOf(id + 500), number, unitId: idOf(1), unit: 'Poli Umum', room: null, at: NOW - secondsAgo * 1000, here: true });

/** Plays in real turns of the loop and writes down what began and what ended. */
function listening() {
  const log: string[] = [];
  const announcer = new Announcer(async ({ number }) => {
    log.push(`begin ${number}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    if (number === 'A-666') throw new Error('no loudspeaker');
    log.push(`end ${number}`);
  }, (call) => { if (call === null) log.push('silence'); });
  const settled = () => new Promise((resolve) => { setTimeout(resolve, 60); });
  return { log, announcer, settled };
}

beforeEach(() => { localStorage.clear(); });

test('calls are spoken oldest first, one after the other, also when one cannot be played', async () => {
  const { log, announcer, settled } = listening();
  announcer.offer([callOf(3, 'A-003', 1), callOf(2, 'A-666', 2), callOf(1, 'A-001', 3)], NOW, SOUND);
  await settled();
  expect(log).toEqual(['begin A-001', 'end A-001', 'silence', 'begin A-666', 'silence', 'begin A-003', 'end A-003', 'silence']);
});

test('the same call is offered again and again and spoken once; called again it is spoken again', async () => {
  const { log, announcer, settled } = listening();
  const call = callOf(1, 'A-001');
  for (let times = 0; times < 5; times += 1) announcer.offer([call], NOW, SOUND);
  await settled();
  announcer.offer([callOf(2, 'A-001')], NOW, SOUND);
  await settled();
  expect(log.filter((line) => line.startsWith('begin'))).toEqual(['begin A-001', 'begin A-001']);
});

test('after a reload nothing is repeated, and what was waiting and is fresh is spoken', async () => {
  const first = listening();
  const calls = [callOf(3, 'A-003', 1), callOf(2, 'A-002', 2), callOf(1, 'A-001', 60)];
  first.announcer.offer([calls[2]!], NOW, SOUND);
  await first.settled();
  first.announcer.stop();
  const second = listening();
  second.announcer.offer([...calls, callOf(9, 'A-009', 3 * 60)], NOW, SOUND);
  await second.settled();
  expect(second.log.filter((line) => line.startsWith('begin'))).toEqual(['begin A-002', 'begin A-003']);
});

test('a call that was taken back before its turn is not spoken', async () => {
  const { log, announcer, settled } = listening();
  announcer.offer([callOf(2, 'A-002', 1), callOf(1, 'A-001', 2)], NOW, SOUND);
  announcer.offer([callOf(1, 'A-001', 2)], NOW, SOUND);
  await settled();
  expect(log.filter((line) => line.startsWith('begin'))).toEqual(['begin A-001']);
});

test('spoken notes that cannot be read do not stop the voice', async () => {
  localStorage.setItem('meja-depan.display.spoken', '{broken');
  const { log, announcer, settled } = listening();
  announcer.offer([callOf(1, 'A-001')], NOW, SOUND);
  await settled();
  expect(log[0]).toBe('begin A-001');
});
